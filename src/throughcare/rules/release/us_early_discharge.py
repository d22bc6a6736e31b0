"""The earliest day on which supervision in the United States may end before its term, or step down.

No text names a first day of force; the rules have the day they were read, 2026-11-22.
"""

from datetime import date

from throughcare.rules.contacts.us_places import places
from throughcare.rules.dates import add_days, add_months
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Unknown,
    Whole,
    YesNo,
    is_known,
    published,
)
from throughcare.rules.release.us_sources import IDAHO, OREGON_DISCHARGE, TENNESSEE, TEXAS_HALF

EARLY = "united-states:early_discharge_earliest"
EARNED = "united-states:earned_discharge_earliest"
HALF = "united-states:early_release_half_term"
COMPLIANT = "united-states:compliant_reporting_time_served"
A_YEAR, FIVE_YEARS = 12, 60


def _later(rule: str, field: str, end: Answer[date], start: date) -> date:
    """The end, which must be there and after the start."""
    if not is_known(end):
        raise BadAnswers(rule, [Problem(field, end.value, "is needed: the time is a share of what remains")])
    if end <= start:
        raise BadAnswers(rule, [Problem(field, end, f"must be after the start, {start}")])
    return end


@published(
    f"{EARLY}@2026-11-22",
    title="Earliest early discharge (Idaho)",
    decides="the earliest day on which early discharge may be asked for, by time alone",
    population="people on probation or parole in Idaho",
    source=IDAHO,
    items=(
        Item(name="jurisdiction", asks="Whose rule is it?", kind=places("us_id")),
        Item(
            name="supervision_type", asks="Is it probation, parole or both?",
            kind=Choice({"probation": "Probation", "parole": "Parole", "dual": "Both"}),
        ),
        Item(
            name="offense_kind", asks="Which kind of offence or sentence is it?",
            kind=Choice({
                "nonviolent": "Not violent", "violent": "Violent", "sex_offense": "Sex offence", "life": "Life",
            }),
        ),
        Item(name="parole_start", asks="On which day did parole, or the probation, begin?", kind=Day()),
        Item(name="full_term_date", asks="On which day is the full term, if not life?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="Violent, three years left at release: a third, part of a day counted as one.",
            given={
                "jurisdiction": "us_id", "supervision_type": "parole", "offense_kind": "violent",
                "parole_start": date(2026, 1, 1), "full_term_date": date(2029, 1, 1),
            },
            gives={"earliest": date(2027, 1, 2)},
        ),
    ),
)  # fmt: skip
def early_discharge_earliest(
    jurisdiction: str,
    supervision_type: str,
    offense_kind: str,
    parole_start: date,
    full_term_date: Answer[date],
) -> Conclusion:
    """The day. Raises BadAnswers without a full term where a share of it counts, or one before the start."""
    if is_known(full_term_date):
        _later(EARLY, "full_term_date", full_term_date, parole_start)
    if supervision_type == "probation" or offense_kind == "nonviolent":
        earliest = add_months(parole_start, A_YEAR)
        return Conclusion({"earliest": earliest}).because(
            "One year after {start}: {day}.", start=parole_start, day=earliest
        )
    if offense_kind == "life":
        earliest = add_months(parole_start, FIVE_YEARS)
        return Conclusion({"earliest": earliest}).because(
            "For life it is five years after {start}: {day}.", start=parole_start, day=earliest
        )
    left = (_later(EARLY, "full_term_date", full_term_date, parole_start) - parole_start).days
    third = -(-left // 3)
    earliest = add_days(parole_start, third)
    return Conclusion({"earliest": earliest}).because(
        "A third of the {left} days that remained at release is {third} days: {day}.",
        left=left, third=third, day=earliest,
    )  # fmt: skip


LEAST_MONTHS, REVIEW_DAYS_BEFORE = 6, 60


@published(
    f"{EARNED}@2026-11-22",
    title="Earliest earned discharge (Oregon)",
    decides="the earliest day of earned discharge, and the day of the review before it",
    population="people on felony probation or post-prison supervision in Oregon whose sentence is not left out",
    source=OREGON_DISCHARGE,
    items=(
        Item(name="jurisdiction", asks="Whose law is it?", kind=places("us_or")),
        Item(name="supervision_start", asks="On which day did supervision begin?", kind=Day()),
        Item(name="supervision_end", asks="On which day does it end?", kind=Day()),
        Item(name="days_absconded", asks="On how many days was the person absconding?", kind=Whole(0, 36500, "days")),
        Item(name="sanction_in_last_6_months", asks="Was there a sanction in the last six months?", kind=YesNo()),
    ),
    examples=(
        Example(
            says="Nine months: half is less than six months, so six months are served.",
            given={
                "jurisdiction": "us_or", "supervision_start": date(2026, 1, 1),
                "supervision_end": date(2026, 10, 1), "days_absconded": 0, "sanction_in_last_6_months": False,
            },
            gives={"earliest": date(2026, 7, 1), "review_due": date(2026, 5, 2)},
        ),
    ),
)  # fmt: skip
def earned_discharge_earliest(
    jurisdiction: str, supervision_start: date, supervision_end: date, days_absconded: int,
    sanction_in_last_6_months: bool,
) -> Conclusion:  # fmt: skip
    """Both days; no discharge while a sanction of the last six months stands against it.

    Reading: days absconding are not days served, so they put both dates off; the text of that was not seen.
    """
    _later(EARNED, "supervision_end", supervision_end, supervision_start)
    half = (supervision_end - supervision_start).days // 2
    by_half = add_days(supervision_start, half)
    served = max(by_half, add_months(supervision_start, LEAST_MONTHS))
    earliest = add_days(served, days_absconded)
    review = add_days(earliest, -REVIEW_DAYS_BEFORE)
    conclusion = Conclusion(
        {"earliest": None if sanction_in_last_6_months else earliest, "review_due": review}
    ).because(
        "Half of the term is served on {half}, and never less than six months: {served}.",
        half=by_half, served=served,
    )  # fmt: skip
    if days_absconded:
        conclusion = conclusion.because(
            "{days} days absconding were not served: {earliest}.", days=days_absconded, earliest=earliest
        )
    conclusion = conclusion.because(
        "The review is due {days} days before: {day}.", days=REVIEW_DAYS_BEFORE, day=review
    )
    if sanction_in_last_6_months:
        conclusion = conclusion.because(
            "A sanction in the last six months stands against a discharge for now."
        )
    return conclusion


@published(
    f"{HALF}@2026-11-22",
    title="Half of the remaining term (Texas parole)",
    decides="the day on which half of what remained at release has been served",
    population="people on parole in Texas",
    source=TEXAS_HALF,
    items=(
        Item(name="jurisdiction", asks="Whose rule is it?", kind=places("us_tx")),
        Item(name="supervision_start", asks="On which day did supervision begin?", kind=Day()),
        Item(name="maximum_date", asks="On which day does it end at the latest?", kind=Day()),
    ),
    examples=(
        Example(
            says="Three years with a leap day.",
            given={
                "jurisdiction": "us_tx",
                "supervision_start": date(2023, 5, 10),
                "maximum_date": date(2026, 5, 10),
            },
            gives={"half_date": date(2024, 11, 8)},
        ),
    ),
)
def early_release_half_term(jurisdiction: str, supervision_start: date, maximum_date: date) -> Conclusion:
    """The day, half a day left off."""
    left = (_later(HALF, "maximum_date", maximum_date, supervision_start) - supervision_start).days
    half = add_days(supervision_start, left // 2)
    return Conclusion({"half_date": half}).because(
        "Half of the {left} days from {start} is reached on {half}.",
        left=left,
        start=supervision_start,
        half=half,
    )


ON_MINIMUM, TOGETHER = 12, 18
"""Tennessee, before 2025: months on minimum, and months on medium or on both without a break."""


@published(
    f"{COMPLIANT}@2026-11-22",
    title="Time served towards compliant reporting (Tennessee, before 2025)",
    decides="the earliest day of compliant reporting, by time on a level alone",
    population="people supervised on medium or minimum in Tennessee",
    source=TENNESSEE,
    items=(
        Item(name="jurisdiction", asks="Whose rule is it?", kind=places("us_tn")),
        Item(name="medium_start", asks="On which day did medium begin, if it did?", kind=Day(), needed=False),
        Item(name="minimum_start", asks="On which day did minimum begin, if it did?", kind=Day(), needed=False),
        Item(name="continuous", asks="Did one follow the other without a break?", kind=YesNo()),
    ),
    examples=(
        Example(
            says="A year of medium, then minimum: eighteen months together come first.",
            given={
                "jurisdiction": "us_tn", "medium_start": date(2025, 1, 1), "minimum_start": date(2026, 1, 1),
                "continuous": True,
            },
            gives={"earliest": date(2026, 7, 1)},
        ),
    ),
)  # fmt: skip
def compliant_reporting_time_served(
    jurisdiction: str, medium_start: Answer[date], minimum_start: Answer[date], continuous: bool
) -> Conclusion:
    """The day. The level that began last is the one that holds. Raises BadAnswers without either."""
    if isinstance(medium_start, Unknown) and isinstance(minimum_start, Unknown):
        reason = "is needed, or minimum_start"
        raise BadAnswers(COMPLIANT, [Problem("medium_start", medium_start.value, reason)])
    starts = [start for start in (medium_start, minimum_start) if is_known(start)]
    begun = max(starts)
    months = ON_MINIMUM if begun == minimum_start else TOGETHER
    on_level = add_months(begun, months)
    if not continuous or len(starts) == 1:
        alone = (
            "there was a break between the levels"
            if len(starts) == 2
            else "no day on the other level was said"
        )
        return Conclusion({"earliest": on_level}).because(
            "{months} months on this level from {start}, as {alone}: {day}.",
            months=months, start=begun, alone=alone, day=on_level,
        )  # fmt: skip
    together = add_months(min(starts), TOGETHER)
    return Conclusion({"earliest": min(on_level, together)}).because(
        "{months} months on this level end on {on_level}, and {both} on both together on {together}: "
        "the earlier counts.",
        months=months, on_level=on_level, both=TOGETHER, together=together,
    )  # fmt: skip
