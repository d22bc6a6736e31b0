"""Tokens of other systems: made by an administrator, good for what they name, dead the moment they are revoked."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.platform import clock
from throughcare.platform.access import refused_keys
from throughcare.platform.access.administration.tokens import TokenRefused, make_token, revoke_token, tokens
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.access.machines import SCOPES
from throughcare.platform.access.models import Token, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import assume

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R144")]
READING = ["person.find", "person.open"]


def administrator(world: World) -> Actor:
    return world.actor(world.user("administrator"))


def key_for(world: World, *scopes: str, writes: bool = False, days: int = 90) -> str:
    return make_token(
        administrator(world), name="Court lists", scopes=scopes or READING, writes=writes, days=days
    ).key


def call(key: str, path: str, **headers: str) -> Any:
    response = Client().get(path, headers={"Authorization": f"Bearer {key}", **headers})
    assume(SYSTEM)
    return response


def test_a_token_reads_the_agencys_ordinary_records_and_is_written_down(world: World) -> None:
    person, key = world.stranger(), key_for(world)
    answer = call(key, f"/api/v1/people/{person.pk}")
    assert answer.status_code == 200, answer.content
    look = AuditEvent.objects.get(people__contains=[person.pk], action="api:person:consulted")
    machine = User.objects.get(is_machine=True)
    assert look.actor_id == machine.pk
    assert b'"auth":"token"' in bytes(look.body) and b'"purpose":"system"' in bytes(look.body)
    assert tokens(administrator(world))[0].used_at is not None


@pytest.mark.requirement("R137")
def test_what_is_walled_or_foreign_is_not_there(world: World, make_world: Callable[..., World]) -> None:
    key = key_for(world)
    machine = User.objects.get(is_machine=True)
    restricted, excluded, named = world.person(), world.person(), world.person()
    factories.RestrictionFactory(person=restricted)
    factories.ExclusionFactory(person=excluded, user=world.user("officer"))
    factories.RestrictionFactory(person=named)
    factories.NamedFactory(person=named, user=machine)
    foreign = make_world().person()
    for person in (restricted, excluded, named, foreign):
        assert call(key, f"/api/v1/people/{person.pk}").status_code == 404
    found = call(key, "/api/v1/people?name=Example").json()["items"]
    assert found == []


def test_a_token_does_what_its_scopes_name_and_nothing_else(world: World) -> None:
    person = world.person()
    key = key_for(world, "person.find")
    assert call(key, "/api/v1/people?name=Alex").status_code == 200
    assert call(key, f"/api/v1/people/{person.pk}").status_code == 403
    assert call(key, "/api/v1/team").status_code == 403


def test_a_token_that_reads_changes_nothing(world: World) -> None:
    key = key_for(world, *READING, "person.add")
    answer = Client().post(
        "/api/v1/people", '{"names": [{"family": "Marlow"}]}', content_type="application/json",
        headers={"Authorization": f"Bearer {key}", "Idempotency-Key": "reads-only-1"},
    )  # fmt: skip
    assert answer.status_code == 403


def test_a_token_that_writes_acts_under_its_own_name(world: World) -> None:
    key, person = key_for(world, *READING, "contact.record", writes=True), world.person()
    answer = Client().post(
        f"/api/v1/people/{person.pk}/notes", '{"text": "Seen at court."}', content_type="application/json",
        headers={"Authorization": f"Bearer {key}", "Idempotency-Key": "a-note-at-court"},
    )  # fmt: skip
    assume(SYSTEM)
    assert answer.status_code == 201, answer.content
    from throughcare.casework.supervision.models import Note

    assert Note.objects.get().recorded_by == User.objects.get(is_machine=True)


@pytest.mark.requirement("R138")
def test_a_revoked_token_is_dead_at_its_next_call(world: World) -> None:
    key, actor = key_for(world), administrator(world)
    assert call(key, "/api/v1/people?name=a").status_code == 200
    [line] = tokens(actor)
    revoke_token(actor, line.id)
    revoke_token(actor, line.id)
    answer = call(key, "/api/v1/people?name=a")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="Throughcare"')
    assert tokens(actor)[0].state == "revoked"
    assert AuditEvent.objects.filter(action="access:token:revoked").count() == 1


def test_an_expired_or_invented_key_opens_nothing(world: World) -> None:
    key = key_for(world)
    Token.objects.update(
        made_at=clock.now() - timedelta(days=9), expires_at=clock.now() - timedelta(seconds=1)
    )
    assert call(key, "/api/v1/people?name=a").status_code == 401
    Token.objects.update(expires_at=clock.now() + timedelta(days=9))
    for wrong in (key[:-1] + ("A" if key[-1] != "A" else "B"), "tc_x", "", key.upper()):
        assert call(wrong, "/api/v1/people?name=a").status_code == 401


def test_a_key_opens_no_page(world: World) -> None:
    key, person = key_for(world), world.person()
    assert call(key, f"/people/{person.pk}/").status_code == 302


def test_only_what_no_human_must_judge_can_be_given(world: World) -> None:
    never = {Permission.EXCUSE_JUDGE, Permission.RESPONSE_DECIDE, Permission.WARNING_WITHDRAW, Permission.RESTRICT,
             Permission.PURPOSE_STATE, Permission.SENSITIVE_READ, Permission.TOKENS_ADMINISTER,
             Permission.USERS_ADMINISTER}  # fmt: skip
    assert not never & set(SCOPES)
    actor = administrator(world)
    for given in ([str(Permission.RESTRICT)], [], ["nothing"]):
        with pytest.raises(TokenRefused):
            make_token(actor, name="Court lists", scopes=given, writes=False, days=1)
    for days in (0, 366):
        with pytest.raises(TokenRefused):
            make_token(actor, name="Court lists", scopes=READING, writes=False, days=days)
    with pytest.raises(TokenRefused):
        make_token(actor, name=" ", scopes=READING, writes=False, days=1)


def test_only_the_agencys_administrator_makes_and_revokes(
    world: World, make_world: Callable[..., World]
) -> None:
    with pytest.raises(NotPermitted):
        make_token(world.actor(), name="Court lists", scopes=READING, writes=False, days=1)
    key_for(world)
    with pytest.raises(NotThere):
        revoke_token(administrator(make_world()), Token.objects.get().pk)


def test_the_database_keeps_a_token_within_a_year_and_a_machine_out_of_the_pages(world: World) -> None:
    key_for(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Token.objects.update(expires_at=clock.now() + timedelta(days=800))
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(is_machine=True).update(is_active=True)


def test_the_key_is_shown_once_and_kept_nowhere(world: World) -> None:
    browser = world.browser(world.user("administrator"))
    sent = {
        "name": "Court lists",
        "scopes": READING,
        "writes": "no",
        "days": "30",
        "submission": str(uuid4()),
    }
    shown = browser.post("/admin/tokens/add/", sent)
    assert shown.status_code == 200 and shown["Cache-Control"] == "no-store"
    held = Token.objects.get()
    assert f"tc_{held.prefix}_" in shown.content.decode()
    again = browser.post("/admin/tokens/add/", sent)
    assert again.status_code == 303 and Token.objects.count() == 1
    listed = browser.get("/admin/tokens/").content.decode()
    assert f"tc_{held.prefix}" in listed and f"tc_{held.prefix}_" not in listed
    assert browser.post(f"/admin/tokens/{held.pk}/revoke/").status_code == 302
    assert "Revoked" in browser.get("/admin/tokens/").content.decode()


def test_what_is_wrong_with_the_form_is_said(world: World) -> None:
    browser = world.browser(world.user("administrator"))
    refused = browser.post("/admin/tokens/add/", {"name": "Court lists", "days": "900"})
    assert refused.status_code == 422
    assert "Court lists" in refused.content.decode()


def test_a_machine_is_nowhere_among_colleagues(world: World) -> None:
    key_for(world)
    users = world.browser(world.user("administrator")).get("/admin/users/").content.decode()
    assert "Court lists" not in users


class TestKeysThatOpenNothing:
    @pytest.fixture(autouse=True)
    def pacer(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], None]]:
        """A pacer of its own, whose clock the test sets on."""
        now = [1000.0]
        monkeypatch.setattr(refused_keys, "PACER", refused_keys.Pacer(clock=lambda: now[0]))

        def later(seconds: float) -> None:
            now[0] += seconds

        yield later

    @staticmethod
    def written() -> list[dict[str, Any]]:
        entries = AuditEvent.objects.filter(action="access:token:refused", outcome="deny").order_by("at")
        return [json.loads(bytes(body)) for body in entries.values_list("body", flat=True)]

    def test_wrong_expired_and_revoked_keys_are_written_in_their_agencys_log(self, world: World) -> None:
        wrong, expired, revoked = (key_for(world) for _ in range(3))
        admin = administrator(world)
        token = {each.prefix: each for each in Token.objects.all()}
        Token.objects.filter(prefix=expired[3:11]).update(
            made_at=clock.now() - timedelta(days=30), expires_at=clock.now() - timedelta(days=1)
        )
        revoke_token(admin, token[revoked[3:11]].pk)
        keys = {"wrong": wrong[:-3] + "xyz", "expired": expired, "revoked": revoked}
        assert {call(key, "/api/v1/people?name=a").status_code for key in keys.values()} == {401}
        entries = self.written()
        assert [each["details"]["reason"] for each in entries] == list(keys)
        assert [each["object"]["id"] for each in entries] == [
            str(token[key[3:11]].pk) for key in keys.values()
        ]
        assert {each["log"] for each in entries} == {world.agency.code}
        assert not any(key[12:] in json.dumps(entries) for key in keys.values()), (
            "no secret stands in the log"
        )

    def test_a_key_of_nobody_is_written_in_the_systems_log(self, world: World) -> None:
        for key in ("tc_aaaaaaaa_" + "x" * 43, "anything"):
            assert call(key, "/api/v1/people?name=a").status_code == 401
        [entry] = self.written()  # one a minute from one address, however the key is written
        assert (entry["log"], entry["details"]) == ("system", {"reason": "unknown", "left_out": 0})

    def test_many_attempts_are_counted_and_not_each_written(
        self, world: World, pacer: Callable[[float], None]
    ) -> None:
        key = key_for(world)[:-3] + "xyz"
        for _ in range(20):
            call(key, "/api/v1/people?name=a")
        assert len(self.written()) == 1
        pacer(refused_keys.PAUSE)
        call(key, "/api/v1/people?name=a")
        assert [each["details"]["left_out"] for each in self.written()] == [0, 19]

    def test_from_many_addresses_the_log_takes_so_many_a_minute(self, pacer: Callable[[float], None]) -> None:
        held = refused_keys.PACER
        said = [held.passed_over(f"2001:db8::{number:x}", "") for number in range(500)]
        assert len([each for each in said if each is not None]) == refused_keys.MOST_A_MINUTE
        pacer(refused_keys.PAUSE)
        assert held.passed_over("2001:db8::ffff", "") == 500 - refused_keys.MOST_A_MINUTE

    def test_a_key_in_force_leaves_no_such_entry(self, world: World) -> None:
        assert call(key_for(world), "/api/v1/people?name=a").status_code == 200
        assert self.written() == []
