"""Reads of the workspace. Each takes the actor first, and asks as the organisation that the actor works for.

`work_under` is for the officer too: what a service told of its sessions, without what it keeps to itself.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from throughcare.casework.interventions.delivered import Delivered
from throughcare.casework.interventions.models import Offering
from throughcare.casework.provision.models import ActionPlan, Group, Session
from throughcare.casework.provision.queries.rows import (
    Line,
    MeasureRead,
    MoveRead,
    NoteRead,
    PlanRead,
    Referral,
    ReportRead,
    SessionRead,
    Slot,
    Work,
)
from throughcare.casework.provision.queries.statement import CALENDAR, LINES, REFERRAL, UNRECORDED, WORK
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.rules.interventions.referring import ENDED, PHASES, ROUTE

__all__ = [
    "GroupLine",
    "Line",
    "MeasureRead",
    "MoveRead",
    "NoteRead",
    "PlanRead",
    "Referral",
    "ReportRead",
    "SessionRead",
    "Slot",
    "Work",
    "colleagues",
    "delivered_under",
    "groups",
    "members",
    "offerings",
    "referral",
    "referral_of_person",
    "referral_of_plan",
    "referral_of_session",
    "referrals",
    "session",
    "sessions_between",
    "unrecorded",
    "week_of",
    "work_under",
]  # fmt: skip

OPEN = tuple(phase for phase in PHASES if phase != ENDED)


def referrals(actor: Actor, phases: Collection[str] = OPEN) -> list[Line]:
    """The organisation's referrals in these phases, the longest waiting first. Raises NotPermitted."""
    require(actor, Permission.REFERRAL_WORK)
    states = [
        state for route in ROUTE.values() for state in route.table.states if route.phase(state) in phases
    ]
    return [Line(**row) for row in _rows(actor, LINES, now=clock.now(), states=states)]


def referral(actor: Actor, referral_id: UUID) -> Referral:
    """One referral of the organisation's. Raises NotPermitted or NotThere."""
    require(actor, Permission.REFERRAL_WORK)
    found = _referral(actor, referral_id)
    if found is None or actor.organisation_id is None or found.organisation_id != actor.organisation_id:
        raise NotThere(Permission.REFERRAL_WORK, None, "R2 another organisation's referral, or none")
    return found


def referral_of_person(actor: Actor, person_id: UUID, referral_id: UUID) -> Referral:
    """One referral of a person whose record the actor has been let into. Raises NotThere."""
    found = _referral(actor, referral_id)
    if found is None or found.person_id != person_id:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such referral of this person")
    return found


