"""A person under a condition that allows tests, their officer, and a place with procedures of its own."""

from typing import Any

import pytest
from tests.arranging import World

from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def actor(world: World) -> Actor:
    return world.actor()


@pytest.fixture
def us(make_world: Any) -> World:
    made: World = make_world("us-pa", "America/New_York")
    return made
