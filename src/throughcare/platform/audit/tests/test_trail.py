"""The audit trail: no write and no look without an entry, entries that stay, and no personal text in them."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.platform.access.models import Team
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.audit.models import AuditEvent, AuditPending
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = pytest.mark.requirement("R139")


def written(act: Callable[[], object]) -> list[dict[str, Any]]:
    """The entries that `act` adds, oldest first."""
    before = set(AuditEvent.objects.values_list("id", flat=True))
    act()
    added = AuditEvent.objects.exclude(id__in=before).order_by("at", "id")
    return [json.loads(bytes(entry.body)) for entry in added]


# ---------------------------------------------------------------- no write without an entry


def test_a_write_without_an_entry_fails_at_commit(committing: None) -> None:
    with pytest.raises(DatabaseError, match="A change of access_agency has no audit entry"), acting(SYSTEM):
        factories.TeamFactory()
    assert not Team.objects.exists()


def test_a_write_with_an_entry_is_kept(committing: None) -> None:
    with acting(SYSTEM):
        team = factories.TeamFactory()
        trail.record(SYSTEM, "access:team:added", team)
    assert Team.objects.filter(pk=team.pk).exists()


def test_every_kind_of_write_is_under_the_obligation(committing: None) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged")
        team, person = factories.TeamFactory(name="Before"), factories.PersonFactory()
    acts: list[Callable[[], object]] = [
        lambda: Team.objects.update(name="After"),
        lambda: Team.objects.all().delete(),
        lambda: factories.TeamFactory(agency=team.agency),
        lambda: Person.objects.filter(pk=person.pk).update(sex="female"),
    ]
    for act in acts:
        with pytest.raises(DatabaseError, match="has no audit entry"), acting(SYSTEM):
            act()
    with acting(SYSTEM):
        assert list(Team.objects.values_list("name", flat=True)) == ["Before"]
        assert Person.objects.get(pk=person.pk).sex == person.sex


def test_an_entry_that_was_rolled_back_meets_no_obligation(committing: None) -> None:
    """A savepoint takes the entry back; the write after it stands alone and falls."""
    with pytest.raises(DatabaseError, match="has no audit entry"), acting(SYSTEM):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            trail.record(SYSTEM, "test:lost")
            raise ZeroDivisionError
        factories.AgencyFactory()


# ---------------------------------------------------------------- entries stay


STATEMENTS = [
    f"{statement.format(table)}"
    for table in ("audit_event", "audit_event_2026", "audit_event_other")
    for statement in ("UPDATE {} SET action = 'nothing'", "DELETE FROM {}", "TRUNCATE {}")
]


@pytest.mark.parametrize("who", ["default", "owner"])
def test_the_database_refuses_to_change_or_remove_an_entry(committing: None, who: str) -> None:
    """Neither the application's role nor the owner of the tables, neither whole nor by partition."""
    with acting(SYSTEM), connection.cursor() as cursor:
        for year in (2026, 2099):  # in a year's own partition and in the one for all other years
            cursor.execute(
                "INSERT INTO audit_event (id, at, log, action, verb, outcome, actor_id, body)"
                " VALUES (%s, make_date(%s, 6, 1), 'system', 'test:kept', 'alter', 'allow', %s, '{}')",
                [uuid4(), year, SYSTEM.user_id],
            )
    for statement in STATEMENTS:
        with pytest.raises(DatabaseError), transaction.atomic(using=who), connections[who].cursor() as cursor:
            cursor.execute(statement)
    assert AuditEvent.objects.filter(action="test:kept").count() == 2


@pytest.mark.django_db
def test_each_entry_waits_for_its_place_in_the_log() -> None:
    key = trail.record(SYSTEM, "test:kept")
    assert AuditPending.objects.filter(event_id=key, log="system").exists()


# ---------------------------------------------------------------- canonical form


