"""The door on a real database: relations, walls, and what the second wall shows alone."""

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.policy import Relation
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R137")
def test_an_officer_opens_their_own_case(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        assert door.require(actor, Permission.PERSON_OPEN, person.pk).relation is Relation.OWN
        assert Person.objects.filter(door.visible_to(actor, "id")).get() == person


def test_a_colleague_of_the_agency_must_state_a_purpose(world: World) -> None:
    person = world.person()
    other = world.user("officer")
    with acting(world.actor(other)) as actor, pytest.raises(door.PurposeNeeded):
        door.require(actor, Permission.PERSON_OPEN, person.pk)


def test_a_restricted_person_does_not_exist_for_those_not_named(world: World) -> None:
    person = world.person()
    factories.RestrictionFactory(person=person)
    with acting(world.actor()) as actor:
        with pytest.raises(door.NotThere):
            door.require(actor, Permission.PERSON_OPEN, person.pk)
        assert not Person.objects.exists()


def test_row_level_security_alone_hides_another_agency(world: World) -> None:
    factories.PersonFactory()
    mine = world.person()
    with acting(world.actor()):
        assert list(Person.objects.all()) == [mine]
