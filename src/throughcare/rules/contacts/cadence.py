"""How often contact is asked for: one row of a table, and when the next contact falls due by its clock.

Three kinds of clock are in use, and the arithmetic of all three is that of `us_clocks`, which was written for the
texts that were read: rolling (so many in any so many days), month end (so many months after the last contact, on the
last day of that month), and windows (so many in each stretch of so many months, counted from the month of the start).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from throughcare.rules.contacts.kinds import ContactKind
from throughcare.rules.contacts.states import Activity
from throughcare.rules.contacts.us_clocks import month_end_due, rolling_due, window_around
from throughcare.rules.dates import Period, add_days, count_of

ANY = "any"


class Counting(StrEnum):
    """By which clock a row counts."""

    ROLLING = "rolling"
    MONTH_END = "month_end"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactStandard:
    """One row: `times` contacts of these kinds in `days` days, or in `months` months. `times` 0: none is required.

    level, case_type: ANY where the table makes no difference; level "" is for people whose level nobody knows.
    what: the row's own name, such as "home". held_from, held_to: the first and last day it held, None where open.
    """

    level: str
    what: str
    kinds: tuple[ContactKind, ...]
    times: int
    days: int = 0
    months: int = 0
    clock: Counting = Counting.ROLLING
    case_type: str = ANY
    held_from: date | None = None
    held_to: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the row held on `day`."""
        begun = self.held_from is None or self.held_from <= day
        return begun and (self.held_to is None or day <= self.held_to)

    @property
    def title(self) -> str:
        """The row's name in words."""
        return self.what.replace("_", " ").capitalize()

    @property
    def words(self) -> str:
        """ "2 in any 30 days", "1 in each 3 months", "none required"."""
        if not self.times:
            return "none required"
        if self.clock is Counting.ROLLING:
            return f"{self.times} in any {count_of(self.days, 'day')}"
        span = count_of(self.months, "month")
        if self.clock is Counting.MONTH_END:
            return f"{self.times} in {span}, to the end of the month"
        return f"{self.times} in each {span}, counted from the month of the start"

    @property
    def with_the_person(self) -> bool:
        """Whether it asks for the person themselves, and not for somebody who knows them."""
        return any(kind.with_the_person for kind in self.kinds)

    @property
    def activity(self) -> Activity:
        """What stops it, when a state of supervision does."""
        return Activity.DIRECT_CONTACT if self.with_the_person else Activity.COLLATERAL_CONTACT

    def takes(self, kind: str, whom: str) -> bool:
        """Whether a contact of this kind is one of the row's. whom: "person", or who else it was with."""
        if not self.with_the_person:
            return kind == ContactKind.THIRD_PARTY or whom != "person"
        return kind in self.kinds and whom == "person"


@dataclass(frozen=True, slots=True)
class Next:
    """By when the next contact is due. since: the first day it may fall on, in a window; missing: how many are."""

    due: date
    missing: int
    since: date | None = None


def next_due(
    row: ContactStandard, days: Sequence[date], start: date, look: date, first: date | None
) -> Next | None:
    """What falls due next, counting only `days` (those that count, in any order); None where nothing is required.

    start: the day from which supervision is counted. first: the deadline of the very first contact, where one is set.
    """
    if not row.times:
        return None
    counted = sorted((day for day in days if day >= start), reverse=True)
    if row.clock is Counting.ROLLING:
        due = rolling_due(counted, start, row.times, row.days, first)
        return Next(due, max(row.times - len(counted), 1) if due != first else 1)
    if row.clock is Counting.MONTH_END:
        due = first if first is not None and not counted else month_end_due(counted, start, row.months)
        return Next(due, 1)
    return _in_windows(row, counted, start, look)


def _in_windows(row: ContactStandard, counted: Sequence[date], start: date, look: date) -> Next:
    """The window of the look while it lacks contacts, else the one after it."""
    window = window_around(max(look, start), start, row.months)
    done = sum(1 for day in counted if day in window)
    if done >= row.times:
        assert window.end is not None
        window = window_around(window.end, start, row.months)
        done = sum(1 for day in counted if day in window)
    return Next(_last(window), max(row.times - done, 1), window.start)


def stretched(row: ContactStandard, times: int) -> ContactStandard:
    """The same contacts in stretches so many times as long."""
    return row if times == 1 else replace(row, days=row.days * times, months=row.months * times)


def missed_window(row: ContactStandard, days: Iterable[date], start: date, look: date) -> Period | None:
    """The window just before the look's, where it ended without its contacts; None for other clocks."""
    if row.clock is not Counting.WINDOW or not row.times:
        return None
    here = window_around(look, start, row.months)
    if here.start <= start.replace(day=1):
        return None
    before = window_around(add_days(here.start, -1), start, row.months)
    return before if sum(1 for day in days if day in before) < row.times else None


def _last(window: Period) -> date:
    return add_days(window.start, (window.days or 1) - 1)
