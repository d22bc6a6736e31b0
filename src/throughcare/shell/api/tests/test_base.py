"""What every operation has from the shared base: pages, ETags, one effect, the caller's share, the request's name."""

import json
from datetime import time, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import pytest
from jsonschema_rs import Draft202012Validator
from tests import factories
from tests.arranging import SignedIn, World
from tests.described import description

from throughcare.platform import clock
from throughcare.platform.access.shares import take
from throughcare.platform.audit.models import AuditEvent
from throughcare.shell.api.cursors import Asked, write

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R144")]
UNSAFE = {"post", "put", "patch", "delete"}


@cache
def described() -> dict[str, Any]:
    schema = description()
    return {operation["operationId"]: operation | {"method": method}
            for operations in schema["paths"].values() for method, operation in operations.items()}  # fmt: skip


def put(browser: SignedIn, path: str, body: object, version: str, key: str = "") -> Any:
    headers = {"Idempotency-Key": key or uuid4().hex, "If-Match": version}
    return browser.put(path, json.dumps(body), content_type="application/json", headers=headers)


def test_who_has_the_answer_already_gets_304_and_the_look_is_written(world: World) -> None:
    person, browser = world.person(), world.browser()
    path = f"/api/v1/people/{person.pk}"
    first = browser.get(path)
    again = browser.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    looks = AuditEvent.objects.filter(people__contains=[person.pk], action="api:person:consulted")
    assert looks.count() == 2


def test_an_etag_changes_with_anything_shown_and_names_the_version(world: World) -> None:
    person, browser = world.person(given="Marion"), world.browser()
    path = f"/api/v1/people/{person.pk}"
    first = browser.get(path)["ETag"]
    name = browser.get(f"{path}/names").json()["items"][0]
    corrected = {"given": "Miriam", "family": "Example", "because": "told"}
    assert put(browser, f"{path}/names/{name['id']}", corrected, '"1"').status_code == 204
    second = browser.get(path)["ETag"]
    assert first != second and second.startswith('"1.')  # a name is no version of the person's own row
    about = {"sex": "female", "because": "told"}
    assert put(browser, f"{path}/about", about, second).status_code == 204
    stale = put(browser, f"{path}/about", about | {"sex": "male"}, first)
    assert (stale.status_code, stale["Content-Type"]) == (412, "application/problem+json")


def test_a_page_follows_a_page_though_the_list_changes_meanwhile(world: World) -> None:
    browser, people = world.browser(), {world.person().pk for _ in range(5)}
    seen, cursor, rounds = [], "", 0
    while cursor is not None:
        page = browser.get(f"/api/v1/caseload?size=2&cursor={cursor}").json()
        seen += [UUID(row["person_id"]) for row in page["items"]]
        cursor, rounds = page["next"], rounds + 1
        if rounds == 1:
            world.person()
    assert people <= set(seen) and len(seen) == len(set(seen)) == 6
    assert rounds == 3


def test_a_cursor_of_another_list_or_made_up_is_refused(world: World) -> None:
    browser = world.browser()
    world.person(), world.person()
    cursor = browser.get("/api/v1/caseload?size=1").json()["next"]
    for path in (
        f"/api/v1/tasks?cursor={cursor}",
        "/api/v1/caseload?cursor=nonsense",
        f"/api/v1/caseload?cursor={cursor}x",
    ):
        answer = browser.get(path)
        assert (answer.status_code, answer.json()["title"]) == (422, "Not accepted")
    assert browser.get("/api/v1/caseload?size=100000").status_code == 422


def test_rows_with_nothing_in_the_order_have_their_place() -> None:
    class Row:
        def __init__(self, on: Any, key: int) -> None:
            self.on, self.id = on, key

    rows = [Row(None, 1), Row(clock.now(), 2), Row(clock.now() - timedelta(days=1), 3)]
    asked = Asked.page("test", ("on", "id"), False, "", 2)
    shown, following = asked.cut(rows)
    assert [row.id for row in shown] == [1, 3] and following
    rest, end = Asked.page("test", ("on", "id"), False, following, 2).cut(rows)
    assert [row.id for row in rest] == [2] and end is None
    assert write("test", ["a"]) != write("other", ["a"])


def test_the_request_is_named_alike_in_answer_and_log(world: World) -> None:
    person, browser = world.person(), world.browser()
    answer = browser.get(f"/api/v1/people/{person.pk}")
    look = AuditEvent.objects.get(action="api:person:consulted")
    assert json.loads(bytes(look.body))["src"]["req"] == answer["X-Request-Id"]
    assert len(browser.get(f"/api/v1/people/{uuid4()}")["X-Request-Id"]) == 32


