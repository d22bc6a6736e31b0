"""Licences through the API: drafted, stated, approved by another, in force; what was read is named with each write."""

from typing import Any
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.casework.orders.models import Condition
from throughcare.decisions.licences.tests.drafted import order_of, today
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R065", "R069", "R145")]


def send(browser: SignedIn, address: str, body: dict[str, Any] | None = None, version: int = 1) -> Any:
    headers = {"Idempotency-Key": uuid4().hex, "If-Match": f'"{version}"'}
    return browser.post(address, body or {}, content_type="application/json", headers=headers)


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Liv", "Hale")


def test_a_licence_goes_from_the_draft_to_force(world: World, person: Person) -> None:
    factories.SupervisionStateFactory(person=person, state="active")
    officer, manager, order = world.browser(), world.browser(world.manager), order_of(person)
    begin = f"/api/v1/people/{person.pk}/orders/{order.pk}/licences"
    made = send(officer, begin, {"kind": "TIME_SERVED", "starts_on": today().isoformat()})
    assert made.status_code == 201, made.content
    one = f"/api/v1/people/{person.pk}/licences/{made.json()['id']}"
    read = officer.get(one).json()
    assert (read["stage"], read["status"], len(read["conditions"])) == ("draft", "IN_PROGRESS", 8)
    stated = {"condition": {"kind": "ew-licence-restricted-conduct", "text": "Own one telephone only."}}
    added = send(officer, f"{one}/conditions", stated, read["version"])
    assert added.status_code == 200, added.content
    assert send(officer, f"{one}/submitting", version=read["version"]).status_code == 412
    read = officer.get(one).json()
    assert send(officer, f"{one}/submitting", version=read["version"]).status_code == 200
    version = officer.get(one).json()["version"]
    assert send(officer, f"{one}/approving", version=version).status_code == 403
    assert send(manager, f"{one}/approving", version=version).status_code == 200
    version = officer.get(one).json()["version"]
    assert send(officer, f"{one}/activating", version=version).status_code == 200
    now = officer.get(one).json()
    assert (now["stage"], now["decider"]) == ("active", "Max Manager")
    assert Condition.objects.filter(order=order).count() == 9
    listed = officer.get(f"/api/v1/people/{person.pk}/licences").json()["items"]
    assert [each["number"] for each in listed] == [1]


def test_a_refusal_says_why_and_which_field(world: World, person: Person) -> None:
    community = factories.OrderFactory(person=person, kind="ew-community-order")
    answer = send(world.browser(), f"/api/v1/people/{person.pk}/orders/{community.pk}/licences", {})
    assert answer.status_code == 422 and "carries no licence" in answer.content.decode()
