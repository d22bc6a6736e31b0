"""An answer that tells of danger to the person: a task for whoever is responsible, at once, and what was done."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughcare.casework.selfreports.commands.writing import add
from throughcare.casework.selfreports.events import DangerAnswered, DangerTold, HelpAsked
from throughcare.casework.selfreports.models import SafetyTask
from throughcare.casework.selfreports.refusals import DoneWhen, SaidAlready, WhatWasDone
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.forms import Alarm, Form


@transaction.atomic
def ring(
    actor: Actor, person_id: UUID, form: Form, answers: Mapping[str, object], source: str, source_of: UUID
) -> tuple[SafetyTask, ...]:
    """Open a safety task for every alarm of the form that these answers set off; those just opened.

    answers: by question, as a rule takes them; others may be among them. source: a code of `wording.SOURCES`;
    source_of: the self-report or assessment. Called by a command that has asked the door, within its transaction. Safe
    to repeat: the same answer from the same place rings once, and again only when the answer changed after somebody
    dealt with it. What asks for help rings once for the whole, whatever it asks for: who answers it reads all of it.
    It weighs in no score, level, failure or decision.
    """
    ringing = [alarm for alarm in form.alarms if alarm.rings(answers)]
    if not ringing:
        return ()
    rung = {
        task.question: task for task in SafetyTask.objects.filter(source_of=source_of).order_by("rung_at")
    }
    opened: list[SafetyTask] = []
    for alarm in ringing:
        last = rung.get(alarm.question)
        if not alarm.danger and any(
            each.kind == "help" and each.done_at is None for each in (*rung.values(), *opened)
        ):
            continue
        if last is None or (last.done_at is not None and last.value != answers[alarm.question]):
            opened.append(_open(actor, person_id, form, alarm, answers[alarm.question], source, source_of))
    return tuple(opened)


def _open(
    actor: Actor, person_id: UUID, form: Form, alarm: Alarm, value: object, source: str, source_of: UUID
) -> SafetyTask:
    task = SafetyTask(
        person_id=person_id, kind="danger" if alarm.danger else "help", form=str(form.id), question=alarm.question,
        value=value, source=source, source_of=source_of, rung_at=clock.now(),
    )  # fmt: skip
    add(task, actor)
    trail.record(actor, "selfreports:safety-task:opened", task, details={"source": source})
    told = DangerTold if alarm.danger else HelpAsked
    bus.publish(actor, told(person_id, task.pk, source, task.rung_at))
    return task


@transaction.atomic
def say_what_was_done(
    actor: Actor, person_id: UUID, task_id: UUID, *, done: str, done_at: datetime, expected: int
) -> None:
    """Say what was done about an answer that told of danger. done_at: when (aware).

    Raises NotPermitted, NotThere, PurposeNeeded, WhatWasDone, DoneWhen, SaidAlready, StaleVersion.
    """
    door.require(actor, Permission.CONCERN_RECORD, person_id)
    task = SafetyTask.objects.filter(pk=task_id, person_id=person_id).first()
    if task is None:
        raise NotThere(Permission.CONCERN_RECORD, person_id, "R1 no such record")
    if task.done_at is not None:
        raise SaidAlready()
    if not done.strip():
        raise WhatWasDone()
    if not task.rung_at.replace(second=0, microsecond=0) <= done_at <= clock.now():
        raise DoneWhen(done_at)
    refuse_what_tells(actor, person_id, {"done": done})
    amend(
        task,
        expected=expected,
        by=actor,
        because="done",
        done=done.strip(),
        done_at=done_at,
        done_by_id=actor.user_id,
    )
    trail.record(actor, "selfreports:safety-task:answered", task)
    bus.publish(actor, DangerAnswered(person_id, task.pk))
