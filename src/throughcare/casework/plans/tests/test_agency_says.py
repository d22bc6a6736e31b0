"""The agency's own text stands below the person's plan, filled in, on screen and on paper."""

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.plans.tests.arranged import signed

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117", "R041")]


def test_the_agencys_text_stands_below_the_plan(world: World) -> None:
    person, browser = world.person(given="Sam"), world.browser()
    factories.OrderFactory(person=person, kind="ew-community-order")
    signed(world.actor(), person)
    factories.TemplateFactory(
        agency=world.agency, kind="plan_page", title="Drop in",
        sections=[{"heading": "When to drop in", "paragraphs": ["{person_first_name}, come on Mondays."],
                   "points": ["Ask for {officer_name}"]}],
    )  # fmt: skip
    with counted() as statements:
        page = browser.get(reverse("plans:for_person", args=[person.pk])).text
    assert len(statements) <= MOST_A_PAGE, statements
    paper = browser.get(reverse("plans:for_person_print", args=[person.pk])).text
    for said in ("When to drop in", "Sam, come on Mondays.", "Ask for Olive Officer"):
        assert said in page and said in paper, said