def rfc8785(value: object) -> str:
    """RFC 8785 written from its text, section by section, apart from the code under test (no floats)."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return format(value, "d")
    if isinstance(value, str):
        return f'"{"".join(_escaped(letter) for letter in value)}"'
    if isinstance(value, list | tuple):
        return f"[{','.join(rfc8785(each) for each in value)}]"
    assert isinstance(value, dict)
    keys = sorted(value, key=lambda key: key.encode("utf-16-be"))  # 3.2.3: by UTF-16 code units
    return f"{{{','.join(f'{rfc8785(key)}:{rfc8785(value[key])}' for key in keys)}}}"


def _escaped(letter: str) -> str:
    """3.2.2.2: two-letter escapes, lower-case hexadecimal for other controls, everything else as it is."""
    short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    return short.get(letter) or (f"\\u{ord(letter):04x}" if ord(letter) < 0x20 else letter)


KEYS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DETAILS = (
    TEXTS | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none() | st.lists(TEXTS, max_size=4)
)


@settings(deadline=None)
@given(st.dictionaries(KEYS, DETAILS | st.dictionaries(KEYS, DETAILS), max_size=8))
def test_the_canonical_form_is_that_of_rfc_8785(entry: dict[str, Any]) -> None:
    form = trail._canonical(entry)
    assert form == rfc8785(entry).encode()
    assert form == trail._canonical(dict(reversed(entry.items()))), "whatever the order of the keys"
    assert trail._canonical(json.loads(form)) == form


@pytest.mark.django_db
def test_an_entry_is_stored_in_its_canonical_form_with_the_agreed_fields(world: World) -> None:
    person = world.person()
    actor = world.actor()
    trail.record(actor, "people:person:changed", person, purpose="supervision", details={"fields": ["sex"]})
    body = bytes(AuditEvent.objects.get(action="people:person:changed").body)
    entry = json.loads(body)
    assert rfc8785(entry).encode() == body
    assert set(entry) == {
        "v", "id", "ts", "log", "actor", "verb", "action", "outcome", "object", "people", "purpose", "details", "src",
    }  # fmt: skip
    assert set(entry["actor"]) == {"id", "roles", "auth", "session", "system"}
    assert (entry["v"], entry["log"], entry["people"]) == (1, world.agency.code, [str(person.pk)])
    assert entry["object"] == {"type": "people.person", "id": str(person.pk)}


@pytest.mark.django_db
def test_an_entry_too_long_for_the_log_is_refused() -> None:
    with pytest.raises(trail.LeafTooLong):
        trail.record(SYSTEM, "test:long", details={"ids": [str(UUID(int=each)) for each in range(2000)]})


# ---------------------------------------------------------------- lists, refusals, failures


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "entries"), [(0, 1), (1, 1), (60, 1), (1500, 1), (1501, 2)])
def test_a_list_gives_one_entry_with_the_ids(number: int, entries: int) -> None:
    people = [uuid4() for _ in range(number)]
    added = written(lambda: trail.consulted(SYSTEM, "web:caseload", people=people, purpose="caseload"))
    assert len(added) == entries
    assert [person for entry in added for person in entry["people"]] == [str(person) for person in people]


@pytest.mark.django_db
def test_a_page_that_lists_people_writes_one_entry(world: World) -> None:
    people = [world.person(reference=f"L{number:04}") for number in range(12)]
    with acting(world.actor()) as actor:
        for person in people:
            trail.consulted(actor, "people:overview", people=[person.pk], purpose="supervision")
    browser = world.browser(world.user("auditor"))
    added = written(lambda: browser.get(reverse("log:log"), {"purpose": "integrity"}))
    assert len(added) == 1
    assert set(added[0]["people"]) == {str(person.pk) for person in people}


@pytest.mark.django_db
@pytest.mark.parametrize("hidden", ["restricted", "another agency's", "unknown"])
def test_a_refused_look_leaves_one_entry_and_nothing_else(world: World, hidden: str) -> None:
    """Written after the rollback, in a transaction of its own."""
    keys = {
        "restricted": world.person().pk,
        "another agency's": factories.PersonFactory().pk,
        "unknown": uuid4(),
    }
    if hidden == "restricted":
        factories.RestrictionFactory(person_id=keys[hidden], agency=world.agency)
    browser = world.browser(world.manager)
    address = reverse("log:person", args=[keys[hidden]])
    added = written(lambda: browser.get(address, {"purpose": "integrity"}))
    assert [(entry["action"], entry["outcome"]) for entry in added] == [
        ("access:audit.person:refused", "deny")
    ]
    assert added[0]["people"] == [str(keys[hidden])]
    assert added[0]["actor"]["id"] == str(world.manager.pk)


@pytest.mark.django_db
def test_a_refused_write_leaves_its_entry_and_no_change(world: World) -> None:
    browser = world.browser()
    said = {"name": "Taken Over", "duty_phone": "", "version": 1}
    added = written(lambda: browser.post(reverse("admin:team", args=[world.team.pk]), said))
    assert [(entry["action"], entry["outcome"]) for entry in added] == [
        ("access:admin.agency:refused", "deny")
    ]
    world.team.refresh_from_db()
    assert world.team.name != "Taken Over"


class TrailBroken:
    """Makes every audit entry fail, as a full disk would."""

    def __call__(self, execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        if "INSERT INTO audit_event" in str(sql):
            raise IntegrityError("no space left on device")
        return execute(sql, *rest)


@pytest.mark.django_db
def test_if_the_entry_cannot_be_written_nothing_is_shown(world: World) -> None:
    person = world.person(reference="X000123")
    browser = world.browser(world.manager)
    browser.raise_request_exception = False
    address = reverse("log:person", args=[person.pk])
    with connection.execute_wrapper(TrailBroken()):
        answer = browser.get(address, {"purpose": "integrity"})
    assert answer.status_code >= 500
    assert "X000123" not in answer.content.decode()
    assert "X000123" in browser.get(address, {"purpose": "integrity"}).content.decode()


@pytest.mark.django_db
def test_if_the_entry_cannot_be_written_nothing_is_changed(world: World) -> None:
    browser = world.browser(world.user("administrator"))
    browser.raise_request_exception = False
    said = {"name": "Renamed", "duty_phone": "", "version": 1}
    with connection.execute_wrapper(TrailBroken()):
        answer = browser.post(reverse("admin:team", args=[world.team.pk]), said)
    assert answer.status_code >= 500
    world.team.refresh_from_db()
    assert (world.team.name == "Renamed", world.team.version) == (False, 1)


# ---------------------------------------------------------------- no personal text


CANARY = "Quillfeather"


def _walk(world: World, admin: Any, auditor: Any) -> None:
    """Open and send the pages of administration and of the log, with the canary in every box."""
    person = world.person(given=CANARY, family=CANARY)
    item = factories.ReferenceItemFactory(agency=world.agency, title=CANARY)
    officer, team = world.officer.pk, world.team.pk
    for name, key in {
        "agency": [], "teams": [], "team": [team], "team-close": [team], "users": [], "user": [officer],
        "user-change": [officer], "user-password": [officer], "user-account": [officer], "role-add": [officer],
        "lists": [], "list": ["place"], "item": ["place", item.pk], "deliveries": [],
    }.items():  # fmt: skip
        assert admin.get(reverse(f"admin:{name}", args=key), {"q": CANARY}).status_code == 200, name
    user = {"name": CANARY, "email": f"{CANARY}@example.org", "phone": CANARY, "username": CANARY}
    sent = {
        ("agency", ()): {"name": CANARY, "zone": "UTC", "phone": CANARY, "address": CANARY, "version": 1},
        ("team-add", ()): {"name": CANARY, "duty_phone": CANARY},
        ("team", (team,)): {"name": f"{CANARY} 2", "duty_phone": CANARY, "version": 1},
        ("user-add", ()): user,
        ("user-change", (officer,)): user | {"version": 1},
        ("item-add", ("place",)): {"title": f"{CANARY} 3", "position": 1},
        ("item", ("place", item.pk)): {"title": f"{CANARY} 2", "position": 1, "version": 1},
    }
    for (name, key), said in sent.items():
        answer = admin.post(reverse(f"admin:{name}", args=key), said | {"submission": str(uuid4())})
        assert answer.status_code in {200, 303}, (name, answer.content.decode())
    why = {"purpose": "integrity", "who": CANARY}
    for address in (reverse("log:log"), reverse("log:export"), reverse("log:person", args=[person.pk])):
        assert auditor.get(address, why).status_code == 200, address


@pytest.mark.django_db
@pytest.mark.requirement("R138")
def test_no_entry_holds_a_name_or_a_text(world: World) -> None:
    admin, auditor = world.browser(world.user("administrator")), world.browser(world.user("auditor"))
    added = written(lambda: _walk(world, admin, auditor))
    assert len(added) >= 10
    assert CANARY.lower() not in json.dumps(added).lower()


@pytest.mark.django_db
def test_the_session_stands_in_an_entry_only_as_a_hash() -> None:
    actor = Actor(user_id=uuid4(), agency_id=None, session="a-session-key")
    (entry,) = written(lambda: trail.record(actor, "test:session"))
    assert "a-session-key" not in json.dumps(entry)
    assert len(entry["actor"]["session"]) == 32
