"""The order of a waiting list: by risk and by need, visibly. A house rule that an agency reads, confirms or changes.

Those who can still complete it come before those who cannot; then the higher class of risk; then the greater need; then
whose time runs out first; then who has waited longest. It follows the risk principle: more for those at higher risk,
and none of it is a judgement of worth. What is not known counts as the least of its kind, and the line says so, so that
somebody finds it out. A person fills the places.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import add_days, count_of, in_words
from throughcare.rules.interventions.candidate import RISKS, SIZES, Risk
from throughcare.rules.interventions.sources import HOUSE
from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Composed,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Several,
    Text,
    Unknown,
    Whole,
    published,
)

CODE = "programme-places"
RULE = (
    "Those who can still complete it in their time come first",
    "then those in a higher class of risk",
    "then those with a greater need for it",
    "then those whose time runs out first",
    "then those who have waited longest",
)
"""To stand on the page beside the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody on the list. key: by which the caller knows them. since: the day they were put on it.

    need: 0, 1 or 2 in what it works on. ends_on: the last day of the order that carries it; None where it has no end.
    risk, need: None where not known.
    """

    key: str
    since: date
    risk: Risk | None = None
    need: int | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the list in order. number: 1 for the next place. in_time: None where the length is not known."""

    number: int
    waiting: Waiting
    in_time: bool | None
    spare: int | None
    reasons: tuple[str, ...]


def in_order(waiting: Iterable[Waiting], *, as_of: date, days: int | None) -> tuple[Place, ...]:
    """The list in order. days: how long it takes from the first day to the last; None where nobody says."""
    ordered = sorted(waiting, key=lambda each: _order(each, as_of, days))
    return tuple(
        Place(
            number,
            each,
            _in_time(each, as_of, days),
            spare(each, as_of, days),
            tuple(_reasons(each, as_of, days)),
        )
        for number, each in enumerate(ordered, start=1)
    )


def spare(each: Waiting, as_of: date, days: int | None) -> int | None:
    """Days that are left over if it began today; below zero where it cannot be completed. None where not known."""
    return None if each.ends_on is None or days is None else (each.ends_on - add_days(as_of, days)).days


def _in_time(each: Waiting, as_of: date, days: int | None) -> bool | None:
    if each.ends_on is None:
        return True
    left = spare(each, as_of, days)
    return None if left is None else left >= 0


def _order(each: Waiting, as_of: date, days: int | None) -> tuple[bool, int, int, float, date, str]:
    risk = each.risk.rank if each.risk else -1
    need = -1 if each.need is None else each.need
    runs_out = float("inf") if each.ends_on is None else (each.ends_on - as_of).days
    return _in_time(each, as_of, days) is False, -risk, -need, runs_out, each.since, each.key


def _reasons(each: Waiting, as_of: date, days: int | None) -> Iterable[str]:
    yield _time(each, as_of, days)
    if each.risk:
        yield f"The class of risk is {each.risk.words}."
    else:
        yield "The class of risk is not known; it counts as the lowest."
    if each.need is None:
        yield "How great the need is, is not known; it counts as none."
    else:
        yield f"{SIZES[each.need].capitalize()} was assessed in what it works on."
    yield f"On the list since {in_words(each.since)}: {count_of((as_of - each.since).days, 'day')}."


def _time(each: Waiting, as_of: date, days: int | None) -> str:
    if each.ends_on is None:
        return "The order has no end that is known, so time does not press."
    ends = in_words(each.ends_on)
    if days is None:
        return f"The order ends on {ends}; how long it takes is not known."
    left = (each.ends_on - add_days(as_of, days)).days
    if left < 0:
        return f"It takes {count_of(days, 'day')}, and the order ends on {ends}: too little time is left."
    return f"It takes {count_of(days, 'day')}; begun today, {count_of(left, 'day')} would be left over."


@published(
    f"{CODE}@{HOUSE.version}",
    title="Waiting list of a programme",
    decides="in which order people who wait come to a place, each with the reasons; a person fills the places",
    population="people accepted for a programme or service who wait for a place",
    source=HOUSE,
    items=(
        Item(name="as_of", asks="Which day is it?", kind=Day()),
        Item(name="days", asks="How many days does it take?", kind=Whole(0, 2000, "days"), needed=False),
        Item(
            name="waiting", asks="Who waits, and what is known of each?",
            kind=Several(Composed((
                Item(name="key", asks="Who?", kind=Text("a reference", 100)),
                Item(name="since", asks="Since when?", kind=Day()),
                Item(name="risk", asks="In which class of risk?", needed=False,
                     kind=Choice({risk.value: risk.words for risk in RISKS})),
                Item(name="need", asks="How great is the need (0 none, 1 some, 2 great)?", kind=Whole(0, 2),
                     needed=False),
                Item(name="ends_on", asks="When does the order end?", kind=Day(), needed=False),
            )), most=10_000),
        ),
    ),
    examples=(
        Example(
            says="Higher risk comes first, although the other has waited longer.",
            given={"as_of": "2026-11-22", "days": 90, "waiting": [
                {"key": "a", "since": "2026-01-05", "risk": "medium", "need": 2, "ends_on": "2027-11-01"},
                {"key": "b", "since": "2026-11-01", "risk": "high", "need": 1, "ends_on": "2027-11-01"},
            ]},
            gives={"order": ["b", "a"]},
        ),
        Example(
            says="Whoever cannot complete it any more comes last.",
            given={"as_of": "2026-11-22", "days": 90, "waiting": [
                {"key": "a", "since": "2026-01-05", "risk": "very_high", "need": 2, "ends_on": "2026-12-24"},
                {"key": "b", "since": "2026-11-01", "risk": "low", "need": 1},
            ]},
            gives={"order": ["b", "a"], "too_late": ["a"]},
        ),
    ),
)  # fmt: skip
def places(as_of: date, days: int | Unknown, waiting: tuple[Mapping[str, object], ...]) -> Conclusion:
    """The order. Raises BadAnswers for somebody listed twice, or from a later day on."""
    people = [_waiting(each) for each in waiting]
    keys = [each.key for each in people]
    problems = [
        Problem("waiting", key, "is listed twice") for key in dict.fromkeys(keys) if keys.count(key) > 1
    ]
    problems += [
        Problem("waiting", each.since, "must not be after today") for each in people if each.since > as_of
    ]
    if problems:
        raise BadAnswers(CODE, problems)
    lines = in_order(people, as_of=as_of, days=None if isinstance(days, Unknown) else days)
    found = Conclusion({
        "order": tuple(line.waiting.key for line in lines),
        "too_late": tuple(line.waiting.key for line in lines if line.in_time is False),
    }).because("The order is: {rule}.", rule="; ".join(RULE).lower())  # fmt: skip
    for line in lines:
        found = found.because(
            "{number}: {key}. {reasons}",
            number=line.number,
            key=line.waiting.key,
            reasons=" ".join(line.reasons),
        )
    return found


def _waiting(told: Mapping[str, object]) -> Waiting:
    known = {name: value for name, value in told.items() if not isinstance(value, Unknown)}
    risk = known.pop("risk", None)
    return Waiting(**known, risk=Risk(str(risk)) if risk else None)  # type: ignore[arg-type]
