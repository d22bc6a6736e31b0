"""The task to go through a letter with the person and an interpreter, where it is not in their language."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughcare.casework.supervision.commands.writing import add
from throughcare.casework.supervision.models import Task
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import retract
from throughcare.register.caseload.models import Allocation
from throughcare.register.documents.models import Letter
from throughcare.register.people.models import Person
from throughcare.rules.jurisdictions.languages import language_name


@transaction.atomic
def open_interpreter_task(actor: Actor, letter_id: UUID, language: str, due_on: date) -> Task | None:
    """A task for whoever is responsible today, else for who made the letter. Safe to repeat; for the system.

    None where there is one, or where the letter is withdrawn by now.
    """
    letter = Letter.objects.filter(pk=letter_id).defer("pdf", "content").first()
    if letter is None or letter.state == Letter.State.WITHDRAWN:
        return None
    Person.objects.select_for_update(no_key=True).values_list("pk").get(pk=letter.person_id)
    if Task.objects.filter(letter_id=letter_id).exists():
        return None
    what = (
        f"Go through a letter with the person and an interpreter ({language_name(language)}): {letter.title}"
    )
    task = Task(
        person_id=letter.person_id, owner_id=_responsible(letter.person_id) or letter.recorded_by_id,
        what=what[:200], due_on=due_on, letter_id=letter_id, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, task, "supervision:task:added")
    return task


@transaction.atomic
def drop_interpreter_task(actor: Actor, letter_id: UUID) -> None:
    """A letter was withdrawn: nobody goes through it any more, unless it was done. Safe to repeat; for the system."""
    task = Task.objects.filter(letter_id=letter_id, done_at__isnull=True).first()
    if task is not None:
        retract(task, expected=task.version, by=actor, because="letter-withdrawn")
        trail.record(actor, "supervision:task:dropped", task)


def _responsible(person_id: UUID) -> UUID | None:
    zone = Person.objects.values_list("agency__zone", flat=True).get(pk=person_id)
    today = clock.today(zone)
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    rows = Allocation.objects.filter(
        running, person_id=person_id, part=Allocation.Part.RESPONSIBLE, starts_on__lte=today
    )
    found: UUID | None = rows.values_list("officer_id", flat=True).first()
    return found
