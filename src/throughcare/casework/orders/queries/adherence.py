"""What the record shows of each condition of a person in a stretch of time, in one statement."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from throughcare.casework.orders.evidence import Found, offered
from throughcare.casework.orders.refusals import DatesContradict
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.rules import jurisdictions
from throughcare.rules.conditions import (
    BadTerms,
    ConditionTerms,
    Day,
    Evidence,
    EvidenceKind,
    Finding,
    Watched,
    bears_on,
    by_day,
    read_terms,
)
from throughcare.rules.conditions.finding import cannot_tell
from throughcare.rules.dates import DateOrder, Period, day_in_utc
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UnknownCode

CONDITIONS = """
SELECT 'condition' AS name, jsonb_build_object('id', c.id, 'order_id', c.order_id, 'kind', c.kind, 'text', c.text,
  'terms', c.terms, 'legal_basis', c.legal_basis,
  'starts_on', greatest(c.starts_on, o.starts_on), 'ends_on', least(c.ends_on, o.ends_on)) AS found
FROM orders_condition c JOIN orders_order o ON o.id = c.order_id AND o.known_to IS NULL
WHERE c.person_id = %(person)s AND c.known_to IS NULL
  AND coalesce(greatest(c.starts_on, o.starts_on), '-infinity') < %(end)s
  AND coalesce(least(c.ends_on, o.ends_on), 'infinity') > %(first)s
"""
WEEK, ONE_DAY = timedelta(days=7), timedelta(days=1)
FOUR_WEEKS, LONGEST = 4 * WEEK - ONE_DAY, 53 * WEEK
UNREADABLE = (
    "The terms of this condition were recorded under another kind, so the record cannot be read by them."
)
UNKNOWN_TYPE = "The type of this condition is not one of this place's, so the record cannot be read by it."


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A record that bears on a condition. shows: a code of `rules.conditions.Shows`. href: where it is read."""

    ref: str
    kind: str
    on: date
    shows: str
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class Weekly:
    """The finding of one week, or of the part of it that is asked about. last_day: the last one inside."""

    first: date
    last_day: date
    answer: str
    because: str


@dataclass(frozen=True, slots=True)
class ConditionKept:
    """A condition and what the record shows of it. first, last_day: of the time asked about in which it stood.

    answer, because: of the whole of it. days: each day of which something is on record or was due, by "kept", "missed",
    "excused" or "unknown".
    """

    condition_id: UUID
    order_id: UUID
    kind: str
    text: str
    legal_basis: str
    first: date
    last_day: date
    answer: str
    because: str
    weeks: tuple[Weekly, ...]
    days: dict[date, str]
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class Adherence:
    """What the record shows from `first` to `last_day`, both inside. unattached: records that bear on no condition."""

    first: date
    last_day: date
    conditions: tuple[ConditionKept, ...]
    unattached: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Condition:
    id: UUID
    order_id: UUID
    kind: str
    text: str
    terms: dict[str, Any]
    legal_basis: str
    starts_on: date | None
    ends_on: date | None


def adherence_of(actor: Actor, person_id: UUID, first: date, last_day: date) -> Adherence:
    """Every condition that stands on any of these days, with what is on record of it. One statement.

    The page went through `door.look`; the wall stands behind. Nothing later than now is known.
    """
    pack = jurisdictions.get(actor.jurisdiction)
    conditions, found = _read(actor, person_id, first, last_day + ONE_DAY)
    judged = tuple(_judged(each, found, pack, actor.zone, first, last_day) for each in conditions)
    counted = {line.ref for each in judged for line in each.evidence}
    rest = tuple(_line(each) for each in _in_order(found) if each.evidence.ref not in counted)
    return Adherence(first, last_day, judged, rest)


def within_a_year(first: date, last_day: date) -> tuple[date, date]:
    """The time that is read: at most 53 weeks, up to `last_day`. Raises DatesContradict."""
    if last_day < first:
        raise DatesContradict("The last day must be on or after the first day", "last_day", first, last_day)
    return max(first, last_day - LONGEST), last_day


