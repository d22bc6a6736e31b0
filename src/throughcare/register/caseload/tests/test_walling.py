"""Restrictions, names and exclusions: nobody is shut out of their own work, every change is audited."""

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.models import Exclusion, Named, Restriction
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R138")
def test_restricting_names_the_officers_and_the_managers(world: World) -> None:
    person, supporter = world.person(), world.user("officer", team=world.team)
    factories.AllocationFactory(person=person, officer=supporter, team=world.team, part="supporting")
    colleague, outsider = world.user("officer", team=world.team), world.user("officer", team=world.team)
    with acting(world.actor(world.manager)) as actor:
        commands.restrict(actor, person.pk, reason="Known to staff", also=[colleague.pk])
        with pytest.raises(commands.WallRefused, match="already restricted"):
            commands.restrict(actor, person.pk, reason="Again")
    named = set(Named.objects.filter(person=person).values_list("user_id", flat=True))
    assert named == {world.officer.pk, supporter.pk, world.manager.pk, colleague.pk}
    for user, sees in ((world.officer, True), (colleague, True), (outsider, False)):
        with acting(world.actor(user)):
            assert Person.objects.filter(pk=person.pk).exists() is sees
    assert AuditEvent.objects.filter(action="caseload:restriction:added").count() == 1


def test_lifting_makes_it_an_ordinary_record_again(world: World) -> None:
    person, outsider = world.person(), world.user("officer", team=world.team)
    with acting(world.actor(world.manager)) as actor:
        commands.restrict(actor, person.pk, reason="Known to staff")
        with pytest.raises(StaleVersion):
            commands.lift_restriction(actor, person.pk, expected=9, because="No longer")
        commands.lift_restriction(actor, person.pk, expected=1, because="No longer")
        with pytest.raises(commands.WallRefused):
            commands.lift_restriction(actor, person.pk, expected=1, because="No longer")
    assert not Named.objects.exists() and not Restriction.objects.exists()
    assert Restriction.versions.count() == 1
    with acting(world.actor(outsider)):
        assert Person.objects.filter(pk=person.pk).exists()


def test_naming_and_taking_off(world: World) -> None:
    person, colleague = world.person(), world.user("officer")
    with acting(world.actor(world.manager)) as actor:
        with pytest.raises(commands.WallRefused, match="not restricted"):
            commands.name_user(actor, person.pk, user_id=colleague.pk, reason="Covers")
        commands.restrict(actor, person.pk, reason="Known to staff")
        named = commands.name_user(actor, person.pk, user_id=colleague.pk, reason="Covers")
        with pytest.raises(commands.WallRefused, match="already named"):
            commands.name_user(actor, person.pk, user_id=colleague.pk, reason="Covers")
        commands.unname_user(actor, named.pk, expected=1, because="Cover ended")
        officer = Named.objects.get(user=world.officer)
        with pytest.raises(commands.WallRefused, match="has a part"):
            commands.unname_user(actor, officer.pk, expected=1, because="No reason")
        with pytest.raises(commands.WallRefused, match="of your agency"):
            commands.name_user(actor, person.pk, user_id=factories.UserFactory().pk, reason="Covers")
    assert not Named.objects.filter(user=colleague).exists()


def test_excluding_and_letting_in(world: World) -> None:
    person, neighbour = world.person(), world.user("officer", team=world.team)
    with acting(world.actor(world.manager)) as actor:
        for user, message in ((world.manager, "yourself"), (world.officer, "has a part")):
            with pytest.raises(commands.WallRefused, match=message):
                commands.exclude(actor, person.pk, user_id=user.pk, reason="Neighbour")
        made = commands.exclude(actor, person.pk, user_id=neighbour.pk, reason="Neighbour")
        with pytest.raises(commands.WallRefused, match="already excluded"):
            commands.exclude(actor, person.pk, user_id=neighbour.pk, reason="Neighbour")
        assert [row["user_id"] for row in queries.walls(actor, person.pk).excluded] == [neighbour.pk]
    with acting(world.actor(neighbour)):
        assert not Person.objects.filter(pk=person.pk).exists()
    with acting(world.actor(world.manager)) as actor:
        commands.end_exclusion(actor, made.pk, expected=1, because="Moved away")
    assert not Exclusion.objects.exists()


def test_who_may_change_walls(world: World) -> None:
    person, other = world.person(), World()
    with acting(world.actor()) as actor, pytest.raises(NotPermitted):
        commands.restrict(actor, person.pk, reason="Known to staff")
    with acting(other.actor(other.manager)) as actor, pytest.raises(NotThere):
        commands.restrict(actor, person.pk, reason="Known to staff")
