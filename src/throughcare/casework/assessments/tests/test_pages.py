"""The pages of making an assessment: what they show, what they keep, how few questions they ask of the database."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.assessments import commands, queries
from throughcare.casework.assessments.drafts import StartDraft, Typed
from throughcare.casework.assessments.models import Answer, Assessment, ScoreMade
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.forms import find_form

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 2)
BROAD = find_form("needs-and-harm-ew")


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def browser(world: World) -> Client:
    return SignedIn(world.officer)


@pytest.fixture
def whole(person: Person, world: World) -> Assessment:
    """A completed assessment by the broad form, every question answered somehow, and its scores."""
    held = factories.AssessmentFactory(
        person=person, form=str(BROAD.id), stage="final", signed_at=clock.now(), lead=world.officer
    )
    for question in BROAD:
        factories.AnswerFactory(
            person=person, assessment=held, question=question.name, state="not_known", value=None
        )
    for scoring in BROAD.scorings:
        factories.ScoreMadeFactory(
            person=person,
            assessment=held,
            name=scoring.key,
            rule=f"{scoring.rule}@2026-11-22",
            value="",
            band="",
        )
    return held


@pytest.fixture
def draft(person: Person, world: World) -> Assessment:
    with acting(world.actor()) as officer:
        return commands.start_assessment(
            officer, person.pk, StartDraft(form="phq-9", occasion="baseline", assessed_on=DAY)
        )


def at(name: str, held: Assessment, *more: str) -> str:
    return reverse(f"assessments:{name}", args=[held.person_id, held.pk, *more])


@pytest.mark.requirement("R017", "R135")
def test_pages_keep_their_limit_with_the_broadest_form_open(browser: Client, whole: Assessment) -> None:
    assert len(list(BROAD)) > 200
    Assessment.objects.filter(pk=whole.pk)
    addresses = [
        reverse("assessments:assessments", args=[whole.person_id]),
        at("assessment", whole),
        at("whole", whole),
    ]
    addresses += [at("section", whole, section.code) for section in BROAD.sections]
    for address in addresses:
        with counted() as statements:
            answer = browser.get(address)
        assert answer.status_code == 200, address
        assert len(statements) <= MOST_A_PAGE, (address, statements)


def test_a_draft_of_the_broadest_form_keeps_the_limit_too(
    browser: Client, person: Person, world: World
) -> None:
    with acting(world.actor()) as officer:
        made = commands.start_assessment(
            officer, person.pk, StartDraft(form="needs-and-harm-ew", occasion="baseline", assessed_on=DAY)
        )
    for section in BROAD.sections:
        with counted() as statements:
            answer = browser.get(at("section", made, section.code))
        assert answer.status_code == 200, section.code
        assert len(statements) <= MOST_A_PAGE, (section.code, statements)


def test_beginning_one_goes_to_its_sections(browser: Client, person: Person) -> None:
    address = reverse("assessments:start", args=[person.pk])
    shown = browser.get(address).content.decode()
    assert "Strengths, needs and risk assessment" in shown
    answer = browser.post(address, {"form": "phq-9", "occasion": "baseline", "submission": "0" * 32})
    assert answer.status_code == 422, "no day"
    sent = {
        "form": "phq-9", "occasion": "baseline", "event": "", "assessed_on_day": "2", "assessed_on_month": "11",
        "assessed_on_year": "2026", "submission": "11111111-1111-1111-1111-111111111111",
    }  # fmt: skip
    first, second = browser.post(address, sent), browser.post(address, sent)
    assert (first.status_code, first["Location"]) == (303, second["Location"])
    assert Assessment.objects.count() == 1
    assert "9 questions" not in browser.get(first["Location"]).content.decode()


@pytest.mark.requirement("R010", "R012")
def test_what_is_typed_is_saved_and_signed(browser: Client, draft: Assessment) -> None:
    section = at("section", draft, "questions")
    typed = {f"a-item_{n}": "1" for n in range(1, 10)} | {"n-item_1": "He said so", "a-item_2": "?"}
    saved = browser.post(section, {**typed, "u-item_3": "source_unknown", "back": "1"})
    assert (saved.status_code, saved["Location"]) == (303, at("assessment", draft))
    found = {row.question: (row.state, row.value, row.note) for row in Answer.objects.all()}
    assert found["item_1"] == ("value", 1, "He said so")
    assert found["item_2"] == ("not_known", None, "")
    assert found["item_3"] == ("source_unknown", None, "")
    page = browser.get(section).content.decode()
    assert "He said so" in page
    sign = at("sign", draft)
    assert browser.post(sign, {"version": draft.version}).status_code == 303
    assert ScoreMade.objects.get().value != ""
    assert "not a diagnosis" in browser.get(at("assessment", draft)).content.decode()
    assert browser.post(sign, {"version": draft.version + 1}).status_code == 422, "signed already"


def test_an_answer_out_of_range_keeps_what_was_typed(browser: Client, person: Person, world: World) -> None:
    with acting(world.actor()) as officer:
        made = commands.start_assessment(
            officer, person.pk, StartDraft(form="ogrs3", occasion="baseline", assessed_on=DAY)
        )
    section = at("section", made, "questions")
    answer = browser.post(
        section, {"a-previous_sanctions": "1000", "a-age_at_current_conviction": "30", "back": "1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "must be from 0 to 999" in page
    assert 'value="30"' in page
    assert not Answer.objects.exists()
    kept = browser.post(at("keep", made, "questions"), {
        "a-previous_sanctions": "1000", "a-age_at_current_conviction": "30"})  # fmt: skip
    assert "Draft saved" in kept.content.decode()
    assert [row.value for row in Answer.objects.all()] == [30], "what can be read is kept while typing"


@pytest.mark.requirement("R012")
def test_a_colleagues_answer_meanwhile_is_told_beside_the_question(
    browser: Client, draft: Assessment, world: World
) -> None:
    other = SignedIn(world.user("psychologist", team=world.team, name="Petra Psychologist"))
    section = at("section", draft, "questions")
    other.post(section, {"a-item_1": "2", "back": "1"})
    answer = browser.post(section, {"a-item_1": "3", "a-item_2": "1", "seen": "{}", "back": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Petra Psychologist answered" in page
    rows = {row.question: row.value for row in Answer.objects.all()}
    assert rows == {"item_1": 2, "item_2": 1}
    again = browser.post(section, {"a-item_1": "3", "seen": json.dumps({"item_1": 1}), "back": "1"})
    assert again.status_code == 303
    assert Answer.objects.get(question="item_1").value == 3


def test_an_unreadable_list_of_versions_loses_nothing(browser: Client, draft: Assessment) -> None:
    for seen in ("x", "[]", '{"item_1": "1"}', "9" * 30_000):
        assert (
            browser.post(at("section", draft, "questions"), {"a-item_1": "1", "seen": seen}).status_code
            == 303
        )
    assert Answer.objects.count() == 1


@pytest.mark.requirement("R012")
def test_sections_are_asked_done_and_opened_again(browser: Client, draft: Assessment, world: World) -> None:
    colleague = world.user("social_worker", team=world.team, name="Sam Social")
    keys = [{"submission": f"{n}" * 8 + "-1111-1111-1111-" + f"{n}" * 12} for n in range(1, 4)]
    asked = browser.post(
        at("ask", draft, "questions"), {"user": str(colleague.pk), "profession": "social_worker", **keys[0]}
    )
    assert asked.status_code == 303
    assert "Asked of Sam Social" in browser.get(at("assessment", draft)).content.decode()
    theirs = SignedIn(colleague)
    assert theirs.get(at("sign", draft)).status_code == 403
    done = theirs.post(at("done", draft, "questions"), {"profession": "social_worker", **keys[1]})
    assert done.status_code == 303
    shown = browser.get(at("section", draft, "questions")).content.decode()
    assert "Done by Sam Social" in shown
    closed = browser.post(at("section", draft, "questions"), {"a-item_1": "1"})
    assert closed.status_code == 422
    again = browser.post(at("again", draft, "questions"), {"because": "One more thing", **keys[2]})
    assert again.status_code == 303
    assert "Opened again: One more thing" in browser.get(at("assessment", draft)).content.decode()


@pytest.mark.requirement("R132")
def test_a_contest_is_written_down_decided_and_told(browser: Client, draft: Assessment, world: World) -> None:
    typed = {question.name: Typed(state="value", value=1) for question in find_form("phq-9")}
    with acting(world.actor()) as officer:
        commands.save_answers(officer, draft.person_id, draft.pk, "questions", typed, {})
        commands.sign_assessment(officer, draft.person_id, draft.pk, expected=1)
    sent = {
        "about": "question:item_1", "said": "Not so", "said_on_day": "2", "said_on_month": "11",
        "said_on_year": "2026", "submission": "22222222-1111-1111-1111-111111111111",
    }  # fmt: skip
    made = browser.post(at("contest", draft), sent)
    assert made.status_code == 303
    manager = SignedIn(world.manager)
    assert "PHQ-9" in manager.get(reverse("assessments:contests")).content.decode()
    assert browser.get(reverse("assessments:contests")).status_code == 403
    decide = made["Location"] + "decide/"
    short = manager.post(decide, {"state": "upheld", "reasons": "Right", "version": 1})
    assert "Say what the answer should be" in short.content.decode()
    assert (
        manager.post(decide, {"state": "upheld", "reasons": "Right", "answer": "0", "version": 1}).status_code
        == 303
    )
    page = browser.get(made["Location"]).content.decode()
    assert "9, Mild" in page
    assert "8, Mild" in page
    told = {"told_on_day": "2", "told_on_month": "11", "told_on_year": "2026", "how": "letter", "version": 2}
    assert browser.post(made["Location"] + "tell/", told).status_code == 303
    with acting(world.actor()) as officer:
        assert queries.contests_of(officer, draft.person_id)[0].told == "By letter"
