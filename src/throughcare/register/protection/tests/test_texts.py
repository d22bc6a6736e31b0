"""Commands that take free text refuse what would tell, keep nothing of it, and say what to write instead."""

from collections.abc import Callable

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.orders.commands import add_condition
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition
from throughcare.casework.supervision.commands import add_note, correct_note
from throughcare.casework.supervision.drafts import NoteDraft
from throughcare.casework.supervision.models import Note
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.documents.commands import make_appointment_letter
from throughcare.register.documents.drafts import AppointmentTold
from throughcare.register.people.commands import add_item
from throughcare.register.people.drafts import ContactDraft, ItemDraft, NameDraft, RelationDraft
from throughcare.register.people.models import Person
from throughcare.register.protection.refusals import ProtectedInText

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R139")]
TELLING = "He must stay away from 7 Hidden Lane."  # as tests/factories_protection.py has it


@pytest.fixture
def person(world: World) -> Person:
    """Somebody from whom Vera Example is to be kept safe."""
    made = world.person()
    factories.EntryFactory(person=made)
    factories.NameFactory(person=made, kind="alias", given="Ned", family="Stone")
    return made


def refused(world: World, act: Callable[[Actor], object]) -> None:
    with acting(world.actor()) as officer, pytest.raises(ProtectedInText):
        act(officer)


@pytest.mark.parametrize("text", [TELLING, "Ned Stone shall keep in touch."])
def test_a_condition(world: World, person: Person, text: str) -> None:
    order = factories.OrderFactory(person=person, status="active")
    draft = ConditionDraft(kind="ew-requirement-rehabilitation-activity", text=text)
    refused(world, lambda officer: add_condition(officer, person.pk, order.pk, draft))
    assert not Condition.objects.filter(person=person).exists()


def test_a_note_new_or_corrected(world: World, person: Person) -> None:
    refused(world, lambda officer: add_note(officer, person.pk, NoteDraft(text=TELLING)))
    note = factories.NoteFactory(person=person, recorded_by_id=world.officer.pk)
    refused(
        world,
        lambda officer: correct_note(
            officer, person.pk, note.pk, text=TELLING, sensitive=False, expected=note.version
        ),
    )
    assert Note.objects.get(person=person).text == note.text


def test_a_letter(world: World, person: Person) -> None:
    told = AppointmentTold(
        id=person.pk, on="1 May", at="10am", place="7 Hidden Lane, Exampleton", officer="O"
    )
    refused(world, lambda officer: make_appointment_letter(officer, person.pk, told, None))


@pytest.mark.parametrize(
    "draft",
    [
        NameDraft(given="Vera", family="Example", kind="alias"),
        RelationDraft(kind="partner", name="Vera Example"),
        ContactDraft(kind="mobile", value="07700 900123", note="ask at 7 hidden ln"),
    ],
)
def test_a_detail_of_the_person(world: World, person: Person, draft: ItemDraft) -> None:
    refused(world, lambda officer: add_item(officer, person.pk, draft))
