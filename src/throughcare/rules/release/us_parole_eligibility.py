"""When somebody in prison in the United States may first be considered for parole, by place and rule.

Shares and limits are rows. No row names a first day of force; the rules have the day they were read, 2026-11-22.
Pennsylvania's geriatric rule is left out: what was read does not say which of its two figures decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from throughcare.rules.contacts.us_places import PLACES, places
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Number,
    Problem,
    Source,
    Whole,
    YesNo,
    is_known,
    published,
)
from throughcare.rules.release.us_sources import (
    IDAHO,
    MAINE,
    MISSOURI_MINIMUM,
    NORTH_DAKOTA,
    TENNESSEE_ELIGIBILITY,
    TEXAS_ELIGIBILITY,
)

PAROLE = "united-states:parole_eligibility"
MINIMUM = "united-states:minimum_prison_term"
EARLIEST = "united-states:earliest_release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """One rule. Months to serve: `share` of the sentence (`long_share` above `short_up_to`), within the limits.

    at_least, at_most: months. credited: good conduct time counts towards them. note: what else the text says.
    """

    jurisdiction: str
    title: str
    share: Fraction
    short_up_to: int | None = None
    long_share: Fraction = Fraction(0)
    at_least: int = 0
    at_most: int | None = None
    credited: bool = False
    note: str = ""
    source: Source

    def months(self, sentence: Fraction) -> Fraction:
        """Months to serve, credited ones where good conduct counts."""
        long = self.short_up_to is not None and sentence > self.short_up_to
        share = sentence * (self.long_share if long else self.share)
        return max(
            Fraction(self.at_least), share if self.at_most is None else min(share, Fraction(self.at_most))
        )


def _tennessee() -> Iterator[tuple[str, Eligibility]]:
    note = "Sentences of two years or less are suspended when this share is served."
    for code, title, percent in (
        ("mitigated", "Especially mitigated", 20),
        ("range_i", "Standard, range I", 30),
        ("range_ii", "Multiple, range II", 35),
        ("range_iii", "Persistent, range III", 45),
        ("career", "Career", 60),
        ("listed_85", "An offence listed at 85 per cent", 85),
        ("listed_100", "An offence listed at 100 per cent", 100),
    ):
        yield (
            code,
            Eligibility(
                jurisdiction="us_tn",
                title=title,
                share=Fraction(percent, 100),
                note=note,
                source=TENNESSEE_ELIGIBILITY,
            ),
        )


RULES: dict[str, Eligibility] = {
    "508.145(d)": Eligibility(
        jurisdiction="us_tx", title="A listed offence (42A.054) or a deadly weapon: half, 2 to 30 years",
        share=Fraction(1, 2), at_least=24, at_most=360, source=TEXAS_ELIGIBILITY,
    ),
    "508.145(f)": Eligibility(
        jurisdiction="us_tx", title="Any other: a quarter, at most 15 years, good conduct counted",
        share=Fraction(1, 4), at_most=180, credited=True, source=TEXAS_ELIGIBILITY,
    ),
    "drug_free_zone": Eligibility(
        jurisdiction="us_tx", title="Drug-free zone: 5 years, or the term if less", share=Fraction(1), at_most=60,
        source=TEXAS_ELIGIBILITY,
    ),
    "repeat_sex_offense": Eligibility(
        jurisdiction="us_tx", title="A repeated sex offence: 35 years", share=Fraction(0), at_least=420,
        source=TEXAS_ELIGIBILITY,
    ),
    "juvenile_capital": Eligibility(
        jurisdiction="us_tx", title="A capital felony committed as a juvenile: 40 years", share=Fraction(0),
        at_least=480, source=TEXAS_ELIGIBILITY,
    ),
    **dict(_tennessee()),
    "nd_listed": Eligibility(
        jurisdiction="us_nd", title="A listed offence: 85 per cent", share=Fraction(85, 100), source=NORTH_DAKOTA
    ),
    "community_confinement": Eligibility(
        jurisdiction="us_me", title="Community confinement: half up to 5 years, else two thirds",
        share=Fraction(1, 2), short_up_to=60, long_share=Fraction(2, 3), source=MAINE,
        note="And within 24 months of release, or 30 when the average caseload is under 90.",
    ),
}  # fmt: skip

RULE_FIGURES = Figures(
    "Rules",
    ("place", "rule", "share", "share above", "at least (months)", "at most (months)", "good conduct counts"),
    tuple(
        (
            PLACES[row.jurisdiction], row.title, row.share,
            row.short_up_to and f"{row.long_share} above {row.short_up_to} months", row.at_least or None, row.at_most,
            "yes" if row.credited else "no",
        )
        for row in RULES.values()
    ),
)  # fmt: skip


@published(
    f"{PAROLE}@2026-11-22",
    title="Parole eligibility (United States)",
    decides="how many calendar months are served before parole may first be considered",
    population="people sentenced to prison in Texas, Tennessee, North Dakota or Maine",
    source=TEXAS_ELIGIBILITY,
    items=(
        Item(name="jurisdiction", asks="Whose law is it?", kind=places("us_me", "us_nd", "us_tn", "us_tx")),
        Item(
            name="rule", asks="Under which rule?",
            kind=Choice({code: row.title for code, row in RULES.items()}),
        ),
        Item(name="sentence_months", asks="How many months is the sentence?", kind=Number(1, 12000, "months")),
        Item(
            name="good_conduct_days_per_day", asks="How many good conduct days does each day served earn?",
            kind=Number(0, 10, "days"), needed=False,
        ),
    ),
    figures=(RULE_FIGURES,),
    examples=(
        Example(
            says="Ten years for a listed offence: five calendar years.",
            given={"jurisdiction": "us_tx", "rule": "508.145(d)", "sentence_months": 120},
            gives={"calendar_months_required": 60},
        ),
        Example(
            says="Ten years, day-for-day good time: 30 credited months are 15 on the calendar.",
            given={
                "jurisdiction": "us_tx", "rule": "508.145(f)", "sentence_months": 120,
                "good_conduct_days_per_day": 1,
            },
            gives={"credited_months_required": 30, "calendar_months_required": 15},
        ),
    ),
)  # fmt: skip
def parole_eligibility(
    jurisdiction: str, rule: str, sentence_months: float, good_conduct_days_per_day: Answer[float]
) -> Conclusion:
    """Months required. Raises BadAnswers for another place's rule, or without good conduct where it counts."""
    row = RULES[rule]
    if row.jurisdiction != jurisdiction:
        raise BadAnswers(PAROLE, [Problem("rule", rule, f"is a rule of {PLACES[row.jurisdiction]}")])
    sentence = Fraction(sentence_months)
    months = row.months(sentence)
    conclusion = _served(row, months, good_conduct_days_per_day).because(
        "{title}. Of {sentence} months, {months} are to be served.",
        title=row.title, sentence=_plain(sentence), months=_plain(months),
    )  # fmt: skip
    if row.credited:
        conclusion = conclusion.because(
            "With {rate} good conduct days for each day served that is {calendar} on the calendar.",
            rate=good_conduct_days_per_day, calendar=conclusion.results["calendar_months_required"],
        )  # fmt: skip
    if months > sentence:
        conclusion = conclusion.because("That is longer than the sentence: it ends first.")
    return conclusion.because("{note}", note=row.note) if row.note else conclusion


