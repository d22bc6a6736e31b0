"""A letter that is not in the person's language opens a task for an interpreter, shown wherever the person is."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.supervision.commands.interpreting import open_interpreter_task
from throughcare.casework.supervision.commands.tasks import finish_task
from throughcare.casework.supervision.handlers import ask_for_interpreter, no_interpreter_any_more
from throughcare.casework.supervision.models import Task
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.documents.events import InterpreterNeeded, LetterWithdrawn
from throughcare.register.documents.models import Letter
from throughcare.register.people.models import Person
from throughcare.register.people.queries import person_header

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R118", "R113")]
SYSTEM, DUE = Actor.system_named("supervision.handlers"), date(2099, 3, 5)
FLAG = "Letter to go through with an interpreter by 5 March 2099"


@pytest.fixture
def person(world: World) -> Person:
    return world.person(language="es")


@pytest.fixture
def letter(person: Person) -> Letter:
    made: Letter = factories.LetterFactory(person=person, title="What we decided", explain_by=DUE)
    return made


def hear(letter: Letter) -> Task:
    with acting(SYSTEM) as actor:
        ask_for_interpreter(actor, InterpreterNeeded(letter.pk, letter.person_id, "es", DUE))
    found: Task = Task.objects.get(letter_id=letter.pk)
    return found


def flags(world: World, person: Person) -> tuple[str, ...]:
    with acting(world.actor()) as actor:
        return person_header(actor, person.pk).flags


def test_the_responsible_officer_gets_a_task_with_a_day_and_every_page_says_so(
    world: World, person: Person, letter: Letter
) -> None:
    task = hear(letter)
    assert (task.owner_id, task.due_on, task.recorded_by_id) == (world.officer.pk, DUE, SYSTEM.user_id)
    assert "interpreter (Spanish): What we decided" in task.what
    assert FLAG in flags(world, person)
    assert AuditEvent.objects.filter(action="supervision:task:added").exists()


def test_one_letter_one_task_however_often_it_is_heard_of(letter: Letter) -> None:
    first = hear(letter)
    assert hear(letter).pk == first.pk
    with transaction.atomic(), pytest.raises(IntegrityError, match="one_of_a_letter"):
        factories.TaskFactory(person=letter.person, letter=letter)


def test_done_is_done(world: World, person: Person, letter: Letter) -> None:
    task = hear(letter)
    with acting(world.actor()) as actor:
        finish_task(actor, person.pk, task.pk, expected=1)
    assert FLAG not in flags(world, person)
    with acting(SYSTEM) as actor:
        assert open_interpreter_task(actor, letter.pk, "es", DUE) is None


def test_a_withdrawn_letter_is_gone_through_with_nobody(world: World, person: Person, letter: Letter) -> None:
    hear(letter)
    with acting(SYSTEM) as actor:
        no_interpreter_any_more(actor, LetterWithdrawn(letter.pk, person.pk))
        no_interpreter_any_more(actor, LetterWithdrawn(letter.pk, person.pk))
    assert not Task.objects.filter(letter_id=letter.pk).exists() and FLAG not in flags(world, person)
    assert AuditEvent.objects.filter(action="supervision:task:dropped").count() == 1
    gone = factories.LetterFactory(person=person, state="withdrawn")
    with acting(SYSTEM) as actor:
        assert open_interpreter_task(actor, gone.pk, "es", DUE) is None
