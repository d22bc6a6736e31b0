"""Intake: a record begins once, with a reference, after a look at who may be the same person."""

from datetime import date

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people import refusals
from throughcare.register.people.birth import Birth
from throughcare.register.people.commands import PossibleDuplicate, add_person, intake
from throughcare.register.people.drafts import (
    AboutDraft,
    AddressDraft,
    ContactDraft,
    IdentifierDraft,
    NameDraft,
    PersonDraft,
)
from throughcare.register.people.models import Address, ContactPoint, Identifier, Name, Person

pytestmark = pytest.mark.django_db
BORN = date(1990, 5, 17)


def described(
    given: str = "Alex", family: str = "Example", born: date | None = BORN, **more: object
) -> PersonDraft:
    """A draft of someone by name and birth."""
    birth = Birth.on(born) if born else Birth()
    return PersonDraft(about=AboutDraft(birth=birth), names=(NameDraft(given=given, family=family),), **more)  # type: ignore[arg-type]


def warned(actor: Actor, draft: PersonDraft) -> list[tuple[str, tuple[str, ...]]]:
    """The people intake warns of, with the reasons; none when the person was added."""
    try:
        add_person(actor, draft)
    except PossibleDuplicate as found:
        return [(each.display_name, each.reasons) for each in found.duplicates]
    return []


@pytest.mark.requirement("R001")
def test_a_record_begins_with_everything_typed_and_a_reference(world: World) -> None:
    draft = described(
        identifiers=(IdentifierDraft(scheme="ew-noms", value="A1234BC"),),
        addresses=(AddressDraft(lines="1 Invented Street", postcode="EX1 1AA"),),
        contacts=(ContactDraft(kind="mobile", value="07700 900123"),),
    )
    with acting(world.actor()) as actor:
        person = Person.objects.get(pk=add_person(actor, draft))
    assert person.agency_id == world.agency.pk
    assert person.reference[0].isalpha() and len(person.reference) == 7 and person.reference[1:].isdigit()
    for model in (Name, Identifier, Address, ContactPoint):
        assert model.objects.filter(person=person).count() == 1


def test_a_reference_in_use_is_never_given_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    taken, hidden = world.person(reference="A000001"), world.person(reference="A000002")
    factories.RestrictionFactory(person=hidden)
    drawn = iter([taken.reference, hidden.reference, "A000003"])
    monkeypatch.setattr(intake, "random_reference", lambda: next(drawn))
    with acting(world.actor()) as actor:
        person = add_person(actor, described("New", "Person", date(1970, 1, 1)))
    assert Person.objects.get(pk=person).reference == "A000003"


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (PersonDraft(), refusals.NameEmpty),
        (described("", "--"), refusals.NameEmpty),
        (described(born=date(2999, 1, 1)), refusals.BirthImpossible),
        (described(identifiers=(IdentifierDraft(scheme="ew-noms", value="7"),)), refusals.IdentifierNotValid),
        (
            PersonDraft(names=(NameDraft(given="A", family="B"), NameDraft(given="C", family="D"))),
            refusals.SecondMain,
        ),
    ],
)
def test_nothing_is_half_written(world: World, draft: PersonDraft, refusal: type[refusals.Refused]) -> None:
    with acting(world.actor()) as actor:
        with pytest.raises(refusal):
            add_person(actor, draft)
        assert not Person.objects.exists()


@pytest.mark.requirement("R007")
@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (described(), "Same name and date of birth"),
        (described("Sasha", "Example"), "Same surname and date of birth"),
        (described("Aelx", "Exampel"), "Similar name and date of birth"),
        (described("Example", "Alex"), "Same names the other way round and date of birth"),
        (described(born=date(1990, 12, 1)), "Same name, born within a year"),
        (described(born=None), "Same name, a date of birth is not recorded"),
        (
            described("Alix", born=date(1991, 2, 1), addresses=(AddressDraft(lines="x", area="NORTH"),)),
            "Similar name, born within a year, same area",
        ),
        (
            described("Zed", "Quill", addresses=(AddressDraft(lines="x", postcode="ex11aa"),)),
            "Same date of birth and postcode",
        ),
        (
            described(
                "Zed", "Quill", None, identifiers=(IdentifierDraft(scheme="ew-pnc", value="2002/73319Z"),)
            ),
            "Same PNC number",
        ),
    ],
)
def test_intake_warns_and_says_why(world: World, draft: PersonDraft, reason: str) -> None:
    person = world.person()
    factories.AddressFactory(person=person, postcode="EX1 1AA", area="North")
    factories.IdentifierFactory(
        person=person, scheme="ew-pnc", value="2002/0073319Z", value_key="20020073319z"
    )
    with acting(world.actor()) as actor:
        [(name, reasons)] = warned(actor, draft)
    assert name == "Alex Example"
    assert reason in reasons


def test_someone_quite_different_raises_no_warning(world: World) -> None:
    world.person()
    with acting(world.actor()) as actor:
        assert warned(actor, described("Morgan", "Example", date(1961, 1, 2))) == []


@pytest.mark.requirement("R137")
def test_a_warning_reveals_nobody_hidden(world: World) -> None:
    hidden = world.person()
    factories.RestrictionFactory(person=hidden)
    excluded = world.person()
    factories.ExclusionFactory(person=excluded, user=world.officer)
    elsewhere = factories.PersonFactory()
    factories.NameFactory(person=elsewhere)
    with acting(world.actor()) as actor:
        assert warned(actor, described()) == []


def test_a_colleagues_case_is_warned_of_as_the_directory_would_show_it(world: World) -> None:
    world.person(officer=world.user("officer"))
    with acting(world.actor(world.user("officer"))) as actor:
        assert warned(actor, described()) == [("Alex Example", ("Same name and date of birth",))]


def test_after_comparing_one_adds_anyway_and_the_reason_stays(world: World) -> None:
    world.person()
    with acting(world.actor()) as actor:
        person = Person.objects.get(pk=add_person(actor, described(), despite="compared"))
        with pytest.raises(refusals.NotAChoice):
            add_person(actor, described(), despite="whatever")
    assert person.because == "compared"


def test_a_role_without_the_permission_adds_nobody(world: World) -> None:
    with acting(world.actor(world.user("reception"))) as actor, pytest.raises(NotPermitted):
        add_person(actor, described())
