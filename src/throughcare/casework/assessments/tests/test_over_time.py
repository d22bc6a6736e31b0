"""Scores over time and two assessments side by side: versions are never mixed, differences are said in words."""

from datetime import date

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.assessments.charting import Reading, draw_chart
from throughcare.casework.assessments.models import Assessment
from throughcare.casework.assessments.tests.kept import assessed, keep_example
from throughcare.register.people.models import Person
from throughcare.rules import catalogue

pytestmark = pytest.mark.django_db

BANDS = (("Low", 0.0), ("Medium", 50.0), ("High", 75.0))
JANUARY, JUNE, NOVEMBER = date(2026, 1, 5), date(2026, 6, 1), date(2026, 11, 2)


def _reading(on: date, number: float, series: str, bands: tuple[tuple[str, float], ...] = BANDS) -> Reading:
    return Reading(on, number, series, series, f"{number:g}", bands)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.mark.requirement("R030")
def test_points_of_one_version_are_joined_and_of_two_never() -> None:
    drawn = draw_chart(
        [_reading(JANUARY, 40, "a@1"), _reading(JUNE, 60, "a@1"), _reading(NOVEMBER, 61, "a@2")]
    )
    assert drawn is not None
    assert [line.count(",") for line in drawn.lines] == [2]
    assert [each.label.text for each in drawn.breaks] == ["a@2"]
    assert [dot.shape for dot in drawn.dots] == [0, 0, 1]


@pytest.mark.requirement("R030", "R013")
def test_each_version_has_its_own_bands_under_its_own_points() -> None:
    later = (("Low", 0.0), ("Medium", 1.0), ("High", 3.0))
    drawn = draw_chart([_reading(JANUARY, 40, "a@1"), _reading(NOVEMBER, 4, "a@2", later)])
    assert drawn is not None
    edge = drawn.breaks[0].x
    assert [strip.x for strip in drawn.strips] == [drawn.left] * 3 + [edge] * 3
    assert [strip.label.text for strip in drawn.strips if strip.label] == ["Low", "Medium", "High"]
    assert drawn.strips[2].y < drawn.dots[1].y


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw_chart([]) is None


@pytest.mark.requirement("R030", "R132")
def test_the_page_draws_every_score_and_says_it_in_a_table(world: World, person: Person) -> None:
    ogrs, rsr_2018, rsr_2025 = map(catalogue.find, ("ogrs3", "rsr-2018", "rsr-2025"))
    first = assessed(person, "ogrs3@2018-03-01", JANUARY)
    second = assessed(person, "ogrs3@2018-03-01", NOVEMBER)
    for held in (first, second):
        keep_example(held, ogrs)
    keep_example(first, rsr_2018, name="rsr")
    keep_example(second, rsr_2025, name="rsr")
    keep_example(second, catalogue.find("oras-band"))
    browser = world.browser()
    with counted() as statements:
        page = " ".join(
            browser.get(reverse("assessments:history", args=[person.pk])).content.decode().split()
        )
    assert len(statements) <= MOST_A_PAGE, statements
    assert page.count("90% (Very high)") >= 2
    assert page.count("<polyline") == 1
    assert "This rule gives no number" in page


@pytest.mark.requirement("R030")
def test_the_same_score_of_another_version_is_told_as_not_comparable(world: World, person: Person) -> None:
    for on, code in ((JANUARY, "rsr-2018"), (NOVEMBER, "rsr-2025")):
        keep_example(assessed(person, "ogrs3@2018-03-01", on), catalogue.find(code), name="rsr")
    page = world.browser().get(reverse("assessments:history", args=[person.pk])).content.decode()
    assert "Another version of the rule than before: not comparable" in page
    assert "tc-chart__break" in page
    assert "<polyline" not in page


def test_nobody_scored_is_not_told_as_low_risk(world: World, person: Person) -> None:
    page = world.browser().get(reverse("assessments:history", args=[person.pk])).content.decode()
    assert "not the same as low risk" in page


def _answered(held: Assessment, **answers: object) -> Assessment:
    for name, value in answers.items():
        state = (
            {"state": "value", "value": value} if value is not None else {"state": "not_known", "value": None}
        )
        factories.AnswerFactory(person=held.person, assessment=held, question=name, **state)
    return held


@pytest.mark.requirement("R030")
def test_two_assessments_stand_side_by_side_with_their_differences(world: World, person: Person) -> None:
    phq = catalogue.find("phq-9")
    first = _answered(assessed(person, "phq-9@2026-11-22", JANUARY), item_1=1, item_2=2, item_3=None)
    second = _answered(assessed(person, "phq-9@2026-11-22", NOVEMBER), item_1=1, item_2=0, item_3=0)
    keep_example(first, phq)
    made = keep_example(second, phq)
    type(made).objects.filter(pk=made.pk).update(value="4", band="Minimal")
    browser, address = world.browser(), reverse("assessments:compare", args=[person.pk])
    with counted() as statements:
        page = " ".join(browser.get(f"{address}?one={second.pk}&other={first.pk}").content.decode().split())
    assert len(statements) <= MOST_A_PAGE, statements
    assert page.count("<strong>Differs</strong>") == 2
    assert "-5 points, Mild to Minimal" in page
    assert phq.items[0].asks not in page
    everything = browser.get(f"{address}?one={first.pk}&other={second.pk}&show=all").content.decode()
    assert "Asked and not known" in everything
    assert everything.count("The same") >= 1


@pytest.mark.requirement("R030", "R132")
def test_a_corrected_version_says_what_the_correction_changed(world: World, person: Person) -> None:
    before = _answered(assessed(person, "phq-9@2026-11-22"), item_1=1)
    after = _answered(
        assessed(person, "phq-9@2026-11-22", corrects=before, remarks="The second answer was misread"),
        item_1=2,
    )
    address = reverse("assessments:compare", args=[person.pk])
    page = world.browser().get(f"{address}?one={after.pk}&other={before.pk}").content.decode()
    assert "What the correction changed" in page
    assert "The second answer was misread" in page


@pytest.mark.parametrize("query", ["?one=&other=", "?one=nonsense&other=1", "?show=all"])
def test_without_two_the_page_asks_which_and_says_so(world: World, person: Person, query: str) -> None:
    for on in (JANUARY, NOVEMBER):
        assessed(person, "phq-9@2026-11-22", on)
    address = reverse("assessments:compare", args=[person.pk])
    assert world.browser().get(address).status_code == 200
    answer = world.browser().get(address + query)
    assert answer.status_code == 422
    assert b"Choose two different assessments" in answer.content


def test_one_assessment_alone_has_nothing_beside_it(world: World, person: Person) -> None:
    assessed(person, "phq-9@2026-11-22")
    assert b"It takes two assessments" in world.browser().get(
        reverse("assessments:compare", args=[person.pk])
    ).content  # fmt: skip


def test_an_assessment_of_somebody_else_is_not_there(world: World, person: Person) -> None:
    mine, theirs = assessed(person, "phq-9@2026-11-22"), assessed(world.person(), "phq-9@2026-11-22")
    address = reverse("assessments:compare", args=[person.pk])
    assert world.browser().get(f"{address}?one={mine.pk}&other={theirs.pk}").status_code == 404
