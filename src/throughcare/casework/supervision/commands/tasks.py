"""Tasks that follow from a contact or from the record."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.supervision.commands.writing import add, belongs, held, staff
from throughcare.casework.supervision.drafts import TaskDraft
from throughcare.casework.supervision.events import TaskDone
from throughcare.casework.supervision.models import Contact, Task
from throughcare.casework.supervision.refusals import NothingChanged, NotListed, OutsideLimits
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def add_task(actor: Actor, person_id: UUID, draft: TaskDraft) -> Task:
    """Write down something to do. Raises NotPermitted, NotThere, PurposeNeeded, NotListed, OutsideLimits."""
    require(actor, Permission.TASK_DO, person_id)
    if not belongs(Contact, person_id, draft.contact_id):
        raise NotListed("contact")
    _not_gone_by(actor, draft.due_on)
    refuse_what_tells(actor, person_id, {"what": draft.what})
    task = Task(
        person_id=person_id, contact_id=draft.contact_id, owner_id=staff(actor, draft.owner_id, "owner"),
        what=draft.what.strip(), due_on=draft.due_on, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, task, "supervision:task:added")
    return task


@transaction.atomic
def finish_task(actor: Actor, person_id: UUID, task_id: UUID, *, expected: int) -> Task:
    """Mark a task as done. Raises NothingChanged when it is, StaleVersion."""
    require(actor, Permission.TASK_DO, person_id)
    task = held(Task, person_id, task_id, Permission.TASK_DO)
    if task.done_at is not None:
        raise NothingChanged("This task is already done", "")
    amend(task, expected=expected, by=actor, because="done", done_at=clock.now())
    trail.record(actor, "supervision:task:done", task)
    bus.publish(actor, TaskDone(task.pk, person_id))
    return task


@transaction.atomic
def reopen_task(actor: Actor, person_id: UUID, task_id: UUID, *, expected: int) -> Task:
    """Take back that a task is done. Raises NothingChanged when it is open, StaleVersion."""
    require(actor, Permission.TASK_DO, person_id)
    task = held(Task, person_id, task_id, Permission.TASK_DO)
    if task.done_at is None:
        raise NothingChanged("This task is open already", "")
    amend(task, expected=expected, by=actor, because="reopened", done_at=None)
    trail.record(actor, "supervision:task:reopened", task)
    return task


@transaction.atomic
def move_task(actor: Actor, person_id: UUID, task_id: UUID, due_on: date, *, expected: int) -> Task:
    """Give an open task another day. Raises OutsideLimits for a day gone by, NothingChanged, StaleVersion."""
    require(actor, Permission.TASK_DO, person_id)
    task = held(Task, person_id, task_id, Permission.TASK_DO)
    _not_gone_by(actor, due_on)
    if task.done_at is not None or task.due_on == due_on:
        raise NothingChanged("Choose another day, for a task that is not done", "due_on")
    amend(task, expected=expected, by=actor, because="moved", due_on=due_on)
    trail.record(actor, "supervision:task:moved", task)
    return task


def _not_gone_by(actor: Actor, due_on: date) -> None:
    if due_on < clock.today(actor.zone):
        raise OutsideLimits("The day must be today or later", "due_on")
