"""Objectives trace to needs; the SMART check asks and never blocks; what cannot be is refused beside its field."""

import pytest
from tests.arranging import World

from throughcare.casework.plans.tests.arranged import signed
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def test_a_plan_is_signed_and_answered(world: World, person: Person) -> None:
    version = signed(world.actor(), person)
    assert (version.number, version.state) == (1, "signed")
