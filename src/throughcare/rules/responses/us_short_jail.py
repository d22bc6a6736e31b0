"""Short stays in jail in four states: whether what is planned keeps inside the text. The version is the day of reading.

Inside the text means only that it may be asked for; a person decides. Kansas holds the law of 2016 alone: its
second step (180 days) was not seen in a text and is not here.
"""

from throughcare.rules.kernel import (
    Choice,
    Conclusion,
    Example,
    Item,
    Number,
    Several,
    Whole,
    YesNo,
    published,
)
from throughcare.rules.kernel.reading import one_text_a_row
from throughcare.rules.responses import us_confinement_texts as texts

ALLOWED_ONLY = "That a step keeps inside the text does not call for it: a person decides."
DIP_DAYS = (2, 3)
DIP_DAYS_A_MONTH = 6
DIP_MONTHS = 3


@published(
    "united-states:quick_dip_valid@2026-11-22",
    title="Quick dips (North Carolina)",
    decides="whether stays of two or three days in jail keep inside the yearly and monthly limits",
    population="people on probation in North Carolina whose officer holds delegated authority",
    source=one_text_a_row("Quick dips, UNC School of Government"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_nc": "North Carolina"})),
        Item(
            name="dips_by_separate_month",
            asks="For each separate month with a stay: how many days had each stay?",
            kind=Several(Several(Whole(0, 31, "days"), most=31), most=600),
        ),
    ),
    examples=(
        Example(
            says="Three stays of two days in one month are six days: the most for a month.",
            given={"jurisdiction": "us_nc", "dips_by_separate_month": [[2, 2, 2]]},
            gives={"valid": True, "total_days": 6},
        ),
    ),
)
def quick_dip_valid(jurisdiction: str, dips_by_separate_month: tuple[tuple[int, ...], ...]) -> Conclusion:
    """Whether every limit is kept, and the days in all."""
    months = [month for month in dips_by_separate_month if month]
    total = sum(map(sum, months))
    checks = (
        (all(days in DIP_DAYS for month in months for days in month), "Each stay is 2 or 3 days"),
        (all(sum(month) <= DIP_DAYS_A_MONTH for month in months), "No month has more than 6 days"),
        (len(months) <= DIP_MONTHS, "Stays fall in at most 3 separate months"),
    )
    said = Conclusion(
        {"valid": all(kept for kept, _ in checks), "total_days": total}, source=texts.NORTH_CAROLINA_DIPS
    )
    for kept, limit in checks:
        said = said.because("{limit}: {kept}.", limit=limit, kept="yes" if kept else "no")
    return said.because("{total} days in all. " + ALLOWED_ONLY, total=total)


FLASH_DAYS = (1, 10)


@published(
    "united-states:flash_incarceration_valid@2026-11-22",
    title="Flash incarceration (California)",
    decides="whether a period of flash incarceration keeps inside the text",
    population="people on probation or mandatory supervision in California",
    source=one_text_a_row("California Penal Code 1203.35"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_ca": "California"})),
        Item(name="consecutive_days", asks="How many days in a row?", kind=Whole(0, 3660, "days")),
        Item(name="supervisor_approved", asks="Has a supervisor approved it?", kind=YesNo()),
        Item(
            name="hearing_waiver_on_file",
            asks="Is a waiver of the hearing on file from before?",
            kind=YesNo(),
        ),
    ),
    examples=(
        Example(
            says="Eleven days are one too many.",
            given={
                "jurisdiction": "us_ca",
                "consecutive_days": 11,
                "supervisor_approved": True,
                "hearing_waiver_on_file": True,
            },
            gives={"valid": False},
        ),
    ),
)
def flash_incarceration_valid(
    jurisdiction: str, consecutive_days: int, supervisor_approved: bool, hearing_waiver_on_file: bool
) -> Conclusion:
    """Whether length, approval and waiver are all there."""
    least, most = FLASH_DAYS
    long_enough = least <= consecutive_days <= most
    return (
        Conclusion(
            {"valid": long_enough and supervisor_approved and hearing_waiver_on_file}, source=texts.CALIFORNIA
        )
        .because(
            "The text allows {least} to {most} days in a row; the length given is {days}.",
            least=least, most=most, days=consecutive_days,
        )
        .because("Approval of a supervisor: {given}.", given=_yes(supervisor_approved))
        .because("Waiver of the hearing, given before: {given}.", given=_yes(hearing_waiver_on_file))
        .because("Court, defender, prosecutor and sheriff are told each time. " + ALLOWED_ONLY)
    )  # fmt: skip


