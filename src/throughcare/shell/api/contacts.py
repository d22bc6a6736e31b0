"""/people/{id}/contacts, notes and tasks: what happened, and recording it."""

from datetime import date, timedelta
from uuid import UUID

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.queries import Item, LogEntry, LogFilter, WorkTask
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api import cursors
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown, shown

contacts = Resource("contacts", "contacts")
PERSON = "/people/{uuid:person_id}"
LOG = "api:contacts:log"


class LogOut(Shown):
    """Some whole days of the log, newest first. next: the cursor of the days before; null at the beginning."""

    items: list[shown(LogEntry)]  # type: ignore[valid-type]
    next: str | None


def read_contacts(actor: Actor, person_id: UUID, cursor: str = "") -> dict[str, object]:
    """The activity log of a person: contacts, notes, moves and what waits for an outcome."""
    until = None
    if cursor:
        [last] = cursors.read(LOG, cursor)
        until = date.fromisoformat(str(last)) - timedelta(days=1)
    log = queries.activity_log(actor, person_id, LogFilter(until=until))
    days = [each.day for each in log.entries]
    return {"items": log.entries, "next": cursors.write(LOG, [min(days).isoformat()]) if log.of > 1 else None}


def read_contact(actor: Actor, person_id: UUID, contact_id: UUID) -> Item:
    """A contact with its notes, tasks and earlier outcomes."""
    return queries.item_of_contact(actor, person_id, contact_id)


def read_tasks(actor: Actor) -> list[WorkTask]:
    """The caller's own tasks: open ones, and those done lately."""
    return queries.own_tasks(actor)


contacts.reads(f"{PERSON}/contacts", read_contacts, shape=LogOut)
contacts.reads(f"{PERSON}/contacts/{{uuid:contact_id}}", read_contact)
contacts.adds(f"{PERSON}/contacts", commands.record_contact)
contacts.changes(f"{PERSON}/contacts/{{uuid:contact_id}}/outcome", commands.change_outcome)
contacts.reads(f"{PERSON}/notes/{{uuid:note_id}}", queries.note, name="read_note")
contacts.adds(f"{PERSON}/notes", commands.add_note)
contacts.changes(f"{PERSON}/notes/{{uuid:note_id}}", commands.correct_note)
contacts.lists("/tasks", read_tasks, by=("due_on", "id"), may=Permission.CASELOAD_READ)
contacts.reads(f"{PERSON}/tasks/{{uuid:task_id}}", queries.task, name="read_task")
contacts.adds(f"{PERSON}/tasks", commands.add_task)
contacts.acts(f"{PERSON}/tasks/{{uuid:task_id}}/finishing", commands.finish_task)
contacts.acts(f"{PERSON}/tasks/{{uuid:task_id}}/reopening", commands.reopen_task)
contacts.acts(f"{PERSON}/tasks/{{uuid:task_id}}/moving", commands.move_task)
contacts.changes(f"{PERSON}/contacts/{{uuid:contact_id}}/home-visit", commands.record_home_visit)
