"""Planning unpaid work: the days that certain weekdays give, until the minutes are used up.

All lengths are whole minutes; a slot begins and ends on one date. A version carries the day the program was read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from throughcare.rules.dates import add_days, count_of, in_words
from throughcare.rules.interventions.sources import COMMUNITY_PAYBACK
from throughcare.rules.interventions.unpaid_work import MOST, READ_ON
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    ClockTime,
    Composed,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Several,
    Whole,
    known_or,
    published,
)

SCHEDULE = "unpaid-work-ew:schedule"
WEEKDAYS: Mapping[str, str] = {
    "monday": "Monday",
    "tuesday": "Tuesday",
    "wednesday": "Wednesday",
    "thursday": "Thursday",
    "friday": "Friday",
    "saturday": "Saturday",
    "sunday": "Sunday",
}
"""In the order of `date.weekday()`."""
OUTCOMES: Mapping[str, str] = {
    "satisfied": "Nothing is left to plan",
    "sufficient": "The plan is enough",
    "insufficient": "The plan is not enough",
}
HORIZON_DAYS = 5 * 365
"""So far ahead is planned; what is left then makes the plan insufficient."""
MOST_WEEKS = 8

SLOT = Composed(
    (
        Item(name="weekday", asks="On which weekday?", kind=Choice(WEEKDAYS)),
        Item(name="start", asks="From when?", kind=ClockTime()),
        Item(name="end", asks="Until when?", kind=ClockTime()),
        Item(
            name="every_weeks",
            asks="Every how many weeks?",
            kind=Whole(1, MOST_WEEKS, "weeks"),
            needed=False,
        ),
        Item(name="first_day", asks="From which day on?", kind=Day(), needed=False),
        Item(name="last_day", asks="Until which day, that day included?", kind=Day(), needed=False),
    )
)


@dataclass(frozen=True, slots=True, order=True)
class _Offer:
    """A day on which a slot may be worked."""

    day: date
    start: time
    end: time

    @property
    def minutes(self) -> int:
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute

    def cut_to(self, minutes: int) -> "_Offer":
        """The same, at most so long."""
        if self.minutes <= minutes:
            return self
        end = self.start.hour * 60 + self.start.minute + minutes
        return _Offer(self.day, self.start, time(end // 60, end % 60))


@published(
    f"{SCHEDULE}@{READ_ON}",
    title="Unpaid work: planned days",
    decides="on which days the minutes left are worked, and whether these days are enough",
    population="people with hours of unpaid work still to be planned",
    source=COMMUNITY_PAYBACK,
    items=(
        Item(name="today", asks="Which day is it?", kind=Day()),
        Item(
            name="minutes_to_plan",
            asks="How many minutes are left to plan?",
            kind=Whole(-MOST, MOST, "minutes"),
        ),
        Item(name="slots", asks="On which weekdays, from when to when?", kind=Several(SLOT)),
        Item(
            name="days_off",
            asks="On which days is nothing planned: holidays, and days taken already?",
            kind=Several(Day()),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Ten hours on Mondays: one whole day, and two hours of the next.",
            given={
                "today": "2026-01-15",
                "minutes_to_plan": 600,
                "slots": [{"weekday": "monday", "start": "09:00", "end": "17:00"}],
            },
            gives={
                "outcome": "sufficient",
                "minutes_left": 0,
                "plan": [
                    {"date": date(2026, 1, 19), "start": "09:00", "end": "17:00", "minutes": 480},
                    {"date": date(2026, 1, 26), "start": "09:00", "end": "11:00", "minutes": 120},
                ],
            },
        ),
    ),
)
def schedule(
    today: date,
    minutes_to_plan: int,
    slots: tuple[Mapping[str, Any], ...],
    days_off: Answer[tuple[date, ...]],
) -> Conclusion:
    """The plan, what is left, and the outcome. Raises BadAnswers where slots end before they begin, or overlap."""
    _check(slots)
    if minutes_to_plan <= 0:
        return Conclusion({"outcome": "satisfied", "minutes_left": 0, "plan": []}).because(
            "Nothing is left to plan."
        )
    off, left, plan = frozenset(known_or(days_off, ())), minutes_to_plan, list[_Offer]()
    for offer in sorted(each for slot in slots for each in _offers(slot, today, minutes_to_plan, off)):
        if left <= 0:
            break
        plan.append(offer.cut_to(left))
        left -= plan[-1].minutes
    found = Conclusion({
        "outcome": "insufficient" if left > 0 else "sufficient",
        "minutes_left": max(left, 0),
        "plan": [
            {
                "date": each.day, "start": f"{each.start:%H:%M}", "end": f"{each.end:%H:%M}", "minutes": each.minutes,
            }
            for each in plan
        ],
    }).because(
        "{minutes} are left to plan; {count} hold {held} of them. Holidays and days taken already are passed over.",
        minutes=count_of(minutes_to_plan, "minute"), count=count_of(len(plan), "day"),
        held=minutes_to_plan - max(left, 0),
    )  # fmt: skip
    if left > 0:
        return found.because(
            "{left} find no day within {days} days, or before a slot ends.",
            left=count_of(left, "minute"), days=HORIZON_DAYS,
        )  # fmt: skip
    return found.because("The last day is {day}.", day=in_words(plan[-1].day))


def _offers(slot: Mapping[str, Any], today: date, minutes: int, off: frozenset[date]) -> Iterator[_Offer]:
    """The days of a slot, until they alone would hold `minutes`. Weeks are counted from the first such weekday."""
    day, weeks = known_or(slot["first_day"], today), known_or(slot["every_weeks"], 1)
    day = add_days(day, (list(WEEKDAYS).index(slot["weekday"]) - day.weekday()) % 7)
    last = min(known_or(slot["last_day"], date.max), add_days(today, HORIZON_DAYS))
    held = 0
    while day <= last and held < minutes:
        if day >= today and day not in off:
            offer = _Offer(day, slot["start"], slot["end"])
            held += offer.minutes
            yield offer
        day = add_days(day, 7 * weeks)


def _check(slots: tuple[Mapping[str, Any], ...]) -> None:
    problems = [
        Problem("slots", at, f"number {at} must end later than it begins")
        for at, slot in enumerate(slots, start=1)
        if slot["start"] >= slot["end"]
    ]
    problems += [
        Problem("slots", at, f"number {at} overlaps an earlier one on the same weekday")
        for at, slot in enumerate(slots, start=1)
        if any(
            other["weekday"] == slot["weekday"]
            and other["start"] < slot["end"]
            and slot["start"] < other["end"]
            for other in slots[: at - 1]
        )
    ]
    if problems:
        raise BadAnswers(SCHEDULE, problems)