def work_under(referral_id: UUID) -> Work:
    """Everything done under a referral that the actor has been let into; of notes only what the wall leaves."""
    kinds: dict[str, tuple[type[Any], list[Any]]] = {
        "plan": (PlanRead, []), "session": (SessionRead, []), "note": (NoteRead, []), "measure": (MeasureRead, []),
        "report": (ReportRead, []), "move": (MoveRead, []),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(WORK, {"referral": referral_id})
        for kind, raw in cursor.fetchall():
            row, held = kinds[kind]
            held.append(read_row(row, json.loads(raw)))
    return Work(*(held for _, held in kinds.values()))


def sessions_between(actor: Actor, first: date, until: date) -> list[Slot]:
    """The organisation's sessions from a day to before another, there. Raises NotPermitted."""
    require(actor, Permission.REFERRAL_WORK)
    zone = ZoneInfo(actor.zone)
    span = {
        "first": datetime.combine(first, time(), zone), "until": datetime.combine(until, time(), zone),
    }  # fmt: skip
    return [Slot(**row) for row in _rows(actor, CALENDAR, **span)]


def unrecorded(actor: Actor) -> list[Slot]:
    """Sessions that are over and of which nobody wrote what became of them, the oldest first."""
    require(actor, Permission.REFERRAL_WORK)
    return [Slot(**row) for row in _rows(actor, UNRECORDED, now=clock.now())]


def session(actor: Actor, session_id: UUID) -> Slot:
    """One session of the organisation's. Raises NotPermitted or NotThere."""
    require(actor, Permission.REFERRAL_WORK)
    rows = Session.objects.filter(pk=session_id, organisation_id=actor.organisation_id)
    found = rows.values_list("starts_at", flat=True).first() if actor.organisation_id else None
    if found is not None:
        day = found.astimezone(ZoneInfo(actor.zone)).date()
        for slot in sessions_between(actor, day, day + timedelta(days=1)):
            if slot.id == session_id:
                return slot
    raise NotThere(Permission.REFERRAL_WORK, None, "R2 another organisation's session, or none")


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group with how many are in it and when it meets next."""

    id: UUID
    title: str
    offering: str
    place: str
    places: int | None
    starts_on: date
    ends_on: date | None
    version: int
    members: int
    next_at: datetime | None


def groups(actor: Actor) -> list[GroupLine]:
    """The organisation's groups, those that still meet first. Raises NotPermitted."""
    require(actor, Permission.REFERRAL_WORK)
    rows = _rows(
        actor,
        """SELECT g.id, g.title, o.title AS offering, g.place, g.places, g.starts_on, g.ends_on, g.version,
  (SELECT count(*) FROM (SELECT DISTINCT ON (s.referral_id) s.group_id FROM provision_session s
     JOIN interventions_servicereferral r ON r.id = s.referral_id AND r.known_to IS NULL AND r.ended_on IS NULL
     WHERE s.known_to IS NULL AND s.organisation_id = g.organisation_id AND s.group_id IS NOT NULL
     ORDER BY s.referral_id, s.starts_at DESC, s.id DESC) latest WHERE latest.group_id = g.id) AS members,
  (SELECT min(s.starts_at) FROM provision_session s WHERE s.group_id = g.id AND s.known_to IS NULL
     AND s.state = 'scheduled' AND s.starts_at >= %(now)s) AS next_at
FROM provision_group g JOIN interventions_offering o ON o.id = g.offering_id
WHERE g.known_to IS NULL AND g.organisation_id = %(organisation)s
ORDER BY g.ends_on IS NOT NULL, g.title""",
        now=clock.now(),
    )
    return [GroupLine(**row) for row in rows]


def members(actor: Actor, group_id: UUID) -> tuple[Group, list[Slot]]:
    """A group, and every session held or to be held with it, in order. Raises NotPermitted or NotThere."""
    require(actor, Permission.REFERRAL_WORK)
    found = Group.objects.filter(pk=group_id, organisation_id=actor.organisation_id).first()
    if found is None or actor.organisation_id is None:
        raise NotThere(Permission.REFERRAL_WORK, None, "R2 another organisation's group, or none")
    near = clock.today(actor.zone)
    slots = sessions_between(actor, near - timedelta(days=200), near + timedelta(days=200))
    return found, [slot for slot in slots if slot.group_id == group_id]


def offerings(actor: Actor) -> list[tuple[str, str]]:
    """What the organisation offers, id and title, for choosing one."""
    rows = Offering.objects.filter(organisation_id=actor.organisation_id, closed_on__isnull=True)
    return [(str(key), title) for key, title in rows.order_by("title").values_list("id", "title")]


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """The organisation's staff, id and name, for choosing one."""
    if actor.organisation_id is None:
        return []
    rows = User.objects.filter(organisation_id=actor.organisation_id, is_active=True).order_by("name")
    return [(str(key), name) for key, name in rows.values_list("id", "name")]


DELIVERED = """
SELECT k.id, s.attended, s.missed, s.none_held, s.open, coalesce(s.minutes, 0) AS minutes, s.next_at,
  (SELECT a.sessions FROM provision_actionplan a WHERE a.referral_id = k.id AND a.known_to IS NULL
     AND a.state = 'approved' ORDER BY a.answered_at DESC LIMIT 1) AS planned,
  EXISTS (SELECT 1 FROM provision_endreport e WHERE e.referral_id = k.id AND e.known_to IS NULL
     AND e.submitted_at IS NOT NULL) AS report_sent
FROM unnest(%(keys)s::uuid[]) k(id) CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE state = 'attended') AS attended,
    count(*) FILTER (WHERE state = 'not_attended') AS missed,
    count(*) FILTER (WHERE state = 'no_session') AS none_held,
    count(*) FILTER (WHERE state = 'scheduled') AS open, sum(minutes) AS minutes,
    min(starts_at) FILTER (WHERE state = 'scheduled' AND starts_at >= %(now)s) AS next_at
  FROM provision_session WHERE referral_id = k.id AND known_to IS NULL) s
"""


def delivered_under(actor: Actor, referral_ids: Collection[UUID]) -> Mapping[UUID, Delivered]:
    """What was delivered under each referral, in one statement: the answer to `interventions.delivered`."""
    rows = _rows(actor, DELIVERED, keys=list(referral_ids), now=clock.now())
    return {row.pop("id"): Delivered(**row) for row in rows}


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _referral(actor: Actor, referral_id: UUID) -> Referral | None:
    for row in _rows(actor, REFERRAL, referral=referral_id):
        return Referral(**row)
    return None


def _rows(actor: Actor, statement: str, **given: Any) -> Iterable[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"organisation": actor.organisation_id, **given})
        names = [column.name for column in cursor.description or ()]
        rows = cursor.fetchall()
    for row in rows:
        made = dict(zip(names, row, strict=True))
        yield {
            name: json.loads(value) if name in {"shared", "outcomes"} else value
            for name, value in made.items()
        }


def referral_of_plan(person_id: UUID, action_plan_id: UUID) -> UUID:
    """The referral of a person's action plan, once the actor was let into the record. Raises NotThere."""
    return _under(ActionPlan, person_id, action_plan_id)


def referral_of_session(person_id: UUID, session_id: UUID) -> UUID:
    """The referral of a person's session, once the actor was let into the record. Raises NotThere."""
    return _under(Session, person_id, session_id)


def _under(model: type[ActionPlan] | type[Session], person_id: UUID, row_id: UUID) -> UUID:
    found: UUID | None = (
        model.objects.filter(pk=row_id, person_id=person_id).values_list("referral_id", flat=True).first()
    )
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such row of this person")
    return found
