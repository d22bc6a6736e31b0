"""A weekly timetable: hours of days of the week, across midnight, and what they are in real time.

Hours are on the clock of the place. A stretch is counted in real hours: on the night on which clocks go forward
19:00 to 07:00 lasts eleven hours, on the night on which they go back thirteen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from throughcare.rules.dates import Period

MINUTES_A_DAY = 24 * 60
MINUTES_A_WEEK = 7 * MINUTES_A_DAY
ONE_DAY = timedelta(days=1)


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday."""
        return list(Weekday).index(self)

    @property
    def label(self) -> str:
        """The day's name."""
        return self.value.title()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Hours that begin on one day of the week.

    ends: at or before `starts` means on the day after, so 19:00 to 07:00 runs across midnight and 00:00 to 00:00 lasts
    the whole day. place: an address on the record, by reference; None where one place is enough to be said.
    """

    day: Weekday
    starts: time
    ends: time
    place: UUID | None = None

    @property
    def across_midnight(self) -> bool:
        """Whether they end on the next day."""
        return self.ends <= self.starts

    @property
    def minutes(self) -> tuple[int, int]:
        """First minute of the week and the first after the end; the end may lie past the week's last minute."""
        begin = self.day.number * MINUTES_A_DAY + _minute(self.starts)
        end = self.day.number * MINUTES_A_DAY + _minute(self.ends)
        return begin, end + MINUTES_A_DAY if self.across_midnight else end

    def in_words(self) -> str:
        """ "Monday 19:00 to Tuesday 07:00"."""
        if not self.across_midnight:
            return f"{self.day.label} {self.starts:%H:%M} to {self.ends:%H:%M}"
        after = list(Weekday)[(self.day.number + 1) % 7]
        return f"{self.day.label} {self.starts:%H:%M} to {after.label} {self.ends:%H:%M}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One occurrence of hours. starts, ends: aware UTC. on: the civil day on which it begins."""

    on: date
    starts: datetime
    ends: datetime
    hours: Hours

    @property
    def length(self) -> timedelta:
        """In real time."""
        return self.ends - self.starts


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def overlapping(hours: Sequence[Hours]) -> tuple[Hours, Hours] | None:
    """Two rows that ask for the same minute of the week, or None. Rows that only touch do not overlap.

    Rows of different places overlap as well: nobody is in two places at once.
    """
    for at, one in enumerate(hours):
        for other in hours[at + 1 :]:
            if _meet(one.minutes, other.minutes):
                return one, other
    return None


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return any(
        one[0] < other[1] + shift and other[0] + shift < one[1]
        for shift in (-MINUTES_A_WEEK, 0, MINUTES_A_WEEK)
    )


def stretches(hours: Sequence[Hours], period: Period, zone: str) -> tuple[Stretch, ...]:
    """Every stretch that begins on a day of the closed `period`, in order of time."""
    found = (
        _stretch(each, day, zone)
        for day in _days(period)
        for each in hours
        if day.weekday() == each.day.number
    )
    return tuple(sorted(found, key=lambda each: each.starts))


def _days(period: Period) -> Iterator[date]:
    day, last = period.start, period.last_day
    while last is not None and day <= last:
        yield day
        day += ONE_DAY


def _stretch(hours: Hours, day: date, zone: str) -> Stretch:
    end = day + ONE_DAY if hours.across_midnight else day
    return Stretch(day, _moment(day, hours.starts, zone), _moment(end, hours.ends, zone), hours)


def _moment(day: date, clock: time, zone: str) -> datetime:
    """The moment in UTC: the first of two where the clock time comes twice, so that no minute is asked twice.

    A clock time that is jumped over is the moment of the jump's other side: 01:30 where clocks go from 01:00 to 02:00
    is 02:30, half an hour after the jump.
    """
    return datetime.combine(day, clock.replace(fold=0), ZoneInfo(zone)).astimezone(UTC)
