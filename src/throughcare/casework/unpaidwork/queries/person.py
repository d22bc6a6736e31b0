"""Everything about one person's unpaid work, in one statement."""

import json
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.unpaidwork.hours import Hours, hours_of
from throughcare.platform.access.door import one_of
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork

READ = """
SELECT 'requirement', to_jsonb(r) || jsonb_build_object('condition_kind', c.kind, 'order_id', c.order_id), w.name
FROM unpaidwork_workrequirement r JOIN orders_condition c ON c.id = r.condition_id
JOIN access_user w ON w.id = r.recorded_by_id WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'day', to_jsonb(a) || jsonb_build_object('project', p.title, 'kind', p.kind, 'place', p.place), w.name
FROM unpaidwork_workappointment a JOIN unpaidwork_workproject p ON p.id = a.project_id
JOIN access_user w ON w.id = a.recorded_by_id WHERE a.person_id = %(person)s AND a.known_to IS NULL
UNION ALL
SELECT 'adjustment', to_jsonb(j), w.name
FROM unpaidwork_workadjustment j JOIN access_user w ON w.id = j.recorded_by_id
WHERE j.person_id = %(person)s AND j.known_to IS NULL
UNION ALL
SELECT 'travel', to_jsonb(t), w.name
FROM unpaidwork_traveldecision t LEFT JOIN access_user w ON w.id = t.decided_by_id
WHERE t.person_id = %(person)s AND t.known_to IS NULL
UNION ALL
SELECT 'condition', jsonb_build_object('id', c.id, 'version', c.version, 'kind', c.kind, 'text', left(c.text, 200),
  'order_id', c.order_id, 'made_on', coalesce(o.made_on, o.starts_on), 'ends_on', coalesce(c.ends_on, o.ends_on)), NULL
FROM orders_condition c JOIN orders_order o ON o.id = c.order_id
WHERE c.person_id = %(person)s AND c.known_to IS NULL AND o.known_to IS NULL AND c.kind = ANY(%(kinds)s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the record."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementLine(Row):
    """The hours of a condition."""

    condition_id: UUID
    condition_kind: str
    order_id: UUID
    required_minutes: int
    starts_on: date
    ends_on: date | None
    in_scheme: bool
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine(Row):
    """A day of work. kind: of its project. by: who recorded it last."""

    requirement_id: UUID
    project_id: UUID
    project: str
    kind: str
    place: str
    on: date
    starts_at: time
    ends_at: time
    outcome: str
    penalty_minutes: int | None
    credited_minutes: int | None
    work_quality: str
    behaviour: str
    notes: str
    sensitive: bool
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentLine(Row):
    """An adjustment of the hours."""

    requirement_id: UUID
    appointment_id: UUID | None
    minutes: int
    reason: str
    on: date
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelLine(Row):
    """A decision on travel, or one that waits. by: who decided; None while nobody has."""

    appointment_id: UUID
    state: str
    adjustment_id: UUID | None
    words: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine(Row):
    """A condition that may carry hours. made_on: of its order."""

    kind: str
    text: str
    order_id: UUID
    made_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Work:
    """A person's unpaid work: requirements the latest first, days the earliest first."""

    requirements: tuple[RequirementLine, ...]
    days: tuple[DayLine, ...]
    adjustments: tuple[AdjustmentLine, ...]
    travel: tuple[TravelLine, ...]
    conditions: tuple[ConditionLine, ...]

    def days_of(self, requirement_id: UUID) -> list[DayLine]:
        """The days of one requirement."""
        return [each for each in self.days if each.requirement_id == requirement_id]

    def adjustments_of(self, requirement_id: UUID) -> list[AdjustmentLine]:
        """The adjustments of one requirement."""
        return [each for each in self.adjustments if each.requirement_id == requirement_id]

    def hours(self, place: UnpaidWork, requirement: RequirementLine, today: date) -> Hours:
        """The hours of one requirement."""
        return hours_of(
            place, requirement.required_minutes, self.days_of(requirement.id), self.adjustments_of(requirement.id),
            today, requirement.in_scheme,
        )  # fmt: skip

    @property
    def without_hours(self) -> tuple[ConditionLine, ...]:
        """Conditions whose hours are not recorded yet."""
        held = {each.condition_id for each in self.requirements}
        return tuple(each for each in self.conditions if each.id not in held)


def work_of(actor: Actor, person_id: UUID, place: UnpaidWork | None) -> Work:
    """One person. The page went through `door.look`; the database's wall stands behind."""
    found: dict[str, list[Any]] = {}
    kinds = list(place.condition_types) if place else []
    with connection.cursor() as cursor:
        cursor.execute(READ, {"person": person_id, "kinds": kinds})
        for kind, raw, by in cursor.fetchall():
            found.setdefault(kind, []).append(
                read_row(SHAPES[kind], _readable(actor, json.loads(raw)), by=by)
            )

    def rows(kind: str, key: Any, newest_first: bool = False) -> tuple[Any, ...]:
        return tuple(sorted(found.get(kind, ()), key=key, reverse=newest_first))

    return Work(
        rows("requirement", lambda row: (row.starts_on, row.id), True),
        rows("day", lambda row: (row.on, row.starts_at)),
        rows("adjustment", lambda row: (row.on, row.id)),
        rows("travel", lambda row: row.id),
        rows("condition", lambda row: row.id),
    )


def _readable(actor: Actor, raw: dict[str, Any]) -> dict[str, Any]:
    """The row without notes that are sensitive, for whoever may not read those."""
    hidden = raw.get("sensitive") and Permission.SENSITIVE_READ not in actor.permissions and not actor.system
    return raw | {"notes": ""} if hidden else raw


SHAPES: dict[str, type[Row]] = {
    "requirement": RequirementLine, "day": DayLine, "adjustment": AdjustmentLine, "travel": TravelLine,
    "condition": ConditionLine,
}  # fmt: skip


def requirement_of(held: Work, person_id: UUID, requirement_id: UUID) -> RequirementLine:
    """One of the requirements. Raises NotThere."""
    return one_of(held.requirements, person_id, requirement_id, "no such requirement")


def day_of(held: Work, person_id: UUID, appointment_id: UUID) -> DayLine:
    """One of the days. Raises NotThere."""
    return one_of(held.days, person_id, appointment_id, "no such day of work")


def travel_of(held: Work, person_id: UUID, travel_id: UUID) -> TravelLine:
    """One of the decisions on travel. Raises NotThere."""
    return one_of(held.travel, person_id, travel_id, "no such decision")
