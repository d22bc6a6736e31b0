"""Consistency of responses: like with like, never of few people, and how soon."""

from dataclasses import replace

import pytest
from django.urls import reverse
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.insight.consistency import Answered, consistency_of

pytestmark = pytest.mark.requirement("R095", "R127")
LIKE = Answered("Contact: warn or refer", False, False, 6, "Olive", "North", "Male", "A", "30 to 39")
ADVERSE = replace(LIKE, adverse=True, days=12, late=True)


def by(officer: str, of: Answered, times: int) -> list[Answered]:
    return [replace(of, officer=officer)] * times


def test_like_is_held_against_like_by_officer_in_the_order_of_names() -> None:
    other = replace(LIKE, case="Payment: warn or refer")
    found = consistency_of([
        *by("Otto", LIKE, 20), *by("Otto", ADVERSE, 20), *by("Ada", LIKE, 30), *by("Ada", ADVERSE, 10),
        *[other] * 9,
    ], "10 working days")  # fmt: skip
    (case,) = found.cases
    assert case.title == "Contact: warn or refer"
    assert [(each.name, each.answers, each.counted) for each in case.adverse.divisions[0].shares] == [
        ("Ada", 40, 10), ("Otto", 40, 20),
    ]  # fmt: skip
    assert found.withheld == 1, "nine answers to payments are too few to show"


@pytest.mark.requirement("R138")
def test_a_small_group_is_withheld_and_cannot_be_told_by_subtraction() -> None:
    found = consistency_of([
        *by("Otto", LIKE, 20), *by("Otto", ADVERSE, 20), *by("Ada", LIKE, 12), *by("Ada", ADVERSE, 12),
        *by("Ola", LIKE, 3), *by("Ola", ADVERSE, 9),
    ], "")  # fmt: skip
    officers = found.cases[0].adverse.divisions[0]
    assert [each.name for each in officers.shares] == ["Otto"], "Ola's would be the whole less the two others"
    assert officers.withheld == 2


def test_how_soon_is_measured_only_where_there_is_a_limit() -> None:
    every = [*by("Otto", LIKE, 20), *by("Otto", ADVERSE, 20)]
    timed = consistency_of(every, "10 working days").late
    assert timed is not None
    assert timed.whole is not None
    assert (timed.whole.counted, timed.whole.answers, timed.whole.days) == (20, 40, 9.0)
    assert consistency_of([replace(each, late=None) for each in every], "").late is None


def test_nothing_is_shown_of_nothing() -> None:
    found = consistency_of([], "")
    assert (found.cases, found.late, found.withheld) == ((), None, 0)


@pytest.mark.django_db
def test_the_page(world: World) -> None:
    browser = world.browser(world.manager)
    with counted() as statements:
        shown = browser.get(reverse("insight:answers")).content.decode()
    assert len(statements) <= MOST_A_PAGE
    assert "There are too few answers yet" in shown
    assert world.browser().get(reverse("insight:answers")).status_code == 403
