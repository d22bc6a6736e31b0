"""Details of a person: added, corrected, ended, taken back; refused in plain words; never overwritten."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people import refusals
from throughcare.register.people.birth import Birth
from throughcare.register.people.commands import (
    add_item,
    change_about,
    correct_item,
    end_item,
    take_back_item,
)
from throughcare.register.people.drafts import (
    AboutDraft,
    AddressDraft,
    AdjustmentDraft,
    CharacteristicDraft,
    ContactDraft,
    IdentifierDraft,
    ItemDraft,
    NameDraft,
    OccupationDraft,
    RelationDraft,
)
from throughcare.register.people.models import Address, Identifier, Name, NameWord, Person

pytestmark = pytest.mark.django_db

ONE_OF_EACH: list[ItemDraft] = [
    NameDraft(given="Lexie", kind="alias"),
    IdentifierDraft(scheme="ew-noms", value="a1234bc"),
    AddressDraft(lines="1 Invented Street", town="Exampleton", postcode="ex1  1aa", area="North"),
    ContactDraft(kind="mobile", value="07700 900123"),
    CharacteristicDraft(kind="religion", as_given="Quaker"),
    AdjustmentDraft(need="Large print"),
    RelationDraft(kind="sibling", name="Sam Example"),
    OccupationDraft(kind="employment", status="Employed full time"),
]


@pytest.mark.requirement("R001", "R005")
@pytest.mark.parametrize("draft", ONE_OF_EACH, ids=lambda draft: type(draft).__name__)
def test_each_kind_is_recorded_with_audit_and_event(world: World, draft: ItemDraft) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        item = add_item(actor, person.pk, draft)
    entry = AuditEvent.objects.order_by("-at").first()
    assert entry.action.endswith(":added")
    assert person.pk in entry.people
    event = StoredEvent.objects.order_by("-id").first()
    assert (event.kind, event.body["item_id"]) == ("people.PersonDetailsChanged", str(item))


def test_what_is_stored_is_tidied_and_folded(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        add_item(actor, person.pk, NameDraft(given=" Zoë  Ann ", family="O’Neill-Łuk", kind="former"))
        add_item(actor, person.pk, IdentifierDraft(scheme="ew-pnc", value="2002/73319z"))
        add_item(actor, person.pk, AddressDraft(lines=" 1 Invented Street \n\n", postcode="ex1  1aa"))
        name = Name.objects.get(kind="former")
        assert (name.given, name.given_key, name.family_key) == ("Zoë Ann", "zoe ann", "oneill luk")
        assert Identifier.objects.values_list("value", "value_key").get() == ("2002/0073319Z", "20020073319z")
        assert Address.objects.values_list("lines", "postcode").get() == ("1 Invented Street", "EX1 1AA")
        assert NameWord.objects.filter(part="family", word="oneill luk").exists()


@pytest.mark.requirement("R008")
@pytest.mark.parametrize(
    ("draft", "refusal", "field"),
    [
        (NameDraft(given=" - ", kind="alias"), refusals.NameEmpty, "family"),
        (NameDraft(given="Second", kind="main"), refusals.SecondMain, "kind"),
        (NameDraft(given="A", kind="pen"), refusals.NotAChoice, "kind"),
        (IdentifierDraft(scheme="ew-noms", value="12345"), refusals.IdentifierNotValid, "value"),
        (IdentifierDraft(scheme="ew-pnc", value="2002/0073319A"), refusals.IdentifierNotValid, "value"),
        (IdentifierDraft(scheme="us-ga-cohort", value="12"), refusals.NotAChoice, "scheme"),
        (AddressDraft(), refusals.NothingSaid, "lines"),
        (
            AddressDraft(town="X", starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 31)),
            refusals.EndsBeforeStart,
            "ends_on",
        ),
        (ContactDraft(kind="email", value="nobody"), refusals.NothingSaid, "value"),
        (ContactDraft(kind="mobile", value="call me"), refusals.NothingSaid, "value"),
        (CharacteristicDraft(kind="religion", as_given=" "), refusals.NothingSaid, "as_given"),
        (
            CharacteristicDraft(kind="religion", as_given="x", noted_on=date(2999, 1, 1)),
            refusals.NothingSaid,
            "noted_on",
        ),
        (AdjustmentDraft(need=""), refusals.NothingSaid, "need"),
        (RelationDraft(kind="sibling"), refusals.NothingSaid, "name"),
        (OccupationDraft(kind="leisure", status="x"), refusals.NotAChoice, "kind"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    world: World, draft: ItemDraft, refusal: type[refusals.Refused], field: str
) -> None:
    person = world.person()
    with acting(world.actor()) as actor, pytest.raises(refusal) as refused:
        add_item(actor, person.pk, draft)
    assert refused.value.field == field
    assert refused.value.message[0].isupper()


def test_a_new_main_name_makes_the_old_one_a_former_name(world: World) -> None:
    person = world.person("Alex", "Before")
    with acting(world.actor()) as actor:
        add_item(
            actor,
            person.pk,
            NameDraft(given="Alex", family="After", starts_on=date(2026, 3, 1), replaces=True),
        )
        names = dict(Name.objects.values_list("family", "kind"))
        former = Name.objects.get(family="Before")
    assert names == {"After": "main", "Before": "former"}
    assert (former.ends_on, former.version, former.because) == (date(2026, 3, 1), 2, "replaced")


@pytest.mark.requirement("R007")
def test_a_correction_keeps_the_version_before_with_its_reason(world: World) -> None:
    person = world.person("Alecks", "Example")
    name = Name.objects.get(person=person)
    with acting(world.actor()) as actor:
        draft = NameDraft(given="Alex", family="Example")
        correct_item(actor, person.pk, name.pk, draft, expected=1, because="mistake")
        versions = Name.versions.of(name.pk).values_list("version", "given", "because", "closed_because")
        assert list(versions) == [(1, "Alecks", "entered", "mistake"), (2, "Alex", "mistake", "")]


def test_a_correction_of_something_changed_meanwhile_writes_nothing(world: World) -> None:
    person = world.person("Alecks", "Example")
    name = Name.objects.get(person=person)
    with acting(world.actor()) as actor:
        correct_item(actor, person.pk, name.pk, NameDraft(given="Alex"), expected=1, because="told")
        with pytest.raises(StaleVersion):
            correct_item(actor, person.pk, name.pk, NameDraft(given="Aleks"), expected=1, because="told")
        assert Name.objects.get(pk=name.pk).given == "Alex"


def test_a_correction_says_something_new_and_why(world: World) -> None:
    person = world.person()
    name = Name.objects.get(person=person)
    same = NameDraft(given="Alex", family="Example")
    with acting(world.actor()) as actor:
        with pytest.raises(refusals.NothingChanged):
            correct_item(actor, person.pk, name.pk, same, expected=1, because="mistake")
        with pytest.raises(refusals.NotAChoice):
            correct_item(actor, person.pk, name.pk, NameDraft(given="A"), expected=1, because="felt like it")


def test_a_detail_ends_and_stays(world: World) -> None:
    person = world.person()
    need = factories.AdjustmentFactory(person=person, starts_on=date(2026, 1, 1))
    with acting(world.actor()) as actor:
        with pytest.raises(refusals.EndsBeforeStart):
            end_item(actor, person.pk, "adjustment", need.pk, date(2025, 12, 31), expected=1)
        end_item(actor, person.pk, "adjustment", need.pk, date(2026, 2, 1), expected=1)
    need.refresh_from_db()
    assert (need.ends_on, need.version) == (date(2026, 2, 1), 2)


def test_the_end_says_how_it_is_known(world: World) -> None:
    person = world.person()
    home = factories.AddressFactory(person=person)
    with acting(world.actor()) as actor:
        with pytest.raises(refusals.NotAChoice):
            end_item(
                actor, person.pk, "address", home.pk, date(2026, 2, 1), expected=1, because="felt like it"
            )
        end_item(actor, person.pk, "address", home.pk, date(2026, 2, 1), expected=1, because="ended-told")
        with pytest.raises(refusals.NothingChanged):
            end_item(actor, person.pk, "address", home.pk, date(2026, 2, 1), expected=2, because="ended-told")
    home.refresh_from_db()
    assert (home.ends_on, home.because) == (date(2026, 2, 1), "ended-told")


def test_a_main_name_stays_until_another_replaces_it(world: World) -> None:
    person = world.person()
    name = Name.objects.get(person=person)
    with acting(world.actor()) as actor:
        with pytest.raises(refusals.MainNameStays):
            end_item(actor, person.pk, "name", name.pk, date(2026, 2, 1), expected=1, because="ended-told")
        add_item(actor, person.pk, NameDraft(given="Sasha", family="Example", replaces=True))
        assert Name.objects.get(pk=name.pk).kind == "former"


def test_a_number_has_no_end_but_can_be_taken_back(world: World) -> None:
    person = world.person()
    number = factories.IdentifierFactory(person=person)
    with acting(world.actor()) as actor:
        with pytest.raises(refusals.CannotEnd):
            end_item(actor, person.pk, "identifier", number.pk, date(2026, 2, 1), expected=1)
        take_back_item(actor, person.pk, "identifier", number.pk, expected=1, because="another")
        assert not Identifier.objects.exists()
        assert Identifier.versions.get().closed_because == "another"


def test_the_same_number_is_recorded_once(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        add_item(actor, person.pk, IdentifierDraft(scheme="ew-crn", value="X123456"))
        with pytest.raises(refusals.IdentifierKnown):
            add_item(actor, person.pk, IdentifierDraft(scheme="ew-crn", value="x123456 "))


def test_a_birth_and_the_rest_of_the_row_are_corrected(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        draft = AboutDraft(birth=Birth.in_year(1987), sex="female", language="pl", interpreter_needed=True)
        change_about(actor, person.pk, draft, expected=1, because="document")
    person.refresh_from_db()
    assert (person.born_precision, person.born_from, person.born_to) == (
        "year",
        date(1987, 1, 1),
        date(1987, 12, 31),
    )
    assert Person.versions.of(person.pk).count() == 2


@pytest.mark.parametrize(
    "birth", [Birth.on(date(2999, 1, 1)), Birth.in_year(2999), Birth.on(date(1880, 1, 1))]
)
def test_an_impossible_birth_is_refused(world: World, birth: Birth) -> None:
    person = world.person()
    with acting(world.actor()) as actor, pytest.raises(refusals.BirthImpossible):
        change_about(actor, person.pk, AboutDraft(birth=birth), expected=1, because="told")


COMMANDS: list[Callable[[Actor, Person], object]] = [
    lambda actor, person: add_item(actor, person.pk, AdjustmentDraft(need="Lift")),
    lambda actor, person: correct_item(
        actor, person.pk, uuid4(), AdjustmentDraft(need="Lift"), expected=1, because="told"
    ),
    lambda actor, person: end_item(actor, person.pk, "adjustment", uuid4(), date(2026, 1, 1), expected=1),
    lambda actor, person: take_back_item(
        actor, person.pk, "adjustment", uuid4(), expected=1, because="mistake"
    ),
    lambda actor, person: change_about(actor, person.pk, AboutDraft(), expected=1, because="told"),
]


@pytest.mark.requirement("R137")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_door_is_asked_first(world: World, command: Callable[[Actor, Person], object]) -> None:
    mine, elsewhere, hidden = world.person(), factories.PersonFactory(), world.person()
    factories.RestrictionFactory(person=hidden)
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        command(actor, mine)
    with acting(world.actor(world.user("officer"))) as actor, pytest.raises(PurposeNeeded):
        command(actor, mine)
    for person in (elsewhere, hidden):
        with acting(world.actor()) as actor, pytest.raises(NotThere):
            command(actor, person)


def test_another_persons_detail_is_not_reached_through_ones_own(world: World) -> None:
    mine, other = world.person(), world.person()
    need = factories.AdjustmentFactory(person=other)
    with acting(world.actor()) as actor, pytest.raises(NotThere):
        take_back_item(actor, mine.pk, "adjustment", need.pk, expected=1, because="mistake")