def _served(row: Eligibility, months: Fraction, rate: Answer[float]) -> Conclusion:
    """The months to serve, and on the calendar fewer where good conduct counts."""
    if not row.credited:
        return Conclusion({"calendar_months_required": _plain(months)}, source=row.source)
    calendar = months / (1 + Fraction(_good_conduct(rate)))
    results: dict[str, object] = {
        "credited_months_required": _plain(months),
        "calendar_months_required": _plain(calendar),
    }
    return Conclusion(results, source=row.source)


def _good_conduct(rate: Answer[float]) -> float:
    if is_known(rate):
        return rate
    raise BadAnswers(
        PAROLE, [Problem("good_conduct_days_per_day", str(rate), "is needed: good conduct counts here")]
    )


def _plain(number: Fraction) -> int | float:
    """A whole number where it is one."""
    return int(number) if number.denominator == 1 else float(number)


MINIMUM_SHARES = {1: (40, 30), 2: (50, 40), 3: (80, 40)}
"""By prior prison commitments (3 stands for more): per cent of the term, and per cent once 70 years old."""
DANGEROUS_FELONY = (85, 40)
MINIMUM_FIGURES = Figures(
    "Shares",
    ("prison commitments before", "per cent of the term", "from 70 years on"),
    (
        *(
            (f"{prior} or more" if prior == max(MINIMUM_SHARES) else prior, *shares)
            for prior, shares in MINIMUM_SHARES.items()
        ),
        ("a dangerous felony", *DANGEROUS_FELONY),
    ),
)


