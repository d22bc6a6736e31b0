"""The plan in the API: read in one, written by the same commands under the same rules."""

import json
from typing import Any
from uuid import uuid4

import pytest
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.plans.models import Objective, Step
from throughcare.casework.plans.tests.arranged import IN_THREE_MONTHS, TODAY, plan_of, signed
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R032", "R144")]
OBJECTIVE = {
    "title": "I will live in a room of my own by the spring", "need": "accommodation", "setting": "community",
    "grounds": "Sleeps on a friend's sofa since 3 October.", "measure": "Nights in a room of one's own a week",
    "baseline": "0 nights", "target": "7 nights", "owner": "officer", "target_on": IN_THREE_MONTHS.isoformat(),
    "benchmarks": [{"by": TODAY.isoformat(), "words": "A room is found"}],
    "steps": [{"words": "I will go to the housing advice session", "doer": "person", "due_on": TODAY.isoformat()}],
}  # fmt: skip


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def send(
    browser: SignedIn, path: str, body: dict[str, Any], *, method: str = "POST", version: int = 0
) -> Any:
    headers = {"Idempotency-Key": uuid4().hex} | ({"If-Match": f'"{version}"'} if version else {})
    return browser.generic(method, path, json.dumps(body), content_type="application/json", headers=headers)


def test_a_plan_is_made_signed_and_read(world: World, person: Person) -> None:
    browser, plan = world.browser(), f"/api/v1/people/{person.pk}/plan"
    empty = browser.get(plan).json()
    assert (empty["id"], empty["objectives"]) == (None, [])
    assert send(browser, plan, {"own_words": "A quiet place."}).status_code == 201
    refused = send(browser, f"{plan}/objectives", OBJECTIVE | {"target_on": TODAY.isoformat()})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "target_on"), refused.content
    assert send(browser, f"{plan}/objectives", OBJECTIVE).status_code == 201
    made = send(browser, f"{plan}/signing", {}, version=plan_of(person).version)
    assert made.status_code == 200, made.content
    answer = {"answer": "no", "asked_on": TODAY.isoformat(), "way": "in_person", "reason": "Work first."}
    assert send(browser, f"{plan}/versions/{made.json()['id']}/answers", answer).status_code == 201
    with counted() as statements:
        read = browser.get(plan).json()
    assert len(statements) <= MOST_A_PAGE, statements
    objective = read["objectives"][0]
    assert objective["steps"][0]["words"] == "I will go to the housing advice session"
    assert [each["letter"] for each in objective["smart"]] == [
        "specific", "measurable", "achievable", "realistic", "time_bound",
    ]  # fmt: skip
    assert (read["versions"][0]["number"], read["answers"][0]["answer"]) == (1, "no")
    assert read["reviews"][0]["called_by"] == "scheduled"


def test_a_lost_update_is_told(world: World, person: Person) -> None:
    signed(world.actor(), person)
    browser, step = world.browser(), Step.objects.get()
    path = f"/api/v1/people/{person.pk}/plan/steps/{step.pk}/state"
    assert send(browser, path, {"state": "completed"}, version=step.version).status_code == 200
    assert send(browser, path, {"state": "not_started"}, version=step.version).status_code == 412
    assert Objective.objects.get().state == "active"
