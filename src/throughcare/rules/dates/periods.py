"""Half-open periods of civil days: the start is inside, the end is the first day outside."""

from dataclasses import dataclass
from datetime import date, timedelta

from throughcare.rules.dates.days import add_days
from throughcare.rules.kernel import RuleError


class PeriodEndsBeforeItStarts(RuleError):
    """A period with no day in it."""

    def __init__(self, start: date, end: date) -> None:
        super().__init__(f"A period from {start} to before {end} has no day in it.", start=start, end=end)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to but not including `end`; `end` None means it is still open.

    Raises PeriodEndsBeforeItStarts unless start < end.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise PeriodEndsBeforeItStarts(self.start, self.end)

    @classmethod
    def through(cls, start: date, last_day: date) -> "Period":
        """The period whose last day, included, is `last_day`. Raises DateOutOfRange for the last day there is."""
        return cls(start, add_days(last_day, 1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether any day is in both. Periods that only touch do not overlap."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    def shared_with(self, other: "Period") -> "Period | None":
        """The days in both, or None."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(self.start, other.start), min(ends, default=None))

    @property
    def last_day(self) -> date | None:
        """The last day inside; None while open."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """How many days; None while open."""
        return None if self.end is None else (self.end - self.start).days