SHOCK_HOURS = 48
SHOCK_DAYS = {"misdemeanor": 30, "felony": 120}


@published(
    "united-states:shock_detention_valid@2021-08-28",
    title="Detention on an officer's finding (Missouri)",
    decides="whether a period of detention during probation keeps inside the text",
    population="people on probation in Missouri, but for infractions",
    source=texts.MISSOURI,
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_mo": "Missouri"})),
        Item(
            name="case_class",
            asks="Is the case a felony or a misdemeanour?",
            kind=Choice({"felony": "a felony", "misdemeanor": "a misdemeanour"}),
        ),
        Item(name="hours_this_time", asks="How many hours this time?", kind=Number(0, 100_000, "hours")),
        Item(
            name="total_days_in_term",
            asks="How many days of detention in the whole term, this time included?",
            kind=Number(0, 36_600, "days"),
        ),
        Item(
            name="maximum_term_days",
            asks="What is the longest imprisonment the law allows for the offence?",
            kind=Number(0, 36_600, "days"),
        ),
    ),
    examples=(
        Example(
            says="31 days in all are too many in a misdemeanour case.",
            given={
                "jurisdiction": "us_mo",
                "case_class": "misdemeanor",
                "hours_this_time": 48,
                "total_days_in_term": 31,
                "maximum_term_days": 365,
            },
            gives={"valid": False},
        ),
    ),
)
def shock_detention_valid(
    jurisdiction: str,
    case_class: str,
    hours_this_time: float,
    total_days_in_term: float,
    maximum_term_days: float,
) -> Conclusion:
    """Whether the hours at a time and the days in all are kept.

    The text shortens the days to the longest imprisonment allowed for misdemeanours only.
    """
    shorter = case_class == "misdemeanor" and maximum_term_days < SHOCK_DAYS[case_class]
    most = maximum_term_days if shorter else SHOCK_DAYS[case_class]
    valid = hours_this_time <= SHOCK_HOURS and total_days_in_term <= most
    return (
        Conclusion({"valid": valid})
        .because(
            "At most {most} hours at a time; {hours:g} were given.", most=SHOCK_HOURS, hours=hours_this_time
        )
        .because(
            "In all at most {most:g} days in a {case} case; {days:g} were given.",
            most=most, case=case_class, days=total_days_in_term,
        )
        .because(ALLOWED_ONLY)
    )  # fmt: skip


@published(
    "united-states:sanction_step_allowed@2026-11-22",
    title="Order of sanctions (Kansas, the law of 2016)",
    decides="whether a prison sanction may be the next step",
    population="people on probation in Kansas under the law of 2016, which was later cut back",
    source=one_text_a_row("Kansas graduated sanctions as State v. Myers sets them out"),
    items=(
        Item(
            name="jurisdiction",
            asks="Which state, in which year?",
            kind=Choice({"us_ks_2016": "Kansas in 2016"}),
        ),
        Item(
            name="prior_two_or_three_day_jail_sanction",
            asks="Has there been a sanction of two or three days in jail before?",
            kind=YesNo(),
        ),
        Item(
            name="sanction",
            asks="Which sanction is asked about?",
            kind=Choice({"prison_120_days": "120 days in prison"}),
        ),
    ),
    examples=(
        Example(
            says="No 120 days without two or three days in jail first.",
            given={
                "jurisdiction": "us_ks_2016",
                "prior_two_or_three_day_jail_sanction": False,
                "sanction": "prison_120_days",
            },
            gives={"allowed": False},
        ),
    ),
)
def sanction_step_allowed(
    jurisdiction: str, prior_two_or_three_day_jail_sanction: bool, sanction: str
) -> Conclusion:
    """Whether the earlier step was taken."""
    before = prior_two_or_three_day_jail_sanction
    return (
        Conclusion({"allowed": before}, source=texts.KANSAS_2016)
        .because(
            "In 2016 two or three days in jail had to come before 120 days in prison; that step was taken: {taken}.",
            taken=_yes(before),
        )
        .because(ALLOWED_ONLY)
    )  # fmt: skip


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
