"""The plan as the officer reads it: what it says first, what it shows as missing, in how many statements."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.plans import attached, commands
from throughcare.casework.plans.attached import Attached
from throughcare.casework.plans.drafts import NoteDraft
from throughcare.casework.plans.models import Objective, Plan, Step
from throughcare.casework.plans.tests.arranged import KEPT, NO, TODAY, YES, begun, plan_of, signed
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R034")]


@pytest.fixture
def person(world: World) -> Person:
    """Under an order, with a great need for work, some need for somewhere to live, and family that helps."""
    made = world.person(given="Sam")
    factories.OrderFactory(
        person=made, status="active", starts_on=TODAY - timedelta(days=60), ends_on=TODAY + timedelta(days=300)
    )
    assessment = factories.AssessmentFactory(
        person=made, form="central-eight@2026-11-22", stage="final", assessed_on=TODAY - timedelta(days=30),
        signed_at=f"{TODAY - timedelta(days=30)}T12:00:00Z",
    )  # fmt: skip
    for name, value in RATED.items():
        factories.AnswerFactory(person=made, assessment=assessment, question=name, state="value", value=value)
    return made


RATED: dict[str, Any] = {}


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


def shown(world: World, person: Person, name: str = "plan", query: str = "", *ids: UUID) -> str:
    answer = world.browser().get(f"{reverse(f'plans:{name}', args=[person.pk, *ids])}{query}")
    assert answer.status_code == 200, answer.content.decode()[:400]
    body: str = answer.content.decode()
    return body


def test_without_a_plan_the_page_says_so_and_offers_to_begin(world: World, person: Person) -> None:
    body = shown(world, person)
    assert "There is no plan yet" in body


def test_a_plan_is_one_page_of_six_statements(world: World, person: Person, officer: Actor) -> None:
    signed(officer, person)
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(reverse("plans:plan", args=[person.pk]))
    assert answer.status_code == 200
    assert len(statements) <= MOST_A_PAGE - 1, statements
    body = answer.content.decode()
    for said in (
        "Sam Example agreed to their plan on", "A quiet place to sleep.", KEPT.title, "I will go to the housing advice session",
        "To work on now", "0 of 1 step done", "Community order", "The time line as a table",
    ):  # fmt: skip
        assert said in body, said
