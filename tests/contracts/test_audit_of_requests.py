"""Tests of screens and of the API are held to the entry that the request itself writes, not to what was arranged."""

from uuid import uuid4

import psycopg
import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World

from throughcare.casework.supervision.models import Task
from throughcare.platform.audit import trail

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R137")]


def _task(world: World) -> object:
    person = world.person("Sam")
    factories.OrderFactory(person=person, ends_on=None)
    typed = {
        "what": "Bring the letter", "due_on_day": "20", "due_on_month": "11", "due_on_year": "2027",
        "owner": str(world.officer.pk), "submission": str(uuid4()),
    }  # fmt: skip
    return world.browser().post(reverse("supervision:task", args=[person.pk]), typed)


def test_a_request_that_writes_leaves_its_entry(world: World) -> None:
    assert _task(world).status_code in (302, 303)
    assert Task.objects.count() == 1


def test_a_request_that_writes_without_its_entry_fails(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "_write", lambda *given: uuid4())
    with pytest.raises(psycopg.DatabaseError, match="has no audit entry"):
        _task(world)
