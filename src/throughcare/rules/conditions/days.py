"""A condition day by day, for a calendar. Days of which nothing is on record and nothing was due have no entry."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from throughcare.rules.conditions.finding import Answer, Evidence, EvidenceKind, Shows, Watched
from throughcare.rules.conditions.terms import ConditionTerms
from throughcare.rules.dates import Period

ONE_DAY = timedelta(days=1)


class Day(StrEnum):
    """What one day was."""

    KEPT = "kept"
    MISSED = "missed"
    EXCUSED = "excused"
    UNKNOWN = "unknown"


def by_day(
    kind: ConditionTerms, terms: Any, evidence: Iterable[Evidence], watched: Watched
) -> Mapping[date, Day]:
    """The days of a closed period on which the record says something of the condition, or on which it should.

    A day is missed only where the kind itself would find it not kept from that day's records.
    """
    asked = _asked_by_day(kind, evidence, watched)
    hours = getattr(terms, "hours", ())
    if kind.code == "curfew":
        asked = {day: asked.get(day, []) for day in _days(watched) if day in asked or _has_hours(hours, day)}
    return {
        day: _day_of(kind, terms, found, Watched(Period(day, day + ONE_DAY), watched.zone, watched.until))
        for day, found in sorted(asked.items())
    }


def _day_of(kind: ConditionTerms, terms: Any, found: list[Evidence], day: Watched) -> Day:
    match kind.kept(terms, found, day).answer:
        case Answer.NOT_KEPT:
            return Day.MISSED
        case Answer.CANNOT_TELL:
            return Day.UNKNOWN
    return Day.EXCUSED if all(each.shows is Shows.EXCUSED for each in found) else Day.KEPT


def _asked_by_day(
    kind: ConditionTerms, evidence: Iterable[Evidence], watched: Watched
) -> dict[date, list[Evidence]]:
    """The records of each day. One that reaches over several days counts on each of them."""
    by_day: dict[date, list[Evidence]] = {}
    first, end = watched.period.start, watched.period.end or watched.until.date() + ONE_DAY
    for each in evidence:
        if each.kind not in kind.accepts:
            continue
        day, last = max(each.on, first), min(_last_day(each), end - ONE_DAY)
        while day <= last:
            by_day.setdefault(day, []).append(each)
            day += ONE_DAY
    return by_day


def _last_day(each: Evidence) -> date:
    if each.last_day is not None:
        return each.last_day
    if each.kind is EvidenceKind.ADDRESS:
        return date.max
    return each.ends.date() if each.ends else each.on


def _days(watched: Watched) -> Iterable[date]:
    day, last = watched.period.start, watched.period.last_day
    while last is not None and day <= last:
        yield day
        day += ONE_DAY


def _has_hours(hours: Iterable[Any], day: date) -> bool:
    return any(each.day.number == day.weekday() for each in hours)
