"""A Monday morning in November, an officer at work, and a person under an order."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from tests import factories
from tests.arranging import World

from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday_morning() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture
def person(world: World) -> Person:
    """On the officer's caseload, under an order from 5 January 2026 to 4 July 2027."""
    made = world.person()
    factories.OrderFactory(person=made, starts_on=date(2026, 1, 5), ends_on=date(2027, 7, 5))
    return made


@pytest.fixture
def officer(world: World, person: Person) -> Iterator[Actor]:
    """The officer, at work in the database."""
    with acting(world.actor()) as actor:
        yield actor
