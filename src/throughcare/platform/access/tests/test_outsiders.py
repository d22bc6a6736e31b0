"""Staff of an outside organisation: whatever they are told to be, the agency's records do not exist for them."""

import pytest
from django.db import connection
from tests import factories
from tests.arranging import World, actor_for

from throughcare.platform.access import door
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission, permissions_of, roles_that_count
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Name, Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R111")]


def outsider(world: World, *roles: str) -> User:
    organisation = factories.OrganisationFactory(agency=world.agency)
    return world.user(*roles, team=world.team, organisation=organisation)


def test_a_record_does_not_exist_for_them_even_as_somebodys_officer_in_name(world: World) -> None:
    stranger = outsider(world, "provider")
    person = world.person(officer=stranger)
    with acting(actor_for(stranger)) as actor:
        with pytest.raises(door.NotThere):
            door.require(actor, Permission.PERSON_OPEN, person.pk)
        assert not Person.objects.exists() and not Name.objects.exists()


def test_the_database_knows_no_agency_for_them(world: World) -> None:
    stranger = outsider(world, "provider")
    with acting(actor_for(stranger)), connection.cursor() as cursor:
        cursor.execute("SELECT tc_agency(), tc_organisation(), tc_system()")
        assert cursor.fetchone() == (None, stranger.organisation_id, False)
    with acting(world.actor()), connection.cursor() as cursor:
        cursor.execute("SELECT tc_agency(), tc_organisation()")
        assert cursor.fetchone() == (world.agency.pk, None)


def test_roles_of_the_agencys_own_staff_count_for_nothing_with_them(world: World) -> None:
    assert actor_for(outsider(world, "officer", "provider")).roles == ("provider",)
    assert actor_for(world.user("provider", "officer")).roles == ("officer",)


def test_roles_for_outsiders_are_kept_apart() -> None:
    assert roles_that_count(["manager", "provider", "gone"], outside=True) == ("provider",)
    assert roles_that_count(["manager", "provider", "gone"], outside=False) == ("manager",)
    assert permissions_of(("provider",)) == {"referral.work"}


def test_every_session_carries_the_organisation(world: World) -> None:
    stranger = outsider(world, "provider")
    browser = world.browser(stranger)
    assert browser.get("/caseload/").status_code == 403
    assert isinstance(actor_for(stranger), Actor)
    assert actor_for(stranger).organisation_id == stranger.organisation_id
