"""A process that its officer begins has every gate when the transaction ends, seen with the officer's own eyes."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from tests.arranging import World

from throughcare.decisions.dueprocess import commands
from throughcare.platform.database.context import acting
from throughcare.rules.responses.gates import DecisionKind

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080")]


@pytest.mark.parametrize("place", ["ew", "us-pa", "us-ga"])
def test_the_database_finds_every_gate_at_the_end_of_the_transaction(
    place: str, make_world: Callable[..., World]
) -> None:
    world = make_world(place, "Europe/London")
    person = world.person()
    for kind in DecisionKind:
        with acting(world.actor()) as officer:
            opened = commands.open_process(
                officer, person.pk, kind, about=uuid4(), reported_by=world.officer.pk
            )
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS dueprocess_process_has_its_gates IMMEDIATE")
                cursor.execute("SET CONSTRAINTS dueprocess_process_has_its_gates DEFERRED")
        assert opened.pk is not None
