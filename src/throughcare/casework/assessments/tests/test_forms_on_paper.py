"""Forms on paper, the list of forms of a place, and the picture of needs."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.assessments.blank import LEFT_OUT, TICK_ALL, TICK_ONE, blank_of, sections
from throughcare.casework.assessments.tests.kept import assessed
from throughcare.casework.assessments.wheel import draw_wheel
from throughcare.rules import catalogue, jurisdictions
from throughcare.rules.forms import Link, Section, find_form, registered_forms
from throughcare.rules.forms.needs import needs
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UNKNOWN_WORDS, Choice, Day, Several, Text, Whole, YesNo

FORMS = [pytest.param(str(each.id), id=each.id.code) for each in registered_forms()]
PACKS = [pytest.param(each, id=each.code) for each in jurisdictions.all()]


@pytest.mark.requirement("R011")
@pytest.mark.parametrize("code", FORMS)
def test_every_question_of_a_form_has_its_place_on_paper(code: str) -> None:
    form = find_form(code)
    drawn = [question for section in sections(form) for question in section.questions]
    assert [each.asks for each in drawn] == [question.item.asks for question in form]
    assert [each.number for each in drawn] == list(range(1, len(drawn) + 1))
    for each in drawn:
        assert each.blank.boxes or each.blank.cells or each.blank.lines or each.blank.parts, each.asks
        assert each.without == ((LEFT_OUT,) if form.asks_person else tuple(UNKNOWN_WORDS.values()))


@pytest.mark.requirement("R011")
def test_every_instrument_can_be_put_on_paper() -> None:
    for entry in catalogue.entries():
        assert sections(find_form(str(entry.card.id))), entry.code


def test_each_kind_of_answer_is_given_with_a_pen() -> None:
    assert blank_of(YesNo()).boxes == ("Yes", "No")
    assert blank_of(Choice({"A": "Apple", "B": "Pear"})).says == TICK_ONE
    assert blank_of(Several(Choice({"A": "Apple", "B": "Pear"}))).says == TICK_ALL
    assert blank_of(Whole(0, 2), {0: "Never", 1: "Once", 2: "Often"}).boxes == (
        "0: Never",
        "1: Once",
        "2: Often",
    )
    assert blank_of(Whole(0, 999)).cells == (("", 3),)
    assert [name for name, _ in blank_of(Day()).cells] == ["day", "month", "year"]
    assert blank_of(Text(most=2000)).lines > 1


def test_a_question_that_depends_on_another_names_it_by_number() -> None:
    form = find_form("needs-and-harm-ew")
    drawn = {question.asks: question for section in sections(form) for question in section.questions}
    depends = next(question for question in form if question.when is not None)
    assert drawn[depends.item.asks].only.startswith("Only if ")


@pytest.mark.django_db
@pytest.mark.requirement("R011")
def test_a_form_is_printed_without_answers_and_in_large_type(world: World) -> None:
    browser = world.browser()
    address = reverse("assessments:form_print", args=["phq-9"])
    page = browser.get(address).content.decode()
    assert "Little interest or pleasure in doing things" in page
    assert "The source says unknown" in page
    assert "is not a diagnosis" in page
    assert "tc-letter--large" not in page
    assert "tc-letter--large" in browser.get(f"{address}?type=large").content.decode()
    assert browser.get(reverse("assessments:form_print", args=["none-such"])).status_code == 404


@pytest.mark.django_db
def test_the_person_leaves_out_what_they_like(world: World) -> None:
    page = world.browser().get(reverse("assessments:form_print", args=["self-assessment"])).content.decode()
    assert LEFT_OUT in page
    assert "Asked and not known" not in page
    assert "Evidence" not in page


@pytest.mark.django_db
@pytest.mark.requirement("R011", "R028")
@pytest.mark.parametrize("pack", PACKS)
def test_the_list_names_every_form_of_the_place_with_its_uses(
    make_world: Callable[..., World], pack: Jurisdiction
) -> None:
    browser = make_world(pack.code, "UTC").browser()
    with counted() as statements:
        page = browser.get(reverse("assessments:forms")).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    for use in pack.forms:
        form = find_form(use.code)
        assert reverse("assessments:form_print", args=[str(form.id)]) in page
    assert "No decision rests on it alone" in page
    assert "It stays out of the papers of a violation" in page


@pytest.mark.requirement("R010")
def test_a_wheel_has_a_sector_for_each_need_and_says_all_of_it() -> None:
    form = find_form("central-eight")
    found = needs(form, {})
    drawn = draw_wheel(found)
    assert drawn is not None
    assert len(drawn.sectors) == len(found)
    assert all(sector.size is None for sector in drawn.sectors)
    for need in found:
        assert need.section.need in drawn.says


@pytest.mark.requirement("R010")
def test_two_needs_make_no_wheel() -> None:
    assert draw_wheel(needs(find_form("central-eight"), {})[:2]) is None


@pytest.mark.django_db
@pytest.mark.requirement("R010", "R030")
def test_the_picture_of_needs_stands_beside_its_table(world: World) -> None:
    person = world.person()
    form = find_form("central-eight")
    held = assessed(person, str(form.id))
    rated = next(section for section in form.sections if section.need)
    for question, value in _answers(rated).items():
        factories.AnswerFactory(person=person, assessment=held, question=question, value=value)
    browser = world.browser()
    with counted() as statements:
        page = browser.get(reverse("assessments:needs", args=[person.pk, held.pk])).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "tc-wheel__need--2" in page
    assert page.count('data-label="How great"') == sum(1 for section in form.sections if section.need)


def _answers(section: Section) -> dict[str, object]:
    rating = section.linked(Link.NEED)
    assert rating is not None
    return {rating.name: "CONSIDERABLE"}


@pytest.mark.django_db
def test_a_form_without_needs_says_so(world: World) -> None:
    person = world.person()
    held = assessed(person, "phq-9@2026-11-22")
    page = world.browser().get(reverse("assessments:needs", args=[person.pk, held.pk])).content.decode()
    assert "does not assess needs" in page
