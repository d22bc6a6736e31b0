"""The person's own words beside the assessor's: laid side by side, and where they part said in words."""

from typing import Any

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import counted

from throughcare.casework.selfreports.comparing import EASIER, HARDER, OTHERWISE, rows
from throughcare.casework.selfreports.models import SafetyTask
from throughcare.casework.selfreports.queries import beside
from throughcare.casework.selfreports.said import NOT_KNOWN, value
from throughcare.platform import clock
from throughcare.rules.forms import find_form

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R019")]
WHOLE, OWN = find_form("needs-and-harm-ew"), find_form("self-assessment")
EIGHT = find_form("central-eight")
HOME = WHOLE.section("accommodation")


def answered(person: Any, **given: str) -> Any:
    """A questionnaire of the person's that was sent."""
    report = factories.SelfReportFactory(
        person=person, form=str(OWN.id), state="answered", answered_at=clock.now()
    )
    for question, code in given.items():
        factories.SelfAnswerFactory(person=person, report=report, question=question, value=code)
    return report


def row(
    given: dict[str, object], question: str, code: object, form: Any = WHOLE, section: str = "accommodation"
) -> Any:
    own = OWN.section(form.beside[section])
    found = rows(form.section(section), given, own, {question: value(code)})
    return next(each for each, asked in zip(found, own.questions, strict=True) if asked.name == question)


def test_what_the_person_finds_hard_where_the_assessment_sees_nothing_differs() -> None:
    none = {"accommodation_harm": False, "accommodation_reoffending": False}
    assert row(none, "home_how", "VERY_HARD").differs == HARDER
    assert row(none, "home_how", "GOOD").differs == ""
    linked = none | {"accommodation_reoffending": True}
    told = row(linked, "home_how", "GOOD")
    assert told.differs == EASIER and "Linked to reoffending: yes" in told.assessed
    assert row(linked, "home_how", "HARD").differs == ""


def test_nothing_differs_from_what_nobody_has_said() -> None:
    assert row({}, "home_how", "HARD").differs == "" and row({}, "home_how", "HARD").assessed == ""
    assert row({"accommodation_harm": False}, "home_how", "HARD").differs == "", (
        "half an answer decides nothing"
    )
    assert row({"accommodation_harm": True}, "home_how", "NOT_SAY").differs == ""


def test_wanting_to_change_is_compared_code_by_code() -> None:
    theirs = {"accommodation_change": "NEEDS_HELP"}
    assert row(theirs, "home_want", "NEEDS_HELP").differs == ""
    assert row(theirs, "home_want", "DOES_NOT_WANT_TO_MAKE_CHANGES").differs == OTHERWISE
    assert row(theirs, "home_want", "DOES_NOT_WANT_TO_ANSWER").differs == ""
    assert row(theirs, "home_want", "NEEDS_HELP").assessed == "I want to make changes but need help"


def test_a_rating_of_need_is_compared_where_the_form_has_one() -> None:
    code = next(iter(EIGHT.beside))
    own = OWN.section(EIGHT.beside[code])
    rating = EIGHT.section(code)
    how = next(question.name for question in own.questions if question.name.endswith("_how"))
    name = next(question.name for question in rating.questions if question.link == "need")
    assert row({name: "CONSIDERABLE"}, how, "GOOD", EIGHT, code).differs == EASIER
    assert row({name: "NONE"}, how, "HARD", EIGHT, code).differs == HARDER


def test_only_the_latest_answers_that_were_sent_stand_beside(world: World) -> None:
    person = world.person()
    actor = world.actor()
    assert beside(actor, person.pk, WHOLE, HOME, {}) is None
    draft = factories.SelfReportFactory(person=person, form=str(OWN.id))
    factories.SelfAnswerFactory(person=person, report=draft, question="home_how", value="HARD")
    assert beside(actor, person.pk, WHOLE, HOME, {}) is None, "not sent yet"
    answered(person, home_how="GOOD")
    answered(person, home_how="HARD")
    found = beside(
        actor, person.pk, WHOLE, HOME, {"accommodation_harm": False, "accommodation_reoffending": False}
    )
    assert found is not None and found.rows[0].own == "It is hard" and found.differing == 1
    assert NOT_KNOWN.kind == "not_known" and found.rows[1].own == "Not answered"


def test_section_page_and_page_of_both_views_show_them_within_six_statements(world: World) -> None:
    person, browser = world.person(), world.browser()
    answered(person, home_how="HARD", home_helps="My sister")
    held = factories.AssessmentFactory(person=person, form=str(WHOLE.id), lead=world.officer)
    for question in ("accommodation_harm", "accommodation_reoffending"):
        factories.AnswerFactory(person=person, assessment=held, question=question, value=False)
    for address in (
        reverse("assessments:section", args=[person.pk, held.pk, "accommodation"]),
        reverse("assessments:beside", args=[person.pk, held.pk]),
    ):
        with counted() as statements:
            page = browser.get(address).content.decode()
        assert "My sister" in page and "Differs." in page and HARDER in page
        assert len(statements) <= 6, statements


def test_an_officer_s_own_answer_rings_too(world: World) -> None:
    from throughcare.casework.assessments import commands
    from throughcare.casework.assessments.drafts import Typed

    person = world.person()
    held = factories.AssessmentFactory(person=person, form=str(find_form("phq-9").id), lead=world.officer)
    section = find_form("phq-9").section_of("item_9").code
    typed = {"item_9": Typed(state="value", value=2)}
    commands.save_answers(world.actor(), person.pk, held.pk, section, typed, {})
    task = SafetyTask.objects.get()
    assert (task.source, task.source_of, task.value) == ("assessment", held.pk, 2)
