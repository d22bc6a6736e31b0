"""One appointment or contact with everything its page shows, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.supervision.queries.rows import (
    HIDDEN,
    NOTES_OF,
    AppointmentShown,
    ArrangementShown,
    ContactShown,
    EarlierOutcome,
    HomeVisitShown,
    NoteShown,
    TaskShown,
    reader,
)
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.register.messaging.queries import ToldShown

APPOINTMENT = {
    **{name: f"a.{name}" for name in (
        "id", "version", "kind", "starts_at", "ends_at", "place", "required", "status", "series", "moved_by",
        "moved_because", "sensitive", "officer_id",
    )},
    "purpose": f"CASE WHEN {HIDDEN.format(name='a')} THEN '' ELSE a.purpose END",
    "hidden": HIDDEN.format(name="a"),
    "officer": "ao.name",
    "rests_on": "coalesce(rested.kind, '')",
}  # fmt: skip
CONTACT = {
    **{name: f"c.{name}" for name in (
        "id", "version", "appointment_id", "order_id", "kind", "with_whom", "happened_at", "outcome",
        "evidence_due_on", "sensitive",
    )},
    "title": f"CASE WHEN {HIDDEN.format(name='c')} THEN '' ELSE c.title END",
    "hidden": HIDDEN.format(name="c"),
    "officer": "co.name",
    "recorded_by": "cr.name",
    "recorded_at": "c.known_from",
}  # fmt: skip
TASKS = """(
  SELECT coalesce(json_agg(json_build_object('id', t.id, 'version', t.version, 'what', t.what, 'due_on', t.due_on,
    'done_at', t.done_at, 'owner', o.name) ORDER BY t.due_on), '[]')
  FROM supervision_task t JOIN access_user o ON o.id = t.owner_id WHERE t.contact_id = c.id AND t.known_to IS NULL)"""
EARLIER = """(
  SELECT coalesce(json_agg(json_build_object('outcome', v.outcome, 'since', v.known_from, 'until', v.known_to,
    'by', b.name) ORDER BY v.version DESC), '[]')
  FROM supervision_contact v JOIN access_user b ON b.id = v.recorded_by_id
  WHERE v.record_id = c.id AND v.known_to IS NOT NULL)"""
ARRANGEMENTS = """(
  SELECT coalesce(json_agg(json_build_object('id', g.id, 'version', g.version, 'kind', g.kind, 'need', g.need,
    'standing', g.standing) ORDER BY g.kind DESC, g.need), '[]')
  FROM supervision_arrangement g WHERE g.appointment_id = a.id AND g.known_to IS NULL)"""
TOLD = """(
  SELECT coalesce(json_agg(json_build_object('kind', m.kind, 'state', m.state, 'because', m.because, 'way', m.way,
    'at', coalesce(m.delivered_at, m.sent_at, m.ended_at, m.send_at)) ORDER BY m.made_at, m.id), '[]')
  FROM messaging_personmessage m WHERE m.about = a.id)"""
HOME_VISIT = """(
  SELECT json_build_object('version', h.version, 'achieved', h.achieved, 'not_achieved', h.not_achieved,
    'present', h.present, 'went_with', h.went_with)
  FROM supervision_homevisit h WHERE h.contact_id = c.id AND h.known_to IS NULL)"""
JOINS = """
LEFT JOIN orders_condition rested ON rested.id = a.condition_id
LEFT JOIN access_user ao ON ao.id = a.officer_id
LEFT JOIN access_user co ON co.id = c.officer_id
LEFT JOIN access_user cr ON cr.id = c.recorded_by_id
LEFT JOIN supervision_appointment after ON after.id = a.moved_to_id
LEFT JOIN LATERAL (
  SELECT m.id, m.starts_at, m.moved_by FROM supervision_appointment m
  WHERE m.person_id = %(person)s AND m.moved_to_id = a.id AND m.known_to IS NULL LIMIT 1) before ON true"""
COLUMNS = ", ".join([
    *APPOINTMENT.values(), *CONTACT.values(), NOTES_OF.format(which="n.contact_id = c.id"), TASKS, EARLIER,
    ARRANGEMENTS, TOLD, HOME_VISIT,
    "after.id", "after.starts_at", "a.moved_by", "before.id", "before.starts_at", "before.moved_by",
])  # fmt: skip
BY_APPOINTMENT = f"""SELECT {COLUMNS} FROM supervision_appointment a
LEFT JOIN supervision_contact c ON c.appointment_id = a.id AND c.known_to IS NULL {JOINS}
WHERE a.id = %(key)s AND a.person_id = %(person)s AND a.known_to IS NULL"""  # noqa: S608 - own fragments
BY_CONTACT = f"""SELECT {COLUMNS} FROM supervision_contact c
LEFT JOIN supervision_appointment a ON a.id = c.appointment_id {JOINS}
WHERE c.id = %(key)s AND c.person_id = %(person)s AND c.known_to IS NULL"""  # noqa: S608 - own fragments


@dataclass(frozen=True, slots=True)
class Move:
    """The other end of a move, and who asked for it."""

    appointment_id: UUID
    starts_at: datetime
    asked_by: str


@dataclass(frozen=True, slots=True)
class Item:
    """An appointment, a contact, or both, with all that belongs to it; notes come the oldest first.

    told: what the person was told of the appointment by text or e-mail.
    """

    appointment: AppointmentShown | None
    contact: ContactShown | None
    notes: tuple[NoteShown, ...]
    tasks: tuple[TaskShown, ...]
    earlier: tuple[EarlierOutcome, ...]
    arrangements: tuple[ArrangementShown, ...]
    told: tuple[ToldShown, ...]
    home_visit: HomeVisitShown | None
    moved_to: Move | None
    moved_from: Move | None


def item_of_appointment(actor: Actor, person_id: UUID, appointment_id: UUID) -> Item:
    """An appointment and what came of it. The page went through `door.look`. Raises NotThere."""
    return _item(actor, person_id, appointment_id, BY_APPOINTMENT)


def item_of_contact(actor: Actor, person_id: UUID, contact_id: UUID) -> Item:
    """A contact and the appointment it was, if any. The page went through `door.look`. Raises NotThere."""
    return _item(actor, person_id, contact_id, BY_CONTACT)


def _item(actor: Actor, person_id: UUID, key: UUID, sql: str) -> Item:
    with connection.cursor() as cursor:
        cursor.execute(sql, {**reader(actor), "person": person_id, "key": key})
        row = cursor.fetchone()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such record")
    columns = iter(row)
    planned = _next(columns, APPOINTMENT)
    happened = _next(columns, CONTACT)
    notes, tasks, earlier, arrangements, told, visit, *ends = columns
    return Item(
        AppointmentShown(person_id=person_id, **planned) if planned["id"] else None,
        ContactShown(person_id=person_id, **happened) if happened["id"] else None,
        tuple(NoteShown.read(each) for each in notes),
        tuple(TaskShown.read(each) for each in tasks),
        tuple(EarlierOutcome.read(each) for each in earlier),
        tuple(ArrangementShown.read(each) for each in arrangements),
        tuple(read_row(ToldShown, each) for each in told),
        HomeVisitShown(**visit) if visit else None,
        _move(*ends[:3]),
        _move(*ends[3:]),
    )


def _next(columns: Any, names: dict[str, str]) -> dict[str, Any]:
    return {name: next(columns) for name in names}


def _move(key: UUID | None, starts_at: Any, asked_by: Any) -> Move | None:
    return None if key is None else Move(key, starts_at, asked_by)