def _read(actor: Actor, person_id: UUID, first: date, end: date) -> tuple[list[_Condition], list[Found]]:
    given: dict[str, Any] = {
        "person": person_id, "first": first, "end": end, "zone": actor.zone, "since": day_in_utc(first, actor.zone)[0],
        "until": min(day_in_utc(end, actor.zone)[0], clock.now()),
    }  # fmt: skip
    answers = {each.name: each for each in offered()}
    parts = (f"SELECT '{name}', x.found FROM ({each.rows}) AS x(found)" for name, each in answers.items())  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([CONDITIONS, *parts]), given)
        rows = [(name, json.loads(raw) if isinstance(raw, str) else raw) for name, raw in cursor.fetchall()]
    conditions = [read_row(_Condition, raw) for name, raw in rows if name == "condition"]
    found: dict[str, Found] = {}
    for (
        name,
        each,
    ) in answers.items():  # in the order in which they were offered: the later judges the earlier
        for row_name, raw in rows:
            if row_name == name and (one := each.read(raw, person_id)) is not None:
                found[one.evidence.ref] = one
    return sorted(conditions, key=lambda each: each.id), list(found.values())


def _judged(
    condition: _Condition, found: Iterable[Found], pack: Jurisdiction, zone: str, first: date, last_day: date
) -> ConditionKept:
    begins = max(first, condition.starts_on or first)
    ends = min(last_day, condition.ends_on - ONE_DAY if condition.ends_on else last_day)
    kind, terms, why_not = _terms(condition, pack)
    bearing = _in_order(each for each in found if kind and _bears(kind, condition, each))
    evidence = tuple(each.evidence for each in bearing)

    def of(start: date, last: date) -> Finding:
        if kind is None or why_not:
            return cannot_tell(why_not)
        return kind.kept(terms, evidence, _watched(start, last, zone, pack.date_order))

    whole = of(begins, ends)
    return ConditionKept(
        condition.id, condition.order_id, condition.kind, condition.text, condition.legal_basis, begins, ends,
        whole.answer.value, whole.because, tuple(_weeks(begins, min(ends, clock.today(zone)), ends, of)),
        _days(kind, terms, evidence, _watched(begins, ends, zone, pack.date_order)) if kind and not why_not else {},
        tuple(_line(each) for each in bearing if _in_time(each.evidence, begins, ends, zone)),
    )  # fmt: skip


def _terms(condition: _Condition, pack: Jurisdiction) -> tuple[ConditionTerms | None, Any, str]:
    """The kind of terms and the terms; or why the record cannot be read by them."""
    try:
        kind = pack.condition_type(condition.kind).kind_of_terms
    except UnknownCode:
        return None, None, UNKNOWN_TYPE
    try:
        return kind, read_terms(kind.terms, condition.terms), ""
    except BadTerms:
        return kind, None, UNREADABLE


def _bears(kind: ConditionTerms, condition: _Condition, each: Found) -> bool:
    if each.order_id not in (None, condition.order_id):
        return False
    named = None if each.condition_id is None else each.condition_id == condition.id
    return bears_on(kind, each.evidence.kind, names_it=named)


def _watched(first: date, last_day: date, zone: str, order: DateOrder) -> Watched:
    return Watched(Period.through(first, last_day), zone, clock.now(), order)


def _weeks(first: date, end: date, last_day: date, of: Any) -> Iterable[Weekly]:
    """Week by week from that of `end`, Monday to Sunday; the first and the last may be shorter."""
    monday = end - timedelta(days=end.weekday())
    while monday + WEEK > first and end >= first:
        start, last = max(monday, first), min(monday + WEEK - ONE_DAY, last_day)
        finding: Finding = of(start, last)
        yield Weekly(start, last, finding.answer.value, finding.because)
        monday -= WEEK


def _days(
    kind: ConditionTerms, terms: Any, evidence: Iterable[Evidence], watched: Watched
) -> dict[date, str]:
    days: Mapping[date, Day] = by_day(kind, terms, evidence, watched)
    return {day: answer.value for day, answer in days.items()}


def _in_time(each: Evidence, first: date, last_day: date, zone: str) -> bool:
    until = _until(each, zone)
    return each.on <= last_day and (until is None or until >= first)


def _until(each: Evidence, zone: str) -> date | None:
    """The last day of which it tells; None while it goes on."""
    if each.last_day is not None or each.kind is EvidenceKind.ADDRESS:
        return each.last_day
    if each.starts is None:
        return each.on
    return None if each.ends is None else each.ends.astimezone(ZoneInfo(zone)).date()


def _in_order(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda each: (each.evidence.on, each.evidence.ref), reverse=True)


def _line(each: Found) -> EvidenceLine:
    shown = each.evidence
    return EvidenceLine(shown.ref, shown.kind.value, shown.on, shown.shows.value, shown.says, each.href)
