"""When the first assessment, the next one and the review of a level are due in the United States.

Figures are rows by place and instrument. Sources that name no first day of force have the day they were read,
2026-11-22.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from throughcare.rules.contacts.us_places import PLACES, places
from throughcare.rules.contacts.us_sources import (
    CSOSA,
    IDAHO,
    MICHIGAN,
    NEBRASKA,
    NORTH_DAKOTA,
    PENNSYLVANIA,
    TEXAS_CRITERIA,
)
from throughcare.rules.dates import add_days, add_months, add_working_days, count_of, end_of_month
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Problem,
    Several,
    Source,
    Unknown,
    Whole,
    is_known,
    known_or,
    published,
)

INITIAL = "united-states:initial_assessment_due"
MONTH_END = "united-states:assessment_due_month_end"
REVIEW = "united-states:level_review_due"
INSTRUMENTS = {
    "lsi_r": "LSI-R",
    "oras": "ORAS",
    "stable": "STABLE",
    "tras": "TRAS",
    "risk_assessment": "The agency's risk assessment",
}
CASE_TYPES = {"general": "General", "sex_offense": "Sex offence"}
SUPERVISION_TYPES = {"probation": "Probation", "parole": "Parole", "dual": "Both probation and parole"}


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """By when the first assessment is made. A place's first row is its main instrument.

    sex_offense, types: whom the row is for; None where it makes no difference. days_before, months_before: how old an
    assessment may be at the start to stand in for it. from_episode: counted from the sex-offence episode.
    """

    jurisdiction: str
    instrument: str
    days: int
    working: bool = False
    sex_offense: bool | None = None
    types: tuple[str, ...] | None = None
    days_before: int = 0
    months_before: int = 0
    from_episode: bool = False
    source: Source


FIRST = (
    First(jurisdiction="us_id", instrument="lsi_r", days=45, sex_offense=False, source=IDAHO),
    First(
        jurisdiction="us_id", instrument="lsi_r", days=45, sex_offense=True, types=("probation",), source=IDAHO
    ),
    First(
        jurisdiction="us_id", instrument="lsi_r", days=90, sex_offense=True, types=("parole", "dual"), source=IDAHO
    ),
    First(jurisdiction="us_id", instrument="stable", days=90, sex_offense=True, source=IDAHO),
    First(jurisdiction="us_nd", instrument="lsi_r", days=30, source=NORTH_DAKOTA),
    First(jurisdiction="us_pa", instrument="lsi_r", days=45, source=PENNSYLVANIA),
    First(jurisdiction="us_ne", instrument="oras", days=11, working=True, source=NEBRASKA),
    First(
        jurisdiction="us_ne", instrument="stable", days=30, days_before=40, from_episode=True, source=NEBRASKA
    ),
    First(jurisdiction="us_tx", instrument="tras", days=30, months_before=6, source=TEXAS_CRITERIA),
    First(jurisdiction="us_dc", instrument="risk_assessment", days=25, working=True, source=CSOSA),
)  # fmt: skip

FIRST_FIGURES = Figures(
    "First assessments",
    ("place", "instrument", "sex-offence case", "under", "within", "an earlier one counts, made within"),
    tuple(
        (
            PLACES[row.jurisdiction], INSTRUMENTS[row.instrument],
            None if row.sex_offense is None else "yes" if row.sex_offense else "no",
            " or ".join(row.types) if row.types else None,
            count_of(row.days, "working day" if row.working else "day"),
            count_of(row.days_before, "day") if row.days_before
            else count_of(row.months_before, "month") if row.months_before else None,
        )
        for row in FIRST
    ),
)  # fmt: skip


@published(
    f"{INITIAL}@2026-11-22",
    title="First assessment due (United States)",
    decides="the day by which the first assessment is made",
    population="people under supervision in a place whose standard was read",
    source=IDAHO,
    items=(
        Item(
            name="jurisdiction", asks="Whose standards are these?",
            kind=places("us_dc", "us_id", "us_nd", "us_ne", "us_pa", "us_tx"),
        ),
        Item(
            name="instrument", asks="Which instrument (the place's main one, if not said)?",
            kind=Choice(INSTRUMENTS), needed=False,
        ),
        Item(
            name="case_type", asks="Which type of case is it (general, if not said)?", kind=Choice(CASE_TYPES),
            needed=False,
        ),
        Item(
            name="supervision_type", asks="Is it probation, parole or both?", kind=Choice(SUPERVISION_TYPES),
            needed=False,
        ),
        Item(name="start_of_supervision", asks="On which day did supervision begin?", kind=Day(), needed=False),
        Item(
            name="sex_offense_episode_start", asks="On which day did the sex-offence episode begin?", kind=Day(),
            needed=False,
        ),
        Item(
            name="last_assessment", asks="On which day was the latest assessment with it, if any?", kind=Day(),
            needed=False,
        ),
        Item(
            name="holidays", asks="Which days are holidays (weekends only, if not said)?", kind=Several(Day()),
            needed=False,
        ),
    ),
    figures=(FIRST_FIGURES,),
    examples=(
        Example(
            says="A sex offence on parole: 90 days in Idaho.",
            given={
                "jurisdiction": "us_id", "case_type": "sex_offense", "supervision_type": "parole",
                "start_of_supervision": date(2026, 1, 5),
            },
            gives={"due": date(2026, 4, 5)},
        ),
    ),
)  # fmt: skip
def initial_assessment_due(
    jurisdiction: str, instrument: Answer[str], case_type: Answer[str], supervision_type: Answer[str],
    start_of_supervision: Answer[date], sex_offense_episode_start: Answer[date], last_assessment: Answer[date],
    holidays: Answer[tuple[date, ...]],
) -> Conclusion:  # fmt: skip
    """The due date; None where an assessment stands already. Raises BadAnswers where no row fits."""
    row = _row(jurisdiction, instrument, known_or(case_type, "general"), supervision_type)
    field, start = (
        ("sex_offense_episode_start", sex_offense_episode_start)
        if row.from_episode
        else ("start_of_supervision", start_of_supervision)
    )
    if not is_known(start):
        raise BadAnswers(INITIAL, [Problem(field, start.value, "is needed: the time runs from it")])
    if is_known(last_assessment) and last_assessment >= _oldest(row, start):
        return Conclusion({"due": None}, source=row.source).because(
            "The assessment of {day} stands: none is due now.", day=last_assessment
        )
    working = "working " if row.working else ""
    due = (
        add_working_days(start, row.days, frozenset(known_or(holidays, ())))
        if row.working
        else add_days(start, row.days)
    )
    conclusion = Conclusion({"due": due}, source=row.source).because(
        "{place} asks for {instrument} within {limit} of {start}: by {due}.",
        place=PLACES[jurisdiction], instrument=INSTRUMENTS[row.instrument],
        limit=count_of(row.days, f"{working}day"), start=start, due=due,
    )  # fmt: skip
    for says in _unsaid(row, instrument, case_type, last_assessment, holidays):
        conclusion = conclusion.because(says)
    return conclusion


def _unsaid(
    row: First, instrument: Answer[str], case_type: Answer[str], last_assessment: Answer[date],
    holidays: Answer[tuple[date, ...]],
) -> Iterator[str]:  # fmt: skip
    """What was not said, and what that did."""
    if isinstance(case_type, Unknown) and row.sex_offense is not None:
        yield "The type of case was not said, so it is taken as a general one."
    if isinstance(instrument, Unknown):
        yield "The instrument was not said, so it is taken as the place's main one."
    if not is_known(last_assessment):
        yield "No assessment was named that may stand already."
    if row.working and not is_known(holidays):
        yield "No holidays were given, so only weekends are left out."


def _row(jurisdiction: str, instrument: Answer[str], case_type: str, supervision_type: Answer[str]) -> First:
    """The row that fits. Raises BadAnswers, naming the first answer that none fits."""
    rows = [row for row in FIRST if row.jurisdiction == jurisdiction]
    wanted = known_or(instrument, rows[0].instrument)
    rows = [row for row in rows if row.instrument == wanted]
    if not rows:
        reason = f"has no first deadline in {PLACES[jurisdiction]}"
        raise BadAnswers(INITIAL, [Problem("instrument", wanted, reason)])
    rows = [row for row in rows if row.sex_offense in (None, case_type == "sex_offense")]
    if not rows:
        raise BadAnswers(INITIAL, [Problem("case_type", case_type, "is not one this instrument is for")])
    fitting = [row for row in rows if row.types is None or supervision_type in row.types]
    if not fitting:
        reason = "is needed: the time is not the same for all"
        raise BadAnswers(INITIAL, [Problem("supervision_type", str(supervision_type), reason)])
    return fitting[0]


def _oldest(row: First, start: date) -> date:
    """The first day on which an assessment stands in for the first one. Under six months old: not six months."""
    if row.months_before:
        return add_days(add_months(start, -row.months_before), 1)
    return add_days(start, -row.days_before)


@published(
    f"{MONTH_END}@2026-11-22",
    title="Assessment due at the end of a month (Texas parole)",
    decides="the day by which the next assessment is due after a release, an assessment or a change of case type",
    population="people on parole in Texas",
    source=TEXAS_CRITERIA,
    items=(
        Item(name="jurisdiction", asks="Whose standards are these?", kind=places("us_tx")),
        Item(name="event_date", asks="On which day was the release, assessment or change?", kind=Day()),
        Item(name="months", asks="After how many months?", kind=Whole(1, 60, "months")),
    ),
    examples=(
        Example(
            says="One month after 31 January: the last day of February.",
            given={"jurisdiction": "us_tx", "event_date": date(2026, 1, 31), "months": 1},
            gives={"due": date(2026, 2, 28)},
        ),
    ),
)
def assessment_due_month_end(jurisdiction: str, event_date: date, months: int) -> Conclusion:
    """The last day of the month so many months after."""
    due = end_of_month(add_months(event_date, months))
    return Conclusion({"due": due}).because(
        "{months} after {day}, on the last day of that month: {due}.",
        months=count_of(months, "month").capitalize(), day=event_date, due=due,
    )  # fmt: skip


FIRST_REVIEW = {
    "general": ("Any other case", 6),
    "stated_sex_offense": ("A sex offence that the policy states", 12),
    "special_alternative_incarceration": ("After special alternative incarceration", 4),
}
"""Months on supervision until the first review of the level."""
LATER_REVIEWS = 6
REVIEW_FIGURES = Figures(
    "Reviews of the level, in months",
    ("case", "first", "each later one"),
    tuple((words, months, LATER_REVIEWS) for words, months in FIRST_REVIEW.values()),
)


@published(
    f"{REVIEW}@2026-11-22",
    title="Review of the supervision level due (Michigan)",
    decides="the day by which the supervision level is looked at again",
    population="people under supervision in Michigan",
    source=MICHIGAN,
    items=(
        Item(name="jurisdiction", asks="Whose standards are these?", kind=places("us_mi")),
        Item(
            name="group", asks="Which case is it?",
            kind=Choice({code: words for code, (words, _) in FIRST_REVIEW.items()}),
        ),
        Item(name="start_of_supervision", asks="On which day did supervision begin?", kind=Day()),
        Item(name="last_review", asks="On which day was the latest review, if any?", kind=Day(), needed=False),
    ),
    figures=(REVIEW_FIGURES,),
    examples=(
        Example(
            says="The first review comes at six months.",
            given={"jurisdiction": "us_mi", "group": "general", "start_of_supervision": date(2026, 1, 5)},
            gives={"due": date(2026, 7, 5)},
        ),
    ),
)  # fmt: skip
def level_review_due(
    jurisdiction: str, group: str, start_of_supervision: date, last_review: Answer[date]
) -> Conclusion:
    """The due date. Raises BadAnswers for a review before supervision began."""
    if not is_known(last_review):
        months = FIRST_REVIEW[group][1]
        due = add_months(start_of_supervision, months)
        return Conclusion({"due": due}).because(
            "The first review is due {months} months after the start: {due}.", months=months, due=due
        )
    if last_review < start_of_supervision:
        raise BadAnswers(
            REVIEW, [Problem("last_review", last_review, "must not be before the start of supervision")]
        )
    due = add_months(last_review, LATER_REVIEWS)
    return Conclusion({"due": due}).because(
        "After the first review there is one every {months} months: {due}.", months=LATER_REVIEWS, due=due
    )