@published(
    f"{MINIMUM}@2026-11-22",
    title="Minimum prison term (Missouri)",
    decides="how many days are served before release may first be considered",
    population="people sentenced to prison in Missouri for an offence that the section lists",
    source=MISSOURI_MINIMUM,
    items=(
        Item(name="jurisdiction", asks="Whose law is it?", kind=places("us_mo")),
        Item(name="sentence_days", asks="How many days is the sentence?", kind=Whole(1, 365000, "days")),
        Item(
            name="prior_prison_commitments", asks="How many prison commitments came before?",
            kind=Whole(0, 100, "commitments"),
        ),
        Item(name="dangerous_felony", asks="Is it a dangerous felony?", kind=YesNo()),
        Item(
            name="days_from_start_to_age_70",
            asks="How many days from the start to the seventieth birthday (0 or less, if past)?",
            kind=Whole(-36500, 36500, "days"), needed=False,
        ),
    ),
    figures=(MINIMUM_FIGURES,),
    examples=(
        Example(
            says="Five years, one commitment before: 40 per cent.",
            given={
                "jurisdiction": "us_mo", "sentence_days": 1826, "prior_prison_commitments": 1,
                "dangerous_felony": False,
            },
            gives={"days_required": 731},
        ),
    ),
)  # fmt: skip
def minimum_prison_term(
    jurisdiction: str, sentence_days: int, prior_prison_commitments: int, dangerous_felony: bool,
    days_from_start_to_age_70: Answer[int],
) -> Conclusion:  # fmt: skip
    """Days, part of a day counted as one. 0 where the section sets no minimum."""
    if not dangerous_felony and not prior_prison_commitments:
        return Conclusion({"days_required": 0}).because(
            "No commitment came before and it is no dangerous felony: this section sets no minimum."
        )
    full, once_old = (
        DANGEROUS_FELONY if dangerous_felony else MINIMUM_SHARES[min(prior_prison_commitments, 3)]
    )
    required = _share(sentence_days, full)
    conclusion_says = "{full} per cent of {sentence} days is {days}."
    if not is_known(days_from_start_to_age_70):
        return (
            Conclusion({"days_required": required})
            .because(conclusion_says, full=full, sentence=sentence_days, days=required)
            .because(
                "When the person turns 70 was not said, so the smaller share from that age was not used."
            )
        )
    old = max(days_from_start_to_age_70, _share(sentence_days, once_old))
    return (
        Conclusion({"days_required": min(required, old)})
        .because(conclusion_says, full=full, sentence=sentence_days, days=required)
        .because(
            "From 70 years on {share} per cent is enough: that is reached on day {old}.",
            share=once_old,
            old=old,
        )
    )


def _share(days: int, percent: int) -> int:
    """So many per cent of the days, part of a day counted as one."""
    return -(-days * percent // 100)


@published(
    f"{EARLIEST}@2026-11-22",
    title="Earliest release on parole (Idaho)",
    decides="the earliest day of release from the dates that the board has set",
    population="people in prison in Idaho with a parole eligibility date",
    source=IDAHO,
    items=(
        Item(name="jurisdiction", asks="Whose rule is it?", kind=places("us_id")),
        Item(name="parole_eligibility_date", asks="What is the parole eligibility date?", kind=Day()),
        Item(name="tentative_date", asks="What is the tentative parole date, if set?", kind=Day(), needed=False),
        Item(name="hearing_date", asks="What is the hearing date, if set?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="A later tentative date counts.",
            given={
                "jurisdiction": "us_id", "parole_eligibility_date": date(2026, 5, 1),
                "tentative_date": date(2026, 8, 1),
            },
            gives={"earliest": date(2026, 8, 1)},
        ),
    ),
)  # fmt: skip
def earliest_release(
    jurisdiction: str, parole_eligibility_date: date, tentative_date: Answer[date], hearing_date: Answer[date]
) -> Conclusion:
    """The eligibility date, or the tentative one if later, or without one the hearing if later."""
    set_by_board = tentative_date if is_known(tentative_date) else hearing_date
    name = "tentative date" if is_known(tentative_date) else "hearing date"
    if is_known(set_by_board) and set_by_board > parole_eligibility_date:
        return Conclusion({"earliest": set_by_board}).because(
            "The {name}, {day}, is later than the parole eligibility date, {eligible}.",
            name=name, day=set_by_board, eligible=parole_eligibility_date,
        )  # fmt: skip
    return Conclusion({"earliest": parole_eligibility_date}).because(
        "No later date was said to be set: the parole eligibility date, {eligible}, stands.",
        eligible=parole_eligibility_date,
    )
