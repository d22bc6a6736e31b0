"""The pages that change a plan: what they say, in how many statements, that nothing typed is lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.plans.models import Objective, PlanReview, Step
from throughcare.casework.plans.tests.arranged import TODAY, signed
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def address(name: str, person: Person, *ids: Any) -> str:
    return reverse(f"plans:{name}", args=[person.pk, *ids])


def once(**given: Any) -> dict[str, Any]:
    return {"submission": str(uuid4()), **given}


def on(name: str, day: Any = TODAY) -> dict[str, int]:
    """The three boxes of a date."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


WRITTEN = {
    "title": "I will live in a room of my own by the spring", "need": "accommodation", "setting": "community",
    "grounds": "Sleeps on a friend's sofa since 3 October.", "measure": "Nights in a room of one's own a week",
    "baseline": "0 nights", "target": "7 nights", "owner": "officer", "starts_now": "yes",
    "by_when": "date_in_3_months",
}  # fmt: skip


def test_every_form_is_shown_in_few_statements(world: World, person: Person) -> None:
    version = signed(world.actor(), person, answer=None)
    objective, step = Objective.objects.get(), Step.objects.get()
    review = PlanReview.objects.get()
    browser = world.browser()
    pages = [
        address("own_words", person), address("add_objective", person), address("add_objective", person) + "?blank=1",
        address("add_objective", person) + "?suggested=home-own", address("change_objective", person, objective.pk),
        address("move_objective", person, objective.pk), address("achieve_objective", person, objective.pk),
        address("remove_objective", person, objective.pk), address("readd_objective", person, objective.pk),
        address("add_step", person, objective.pk), address("note", person, objective.pk),
        address("change_step", person, step.pk), address("step_state", person, step.pk),
        address("move_step", person, step.pk), address("remove_step", person, step.pk), address("sign", person),
        address("countersign", person, version.pk), address("ask", person, version.pk),
        address("review", person, review.pk),
    ]  # fmt: skip
    for page in pages:
        with counted() as statements:
            answer = browser.get(page)
        assert answer.status_code == 200, page
        assert len(statements) <= MOST_A_PAGE, (page, statements)
