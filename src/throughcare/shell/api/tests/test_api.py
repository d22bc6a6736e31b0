"""The API under the same walls, history and audit as the pages."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import SignedIn, World
from tests.described import DESCRIPTION

from throughcare.casework.supervision.models import Contact
from throughcare.platform.audit.models import AuditEvent
from throughcare.register.people.models import Person
from throughcare.shell.api.v1 import api

pytestmark = pytest.mark.django_db


def send(browser: SignedIn, method: str, path: str, body: object, **headers: str) -> object:
    return browser.generic(
        method, path, json.dumps(body), content_type="application/json",
        headers={"Idempotency-Key": uuid4().hex, **headers},
    )  # fmt: skip


def test_the_committed_description_is_the_api(request: pytest.FixtureRequest) -> None:
    """docs/openapi.json is what others build on: renew it with `throughcare check --openapi > docs/openapi.json`."""
    made = api.get_openapi_schema(path_prefix="/api/v1")
    assert json.loads(DESCRIPTION.read_text()) == json.loads(json.dumps(made))


@pytest.mark.requirement("R002", "R003")
def test_a_person_is_found_and_read(world: World) -> None:
    person = world.person(given="Marion", family="Quill")
    browser = world.browser()
    [hit] = browser.get("/api/v1/people?name=quil").json()["items"]
    assert hit["person_id"] == str(person.pk)
    assert browser.get(f"/api/v1/people/{person.pk}").json()["display_name"] == "Marion Quill"
    looks = AuditEvent.objects.filter(people__contains=[person.pk], action="api:person:consulted")
    assert looks.count() == 1


@pytest.mark.requirement("R137")
def test_hidden_people_and_unknown_ids_answer_alike(world: World, make_world: Callable[..., World]) -> None:
    restricted = world.person()
    factories.RestrictionFactory(person=restricted)
    foreign = make_world().person()
    browser = world.browser()
    answers = [browser.get(f"/api/v1/people/{key}") for key in (restricted.pk, foreign.pk, uuid4())]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0]["Content-Type"] == "application/problem+json"


def test_without_signing_in_there_is_nothing(client: object) -> None:
    from django.test import Client

    answer = Client().get("/api/v1/people?name=a")
    assert answer.status_code == 401
    assert answer.json()["title"] == "Sign in first"


def test_a_person_is_added_once_however_often_it_is_sent(world: World) -> None:
    browser, key = world.browser(), uuid4().hex
    body = {"names": [{"given": "Ines", "family": "Marlow"}], "born_on": "1991-04-02"}
    answers = [send(browser, "POST", "/api/v1/people", body, **{"Idempotency-Key": key}) for _ in range(3)]
    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    assert Person.objects.count() == 1
    other = send(
        browser, "POST", "/api/v1/people", body | {"born_on": "1990-01-01"}, **{"Idempotency-Key": key}
    )
    assert (other.status_code, Person.objects.count()) == (422, 1)


def test_a_call_without_a_key_changes_nothing(world: World) -> None:
    answer = send(
        world.browser(),
        "POST",
        "/api/v1/people",
        {"names": [{"family": "Marlow"}]},
        **{"Idempotency-Key": ""},
    )
    assert (answer.status_code, Person.objects.count()) == (428, 0)


@pytest.mark.requirement("R054", "R055")
def test_a_contact_is_recorded_and_its_outcome_changed_by_version(world: World) -> None:
    person = world.person()
    browser = world.browser()
    path = f"/api/v1/people/{person.pk}/contacts"
    body = {
        "kind": "phone",
        "on": "2026-11-02",
        "at": "10:30",
        "outcome": "complied",
        "note": "Rang back at once.",
    }
    made = send(browser, "POST", path, body)
    assert made.status_code == 201, made.content
    contact = Contact.objects.get()
    outcome = f"{path}/{contact.pk}/outcome"
    changed = send(browser, "PUT", outcome, {"outcome": "absent"}, **{"If-Match": '"1"'})
    assert changed.json() == {"id": str(contact.pk), "version": 2}
    stale = send(browser, "PUT", outcome, {"outcome": "complied"}, **{"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["title"]) == (412, "Changed meanwhile")
    without = send(browser, "PUT", outcome, {"outcome": "complied"})
    assert without.status_code == 428
    log = browser.get(path).json()
    assert log["items"][0]["notes"][0]["text"] == "Rang back at once."


def test_what_is_wrong_is_said_beside_its_field(world: World) -> None:
    person = world.person()
    answer = send(
        world.browser(), "POST", f"/api/v1/people/{person.pk}/contacts", {"kind": "pigeon", "on": "soon"}
    )
    assert answer.status_code == 422
    assert {"body.body.kind", "body.body.on", "body.body.at"} <= {
        error["field"] for error in answer.json()["errors"]
    }
    future = {"kind": "phone", "on": "2126-01-01", "at": "10:30"}
    refused = send(world.browser(), "POST", f"/api/v1/people/{person.pk}/contacts", future)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "on")
    assert not Contact.objects.exists()


def test_text_that_cannot_be_stored_is_refused_beside_its_field(world: World) -> None:
    browser = world.browser()
    looked = browser.get("/api/v1/people?name=a%00b")
    added = send(browser, "POST", "/api/v1/people", {"names": [{"family": "Mar\x00low"}]})
    for answer, field in ((looked, "name"), (added, "family")):
        assert answer.status_code == 422, answer.content
        assert answer.json()["errors"][0]["field"].endswith(field)
    assert not Person.objects.exists()


@pytest.mark.requirement("R061")
def test_the_caseload_is_the_callers_own(world: World) -> None:
    mine = world.person()
    world.person(officer=world.user("officer", team=world.team))
    rows = world.browser().get("/api/v1/caseload").json()["items"]
    assert [row["person_id"] for row in rows] == [str(mine.pk)]
