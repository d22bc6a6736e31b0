"""The pages that change a plan: what they say, in how many statements, that nothing typed is lost."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.plans.models import (
    Agreement,
    Objective,
    ObjectiveNote,
    Plan,
    PlanReview,
    PlanVersion,
    Step,
)
from throughcare.casework.plans.tests.arranged import KEPT, TODAY, begun, plan_of, signed
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


@pytest.mark.requirement("R034", "R035")
def test_an_objective_begins_with_a_suggestion_and_is_checked_while_it_is_written(
    world: World, person: Person
) -> None:
    begun(world.actor(), person)
    browser, page = world.browser(), address("add_objective", person)
    shown = browser.get(f"{page}?need=accommodation").content.decode()
    assert "tenancy in my own name" in shown and "?suggested=home-own" in shown
    form = browser.get(f"{page}?suggested=home-own").content.decode()
    assert "I will have a tenancy in my own name in [place]" in form and "Fill in the blanks" in form
    checked = browser.post(page, once(**WRITTEN | {"title": "Accommodation"}, check="1"))
    body = checked.content.decode()
    for said in (
        "The SMART check",
        "1 of 5 letters does not hold yet",
        "Begin with “I will”",
        "steps are written next",
    ):
        assert said in body.replace("&#34;", "“").replace("&quot;", "“"), said
    assert checked.status_code == 200 and not Objective.objects.exists(), "the check keeps nothing"
    refused = browser.post(page, once(**WRITTEN | {"title": "Accommodation"}))
    assert refused.status_code == 422
    body = refused.content.decode()
    assert (
        "kept_because" in body
        and "Sleeps on a friend&#39;s sofa" in body
        and "Accommodation</textarea>" in body
    )
    sent = once(**WRITTEN)
    for _ in range(2):
        assert browser.post(page, sent).status_code == 303
    assert Objective.objects.get().title == WRITTEN["title"]


@pytest.mark.requirement("R033")
def test_what_is_refused_stands_beside_its_field_and_nothing_typed_is_lost(
    world: World, person: Person
) -> None:
    begun(world.actor(), person)
    browser, page = world.browser(), address("add_objective", person)
    for change, said in (
        ({"by_when": "set_another_date", **on("target_on", TODAY)}, "It must end after it starts"),
        ({"by_when": "set_another_date"}, "Give the day by which it is to be reached"),
        ({"by_when": ""}, "Say by when it is to be reached"),
        ({"need": ""}, "Choose an answer to"),
        ({"grounds": ""}, "No assessment shows this need (Accommodation)"),
        ({"owned_by": str(uuid4())}, "Select a valid choice"),
        ({"target_value": "7"}, "Give the figure where it stands now, too"),
        ({"mark_1_words": "Half of it"}, "Give the day of this mark"),
    ):
        answer = browser.post(page, once(**WRITTEN | change))
        body = answer.content.decode()
        assert answer.status_code == 422 and said in body, said
        assert "Nights in a room of one&#39;s own a week" in body, "what was typed stays"
    assert not Objective.objects.exists()


@pytest.mark.requirement("R035", "R040")
def test_when_every_step_is_completed_the_officer_is_asked(world: World, person: Person) -> None:
    begun(world.actor(), person, KEPT)
    browser, step, objective = world.browser(), Step.objects.get(), Objective.objects.get()
    page = address("step_state", person, step.pk)
    answer = browser.post(page, {"version": step.version, "state": "completed"})
    assert answer["Location"] == address("achieve_objective", person, objective.pk)
    assert "Every step is completed" in browser.get(answer["Location"]).content.decode()
    assert Objective.objects.get().state == "active"
    stale = browser.post(page, {"version": step.version, "state": "in_progress"})
    assert stale.status_code == 422 and "Someone else changed" in stale.content.decode()
    achieved = browser.post(
        answer["Location"], {"version": objective.version, "well_done": "yes", "words": "Moved in."}
    )
    assert achieved["Location"] == reverse("noncompliance:praise", args=[person.pk])
    assert Objective.objects.get().state == "achieved"


@pytest.mark.requirement("R037")
def test_removing_asks_for_a_reason_once_the_person_was_asked(world: World, person: Person) -> None:
    signed(world.actor(), person)
    browser, objective = world.browser(), Objective.objects.get()
    page = address("remove_objective", person, objective.pk)
    refused = browser.post(page, {"version": objective.version, "words": ""})
    assert refused.status_code == 422 and "Say why it is removed" in refused.content.decode()
    assert browser.post(page, {"version": objective.version, "words": "He moved."}).status_code == 303
    back = address("readd_objective", person, objective.pk)
    sent = {"version": objective.version + 1, "words": "Back again.", "starts_now": "no"}
    assert browser.post(back, sent).status_code == 303
    assert Objective.objects.get().state == "future"


@pytest.mark.requirement("R036", "R037", "R041")
def test_signing_asking_and_the_second_signature(world: World, person: Person) -> None:
    begun(world.actor(), person, KEPT)
    browser = world.browser()
    page = address("sign", person)
    assert browser.post(page, {"version": 1}).status_code == 422, "changed meanwhile"
    assert browser.post(page, {"version": plan_of(person).version}).status_code == 303
    version = PlanVersion.objects.get()
    asking = address("ask", person, version.pk)
    answer = once(answer="no", signed="no", way="phone", reason="", **on("asked_on"))
    refused = browser.post(asking, answer)
    assert refused.status_code == 422 and "Write down why" in refused.content.decode()
    assert "not a failure to comply" in browser.get(asking).content.decode()
    assert browser.post(asking, once(**answer | {"reason": "Work first."})).status_code == 303
    assert Agreement.objects.get().answer == "no"
    PlanVersion.objects.update(state="waiting")
    second = address("countersign", person, version.pk)
    assert "A manager gives the second signature" in browser.get(second).content.decode()
    manager = world.browser(world.manager)
    sent = {"version": PlanVersion.objects.get().version, "decision": "return", "answer": ""}
    refused = manager.post(second, sent)
    assert refused.status_code == 422 and "Say what is to be changed" in refused.content.decode()
    assert manager.post(second, sent | {"decision": "sign"}).status_code == 303
    assert "no longer waits" in manager.get(second).content.decode()


@pytest.mark.requirement("R042")
def test_a_review_compares_and_is_written_down(world: World, person: Person) -> None:
    signed(world.actor(), person)
    browser, review, objective = world.browser(), PlanReview.objects.get(), Objective.objects.get()
    page = address("review", person, review.pk)
    shown = browser.get(page).content.decode()
    for said in ("What changed since version 1", "Each objective, then and now", "What has become of it?"):
        assert said in shown, said
    sent = {
        "version": 1, "decision": "review", "words": "Well on the way.", "own_words": "It is quiet.",
        f"finding_{objective.pk.hex}": "Three nights.", **on("done_on"),
    }  # fmt: skip
    refused = browser.post(page, sent)
    assert refused.status_code == 422 and "Choose what comes of it" in refused.content.decode()
    assert "Three nights." in refused.content.decode()
    assert browser.post(page, sent | {"outcome": "on_track"}).status_code == 303
    review.refresh_from_db()
    assert (review.state, review.findings[0]["words"]) == ("done", "Three nights.")
    assert "no longer waits" in browser.get(page).content.decode()
    following = PlanReview.objects.get(state="due")
    skipped = browser.post(
        address("review", person, following.pk),
        {"version": following.version, "decision": "skip", "words": "Seen yesterday.", **on("done_on")},
    )
    assert skipped.status_code == 303


@pytest.mark.requirement("R063")
def test_a_note_with_a_reading_is_kept(world: World, person: Person) -> None:
    begun(world.actor(), person, replace(KEPT, baseline_value=0.0, target_value=7.0, unit="nights"))
    browser, page = world.browser(), address("note", person, Objective.objects.get().pk)
    assert "From 0 to 7 nights" in browser.get(page).content.decode()
    assert browser.post(page, once(words="", value="", **on("seen_on"))).status_code == 422
    assert browser.post(page, once(words="Slept well.", value="3", **on("seen_on"))).status_code == 303
    assert ObjectiveNote.objects.get().value == 3.0


def test_the_plan_begins_on_a_page(world: World, person: Person) -> None:
    browser = world.browser()
    assert browser.get(address("own_words", person)).status_code == 404
    for _ in range(2):
        assert browser.post(address("begin", person), once(own_words="A quiet place.")).status_code in (
            303,
            422,
        )
    assert Plan.objects.get().own_words == "A quiet place."
    sent = {"version": 1, "own_words": "Work first.", **on("said_on")}
    assert browser.post(address("own_words", person), sent).status_code == 303
