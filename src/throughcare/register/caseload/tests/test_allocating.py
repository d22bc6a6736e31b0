"""Allocating one at a time and many at once: never two responsible, all or none, always audited."""

from datetime import date, timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.models import Allocation, Named
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
TODAY = clock.today("Europe/London")


def allocate(world: World, person: Person, officer: object, day: date = TODAY, **more: object) -> Allocation:
    with acting(world.actor(world.manager)) as actor:
        return commands.allocate(
            actor, person.pk, officer_id=officer.pk, team_id=world.team.pk, starts_on=day, reason="Moved",  # type: ignore[attr-defined]
            **more,  # type: ignore[arg-type]
        )  # fmt: skip


@pytest.mark.requirement("R076")
def test_a_new_responsible_officer_ends_the_former_part_the_same_day(world: World) -> None:
    person, next_one = world.person(), world.user("officer", team=world.team)
    made = allocate(world, person, next_one)
    former = Allocation.objects.get(person=person, officer=world.officer)
    assert former.ends_on == made.starts_on == TODAY
    assert StoredEvent.objects.get(kind="caseload.AllocationChanged").body["former_id"] == str(
        world.officer.pk
    )
    assert AuditEvent.objects.filter(action="caseload:allocation:changed", people=[person.pk]).exists()


def test_the_database_refuses_two_responsible_officers_at_once(world: World) -> None:
    person, planned, other = world.person(), world.user("officer", team=world.team), world.user("officer")
    factories.RoleHeldFactory(user=other, role="officer", team=world.team)
    allocate(world, person, planned, TODAY + timedelta(days=30))
    with pytest.raises(commands.AllocationRefused, match="already responsible on some of these days") as told:
        allocate(world, person, other)
    assert told.value.field == "starts_on"
    assert Allocation.objects.get(person=person, officer=world.officer).ends_on == TODAY + timedelta(days=30)


def test_the_same_officer_is_not_allocated_again(world: World) -> None:
    person = world.person()
    with pytest.raises(commands.AllocationRefused, match="already responsible"):
        allocate(world, person, world.officer)


def test_supporting_officers_stand_beside_the_responsible_one(world: World) -> None:
    person, helper = world.person(), world.user("officer", team=world.team)
    allocate(world, person, helper, part="supporting")
    assert Allocation.objects.get(person=person, officer=world.officer).ends_on is None
    with pytest.raises(commands.AllocationRefused, match="already supports"):
        allocate(world, person, helper, part="supporting")


def test_only_an_officer_who_works_in_the_team_can_be_allocated(world: World) -> None:
    person = world.person()
    for stranger in (
        world.user("reception", team=world.team),
        world.user("officer"),
        factories.UserFactory(),
    ):
        role = stranger.roles_held.first()
        if role is not None and role.role == "officer":
            role.team = factories.TeamFactory(agency=world.agency)
            role.save()
        with pytest.raises(commands.AllocationRefused, match="works in the team"):
            allocate(world, person, stranger)


def test_an_excluded_officer_is_refused_and_a_restricted_record_names_the_new_one(world: World) -> None:
    person, next_one = world.person(), world.user("officer", team=world.team)
    exclusion = factories.ExclusionFactory(person=person, user=next_one)
    with pytest.raises(commands.AllocationRefused, match="may not see"):
        allocate(world, person, next_one)
    with acting(world.actor(world.manager)) as actor:
        commands.end_exclusion(actor, exclusion.pk, expected=1, because="Moved away")
        commands.restrict(actor, person.pk, reason="Known to staff")
    allocate(world, person, next_one)
    assert Named.objects.filter(person=person, user=next_one, reason="Allocated").exists()


def test_who_may_allocate(world: World) -> None:
    person, stranger = world.person(), world.stranger()
    new = {"officer_id": world.officer.pk, "team_id": world.team.pk, "starts_on": TODAY, "reason": "New"}
    with acting(world.actor()) as actor, pytest.raises(NotPermitted):
        commands.allocate(actor, person.pk, **new)
    with acting(world.actor(world.manager)) as actor, pytest.raises(PurposeNeeded):
        commands.allocate(actor, stranger.pk, **new)
    other = World()
    with acting(other.actor(other.manager)) as actor, pytest.raises(NotThere):
        commands.allocate(actor, person.pk, **new)


def test_ending_a_part_once_and_only_the_version_seen(world: World) -> None:
    held = Allocation.objects.get(person=world.person())
    with acting(world.actor(world.manager)) as actor:
        with pytest.raises(commands.AllocationRefused):
            commands.end_allocation(actor, held.pk, expected=1, ends_on=date(2019, 1, 1), because="Left")
        with pytest.raises(StaleVersion):
            commands.end_allocation(actor, held.pk, expected=7, ends_on=TODAY, because="Left")
        commands.end_allocation(actor, held.pk, expected=1, ends_on=TODAY, because="Left")
        with pytest.raises(NotThere):
            commands.end_allocation(actor, world.team.pk, expected=1, ends_on=TODAY, because="Left")
    assert Allocation.versions.of(held.pk).count() == 2


@pytest.mark.requirement("R076")
def test_many_move_in_one_transaction_with_one_entry(world: World) -> None:
    people = [world.person(given=f"P{number}") for number in range(5)]
    to = world.user("officer", team=world.team)
    stays = people.pop()
    with acting(world.actor(world.manager)) as actor:
        moved = commands.mass_transfer(actor, move(world, to, people))
        assert moved == 4
        assert queries.people_by_officer(actor) == {to.pk: 4, world.officer.pk: 1}
    entry = AuditEvent.objects.get(action="caseload:allocation:transferred")
    assert set(entry.people) == {person.pk for person in people}
    assert StoredEvent.objects.filter(kind="caseload.AllocationChanged").count() == 4
    assert Allocation.objects.get(person=stays).ends_on is None
    assert (
        Allocation.versions.filter(officer=world.officer).count() == 9
    )  # four closed versions beside five current


def test_a_mass_transfer_moves_all_or_nobody(world: World) -> None:
    mine, gone = world.person(), world.person(officer=world.user("officer", team=world.team))
    to = world.user("officer", team=world.team)
    with acting(world.actor(world.manager)) as actor:
        for people, message in (([mine, gone], "no longer on this caseload"), ([], "at least one")):
            with pytest.raises(commands.AllocationRefused, match=message):
                commands.mass_transfer(actor, move(world, to, people))
        with pytest.raises(commands.AllocationRefused, match="another officer"):
            commands.mass_transfer(actor, move(world, world.officer, [mine]))
    assert not Allocation.objects.filter(officer=to).exists()


def test_a_hidden_person_cannot_be_moved(world: World) -> None:
    hidden, to = world.person(), world.user("officer", team=world.team)
    factories.RestrictionFactory(person=hidden)
    with acting(world.actor(world.manager)) as actor, pytest.raises(commands.AllocationRefused):
        commands.mass_transfer(actor, move(world, to, [hidden]))


def move(world: World, to: object, people: list[Person]) -> commands.Transfer:
    return commands.Transfer(
        from_officer=world.officer.pk, person_ids=[person.pk for person in people], to_officer=to.pk,  # type: ignore[attr-defined]
        to_team=world.team.pk, starts_on=TODAY, reason="Leaves the team",
    )  # fmt: skip
