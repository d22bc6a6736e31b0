"""How a standard stands before it is missed, and which days would keep it: shown early enough to do something.

Nothing here is about the person's conduct: that a standard is missed says what the agency did not do.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from throughcare.rules.contacts.cadence import ContactStandard, Next, next_due
from throughcare.rules.dates import add_days, is_working_day, on_or_after

SOON_DAYS = 5
"""Days before the last day from which a contact that nobody booked is due soon: the house's own starting value."""
MOST_GAPS = 24
"""Dates proposed at once for one standard; a longer stretch is filled in two goes."""


class Stands(StrEnum):
    """What a standard says today."""

    NONE = "none"
    STOPPED = "stopped"
    KEPT = "kept"
    OPEN = "open"
    SOON = "soon"
    WILL_BE_MISSED = "will_be_missed"
    MISSED = "missed"

    @property
    def label(self) -> str:
        """In a word or two."""
        return _LABELS[self]

    @property
    def calls(self) -> bool:
        """Whether somebody has to book something now."""
        return self in (Stands.SOON, Stands.WILL_BE_MISSED, Stands.MISSED)


_LABELS = {
    Stands.NONE: "None required", Stands.STOPPED: "Stopped", Stands.KEPT: "Met", Stands.OPEN: "Not booked yet",
    Stands.SOON: "Due soon", Stands.WILL_BE_MISSED: "Will be missed", Stands.MISSED: "Missed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How a row stands. kept_by: the appointment that keeps it, if it takes place. later: the first that comes late."""

    stands: Stands
    due: date | None = None
    kept_by: date | None = None
    later: date | None = None
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One row asked of one person. start: from which it counts. counted: days that count. booked: days of appointments
    to come of the row's kinds. first: the deadline of the very first contact, where one is set.
    """

    row: ContactStandard
    start: date
    look: date
    counted: tuple[date, ...]
    booked: tuple[date, ...] = ()
    first: date | None = None

    def next(self, more: Sequence[date] = ()) -> Next | None:
        """What falls due next, were contact also made on the days `more`."""
        look = max([self.look, *more])
        return next_due(self.row, (*self.counted, *more), self.start, look, self.first)


def standing(asked: Asked, soon: int = SOON_DAYS) -> Standing:
    """How the row stands on the day of the look."""
    coming = asked.next()
    if coming is None:
        return Standing(Stands.NONE)
    due = coming.due
    ahead = sorted(day for day in asked.booked if day >= asked.look)
    in_time = [day for day in ahead if day <= due and (coming.since is None or day >= coming.since)]
    later = next((day for day in ahead if day > due), None)
    still = max(coming.missing - len(in_time), 0)
    if due < asked.look:
        return Standing(Stands.MISSED, due, None, later, coming.missing)
    if not still:
        return Standing(Stands.KEPT, due, in_time[-1], later)
    if later is not None:
        return Standing(Stands.WILL_BE_MISSED, due, None, later, still)
    near = due <= add_days(asked.look, soon)
    return Standing(Stands.SOON if near else Stands.OPEN, due, None, None, still)


@dataclass(frozen=True, slots=True)
class Gap:
    """A day on which contact would keep the row. due: the day by which; on: the working day proposed."""

    due: date
    on: date


def gaps(asked: Asked, until: date, holidays: AbstractSet[date]) -> tuple[Gap, ...]:
    """The days to book so that the row is kept up to `until`, as if everything booked and proposed took place.

    Each is a working day, on the last day in time or before it; where none is left, the first one after today, and the
    clock then runs afresh from it: nobody is asked to catch up in a week. Where several are missing in one stretch
    they are spread over it.
    """
    kept = tuple(sorted(day for day in asked.booked if day >= asked.look))
    found: list[Gap] = []
    made: tuple[date, ...] = ()
    coming = asked.next()
    if coming is not None and coming.due < asked.look <= until:
        soonest = on_or_after(add_days(asked.look, 1), holidays)
        made = (min([soonest, *kept]),)
        found += [] if made[0] in kept else [Gap(coming.due, made[0])]
        asked = replace(asked, start=made[0], counted=(), first=None)
        coming = asked.next(made)
    while coming is not None and coming.due <= until and len(found) < MOST_GAPS:
        ahead = next((day for day in kept if day not in made), None)
        free = _day_for(asked, coming, {*made, *kept}, holidays)
        on = ahead if ahead is not None and ahead <= max(coming.due, free) else free
        if on not in kept:
            found.append(Gap(coming.due, on))
        made = (*made, on)
        coming = asked.next(made)
    return tuple(found)


def _day_for(asked: Asked, coming: Next, taken: AbstractSet[date], holidays: AbstractSet[date]) -> date:
    """A free working day: the last in time, or where several are missing, that many spread over what is left.

    Where nothing is left after the last day taken, any free day in time; where there is none, the first one after it.
    """
    first = max(add_days(asked.look, 1), coming.since or asked.look)
    earliest = first
    if coming.missing > 1:
        after = max([first, *(add_days(day, 1) for day in taken if day <= coming.due)])
        earliest = after if after <= coming.due else first
    room = max((coming.due - earliest).days, 0)
    aimed = add_days(earliest, room // coming.missing if coming.missing > 1 else room)
    for day in (*_back(aimed, earliest), *_back(coming.due, first)):
        if day not in taken and is_working_day(day, holidays):
            return day
    day = on_or_after(add_days(max(aimed, coming.due), 1), holidays)
    while day in taken:
        day = on_or_after(add_days(day, 1), holidays)
    return day


def _back(last: date, first: date) -> list[date]:
    return [add_days(last, -back) for back in range((last - first).days + 1)]


def counted_also(asked: Asked, days: Sequence[date]) -> Asked:
    """The same with more appointments booked, for a row whose kinds take in another's."""
    return replace(asked, booked=tuple(sorted({*asked.booked, *days})))
