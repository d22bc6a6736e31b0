"""The log and "who has looked": for whom, why, what they show, and that reading them is logged."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import User
from throughcare.platform.audit import trail
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.audit.queries import read_mark
from throughcare.platform.database.context import acting, assume

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R139")]

WHY = {"purpose": "lawfulness"}


@pytest.fixture
def auditor(world: World) -> SignedIn:
    return world.browser(world.user("auditor", name="Aud Auditor"))


def look(world: World, *people: UUID, user: User | None = None, page: str = "people:overview") -> None:
    with acting(world.actor(user)) as actor:
        trail.consulted(actor, page, people=people, purpose="supervision")


def text(response: Any) -> str:
    return response.content.decode()


def newest() -> dict[str, Any]:
    body: dict[str, Any] = json.loads(bytes(AuditEvent.objects.latest("at", "id").body))
    return body


def test_nothing_is_read_before_a_purpose_is_stated(world: World, auditor: SignedIn) -> None:
    look(world, world.person(reference="X000123").pk)
    before = AuditEvent.objects.count()
    for said in ({}, {"purpose": ""}, {"purpose": "curiosity"}):
        asked = auditor.get(reverse("log:log"), said)
        assert asked.status_code == 200
        assert "Why do you read the log?" in text(asked)
        assert "X000123" not in text(asked)
    assert AuditEvent.objects.count() == before


def test_the_log_tells_who_did_what_in_plain_words_and_is_itself_logged(
    world: World, auditor: SignedIn
) -> None:
    person = world.person(given="Canary", family="Quillfeather", reference="X000123")
    look(world, person.pk)
    with counted() as statements:
        shown = auditor.get(reverse("log:log"), WHY)
    assert "Olive Officer saw the overview of X000123, supervision" in text(shown)
    assert "Quillfeather" not in text(shown)
    assert len(statements) <= MOST_A_PAGE, str(statements)
    entry = newest()
    assert (entry["action"], entry["purpose"], entry["verb"]) == (
        "log:entries:consulted",
        "lawfulness",
        "consult",
    )
    assert entry["people"] == [str(person.pk)]
    assert "Aud Auditor saw the log of X000123, to check lawfulness" in text(
        auditor.get(reverse("log:log"), WHY)
    )


@pytest.mark.parametrize("role", ["officer", "manager", "duty_manager", "administrator", "reception"])
def test_the_log_is_for_auditors_only(world: World, role: str) -> None:
    browser = world.browser(world.user(role))
    assert browser.get(reverse("log:log"), WHY).status_code == 403
    assert browser.get(reverse("log:export"), WHY).status_code == 403


def test_another_agency_s_entries_and_walled_people_stay_hidden(world: World, auditor: SignedIn) -> None:
    other = World()
    look(other, other.person(reference="FOREIGN1").pk)
    restricted = world.person(reference="WALLED1")
    factories.RestrictionFactory(person=restricted)
    look(world, restricted.pk)
    shown = text(auditor.get(reverse("log:log"), WHY))
    assert "FOREIGN1" not in shown
    assert "WALLED1" not in shown
    assert "Olive Officer saw the overview of a record closed to you, supervision" in shown
    filtered = text(auditor.get(reverse("log:log"), WHY | {"person": "WALLED1"}))
    assert "Nothing in the log matches" in filtered


def test_filters_narrow_the_log(world: World, auditor: SignedIn) -> None:
    first, second = world.person(reference="X000001"), world.person(reference="X000002")
    look(world, first.pk)
    look(world, second.pk, user=world.manager, page="supervision:activity")
    with acting(world.actor()) as actor:
        trail.record(actor, "supervision:contact:recorded", kind="x", key=uuid4(), people=[first.pk])
    world.browser().get(reverse("log:log"), WHY)

    def shown(**filters: str) -> str:
        page = text(auditor.get(reverse("log:log"), WHY | filters))
        return page[page.index("<tbody") : page.index("</tbody")]

    assert "X000002" not in shown(who="olive")
    assert "X000001" not in shown(who="Max")
    assert "saw" not in shown(did="changed", who="olive")
    assert "recorded the contact" not in shown(did="looked")
    assert "tried to read the log and was refused (rule R5)" in shown(did="refused")
    assert "tried to read the log" in shown(outcome="deny")
    assert "overview" not in shown(area="supervision")
    assert "Max Manager" not in shown(person="x000001")
    of_one = text(auditor.get(reverse("log:log"), WHY | {"person": "X000001"}))
    assert f'href="{reverse("log:person", args=[first.pk])}?purpose=lawfulness"' in of_one
    today = clock.today("Europe/London")
    assert "Nothing" in shown(until=str(today - timedelta(days=1)))
    assert "X000001" in shown(since=str(today), until=str(today))
    wrong = text(auditor.get(reverse("log:log"), WHY | {"since": "2026-11-02", "until": "2026-11-01"}))
    assert "The last day must not be before the first" in wrong


def test_pages_follow_by_key_without_a_gap_or_a_repetition(world: World, auditor: SignedIn) -> None:
    people = [world.person(reference=f"P{number:04}") for number in range(3)]
    with acting(world.actor()) as actor:
        for number in range(120):
            trail.record(actor, f"people:page-{number}:consulted", people=[people[number % 3].pk])
    seen: list[int] = []
    address: str = f"{reverse('log:log')}?purpose=lawfulness&who=olive"
    for _ in range(3):
        page = text(auditor.get(address))
        seen += [number for number in range(120) if f"saw the page {number} of" in page]
        following = (
            page.split('rel="next"')[0].rsplit('href="', 1)[-1].split('"')[0] if 'rel="next"' in page else ""
        )
        address = reverse("log:log") + following.replace("&amp;", "&")
    assert sorted(seen) == list(range(120))
    assert following == ""


@pytest.mark.parametrize("mark", ["", "x", "2026-11-02_x", "_", f"2026-11-02T10:00:00_{UUID(int=1)}"])
def test_a_mark_that_is_none_shows_the_newest(auditor: SignedIn, mark: str) -> None:
    assert read_mark(mark) is None
    assert auditor.get(reverse("log:log"), WHY | {"before": mark}).status_code == 200


def test_a_mark_is_read_back() -> None:
    at, key = datetime(2026, 11, 2, 10, 0, 0, 123456, tzinfo=UTC), uuid4()
    assert read_mark(f"{at.isoformat()}_{key}") == (at, key)


def test_the_file_holds_the_log_and_runs_nothing(world: World, auditor: SignedIn) -> None:
    world.officer.name = "=HYPERLINK(1)"
    User.objects.filter(pk=world.officer.pk).update(name=world.officer.name)
    person = world.person(reference="X000123")
    look(world, person.pk)
    answer = auditor.get(reverse("log:export"), WHY)
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.headers["Cache-Control"] == "no-store"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Moment (UTC)", "What"]
    assert "'=HYPERLINK(1) saw the overview of X000123, supervision" in [row[1] for row in rows]
    assert all(cell[:1] not in "=+-@" or not cell for row in rows for cell in row)
    entry = newest()
    assert (entry["action"], entry["verb"], entry["purpose"]) == (
        "log:entries:exported",
        "disclose",
        "lawfulness",
    )
    assert entry["people"] == [str(person.pk)]
    asked = auditor.get(reverse("log:export"))
    assert "Why do you read the log?" in text(asked)


def test_who_has_looked_at_one_person(world: World, auditor: SignedIn) -> None:
    person, other = world.person(reference="X000123"), world.person(reference="X000999")
    look(world, person.pk, other.pk, page="web:caseload")
    with acting(SYSTEM):
        trail.record(SYSTEM, "notices:alert:raised", people=[person.pk])
    assume(SYSTEM)
    address = reverse("log:person", args=[person.pk])
    assert "Why do you read the log?" in text(auditor.get(address))
    with counted() as statements:
        shown = text(auditor.get(address, WHY))
    assert "Who has looked at X000123" in shown
    assert "Olive Officer saw a caseload with 2 people, this person among them, supervision" in shown
    assert "The system (test) raised the alert of this person" in shown
    assert "X000999" not in shown
    assert len(statements) <= MOST_A_PAGE, str(statements)
    entry = newest()
    assert (entry["action"], entry["purpose"]) == ("log:person:consulted", "lawfulness")
    assert entry["people"] == [str(person.pk)]


def test_the_manager_sees_who_looked_at_the_team_s_people_and_officers_do_not(world: World) -> None:
    person = world.person()
    address = reverse("log:person", args=[person.pk])
    assert world.browser(world.manager).get(address, WHY).status_code == 200
    assert world.browser().get(address, WHY).status_code == 403


def test_a_hidden_person_and_an_unknown_one_answer_alike(world: World, auditor: SignedIn) -> None:
    restricted, foreign = world.person(), factories.PersonFactory()
    factories.RestrictionFactory(person=restricted)
    for key in (restricted.pk, foreign.pk, uuid4()):
        assert auditor.get(reverse("log:person", args=[key]), WHY).status_code == 404


def test_a_manager_without_relation_states_a_purpose_first(world: World) -> None:
    stranger = world.stranger()
    with acting(world.actor(world.manager)) as actor, pytest.raises(door.PurposeNeeded):
        door.require(actor, door.Permission.LOOKS_READ, stranger.pk)
    assert world.browser(world.manager).get(reverse("log:person", args=[stranger.pk]), WHY).status_code == 302
