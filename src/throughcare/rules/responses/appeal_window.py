"""Until when a decision may be appealed in time: the published face of what the appeals of a record ask.

House rule: no law that was read says how its days are put on a calendar. The time runs from the day on which the person
was told the way to appeal, and has not begun where they were not; where no figure was read and the agency set none,
nothing is too late. What the person was told counts where it is longer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from throughcare.rules.dates import Clock, ClockUnit, civil_date, utc_moment
from throughcare.rules.kernel import (
    Answer,
    Conclusion,
    Day,
    Example,
    Item,
    RuleId,
    Several,
    Whole,
    known_or,
    published,
)
from throughcare.rules.kernel.reading import READ_ON
from throughcare.rules.responses.gates import Calendar
from throughcare.rules.responses.gates.moments import moment_of
from throughcare.rules.responses.gates.tables import HOUSE

RULE = RuleId.parse("due-process:appeal_window@2026-11-23")
SOURCE = replace(HOUSE, title="Throughcare's own reading of the time for an appeal", effective_from=READ_ON)
INSTANT = timedelta(microseconds=1)


class AppealClock(StrEnum):
    """What the agency sets days for, kind by kind: no text that was read gives one."""

    WINDOW = "appeal_window"
    ACKNOWLEDGED = "appeal_acknowledged"
    DECIDED = "appeal_decided"


APPEAL_CLOCKS = {
    AppealClock.WINDOW: "Appealing against it",
    AppealClock.ACKNOWLEDGED: "Acknowledging an appeal",
    AppealClock.DECIDED: "Deciding an appeal",
}
APPEAL_SINCE = {
    AppealClock.WINDOW: "the day the person was told the way to appeal",
    AppealClock.ACKNOWLEDGED: "the day the appeal was lodged",
    AppealClock.DECIDED: "the day the appeal was lodged",
}


class InTime(StrEnum):
    """How the day on which an appeal is lodged lies to its window."""

    IN_TIME = "in_time"
    LATE = "late"
    NOT_TOLD = "not_told"
    NO_FIGURE = "no_figure"


IN_TIME_WORDS = {
    InTime.IN_TIME: "in time",
    InTime.LATE: "after its time",
    InTime.NOT_TOLD: "the person was not told the way to appeal, so the time has not begun",
    InTime.NO_FIGURE: "no figure was read: the agency sets the days",
}


@dataclass(frozen=True, slots=True)
class Window:
    """How an appeal lies to its window. last_day: None where no time runs."""

    standing: InTime
    last_day: date | None = None


def last_day(length: Clock, began: datetime, calendar: Calendar) -> date:
    """The last day of a clock that began then, the whole of it."""
    return civil_date(moment_of(length, began, calendar) - INSTANT, calendar.zone)


def window(
    told_at: datetime | None, lengths: Iterable[Clock], appeal_by: date | None, lodged_on: date, calendar: Calendar
) -> Window:  # fmt: skip
    """Whether an appeal of that day is in time; the longest of what is known counts.

    told_at: when the person was told the way to appeal; None where they were not. lengths: the days that the place's
    table or the agency gives. appeal_by: the last day that the decision itself names.
    """
    if told_at is None:
        return Window(InTime.NOT_TOLD)
    ends = [last_day(each, told_at, calendar) for each in lengths] + ([appeal_by] if appeal_by else [])
    if not ends:
        return Window(InTime.NO_FIGURE)
    last = max(ends)
    return Window(InTime.LATE if lodged_on > last else InTime.IN_TIME, last)


@published(
    str(RULE),
    title="Until when a decision may be appealed in time",
    decides="whether an appeal of a day is in time, and its last day",
    population="decisions adverse to a person, in any place",
    source=SOURCE,
    items=(
        Item(name="lodged_on", asks="On which day is it lodged?", kind=Day()),
        Item(name="told_on", asks="On which day was the person told the way to appeal?", kind=Day(), needed=False),
        Item(name="days", asks="How many calendar days does the place or the agency give?", kind=Whole(1, 366),
             needed=False),
        Item(name="appeal_by", asks="Which last day did the decision name?", kind=Day(), needed=False),
        Item(name="holidays", asks="Which days are holidays?", kind=Several(Day()), needed=False),
    ),
    examples=(
        Example(
            says="Told on 3 November, twenty-eight days: 1 December is the last day, and 2 December is after it.",
            given={"lodged_on": "2026-12-02", "told_on": "2026-11-03", "days": 28},
            gives={"standing": "late", "last_day": date(2026, 12, 1)},
        ),
    ),
)  # fmt: skip
def appeal_window(
    lodged_on: date, told_on: Answer[date], days: Answer[int], appeal_by: Answer[date],
    holidays: Answer[tuple[date, ...]],
) -> Conclusion:  # fmt: skip
    """Whether it is in time, and the last day."""
    told, amount = known_or(told_on, None), known_or(days, None)
    lengths = [Clock(amount, ClockUnit.DAYS)] if amount else []
    calendar = Calendar("UTC", frozenset(known_or(holidays, ())))
    told_at = utc_moment(told, time(12), "UTC") if told else None
    found = window(told_at, lengths, known_or(appeal_by, None), lodged_on, calendar)
    if found.last_day is None:
        said = Conclusion({"standing": str(found.standing)})
        return said.because("{why}.", why=IN_TIME_WORDS[found.standing].capitalize())
    return Conclusion({"standing": str(found.standing), "last_day": found.last_day}).because(
        "The last day is {last:%Y-%m-%d}; {lodged:%Y-%m-%d} is {how}.", last=found.last_day, lodged=lodged_on,
        how=IN_TIME_WORDS[found.standing],
    )  # fmt: skip