def test_the_same_key_with_another_body_or_version_is_refused(world: World) -> None:
    person, browser, key = world.person(), world.browser(), uuid4().hex
    path = f"/api/v1/people/{person.pk}/about"
    assert put(browser, path, {"sex": "female", "because": "told"}, '"1"', key).status_code == 204
    for body, version in (
        ({"sex": "male", "because": "told"}, '"1"'),
        ({"sex": "female", "because": "told"}, '"2"'),
    ):
        answer = put(browser, path, body, version, key)
        assert (answer.status_code, "other answers" in answer.json()["detail"]) == (422, True)


def test_a_field_nobody_knows_is_refused_not_ignored(world: World) -> None:
    answer = put(
        world.browser(), f"/api/v1/people/{world.person().pk}/about", {"sexx": "f", "because": "told"}, '"1"'
    )
    assert answer.status_code == 422
    assert "body.body.sexx" in {error["field"] for error in answer.json()["errors"]}


def test_more_than_the_callers_share_waits(world: World, settings: Any) -> None:
    settings.API_CALLS_A_SECOND, settings.API_BURST = 0.5, 2
    browser = world.browser()
    answers = [browser.get("/api/v1/caseload") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert 1 <= int(answers[2]["Retry-After"]) <= 2
    assert world.browser(world.manager).get("/api/v1/caseload").status_code == 200


def test_a_share_fills_up_steadily() -> None:
    caller = uuid4()
    assert [take(caller, 100.0, 2.0, 3) for _ in range(4)] == [0, 0, 0, 1]
    assert take(caller, 100.5, 2.0, 3) == 0
    assert take(caller, 100.5, 2.0, 3) == 1
    assert [take(caller, 900.0, 2.0, 3) for _ in range(4)] == [0, 0, 0, 1]


def test_the_letters_pdf_is_given_out_and_written_down(world: World) -> None:
    letter = factories.LetterFactory(person=world.person())
    answer = world.browser().get(f"/api/v1/people/{letter.person_id}/letters/{letter.pk}/pdf")
    assert answer.status_code in {200, 422}


def test_every_unsafe_operation_takes_a_key_and_every_change_a_version() -> None:
    for name, operation in described().items():
        headers = {each["name"] for each in operation["parameters"] if each["in"] == "header"}
        assert ("Idempotency-Key" in headers) == (operation["method"] in UNSAFE), name
        assert ("412" in {str(status) for status in operation["responses"]}) == ("If-Match" in headers), name


def test_every_problem_stands_in_the_shared_base_and_everything_has_an_example() -> None:
    for name, operation in described().items():
        for status, answer in operation["responses"].items():
            assert ("$ref" in answer) == (int(status) >= 400), (name, status)
            assert all("example" in content for content in answer.get("content", {}).values()), name
        body = operation.get("requestBody", {}).get("content", {})
        assert all("example" in content for content in body.values()), name
        assert operation["summary"], name


def test_every_example_of_a_body_or_an_answer_is_one_however_deep_it_goes() -> None:
    """An example that does not fit is refused before anybody asks who sent it."""
    contents = {
        f"{name} {place} {kind}": content
        for name, operation in described().items()
        for place, held in (("body", operation.get("requestBody", {})), *operation["responses"].items())
        for kind, content in held.get("content", {}).items()
        if "example" in content
    }
    assert len(contents) > len(described()) / 2
    every = {
        "properties": {place: content["schema"] for place, content in contents.items()},
        "components": description()["components"],
    }  # one schema, so that the shapes they share are made ready once
    validator = Draft202012Validator(every, validate_formats=True, formats={"time": is_on_the_agencys_clock})
    examples = {place: content["example"] for place, content in contents.items()}
    assert [(wrong.message, list(wrong.instance_path)) for wrong in validator.iter_errors(examples)] == []


def is_on_the_agencys_clock(said: str) -> bool:
    """A time of day as the API takes it: RFC 3339 would have it carry an offset."""
    return time.fromisoformat(said).tzinfo is None


def test_no_two_operations_or_shapes_share_a_name() -> None:
    schema = description()
    every = [operation["operationId"] for each in schema["paths"].values() for operation in each.values()]
    assert len(every) == len(set(every)) == len(described())
    assert schema["openapi"].startswith("3.1")
