"""What the offence history says about a first time, and when it does not say. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from throughcare.casework.orders.queries.rows import OffenceHeld
from throughcare.rules.dates import age_on

CONVICTED = "convicted"


@dataclass(frozen=True, slots=True)
class FirstTime:
    """The age at a first conviction or offence; None when it does not follow, and `why_not` says why."""

    age: int | None = None
    on: date | None = None
    why_not: str = ""


def first_conviction(offences: Iterable[OffenceHeld], born: date | None) -> FirstTime:
    """The age at the first conviction. born: the exact date of birth, None when it is not known exactly."""
    convictions = [offence.convicted_on for offence in offences if offence.outcome == CONVICTED]
    return _first(convictions, born, "the date of a conviction is not recorded")


def first_offence(offences: Iterable[OffenceHeld], born: date | None) -> FirstTime:
    """The age at the first offence that led to a conviction; arrests and charges do not count."""
    committed = [offence.committed_on for offence in offences if offence.outcome == CONVICTED]
    return _first(committed, born, "the date of an offence is not recorded")


def _first(days: list[date | None], born: date | None, undated: str) -> FirstTime:
    known = [day for day in days if day is not None]
    if not days:
        return FirstTime(why_not="no conviction is recorded")
    if len(known) < len(days):  # the undated one may have been the first
        return FirstTime(why_not=undated)
    first = min(known)
    if born is None:
        return FirstTime(on=first, why_not="the date of birth is not known exactly")
    if first < born:
        return FirstTime(on=first, why_not="it is dated before the person's birth")
    return FirstTime(age_on(born, first), first)
