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
from throughcare.register.people.commands import add_item, correct_item, take_back_item
from throughcare.register.people.drafts import ContactDraft, ItemDraft, NameDraft, RelationDraft
from throughcare.register.people.models import Person, Relation
from throughcare.register.protection.queries import refuse_protected
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


class TestARelation:
    """Somebody to be kept safe who stands among the relations, and nowhere in the record of what is protected."""

    @pytest.fixture
    def person(self, world: World) -> Person:
        made = world.person("Plain", "Person")
        for kind, name in (
            ("victim", "Mrs Jo Ann Sample"),
            ("child", "Will"),
            ("protected", "ŁUKASZ O’Neill"),
            ("partner", "Pat Friend"),
        ):
            factories.RelationFactory(person=made, kind=kind, name=name)
        return made

    @pytest.mark.parametrize(
        "text",
        [
            "Keep away from jo ann SAMPLE.", "Sample, Jo Ann rang", "at Ann Sample's flat", "Sees Will on Sundays",
            "WILL was there", "Will's school rang", "asked for lukasz oneill", "ann\nsample",
        ],
    )  # fmt: skip
    def test_is_not_named(self, world: World, person: Person, text: str) -> None:
        with acting(world.actor()) as officer, pytest.raises(ProtectedInText) as refusal:
            add_note(officer, person.pk, NoteDraft(text=text))
        assert refusal.value.field == "text" and "Say it without the name" in refusal.value.message

    @pytest.mark.parametrize(
        "text",
        ["He will come.", "Jo came along", "A sample was taken", "Jo Samples rang", "Lives with Pat Friend"],
    )
    def test_other_texts_pass(self, world: World, person: Person, text: str) -> None:
        with acting(world.actor()) as officer:
            add_note(officer, person.pk, NoteDraft(text=text))

    def test_taken_back_as_a_mistake_is_named_again(self, world: World, person: Person) -> None:
        held = Relation.objects.get(person=person, kind="victim")
        with acting(world.actor()) as officer:
            take_back_item(officer, person.pk, "relation", held.pk, expected=1, because="mistake")
            add_note(officer, person.pk, NoteDraft(text="Ann Sample rang"))

    def test_is_corrected_in_its_own_row(self, world: World, person: Person) -> None:
        """What came over as a victim and is only a friend: the name stands in that very row."""
        held = Relation.objects.get(person=person, kind="victim")
        draft = RelationDraft(kind="friend", name=held.name, note="Came over by mistake")
        with acting(world.actor()) as officer:
            correct_item(officer, person.pk, held.pk, draft, expected=1, because="mistake")
            add_note(officer, person.pk, NoteDraft(text="Ann Sample rang"))

    def test_is_not_told_by_the_note_of_another(self, world: World, person: Person) -> None:
        held = Relation.objects.get(person=person, kind="partner")
        draft = RelationDraft(kind="partner", name=held.name, note="Sister of Jo Ann Sample")
        with acting(world.actor()) as officer, pytest.raises(ProtectedInText):
            correct_item(officer, person.pk, held.pk, draft, expected=1, because="told")


@pytest.mark.parametrize(
    "text", ["Vera Example's flat", "Vera Example’s", "near 7 Hidden Lane's end", "NED STONE'S car"]
)
def test_whose_something_is_tells_as_well(world: World, person: Person, text: str) -> None:
    with acting(world.actor()) as officer, pytest.raises(ProtectedInText):
        refuse_protected(officer, person.pk, text, "text", aliases=True)
