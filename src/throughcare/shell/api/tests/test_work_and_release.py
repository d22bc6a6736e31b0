"""Unpaid work and preparing for release through the API: what is told, in pages, and by whom it is written."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.casework.unpaidwork.tests.arranged import TODAY, project_of, required, worked

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


def send(
    browser: SignedIn, path: str, body: dict[str, Any], version: int | None = None, method: str = "POST"
) -> Any:
    headers = {"Idempotency-Key": uuid4().hex}
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    return browser.generic(
        method, f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
    )


@pytest.mark.requirement("R044")
def test_hours_are_read_with_their_reasons_and_an_outcome_is_recorded(world: World) -> None:
    person = world.person()
    requirement, project = required(person, in_scheme=True), project_of(world)
    day = worked(requirement, project, YESTERDAY)
    browser, about = world.browser(), f"/people/{person.pk}/unpaid-work"
    answer = send(browser, f"{about}/days/{day.pk}/outcome", {"outcome": "ATTC", "penalty_minutes": 20}, 1)
    assert answer.status_code == 200, answer.content
    refused = send(browser, f"{about}/days/{day.pk}/outcome", {"outcome": "ATTC", "penalty_minutes": 900}, 2)
    assert refused.status_code == 422 and "at most the 420 minutes" in refused.content.decode()
    told = browser.get(f"/api/v1{about}").json()
    [hours] = told["hours"]
    assert (hours["credited"], hours["to_plan"], hours["plan"], hours["scheme"]) == (
        400,
        5600,
        "insufficient",
        "eligible",
    )
    assert hours["sentences"] and told["days"][0]["credited_minutes"] == 400
    [travel] = told["travel"]
    decided = send(browser, f"{about}/travel/{travel['id']}/deciding", {"minutes": 60, "words": ""}, 1)
    assert decided.status_code == 200, decided.content
    assert browser.get(f"/api/v1{about}").json()["adjustments"][0]["minutes"] == -60
    groups = browser.get("/api/v1/work-groups").json()["items"]
    assert [(each["people"], each["open"]) for each in groups] == [(1, 0)]
    other = world.browser(world.user("officer"))
    assert other.get(f"/api/v1{about}").status_code == 403


@pytest.mark.requirement("R044")
def test_projects_are_kept_and_come_in_pages(world: World) -> None:
    manager = world.browser(world.manager)
    for name in ("Beach", "Allotment"):
        body = {"title": name, "kind": "group_regional", "place": "Gate", "weekdays": ["monday"], "starts_at": "09:00",
                "ends_at": "16:00", "starts_on": TODAY.isoformat()}  # fmt: skip
        assert send(manager, "/work-projects", body).status_code == 201
    first = manager.get("/api/v1/work-projects?size=1").json()
    assert [each["title"] for each in first["items"]] == ["Allotment"]
    following = manager.get(f"/api/v1/work-projects?size=1&cursor={first['next']}").json()
    assert [each["title"] for each in following["items"]] == ["Beach"]
    assert world.browser().get("/api/v1/work-projects").status_code == 403


@pytest.mark.requirement("R039")
def test_a_report_is_answered_part_by_part_and_coming_releases_are_listed(world: World) -> None:
    person = world.person()
    factories.KeyDateFactory(person=person, kind="ew-crd", on=TODAY + timedelta(days=30))
    browser, about = world.browser(), f"/people/{person.pk}/resettlement"
    body = {
        "kind": "BCST2", "pathway": "finance_and_id", "status": "done", "complete": True,
        "answers": [{"question": "documents", "answer": ["birth"]}, {"question": "debts", "answer": ["no_answer"]}],
    }  # fmt: skip
    answer = send(browser, f"{about}/answering", body, 0)
    assert answer.status_code == 200 and answer.json()["version"] == 1, answer.content
    assert send(browser, f"{about}/answering", body, 0).status_code == 412
    told = browser.get(f"/api/v1{about}").json()
    assert told["parts"][0]["answers"] == {"documents": ["birth"]}
    report = told["reports"][0]
    early = send(browser, f"{about}/reports/{report['id']}/sending", {}, report["version"])
    assert early.status_code == 422 and "Not every pathway is complete" in early.content.decode()
    [release] = browser.get("/api/v1/coming-releases").json()["items"]
    assert (release["kind"], release["reports"]) == ("ew-crd", {"BCST2": "open"})
    assert browser.get("/api/v1/coming-releases?weeks=2").json()["items"] == []
