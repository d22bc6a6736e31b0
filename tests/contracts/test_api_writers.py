"""Many writers at once on every resource that the API can change: one wins, each other is told, nothing is lost.

The resources are those the description changes with PUT; one that is not in EDITS fails, so that a new resource is held
from its first day. Each round all writers send the version they know; then the losers know the one they were told.
"""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connections
from django.test import Client
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, SignedIn
from tests.contracts import api_matrix
from tests.contracts.test_api_effects import HELP_PLACE, OBJECTIVE, OFFENCE, ORDER, TODAY, Office
from tests.contracts.test_permission_matrix import arguments

from throughcare.casework.interventions.models import Offering, ServiceReferral
from throughcare.casework.plans.models import Plan
from throughcare.platform.access.models import User
from throughcare.platform.audit import trail
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.holdings import is_versioned
from throughcare.register.people.models import Person

pytestmark = pytest.mark.requirement("R007", "R113")
EDITABLE = sorted(name for name, (method, _) in api_matrix.calls().items() if method in {"PUT", "PATCH"})
ACTS: dict[str, dict[str, Any]] = {
    "end_address": {"on": TODAY.isoformat(), "because": "ended-told"},
    "end_contact": {"on": TODAY.isoformat(), "because": "ended-found"},
    "take_back_relation": {"because": "mistake"},
    "take_back_contact": {"because": "mistake"},
    "retract_offence": {"because": "entered-twice"},
    "retract_key_date": {"because": "entered-twice"},
    "move_task": {"due_on": (TODAY + timedelta(days=9)).isoformat()},
    "finish_task": {},
    "reschedule": {"on": (TODAY + timedelta(days=8)).isoformat(), "at": "11:00", "minutes": 30, "asked_by": "service",
                   "because": "A holiday"},
    "cancel": {"asked_by": "service", "because": "A holiday"},
    "settle_dispute": {"ends_on": TODAY.isoformat(), "settled": "Looked into, and it stays"},
    "pause_access_request": {"on": TODAY.isoformat()},
}  # fmt: skip
"""Acts upon a version that two send at once: ending, taking back, moving, settling."""
SETTLE_SECONDS = 60
TURN = 100
"""What is added to a writer's number each round: an outcome can become another one only."""
TOLD, VARIED = {"because": "told"}, {"because": "more-is-known"}
DETAINED = datetime(2026, 10, 1, 9, tzinfo=UTC)
KEY_DATE = {"kind": "ew-hearing", "on": (TODAY + timedelta(days=90)).isoformat(), "certainty": "confirmed"}
EDITS: dict[str, tuple[dict[str, Any], str, Callable[[int], Any]]] = {
    "change_about": ({"sex": "female", **TOLD}, "born_on", lambda n: (date(1980, 1, 1) + timedelta(n)).isoformat()),
    "correct_name": ({"family": "Asked", "kind": "alias", **TOLD}, "given", lambda n: f"Ali{letters(n)}"),
    "correct_identifier": ({"scheme": "ew-crn", **TOLD}, "value", lambda n: f"X{700000 + n}"),
    "correct_address": ({"kind": "previous", "town": "Northtown", **TOLD}, "lines", lambda n: f"{n + 1} Elm Row"),
    "correct_contact": ({"kind": "mobile", **TOLD}, "value", lambda n: f"07700 900{100 + n}"),
    "correct_adjustment": (TOLD, "need", lambda n: f"Large print, size {n + 14}"),
    "correct_relation": ({"kind": "partner", **TOLD}, "note", lambda n: f"Met {n + 1} years ago"),
    "correct_occupation": ({"kind": "employment", "status": "Employed full time", **TOLD}, "organisation",
                           lambda n: f"Mill {n}"),
    "correct_characteristic": ({"kind": "religion", **TOLD}, "as_given", lambda n: f"As told {letters(n)}"),
    "correct_offence": (OFFENCE | VARIED, "court", lambda n: f"Exampleton Court {n}"),
    "correct_sentence": ({"kind": "Community sentence", **VARIED}, "length", lambda n: f"{n + 1} months"),
    "correct_order": (ORDER | VARIED, "reference", lambda n: f"R{n:04}"),
    "vary_condition": ({"kind": "ew-requirement-programme", **VARIED}, "text", lambda n: f"Session {n + 1} as told."),
    "correct_key_date": (KEY_DATE | VARIED, "note", lambda n: f"Room {n}"),
    "change_outcome": ({}, "outcome", lambda n: ("complied", "attended_failed", "absent")[n // TURN % 3]),
    "correct_note": ({"sensitive": False}, "text", lambda n: f"Writer {n} wrote this."),
    "record_home_visit": ({"achieved": True, "went_with": "alone"}, "present", lambda n: {"child": n % 30 + 1}),
    "change_template": ({"sections": [{"heading": "Seen"}, {"paragraphs": ["{today}"]}]}, "title",
                        lambda n: f"Visit {n}"),
    "change_snippet": ({"title": "Bus times"}, "text", lambda n: f"The {n} goes at nine."),
    "describe_document": ({"kind": "medical", "sensitive": False}, "title", lambda n: f"Note {n}"),
    "change_paper": ({"values": {"because": "You were reminded."}}, "recipient", lambda n: f"Court {n}"),
    "keep_own_words": ({}, "own_words", lambda n: f"I want to move {n + 1} times."),
    "change_objective": (OBJECTIVE, "measure", lambda n: f"Nights in a room of one's own in {n + 1} weeks"),
    "change_step": ({"doer": "person"}, "words", lambda n: f"I will ring {n + 1} landlords"),
    "change_required_hours": ({"starts_on": "2026-06-01", "ends_on": None, "in_scheme": False}, "required_minutes",
                              lambda n: 6000 + n),
    "change_work_project": (
        {"kind": "group_regional", "place": "At the lock", "weekdays": ["monday"], "starts_at": "09:00",
         "ends_at": "16:00", "starts_on": "2026-01-05"}, "title", lambda n: f"Path {n}"),
    "change_support_need": ({"status": "in_progress", "who": "custody"}, "latest", lambda n: f"Rang {n + 1} times"),
    "change_custody_activity": (
        {"pathway": "education_skills_and_work", "kind": "work", "starts_on": "2026-11-02", "state": "going_on"},
        "title", lambda n: f"Kitchen {n}"),
    "change_service_referral": ({"outcomes": ["A settled home"], "despite": "Plain to see."}, "why",
                                lambda n: f"Asked {n + 1} times for a room."),
    "change_offering": ({"opens_on": "2026-01-05"}, "title", lambda n: f"Settled home, group {n + 1}"),
    "change_help_place": (HELP_PLACE, "how", lambda n: f"Ring the bell {n + 1} times"),
    "choose_messages": ({"way": "text", "last": "20:00"}, "first", lambda n: f"{n // 60:02}:{n % 60:02}"),
    "set_fair_facts": ({"adult_needed": True}, "detained_at",
                       lambda n: (DETAINED + timedelta(minutes=n)).isoformat()),
    "change_hearing": (
        {"kind": "court_review", "body": "Example Court", "starts_at": "2027-03-01T10:00:00Z"}, "place",
        lambda n: f"Room {n}"),
    "change_licence": ({"kind": "CRD", "starts_on": "2026-12-01"}, "meets_place", lambda n: f"Room {n}"),
    "change_hearing_party": ({"role": "counsel"}, "words", lambda n: f"Lawyer {letters(n)}"),
    "change_treatment": ({"shown_by": "pharmacy"}, "ends_on", lambda n: (TODAY + timedelta(n)).isoformat()),
    "change_protected_entry": ({"name": "Vera Example", "because": "moved"}, "lines", lambda n: f"{n + 1} Elm Row"),
}  # fmt: skip
"""What is sent to each: the same body, and the field in which every writer says something of their own."""


def letters(number: int) -> str:
    """A number in letters, for names."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


@dataclass(frozen=True, slots=True)
class Scene:
    """One resource to be changed: its address, the record behind it, who writes, and what it names beside itself."""

    name: str
    address: str
    record: UUID
    writer: User
    about: dict[str, str] = field(default_factory=dict)

    def body(self, number: int) -> dict[str, Any]:
        fixed, named, own = EDITS[self.name]
        return {**fixed, **self.about, named: own(number)}


@pytest.fixture(scope="module")
def office(committing_together: None) -> Office:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        return Office()


def test_every_resource_that_can_be_changed_is_written_by_many_here() -> None:
    assert {name.removeprefix("api-v1:") for name in EDITABLE} == set(EDITS)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_of_a_few_writers_at_once_one_wins_and_each_other_is_told(office: Office, name: str) -> None:
    write_at_once(office, name, writers=4, rounds=2)


@pytest.mark.nightly
@pytest.mark.parametrize("name", sorted(EDITS))
def test_of_fifty_writers_at_once_one_wins_and_each_other_is_told(office: Office, name: str) -> None:
    write_at_once(office, name, writers=50, rounds=3)


@pytest.mark.parametrize("name", sorted(ACTS))
def test_of_two_who_act_upon_one_version_at_once_one_does_and_the_other_is_told(
    office: Office, name: str
) -> None:
    scene = arranged(office, name)
    answers = at_once(scene, [ACTS[name], ACTS[name]], 1, "post")
    (won, _), (late, problem) = sorted(answers, key=lambda answer: answer[0])
    assert won in {200, 204} and late in {404, 409, 412, 422}, answers
    assert problem.get("detail") or problem.get("title"), "the loser is told why"
    assert len(rows_of(scene)) == 2, "one act, one version more"


def rows_of(scene: Scene) -> list[Any]:
    """Every version of the record behind the scene; one taken back counts its end as a version."""
    with acting(SYSTEM):
        rows = list(versions_of(scene))
    return rows if rows[-1].known_to is None else [*rows, "taken back"]


def write_at_once(office: Office, name: str, writers: int, rounds: int) -> None:
    scene = arranged(office, name)
    accepted: list[dict[str, Any]] = []
    numbers, version = list(range(writers)), 1
    for turn in range(rounds):
        bodies = [scene.body(number + turn * TURN) for number in numbers]
        answers = at_once(scene, bodies, version)
        statuses = sorted(status for status, _ in answers)
        late = [problem["version"] for status, problem in answers if status == 412]
        assert (statuses.count(412), len(statuses)) == (len(numbers) - 1, len(numbers)), answers
        assert statuses[0] in {200, 204}, answers
        assert set(late) <= {version + 1}, "each was told the version that stands"
        won = next(at for at, (status, _) in enumerate(answers) if status < 300)
        accepted.append(bodies[won])
        numbers.pop(won)
        version += 1
    assert_kept(scene, accepted)


def arranged(office: Office, name: str) -> Scene:
    """A new person with the thing to be changed, committed."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        person = office.person()
        given = arguments(f"api-v1:{name}", person, office.user)
        writer = office.user if name != "change_protected_entry" else named(office, person)
        record = next((value for key, value in given.items() if key != "person_id"), person.pk)
        if name == "change_hearing_party":  # of a hearing, which is named before it
            record = given["party_id"]
        if name == "change_snippet":  # one's own
            record = factories.SnippetFactory(owner=writer).pk
            given = {"snippet_id": record}
        if name == "choose_messages":
            record = factories.MessageChoiceFactory(person=person).pk
        if name == "keep_own_words":
            record = Plan.objects.get(person=person).pk
        if name == "record_home_visit":
            visited = factories.ContactFactory(person=person, kind="home")
            given, record = (
                given | {"contact_id": visited.pk},
                factories.HomeVisitFactory(person=person, contact=visited).pk,
            )
        return Scene(name, reverse(f"api-v1:{name}", kwargs=given), record, writer, about(name, record))


def about(name: str, record: UUID) -> dict[str, str]:
    """What the body names beside what every writer says."""
    if name == "change_service_referral":
        return {"objective": str(ServiceReferral.objects.get(pk=record).objective_id)}
    if name == "change_offering":
        return {"organisation": str(Offering.objects.get(pk=record).organisation_id)}
    return {}


def named(office: Office, person: Person) -> User:
    """Who may write what is protected around the person: somebody named who does not supervise them."""
    liaison = office.world.user("victim_liaison", name="Lia Liaison")
    factories.PurposeStatedFactory(user=liaison, person_id=person.pk, purpose="victim")
    factories.HolderFactory(person=person, user=liaison)
    return liaison


def at_once(
    scene: Scene, bodies: list[dict[str, Any]], version: int, method: str = "put"
) -> list[tuple[int, Any]]:
    """Send all of them at the same moment, each in a thread and over a connection of its own."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        session = SignedIn(scene.writer).cookies["sessionid"].value
    together = threading.Barrier(len(bodies))

    def send(body: dict[str, Any]) -> tuple[int, Any]:
        browser = Client(raise_request_exception=False)
        browser.cookies["sessionid"] = session
        headers = {"Idempotency-Key": uuid4().hex, "If-Match": f'"{version}"'}
        try:
            together.wait(timeout=SETTLE_SECONDS)
            answer = browser.generic(
                method.upper(),
                scene.address,
                json.dumps(body),
                content_type="application/json",
                headers=headers,
            )
            return answer.status_code, json.loads(answer.content or b"null")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(bodies)) as threads:
        return list(threads.map(send, bodies))


def assert_kept(scene: Scene, accepted: list[dict[str, Any]]) -> None:
    """The history holds the first version and every accepted one, in their order, each with its entry in the log."""
    field = EDITS[scene.name][1]
    with acting(SYSTEM):
        rows = list(versions_of(scene))
        assert [row.version for row in rows] == list(range(1, len(accepted) + 2))
        for row, body in zip(rows[1:], accepted, strict=True):
            held = [told(getattr(row, each.attname)) for each in row._meta.concrete_fields]
            assert any(told(body[field]) in value for value in held), field
            assert row.recorded_by_id == scene.writer.pk
        entries = AuditEvent.objects.filter(actor_id=scene.writer.pk).exclude(action__endswith=":consulted")
        bodies = [bytes(body).decode() for body in entries.values_list("body", flat=True)]
        assert sum(str(scene.record) in body for body in bodies) >= len(accepted)


def versions_of(scene: Scene) -> Any:
    """The versions of the record behind the scene, the first one first."""
    model = next(each for each in apps.get_models()
                 if is_versioned(each) and each.versions.filter(record_id=scene.record).exists())  # fmt: skip
    return model.versions.of(scene.record)


def told(value: object) -> str:
    """A value as text, without blanks and brackets, so that a stored form is found again."""
    text = value.isoformat() if isinstance(value, datetime) else str(value)
    return "".join(letter for letter in text.casefold() if letter.isalnum())
