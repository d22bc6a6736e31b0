"""A declared tie shuts out at once and says nothing; a hidden duplicate changes no answer and reaches its keeper."""

from collections.abc import Callable
from datetime import date

import pytest
from tests import factories
from tests.arranging import SYSTEM, World, actor_for
from tests.counting import counted

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.policy import Answer
from throughcare.platform.database.context import acting, assume
from throughcare.register.caseload import commands
from throughcare.register.caseload.models import Exclusion, HiddenMatch
from throughcare.register.caseload.queries.matches import match_of
from throughcare.register.notices.models import Alert, Message
from throughcare.register.people.birth import Birth
from throughcare.register.people.commands import add_person
from throughcare.register.people.drafts import AboutDraft, IdentifierDraft, NameDraft, PersonDraft
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R137")]
PNC = "2002/0073319Z"
DRAFT = PersonDraft(
    about=AboutDraft(birth=Birth(date(1980, 2, 3), date(1980, 2, 3), "exact", "")),
    names=(NameDraft(given="Kanarie", family="Hidden"),),
    identifiers=(IdentifierDraft(scheme="ew-pnc", value=PNC),),
)


def hidden_person(world: World, identifier: bool = True) -> Person:
    person = world.person(
        "Kanarie", "Hidden", officer=world.user("officer", team=world.team), born_from=date(1980, 2, 3)
    )
    if identifier:
        factories.IdentifierFactory(person=person, scheme="ew-pnc", value=PNC, value_key="20020073319z")
    return person


def intake(world: World, draft: PersonDraft = DRAFT) -> tuple[Person, int]:
    """Add the person as the officer; with how many statements it took."""
    with acting(world.actor()) as actor, counted() as statements:
        made = add_person(actor, draft)
    assume(SYSTEM)
    return Person.objects.get(pk=made), len(statements)


def test_intake_that_meets_a_hidden_duplicate_succeeds_as_if_there_were_none(
    world: World, deliver: Callable[[], int]
) -> None:
    hidden = hidden_person(world)
    factories.RestrictionFactory(person=hidden, agency=world.agency)
    with acting(world.actor()) as actor:
        made = add_person(actor, DRAFT)
    assume(SYSTEM)
    assert not HiddenMatch.objects.exists(), "not in the maker's own request"
    deliver()
    assume(SYSTEM)
    match = HiddenMatch.objects.get(person=hidden)
    assert match.other_id == made and "PNC" in match.reasons
    assert Alert.objects.get(rule="possible-duplicate").person_id == hidden.pk


def test_the_makers_own_request_is_the_same_with_and_without_a_hidden_duplicate(world: World) -> None:
    _, without = intake(world)
    other = World()
    hidden = hidden_person(other)
    factories.RestrictionFactory(person=hidden, agency=other.agency)
    _, with_hidden = intake(other)
    assert with_hidden == without


def test_another_agencys_same_number_is_told_to_its_keeper_and_a_like_name_is_not(
    world: World, make_world: Callable[..., World], deliver: Callable[[], int]
) -> None:
    other, third = make_world(), make_world()
    same, alike = hidden_person(other), hidden_person(third, identifier=False)
    made, _ = intake(world)
    deliver()
    assume(SYSTEM)
    match = HiddenMatch.objects.get()
    assert match.person_id == same.pk and match.other_id == made.pk
    with acting(actor_for(other.manager)) as actor:
        seen = match_of(actor, same.pk, match.pk)
        assert seen is not None and not seen.ours and seen.agency == world.agency.name
        commands.answer_match(actor, match.pk, expected=1, outcome="same")
    with acting(world.actor()) as actor:
        assert match_of(actor, same.pk, match.pk) is None
        with pytest.raises(door.NotThere):
            commands.answer_match(actor, match.pk, expected=2, outcome="other")
    deliver()
    assume(SYSTEM)
    assert Alert.objects.get(rule="possible-duplicate").state == "done"
    assert not HiddenMatch.objects.filter(person=alike).exists()


def test_what_the_maker_could_see_is_no_hidden_match(world: World, deliver: Callable[[], int]) -> None:
    hidden_person(world)
    with acting(world.actor()) as actor:
        add_person(actor, DRAFT, despite="compared")
    deliver()
    deliver()
    assume(SYSTEM)
    assert not HiddenMatch.objects.exists()


def test_a_tie_shuts_out_at_once_even_the_responsible_officer(
    world: World, deliver: Callable[[], int]
) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        commands.declare_tie(actor, person.pk, kind="neighbour")
        assert door.ask(actor, Permission.PERSON_OPEN, person.pk).answer is Answer.HIDE
        assert not Person.objects.filter(pk=person.pk).exists()
    deliver()
    assume(SYSTEM)
    assert set(Message.objects.filter(kind="tie").values_list("to_id", flat=True)) == {world.manager.pk}
    assert Alert.objects.get(rule="tie-with-part").person_id == person.pk
    colleague = world.user("officer", team=world.team)
    with acting(actor_for(world.manager)) as actor:
        commands.allocate(
            actor, person.pk, officer_id=colleague.pk, team_id=world.team.pk,
            starts_on=clock.today(world.agency.zone), reason="Tie",
        )  # fmt: skip
    deliver()
    assume(SYSTEM)
    assert Alert.objects.get(rule="tie-with-part").state == "done"


def test_a_tie_by_number_says_nothing_of_whether_there_is_anybody(
    world: World, make_world: Callable[..., World], deliver: Callable[[], int]
) -> None:
    other = make_world()
    theirs, hidden = other.person(reference="O000001"), hidden_person(world)
    factories.RestrictionFactory(person=hidden, agency=world.agency)
    with acting(world.actor()) as actor:
        for number, agency in (("Z999999", None), (hidden.reference, None), ("O000001", other.agency.pk)):
            assert (
                commands.declare_tie_by_number(actor, number=number, agency_id=agency, kind="family") is None
            )
        with pytest.raises(commands.TieNotClear):
            commands.declare_tie_by_number(actor, number="Z999999", agency_id=None, kind="")
    assume(SYSTEM)
    assert set(Exclusion.objects.filter(user=world.officer).values_list("person_id", flat=True)) == {
        theirs.pk, hidden.pk,
    }  # fmt: skip
    deliver()
