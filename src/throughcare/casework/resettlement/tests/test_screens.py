"""The pages of resettlement: what they say, in how many statements, what they refuse, and that nothing is lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.resettlement.models import (
    CustodyActivity,
    PathwayStatus,
    Preparation,
    ReportPart,
    ResettlementReport,
    SupportNeed,
)
from throughcare.casework.resettlement.tests.arranged import TODAY, all_answered, held_until
from throughcare.casework.supervision.models import Note
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(world: World) -> Person:
    made = world.person()
    held_until(made, 60, received_ago=10)
    return made


def address(name: str, *ids: Any) -> str:
    return reverse(f"resettlement:{name}", args=ids)


def sent(**fields: Any) -> dict[str, Any]:
    return {"submission": str(uuid4()), **fields}


def dated(name: str, on: Any) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


@pytest.mark.requirement("R039", "R040")
def test_the_page_shows_the_seven_pathways_and_what_is_due(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        all_answered(actor, person)
    factories.CustodyActivityFactory(person=person)
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(address("pathways", person.pk))
    assert len(statements) <= MOST_A_PAGE, statements
    shown = answer.content.decode()
    for said in (
        "Accommodation", "Finance and identity documents", "Conditional release date", "HMP Invented", "Send it",
        "7 of 7 pathways complete", "It was due", "Kitchen", "No further review is due before release",
        "twelve weeks", "tc-bar", "Record an activity",
    ):  # fmt: skip
        assert said in shown, said


@pytest.mark.requirement("R039")
def test_a_pathway_is_answered_and_every_question_may_stay_without_an_answer(
    world: World, person: Person
) -> None:
    browser, page = world.browser(), address("part", person.pk, "BCST2", "finance_and_id")
    asked = browser.get(page).content.decode()
    assert asked.count("No answer provided") >= 5 and "Which identity documents do they hold?" in asked
    typed = {"version": "0", "documents": ["none", "passport"], "money_more": "Owes rent", "complete": "on"}
    refused = browser.post(page, typed)
    assert refused.status_code == 422 and "Owes rent" in refused.content.decode()
    assert "goes with no other answer" in refused.content.decode()
    typed["documents"] = ["no_answer"]
    refused = browser.post(page, typed)
    assert refused.status_code == 422 and "Choose what the pathway becomes" in refused.content.decode()
    answer = browser.post(page, typed | {"status": "support_required", "summary": "Rent is owed."})
    assert answer.status_code == 303 and "/health/" in answer["Location"], (
        "on to the next that is not complete"
    )
    part = ReportPart.objects.get()
    assert part.answers == {"money_more": "Owes rent"} and part.state == "complete"
    again = browser.post(page, typed | {"status": "done"})
    assert again.status_code == 422 and "Someone else changed this" in again.content.decode()


@pytest.mark.requirement("R039")
def test_a_report_is_sent_when_all_seven_are_complete(world: World, person: Person) -> None:
    browser = world.browser()
    with acting(world.actor()) as actor:
        all_answered(actor, person)
    page = address("send", person.pk, ResettlementReport.objects.get().pk)
    assert "Accommodation: No support needed" in browser.get(page).content.decode()
    assert browser.post(page, {"version": "1"}).status_code == 303
    assert ResettlementReport.objects.get().state == "sent"
    assert PathwayStatus.objects.count() == 7
    assert "About health." in Note.objects.get().text
    shown = browser.get(address("part", person.pk, "BCST2", "health")).content.decode()
    assert "It stays as it is" in shown and "No answer provided" in shown and 'name="summary"' not in shown
    assert browser.post(page, {"version": "2"}).status_code == 422


@pytest.mark.requirement("R039")
def test_a_report_is_left_out_with_the_reason(world: World, person: Person) -> None:
    browser, page = world.browser(), address("skip", person.pk, "RESETTLEMENT_PLAN")
    assert browser.post(page, sent(reason="other", words="")).status_code == 422
    assert browser.post(page, sent(reason="early_release", words="")).status_code == 303
    assert "Early release" in browser.get(address("pathways", person.pk)).content.decode()


@pytest.mark.requirement("R039")
def test_statuses_needs_and_activities_are_kept(world: World, person: Person) -> None:
    browser = world.browser()
    status = address("status", person.pk, "health")
    assert browser.post(status, sent(status="in_progress", words="")).status_code == 422
    assert browser.post(status, sent(status="in_progress", words="Seen by the nurse")).status_code == 303
    assert browser.post(status, sent(status="done", words="Registered")).status_code == 303
    shown = browser.get(address("pathways", person.pk)).content.decode()
    assert "How the pathways went: 2" in shown and "Seen by the nurse" in shown
    need = address("add_need", person.pk, "accommodation")
    assert "End a tenancy" in browser.get(need).content.decode()
    assert browser.post(need, sent(need="other", words="", who="custody")).status_code == 422
    assert browser.post(need, sent(need="find_home", words="", who="community")).status_code == 303
    made = SupportNeed.objects.get()
    change = address("need", person.pk, made.pk)
    answer = browser.post(
        change, {"version": "1", "status": "met", "who": "community", "latest": "Has a room"}
    )
    assert answer.status_code == 303
    add = address("add_activity", person.pk)
    typed = sent(
        title="Gardens",
        kind="work",
        pathway="education_skills_and_work",
        state="left",
        words="",
        **dated("starts_on", TODAY),
    )
    refused = browser.post(add, typed)
    assert refused.status_code == 422 and "Say when it ended" in refused.content.decode()
    assert browser.post(add, typed | sent(state="going_on")).status_code == 303
    activity = CustodyActivity.objects.get()
    edit = address("activity", person.pk, activity.pk)
    left = {**typed, "version": "1", "words": "Moved wing", **dated("ends_on", TODAY)}
    assert browser.post(edit, left).status_code == 303
    assert "Has a room" in browser.get(address("pathways", person.pk)).content.decode()


@pytest.mark.requirement("R039", "R038")
def test_the_preparation_begins_anew_after_a_recall(world: World, person: Person) -> None:
    browser, page = world.browser(), address("anew", person.pk)
    assert browser.post(page, sent(because="recall", words="")).status_code == 422
    with acting(world.actor()) as actor:
        all_answered(actor, person)
    assert browser.post(page, sent(because="recall", words="")).status_code == 303
    assert Preparation.objects.filter(ended_on=None).count() == 1
    shown = browser.get(address("pathways", person.pk)).content.decode()
    assert "Earlier preparations: 1" in shown and "0 of 7 pathways complete" in shown


@pytest.mark.requirement("R039")
def test_the_list_of_coming_releases_says_what_is_missing(world: World, person: Person) -> None:
    later = world.person("Later", "Release")
    held_until(later, 200)
    browser = world.browser()
    with counted() as statements:
        shown = browser.get(address("soon")).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert person.reference in shown and later.reference not in shown
    assert "Immediate needs report, was due" in shown and "Pre-release report, was due" in shown
    assert "7 pathways without a status" in shown
    assert later.reference in browser.get(f"{address('soon')}?weeks=52").content.decode()
    with acting(world.actor()) as actor:
        all_answered(actor, person)
    browser.post(address("send", person.pk, ResettlementReport.objects.get().pk), {"version": "1"})
    shown = browser.get(address("soon")).content.decode()
    assert "Immediate needs report" not in shown and "pathways without" not in shown


def test_only_whoever_may_sees_and_changes(world: World, person: Person) -> None:
    reader = world.browser(world.user("psychologist", team=world.team))
    shown = reader.get(address("pathways", person.pk))
    assert shown.status_code == 200 and "Note a need" not in shown.content.decode()
    assert reader.get(address("anew", person.pk)).status_code == 403
    assert world.browser().get(address("part", person.pk, "BCST2", "sport")).status_code == 404
    assert world.browser().get(address("status", person.pk, "sport")).status_code == 404
