"""Contact standards as data: how often, counted by which clock, at which level, held on which days, read where.

Three kinds of clock are in use. Rolling: so many in any so many days. Month end: so many months after the last
contact, on the last day of that month. Windows: so many months from the first of the month of the start. Some texts
say only how many a week, month or quarter; on which day their week begins they do not say.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from throughcare.rules.contacts.us_sources import LEVELS_CHANGED
from throughcare.rules.dates import count_of
from throughcare.rules.kernel import Source

ANY = "any"


class Clock(StrEnum):
    """How a standard counts."""

    ROLLING = "rolling"
    MONTH_END = "month_end"
    PER_PERIOD = "per_period"
    ONCE = "once"  # only the first contact, by its own deadline
    NONE_REQUIRED = "none_required"
    AS_NEEDED = "as_needed"  # the officer decides; no number is published


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One row: `times` contacts of a kind in `every` `unit`s. times 0 and every 0 where the clock needs neither.

    level, case_type: ANY where the text makes no difference. held_from: first day it held; None where the text names
    none. held_to: last day it held; None while it still does. note: what else the text says, in a sentence.
    """

    jurisdiction: str
    case_type: str
    level: str
    kind: str
    clock: Clock
    times: int = 0
    every: int = 0
    unit: str = "day"
    held_from: date | None = None
    held_to: date | None = None
    note: str = ""
    source: Source

    def held_on(self, day: date) -> bool:
        """Whether the row held on `day`."""
        return (self.held_from is None or self.held_from <= day) and (
            self.held_to is None or day <= self.held_to
        )

    @property
    def words(self) -> str:
        """ "2 in any 30 days", "1 in 3 months, to the end of the month", "none required"."""
        span = count_of(self.every, self.unit)
        return {
            Clock.ROLLING: f"{self.times} in any {span}",
            Clock.MONTH_END: f"{self.times} in {span}, to the end of the month",
            Clock.PER_PERIOD: f"{self.times} in each period of {span}",
            Clock.ONCE: "once, at the beginning",
            Clock.NONE_REQUIRED: "none required",
            Clock.AS_NEEDED: "as needed, without a number",
        }[self.clock]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstContact:
    """By when the first contact of a kind is made. working: days are working days, else calendar days."""

    jurisdiction: str
    kind: str
    days: int
    working: bool = False
    source: Source

    @property
    def words(self) -> str:
        """ "3 working days"."""
        return count_of(self.days, "working day" if self.working else "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggered:
    """A contact that an event makes due, beside the cadence. case_type ANY where the text makes no difference."""

    jurisdiction: str
    event: str
    kind: str
    days: int
    working: bool = False
    case_type: str = ANY
    source: Source

    @property
    def words(self) -> str:
        """ "5 working days"."""
        return count_of(self.days, "working day" if self.working else "day")


IDAHO_BEFORE = "us_id_pre_2020_07"
LAST_DAY_OF_FOUR_LEVELS = LEVELS_CHANGED - timedelta(days=1)


def place_and_day(jurisdiction: str, day: date) -> tuple[str, date]:
    """Whose table answers, and for which day: Idaho "as it was" is Idaho on the last day of its four levels."""
    return ("us_id", LAST_DAY_OF_FOUR_LEVELS) if jurisdiction == IDAHO_BEFORE else (jurisdiction, day)
