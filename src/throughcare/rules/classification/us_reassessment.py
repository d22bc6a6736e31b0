"""When somebody under supervision in the United States is assessed again, and who is not.

Sources that name no first day of force have the day they were read, 2026-11-22.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.contacts.us_counting import CIRCUMSTANCES
from throughcare.rules.contacts.us_places import PLACES, places
from throughcare.rules.contacts.us_sources import IDAHO, NEBRASKA, NORTH_DAKOTA, PENNSYLVANIA
from throughcare.rules.dates import add_days, add_months, count_of, end_of_month
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
    YesNo,
    is_known,
    known_or,
    published,
)

REASSESSMENT = "united-states:reassessment_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """How long after an assessment the next is due: in days, or in months to the end of the month."""

    days: int = 0
    months: int = 0
    source: Source

    def due(self, day: date) -> date:
        """The day by which the next is due."""
        return end_of_month(add_months(day, self.months)) if self.months else add_days(day, self.days)

    @property
    def words(self) -> str:
        """ "365 days", "6 months, to the end of the month"."""
        if self.months:
            return f"{count_of(self.months, 'month')}, to the end of the month"
        return count_of(self.days, "day")


INTERVALS: Mapping[str, Mapping[str, Interval]] = {
    "us_id": {"lsi_r": Interval(days=365, source=IDAHO)},
    "us_nd": {"lsi_r": Interval(days=212, source=NORTH_DAKOTA)},
    "us_pa": {"lsi_r": Interval(days=365, source=PENNSYLVANIA)},
    "us_ne": {
        "oras": Interval(months=6, source=NEBRASKA),
        "stable": Interval(months=12, source=NEBRASKA),
    },
}
SHOWN_AHEAD = {"us_id": 30}
"""Days before it is due on which it is shown."""
SEX_OFFENSE_FROM = {"male": 21, "female": 23}
"""Idaho assesses a sex-offence case again only from this score. Its own note says over 16; its program does this."""
LOW_SCORE, A_YEAR, NEAR_THE_END = 19, 365, 90
"""Pennsylvania: the highest low score, days on minimum, and days to the maximum date from which none is made."""

FIGURES = Figures(
    "Next assessments",
    ("place", "instrument", "after"),
    tuple(
        (PLACES[place], instrument, interval.words)
        for place, intervals in INTERVALS.items()
        for instrument, interval in intervals.items()
    ),
)


@published(
    f"{REASSESSMENT}@2026-11-22",
    title="Next assessment due (United States)",
    decides="the day by which the next assessment is due, or that none is",
    population="people under supervision in a place whose standard was read",
    source=IDAHO,
    items=(
        Item(
            name="jurisdiction", asks="Whose standards are these?", kind=places(*INTERVALS)
        ),
        Item(name="last_assessment", asks="On which day was the latest assessment?", kind=Day()),
        Item(
            name="instrument", asks="Which instrument, where the place uses two?",
            kind=Choice({"lsi_r": "LSI-R", "oras": "ORAS", "stable": "STABLE"}), needed=False,
        ),
        Item(
            name="case_type", asks="Which type of case is it (general, if not said)?",
            kind=Choice({"general": "General", "sex_offense": "Sex offence"}), needed=False,
        ),
        Item(
            name="supervision_level", asks="Which supervision level holds?",
            kind=Choice({level: level.capitalize() for level in ("minimum", "medium", "high", "maximum")}),
            needed=False,
        ),
        Item(
            name="gender", asks="Is the person male or female?",
            kind=Choice({"male": "Male", "female": "Female"}), needed=False,
        ),
        Item(name="score", asks="What was the score?", kind=Whole(0, 54), needed=False),
        Item(
            name="days_on_supervision", asks="For how many days has this level of supervision run?",
            kind=Whole(0, 36500, "days"), needed=False,
        ),
        Item(
            name="medium_or_high_sanction_since", asks="Was there a medium or high sanction since the assessment?",
            kind=YesNo(), needed=False,
        ),
        Item(
            name="circumstances", asks="Does anything hold that may suspend the standard?",
            kind=Several(Choice(CIRCUMSTANCES)), needed=False,
        ),
        Item(name="maximum_date", asks="On which day does supervision end at the latest?", kind=Day(), needed=False),
        Item(name="evaluation_date", asks="On which day do we look?", kind=Day(), needed=False),
    ),
    figures=(FIGURES,),
    examples=(
        Example(
            says="North Dakota: 212 days.",
            given={"jurisdiction": "us_nd", "last_assessment": date(2026, 1, 1)},
            gives={"due": date(2026, 8, 1)},
        ),
        Example(
            says="A year on minimum with a low score and no sanction: none in Pennsylvania.",
            given={
                "jurisdiction": "us_pa", "last_assessment": date(2026, 1, 1), "score": 19,
                "supervision_level": "minimum", "days_on_supervision": 365, "medium_or_high_sanction_since": False,
            },
            gives={"due": None},
        ),
    ),
)  # fmt: skip
def reassessment_due(
    jurisdiction: str, last_assessment: date, instrument: Answer[str], evaluation_date: Answer[date],
    **facts: object,
) -> Conclusion:  # fmt: skip
    """The due date, or None and why. Raises BadAnswers where an answer is missing that decides it."""
    if is_known(evaluation_date) and last_assessment > evaluation_date:
        reason = "must not be after the day of the look"
        raise BadAnswers(REASSESSMENT, [Problem("last_assessment", last_assessment, reason)])
    interval = _interval(jurisdiction, instrument)
    exempt = _EXEMPT.get(jurisdiction, _nobody)
    why = exempt(evaluation_date=evaluation_date, **facts)
    if why is not None:
        return Conclusion({"due": None}, source=interval.source).because(
            "No further assessment is due: {why}.", why=why
        )
    due = interval.due(last_assessment)
    results: dict[str, object] = {"due": due}
    if jurisdiction in SHOWN_AHEAD:
        results["shown_from"] = add_days(due, -SHOWN_AHEAD[jurisdiction])
    conclusion = Conclusion(results, source=interval.source).because(
        "{place} asks for the next {words} after {day}: by {due}.",
        place=PLACES[jurisdiction], words=interval.words, day=last_assessment, due=due,
    )  # fmt: skip
    for name, says in _UNSAID.get(jurisdiction, {}).items():
        if isinstance(facts[name], Unknown):
            conclusion = conclusion.because(says)
    return conclusion


def _interval(jurisdiction: str, instrument: Answer[str]) -> Interval:
    """The row of the instrument. Raises BadAnswers where the place does not use it, or uses two and none is said."""
    held = INTERVALS[jurisdiction]
    if isinstance(instrument, Unknown) and len(held) == 1:
        return next(iter(held.values()))
    if instrument not in held:
        reason = f"must be one of {', '.join(held)} in {PLACES[jurisdiction]}"
        raise BadAnswers(REASSESSMENT, [Problem("instrument", str(instrument), reason)])
    return held[instrument]


def _needed[T](name: str, answer: Answer[T]) -> T:
    if is_known(answer):
        return answer
    raise BadAnswers(REASSESSMENT, [Problem(name, str(answer), "is needed: it decides whether one is due")])


def _idaho(
    case_type: Answer[str],
    supervision_level: Answer[str],
    gender: Answer[str],
    score: Answer[int],
    **_: object,
) -> str | None:
    """Why none is due; None where one is."""
    if known_or(case_type, "general") == "general":
        minimum = _needed("supervision_level", supervision_level) == "minimum"
        return "a general case on the lowest level is not assessed again" if minimum else None
    lowest = SEX_OFFENSE_FROM[_needed("gender", gender)]
    if _needed("score", score) >= lowest:
        return None
    return f"a sex-offence case is assessed again only from a score of {lowest}, and the score is {score}"


def _pennsylvania(
    score: Answer[int], supervision_level: Answer[str], days_on_supervision: Answer[int],
    medium_or_high_sanction_since: Answer[bool], circumstances: Answer[tuple[str, ...]],
    maximum_date: Answer[date], evaluation_date: Answer[date], **_: object,
) -> str | None:  # fmt: skip
    """Why none is due; None where one is. An answer that already decides spares the others."""
    for circumstance in known_or(circumstances, ()):
        return f"the standard is suspended ({CIRCUMSTANCES[circumstance].lower()})"
    if is_known(maximum_date):
        look = _needed("evaluation_date", evaluation_date)
        if (maximum_date - look).days <= NEAR_THE_END:
            return f"the maximum date is within {NEAR_THE_END} days"
    conditions = (
        ("score", score, lambda it: it <= LOW_SCORE),
        ("supervision_level", supervision_level, lambda it: it == "minimum"),
        ("days_on_supervision", days_on_supervision, lambda it: it >= A_YEAR),
        ("medium_or_high_sanction_since", medium_or_high_sanction_since, lambda it: not it),
    )
    if any(is_known(answer) and not holds(answer) for _name, answer, holds in conditions):
        return None
    for name, answer, _holds in conditions:
        _needed(name, answer)
    return f"a score up to {LOW_SCORE}, a year or more on minimum, and no medium or high sanction since"


def _nobody(**_: object) -> None:
    """Where nobody is exempt."""


_EXEMPT: Mapping[str, Callable[..., str | None]] = {"us_id": _idaho, "us_pa": _pennsylvania}
"""Who is not assessed again, by place."""
_UNSAID: Mapping[str, Mapping[str, str]] = {
    "us_id": {"case_type": "The type of case was not said, so it is taken as a general one."},
    "us_pa": {
        "circumstances": "Whether custody, a hold or absconding suspends it was not said.",
        "maximum_date": "The maximum date was not said, so its last 90 days were not looked for.",
    },
}
"""Answers that may spare an assessment, and what is said where they are missing."""
