"""Emergencies, ties, merges, protection, rights and court results through the API: the walls hold as on the pages."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.casework.orders.models import Offence, Order
from throughcare.platform import clock
from throughcare.platform.access.models import Submission
from throughcare.register.caseload.models import Exclusion, Glass
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
TODAY = clock.today("Europe/London").isoformat()
BLEEDING = {"reason_code": "danger", "reason": "He stands at the desk and is bleeding."}


def send(browser: SignedIn, path: str, body: object, version: int = 1, method: str = "POST") -> Any:
    headers = {"Idempotency-Key": uuid4().hex, "If-Match": f'"{version}"'}
    return browser.generic(
        method, V1 + path, json.dumps(body), content_type="application/json", headers=headers
    )


@pytest.mark.requirement("R144")
class TestTheGlass:
    def test_an_exact_number_opens_for_reading_only(self, world: World) -> None:
        hidden = world.stranger(reference="X402917")
        factories.RestrictionFactory(person=hidden, agency=world.agency)
        browser = world.browser()
        opened = send(browser, "/glass", BLEEDING | {"number": "X402917"}).json()
        assert (opened["person_id"], opened["asks_purpose"]) == (str(hidden.pk), False)
        assert browser.get(f"{V1}/people/{hidden.pk}").status_code == 200
        assert send(browser, f"/people/{hidden.pk}/notes", {"text": "Seen."}).status_code == 403
        [line] = world.browser(world.manager).get(f"{V1}/openings").json()["items"]
        assert (line["id"], line["reason"]) == (opened["glass_id"], BLEEDING["reason"])
        judged = send(
            world.browser(world.manager), f"/openings/{line['id']}/judgment", {"outcome": "justified"}
        )
        assert (judged.status_code, Glass.objects.get().outcome) == (204, "justified")

    def test_what_cannot_be_opened_answers_as_a_number_nobody_has(self, world: World) -> None:
        sealed = world.stranger(reference="X402918")
        factories.RestrictionFactory(person=sealed, agency=world.agency, never_broken=True)
        browser = world.browser()
        answers = [send(browser, "/glass", BLEEDING | {"number": each}) for each in ("X402918", "X999999")]
        assert {each.status_code for each in answers} == {200}
        assert answers[0].content == answers[1].content
        assert answers[0].json()["person_id"] is None and not Glass.objects.exists()

    def test_a_browser_left_open_is_not_enough(self, world: World) -> None:
        browser = world.browser()
        session = browser.session
        session["tc_signed_in_at"] = (clock.now() - timedelta(minutes=21)).isoformat()
        session.save()
        answer = send(browser, "/glass", BLEEDING | {"number": "X402917"})
        assert answer.status_code == 403

    def test_without_a_reason_typed_nothing_opens(self, world: World) -> None:
        answer = send(world.browser(), "/glass", BLEEDING | {"number": "X402917", "reason": "Now"})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "reason")


@pytest.mark.requirement("R144")
def test_a_declared_tie_shuts_the_caller_out_at_once(world: World) -> None:
    person, browser = world.person(), world.browser()
    assert send(browser, f"/people/{person.pk}/tie", {"kind": "friend"}).status_code == 204
    assert browser.get(f"{V1}/people/{person.pk}").status_code == 404
    by_number = [
        send(browser, "/ties", {"kind": "work", "number": each}) for each in (person.reference, "X000000")
    ]
    assert {(each.status_code, each.content) for each in by_number} == {(204, b"")}
    assert Exclusion.objects.get().declared


@pytest.mark.requirement("R004")
class TestMerging:
    @pytest.fixture
    def two(self, world: World) -> tuple[Person, Person]:
        return world.person("Marion", "Quill"), world.person("Marion", "Quill")

    def test_two_records_become_one_and_two_again(self, world: World, two: tuple[Person, Person]) -> None:
        stays, goes = two
        note = factories.NoteFactory(person=goes)
        browser = world.browser(world.manager)
        both = browser.get(f"{V1}/people/{stays.pk}/comparison/{goes.pk}").json()
        assert (both["stays"]["title"], both["doubts"]) == ("Marion Quill", [])
        body = {
            "gone_id": str(goes.pk),
            "gone_version": both["goes"]["version"],
            "reasons": "The same number",
        }
        merged = send(browser, f"/people/{stays.pk}/merges", body, both["stays"]["version"])
        assert merged.status_code == 200, merged.content
        note.refresh_from_db()
        assert note.person_id == stays.pk
        moved = browser.get(f"{V1}/people/{goes.pk}")
        assert (moved.status_code, moved["Location"]) == (307, f"{V1}/people/{stays.pk}")
        seen = browser.get(f"{V1}/people/{stays.pk}/merges/{merged.json()['id']}").json()
        assert seen["gone_id"] == str(goes.pk) and seen["rows"]
        apart = send(
            browser, f"/merges/{seen['id']}/taking-apart", {"because": "Two people"}, seen["version"]
        )
        assert (apart.status_code, apart.json()["gone_id"]) == (200, str(goes.pk))
        note.refresh_from_db()
        assert note.person_id == goes.pk

    def test_a_stale_version_of_either_merges_nothing(self, world: World, two: tuple[Person, Person]) -> None:
        body = {"gone_id": str(two[1].pk), "gone_version": 7, "reasons": "The same number"}
        answer = send(world.browser(world.manager), f"/people/{two[0].pk}/merges", body)
        assert answer.status_code == 412
        assert Person.objects.filter(merged_into__isnull=True).count() == 2

    def test_an_officer_merges_nobody(self, world: World, two: tuple[Person, Person]) -> None:
        body = {"gone_id": str(two[1].pk), "gone_version": 1, "reasons": "The same number"}
        assert send(world.browser(), f"/people/{two[0].pk}/merges", body).status_code == 403


@pytest.mark.requirement("R139")
def test_what_is_protected_opens_to_whoever_is_named_and_to_nobody_else(world: World) -> None:
    person, liaison = world.person(), world.user("victim_liaison", name="Lia Liaison")
    factories.PurposeStatedFactory(user=liaison, person_id=person.pk, purpose="victim")
    officer, manager, named = world.browser(), world.browser(world.manager), world.browser(liaison)
    about = f"/people/{person.pk}"
    [colleague] = manager.get(f"{V1}/protection-colleagues").json()["items"]
    naming = {"user_id": colleague["id"], "reason": "Contact scheme"}
    assert send(manager, f"{about}/protection-holders", naming).status_code == 201
    entry = {"kind": "address", "name": "Vera Lockwood", "lines": "47 Larkspur Road"}
    assert send(manager, f"{about}/protected-entries", entry).status_code in {403, 422}
    made = send(named, f"{about}/protected-entries", entry)
    assert made.status_code == 201, made.content
    one = f"{V1}{about}/protected-entries/{made.json()['id']}"
    assert named.get(f"{one}?why=contact").json()["lines"] == "47 Larkspur Road"
    assert named.get(f"{one}?why=curious").status_code == 422
    assert {each.get(f"{one}?why=contact").status_code for each in (officer, manager)} == {403}
    seen = officer.get(f"{V1}{about}/protection")
    assert seen.json()["references"][0]["words"] == "Protected address A1"
    assert b"Larkspur" not in seen.content
    assert not Submission.objects.filter(body__contains="Larkspur").exists()
    change = {"name": "Vera Lockwood", "lines": "9 Elm Row", "because": "moved"}
    one = one.removeprefix(V1).removesuffix("?why=contact")
    assert send(named, one, change, 1, "PUT").status_code == 204
    assert send(named, one, change | {"lines": "11 Elm Row"}, 1, "PUT").status_code == 412


@pytest.mark.requirement("R142")
class TestRights:
    @pytest.fixture(autouse=True)
    def register(self, tmp_path: Path, settings: Any) -> None:
        settings.HOME = tmp_path

    def test_a_request_runs_stops_and_is_closed(self, world: World) -> None:
        person, browser = world.person(), world.browser(world.manager)
        made = send(browser, f"/people/{person.pk}/access-requests", {"asked_on": "2026-11-02"}).json()
        one = f"/access-requests/{made['id']}"
        paused = send(browser, f"{one}/pausing", {"on": "2026-11-05"}, made["version"])
        assert paused.status_code == 200, paused.content
        stale = send(browser, f"{one}/resuming", {"on": "2026-11-08"}, made["version"])
        assert stale.status_code == 412
        resumed = send(browser, f"{one}/resuming", {"on": "2026-11-08"}, paused.json()["version"])
        seen = browser.get(f"{V1}/people/{person.pk}{one}").json()
        assert (seen["state"], seen["version"]) == ("open", resumed.json()["version"])
        [waiting] = browser.get(f"{V1}/access-requests").json()["items"]
        assert waiting["person_id"] == str(person.pk)
        closed = send(browser, f"{one}/closing", {"because": "Withdrawn"}, seen["version"])
        assert closed.status_code == 200
        assert browser.get(f"{V1}/access-requests").json()["items"] == []

    def test_use_is_restricted_by_who_answers_and_disagreement_noted_by_whoever_works(
        self, world: World
    ) -> None:
        person = world.person()
        said = {"what": "The whole record", "said": "That was not me.", "starts_on": TODAY}
        path = f"/people/{person.pk}/disputes"
        assert send(world.browser(), path, said | {"kind": "disagreement"}).status_code == 201
        assert send(world.browser(), path, said | {"kind": "restriction"}).status_code == 403
        browser = world.browser(world.manager)
        made = send(browser, path, said | {"kind": "restriction"}).json()
        ending = {"ends_on": TODAY, "settled": "Looked into with the court"}
        assert send(browser, f"/disputes/{made['id']}/settling", ending, made["version"]).status_code == 200
        held = {each["kind"]: each["settled"] for each in browser.get(V1 + path).json()["items"]}
        assert held == {"disagreement": "", "restriction": "Looked into with the court"}

    def test_what_law_takes_away_goes_and_the_mark_is_listed(self, world: World) -> None:
        person, browser = world.person(), world.browser(world.manager)
        offence = factories.OffenceFactory(person=person)
        order = {"kind": "orders-offence", "record_id": str(offence.pk), "authority": "Example Court, order 12",
                 "ordered_on": "2026-03-03"}  # fmt: skip
        path = f"/people/{person.pk}/removals"
        assert send(browser, path, order | {"how": "hidden"}).json()["errors"][0]["field"] == "how"
        act = send(browser, path, order | {"how": "sealed"}).json()["id"]
        assert not Offence.versions.exists()
        [mark] = browser.get(V1 + path).json()["items"]
        assert (mark["act"], mark["authority"]) == (act, "Example Court, order 12")
        assert (
            send(browser, f"{path}/{act}/opening", {"authority": "Example Court, order 13"}).status_code
            == 204
        )
        assert Offence.objects.get().pk == offence.pk

    def test_a_whole_person_is_erased_and_the_mark_is_listed(self, world: World) -> None:
        person, browser = world.person(), world.browser(world.manager)
        order = {"authority": "Example Court, order 12", "ordered_on": "2026-03-03"}
        path = f"/people/{person.pk}/erasure"
        wrong = send(browser, path, order | {"reference": "X000000"})
        assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "reference")
        assert send(world.browser(), path, order | {"reference": person.reference}).status_code == 403
        act = send(browser, path, order | {"reference": person.reference})
        assert act.status_code == 201, act.content
        assert browser.get(f"{V1}/people/{person.pk}").status_code == 404
        [line] = browser.get(f"{V1}/erasures").json()["items"]
        assert (line["act"], line["person_id"]) == (act.json()["id"], str(person.pk))
        assert browser.get(f"{V1}/erasures/{line['id']}/recipients").json()["items"] == []


@pytest.mark.requirement("R009")
def test_a_court_result_is_written_whole_or_not_at_all(world: World) -> None:
    person, browser = world.person(), world.browser()
    charge = factories.OffenceFactory(person=person, outcome="charged", convicted_on=None)
    order = {"kind": "ew-community-order", "starts_on": TODAY, "last_day": "2027-11-02"}
    result = {
        "on": TODAY,
        "court": "Exampleton Court",
        "outcomes": {str(charge.pk): "convicted"},
        "order": order,
    }
    path = f"/people/{person.pk}/court-results"
    broken = send(browser, path, result | {"order": order | {"kind": "no-such-order"}})
    assert (broken.status_code, broken.json()["errors"][0]["field"]) == (422, "order_kind")
    assert Offence.objects.get().outcome == "charged"
    done = send(browser, path, result)
    assert done.status_code == 204, done.content
    assert (Offence.objects.get().outcome, Order.objects.get().authority) == ("convicted", "Exampleton Court")
