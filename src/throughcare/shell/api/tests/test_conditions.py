"""Conditions through the API, and canaries: no page, history, answer or past view tells where a protected zone lies."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World

from throughcare.casework.orders.models import Condition
from throughcare.platform import clock

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R066", "R068", "R139")]
CORNERS = [[51.51231, -0.12341], [51.51231, -0.12311], [51.51251, -0.12311], [51.51251, -0.12341]]
CANARIES = ("51.51231", "51.51251", "0.12341", "0.12311", "51.51241", "0.12326")
"""The corners, and the middle."""


def test_a_protected_zone_is_told_to_nobody(world: World) -> None:
    person, today = world.person(), clock.today("Europe/London")
    order = factories.OrderFactory(
        person=person,
        kind="ew-community-order",
        starts_on=today - timedelta(days=9),
        ends_on=today + timedelta(days=99),
    )
    browser = world.browser()
    sent = {
        "kind": "ew-requirement-exclusion", "text": "Keep out of the area told to you.",
        "terms": {"area": "The north", "shape": CORNERS, "protects": True},
    }  # fmt: skip
    about = f"/api/v1/people/{person.pk}"

    def post(body: object) -> object:
        return browser.post(
            f"{about}/orders/{order.pk}/conditions", json.dumps(body), content_type="application/json",
            headers={"Idempotency-Key": str(uuid4())},
        )  # fmt: skip

    made = post(sent)
    assert made.status_code == 201, made.content  # type: ignore[attr-defined]
    crossing = post(sent | {"terms": {"shape": [CORNERS[at] for at in (0, 2, 1, 3)]}})
    assert crossing.status_code == 422  # type: ignore[attr-defined]
    assert "crosses itself" in crossing.content.decode()  # type: ignore[attr-defined]
    held = Condition.objects.get(person=person)
    assert "51.51231" in str(held.exact_shape)
    shown = [made.content.decode()]  # type: ignore[attr-defined]
    for address in (
        f"{about}/orders", f"{about}/conditions/kept", reverse("orders:orders", args=[person.pk]),
        reverse("orders:adherence", args=[person.pk]), reverse("orders:vary_condition", args=[person.pk, held.pk]),
        reverse("web:history", args=[person.pk, "orders-condition", held.pk]),
        f"{reverse('orders:orders', args=[person.pk])}?as_known={today:%Y-%m-%d}",
    ):  # fmt: skip
        answer = browser.get(address)
        assert answer.status_code == 200, address
        shown.append(answer.content.decode())
    for said in shown:
        assert not any(each in said for each in CANARIES)
    assert "shown to nobody" in shown[6]
    (found,) = json.loads(shown[2])["conditions"]
    assert (found["answer"], found["legal_basis"][:8]) == ("cannot_tell", "Sentenci")


def test_a_curfew_runs_over_midnight_and_one_that_overlaps_itself_names_its_row(world: World) -> None:
    """Over midnight also in the nights when clocks change; how long those are: tests/rules/conditions/test_curfew."""
    person, today = world.person(), clock.today("Europe/London")
    order = factories.OrderFactory(
        person=person,
        kind="ew-community-order",
        starts_on=today - timedelta(days=400),
        ends_on=today + timedelta(days=400),
    )
    every_night = [
        {"day": day, "starts": "19:00", "ends": "07:00"}
        for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    ]
    browser = world.browser()

    def post(hours: list[dict[str, str]]) -> Any:
        body = {"kind": "ew-requirement-curfew", "text": "Be at home at night.", "terms": {"hours": hours}}
        return browser.post(
            f"/api/v1/people/{person.pk}/orders/{order.pk}/conditions", json.dumps(body),
            content_type="application/json", headers={"Idempotency-Key": str(uuid4())},
        )  # fmt: skip

    refused = post([*every_night, {"day": "sunday", "starts": "06:00", "ends": "08:00"}])
    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert error["field"] == "terms_hours" and "overlaps with Sunday 06:00" in error["message"]
    assert not Condition.objects.filter(person=person).exists()
    assert post(every_night).status_code == 201
    kept = browser.get(f"/api/v1/people/{person.pk}/conditions/kept").json()["conditions"]
    assert [each["answer"] for each in kept] == ["cannot_tell"]  # nothing says where the person was
    assert "Sunday 19:00" in browser.get(reverse("orders:orders", args=[person.pk])).text
