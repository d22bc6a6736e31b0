"""Who needs attention now: the list on screen and as a file, and how its order is told and changed."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.releases.models import OwnFigures
from throughcare.config.timetable import SWEEP_RULES
from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.register.notices.sweep import registry
from throughcare.register.people.models import Person
from throughcare.shell.web.queries.attention import OF_TEAMS

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R133")]
TODAY = clock.today("Europe/London")
LIST = "/caseload/attention/"


def ago(days: int) -> Any:
    return clock.now() - timedelta(days=days)


@pytest.fixture
def people(world: World) -> dict[str, Person]:
    """One in each group but progress. Ash: danger and a task. Birch: not told. Cedar: not seen. Dogwood: task soon."""
    made = {name: world.person("Robin", name) for name in ("Ash", "Birch", "Cedar", "Dogwood", "Elder")}
    for name, person in made.items():
        factories.OrderFactory(
            person=person, starts_on=TODAY - timedelta(days=300), ends_on=TODAY + timedelta(days=300)
        )
        factories.LevelHeldFactory(person=person, level="D", told_on=TODAY)
        factories.ContactFactory(person=person, happened_at=ago(30 if name == "Cedar" else 2))
    factories.SafetyTaskFactory(person=made["Ash"], rung_at=ago(1))
    factories.TaskFactory(person=made["Ash"], owner=world.officer, due_on=TODAY - timedelta(days=3))
    factories.AlertFactory(
        person=made["Birch"],
        rule="level-not-told",
        subject=made["Birch"].pk,
        due_on=TODAY - timedelta(days=5),
    )
    factories.TaskFactory(person=made["Dogwood"], owner=world.officer, due_on=TODAY + timedelta(days=2))
    return made


def in_order(text: str) -> list[str]:
    return sorted(
        (name for name in ("Ash", "Birch", "Cedar", "Dogwood", "Elder") if f"Robin {name}<" in text),
        key=lambda name: text.index(f"Robin {name}<"),
    )


def test_the_list_says_who_why_and_what_to_do(world: World, people: dict[str, Person]) -> None:
    browser = world.browser()
    with counted() as statements:
        page = browser.get(LIST)
    text = page.content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert in_order(text) == ["Ash", "Birch", "Cedar", "Dogwood", "Elder"]
    assert "<strong>An answer tells of danger to the person: since " in text
    assert "<li>A task was not done in time: due by " in text, "further reasons stand under the first"
    assert "Ring the housing team" in text
    assert "<strong>Was not told of their tier: since " in text, "the place's own word"
    assert "Not seen for longer than their tier allows" in text
    assert "A task: by " in text and "in 2 days" in text
    assert "Nothing waits today" in text and "Last seen 2 days ago" in text
    assert reverse("supervision:book", args=[people["Cedar"].pk]) in text
    entry = AuditEvent.objects.get(action="web:attention:consulted")
    assert set(entry.people) == {person.pk for person in people.values()}
    assert json.loads(bytes(entry.body))["purpose"] == "caseload"


def test_acting_moves_the_line(world: World, people: dict[str, Person]) -> None:
    factories.ContactFactory(person=people["Cedar"], happened_at=ago(0))
    assert in_order(world.browser().get(LIST).content.decode()) == [
        "Ash",
        "Birch",
        "Dogwood",
        "Elder",
        "Cedar",
    ]


def test_one_group_and_back(world: World, people: dict[str, Person]) -> None:
    text = world.browser().get(f"{LIST}?group=clock").content.decode()
    assert in_order(text) == ["Birch"]
    assert "Show everybody" in text
    assert in_order(world.browser().get(f"{LIST}?group=nonsense").content.decode()) != []


def test_a_colleague_who_deals_with_it_is_named(world: World) -> None:
    person = world.person("Robin", "Ash")
    factories.AlertFactory(
        person=person, rule="level-not-told", state="owned", owner=world.manager, owned_at=clock.now()
    )
    assert "Max Manager is dealing with it" in world.browser().get(LIST).content.decode()


def test_an_alert_leads_where_it_is_dealt_with(world: World) -> None:
    registry.learn(SWEEP_RULES)
    person = world.person("Robin", "Ash")
    task = factories.TaskFactory(person=person, owner=world.officer, due_on=TODAY - timedelta(days=1))
    text = world.browser().get(LIST).content.decode()
    assert reverse("supervision:finish_task", args=[person.pk, task.pk]) in text


@pytest.mark.requirement("R138")
def test_whoever_a_wall_hides_is_not_on_the_list(world: World) -> None:
    hidden, excluded = world.person("Hidden", "Example"), world.person("Excluded", "Example")
    factories.RestrictionFactory(person=hidden)
    factories.ExclusionFactory(person=excluded, user=world.officer)
    for address in (LIST, f"{LIST}file/"):
        text = world.browser().get(address).content.decode()
        assert "Hidden" not in text and "Excluded" not in text
    manager = world.browser(world.manager).get(f"{LIST}?team=on").content.decode()
    assert "Hidden" not in manager and "Excluded" in manager


def test_the_team_and_a_colleague_are_for_whoever_leads(world: World, people: dict[str, Person]) -> None:
    other = world.user("officer", team=world.team, name="Otto Officer")
    world.person("Robin", "Fir", officer=other)
    manager = world.browser(world.manager)
    with counted() as statements:
        text = manager.get(f"{LIST}?team=on").content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Robin Fir" in text and "Robin Ash" in text and "Otto Officer" in text
    entry = AuditEvent.objects.get(action="web:attention:consulted")
    assert json.loads(bytes(entry.body))["purpose"] == "team"
    text = manager.get(f"{LIST}?officer={other.pk}").content.decode()
    assert "Who of Otto Officer’s people" in text and "Robin Fir" in text and "Robin Ash" not in text
    assert world.browser(other).get(f"{LIST}?team=on").status_code == 403
    assert world.browser(other).get(f"{LIST}?officer={world.officer.pk}").status_code == 403
    assert world.browser(world.user("administrator")).get(LIST).status_code == 403


def test_an_empty_list_says_so(world: World) -> None:
    assert "Nobody is on this list" in world.browser().get(LIST).content.decode()


def test_the_file_has_everybody_and_the_log_says_so(world: World, people: dict[str, Person]) -> None:
    world.person("=cmd", "Fir")
    answer = world.browser().get(f"{LIST}file/")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "Place"
    assert [row[3] for row in rows[1:]][:2] == ["Robin Ash", "Robin Birch"]
    assert "'=cmd Fir" in {row[3] for row in rows}
    assert rows[1][7].startswith("An answer tells of danger")
    entry = AuditEvent.objects.get(action="web:attention:exported")
    assert {person.pk for person in people.values()} < set(entry.people)


def test_how_the_list_is_ordered_is_told_to_everybody(world: World) -> None:
    browser = world.browser()
    with counted() as statements:
        text = browser.get(f"{LIST}order/").content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    for words in (
        "Anybody&#39;s safety comes first.", "never what they are worth", "Nobody falls off", "Ethics and triage",
        "The house’s own principle", "Nothing: the house’s own values stand",
        "Danger stands first and cannot be moved or switched off.",
    ):  # fmt: skip
        assert words in text, words
    assert "Change the order" not in text


def chosen(**changed: Any) -> dict[str, Any]:
    return {
        "order": "overdue,clock,soon,progress", "soon_days": "1", "contact_days_high": "7", "contact_days_medium": "14",
        "contact_days_low": "28", "contact_days_none": "28", "first_contact_days": "5", "praise_after": "8",
        "why": "The office is closed on Fridays", "submission": "33333333-1111-1111-1111-111111111112", **changed,
    }  # fmt: skip


def test_a_manager_changes_the_order_and_somebody_else_releases_it(
    world: World, people: dict[str, Person]
) -> None:
    first, second = (
        world.browser(world.manager),
        world.browser(world.user("manager", team=world.team, name="Mona Manager")),
    )
    assert first.get(f"{LIST}order/change/").status_code == 200
    made = first.post(f"{LIST}order/change/", chosen())
    assert made.status_code == 303
    assert "You prepared it" in first.get(made["Location"]).content.decode()
    release = made["Location"] + "release/"
    assert "somebody else releases it" in first.post(release, {"version": 1}).content.decode()
    assert in_order(world.browser().get(LIST).content.decode())[1] == "Birch", "not yet"
    assert "Release it" in second.get(made["Location"]).content.decode()
    assert second.post(release, {"version": 1}).status_code == 303
    text = world.browser().get(LIST).content.decode()
    assert in_order(text) == ["Ash", "Cedar", "Birch", "Dogwood", "Elder"]
    assert "Order set by Max Manager and Mona Manager, since " in text
    told = world.browser().get(f"{LIST}order/").content.decode()
    assert "released by Mona Manager" in told and "The office is closed on Fridays" in told
    assert "Released" in first.get(f"{LIST}order/").content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"soon_days": "0"}, "must be a whole number from 1 to 28"),
        ({"soon_days": "many"}, "must be a whole number from 1 to 28"),
        ({"order": "soon,clock,overdue,progress"}, "Choose one of the answers listed"),
        ({"not_counted": ["danger-told"]}, "Choose only from the answers listed"),
        ({"why": ""}, "Enter an answer to"),
        ({"order": "clock,overdue,soon,progress", "soon_days": "7"}, "This is how it stands already"),
    ],
)
def test_what_lies_beyond_the_limits_is_refused_and_nothing_typed_is_lost(
    world: World, changed: dict[str, Any], said: str
) -> None:
    page = world.browser(world.manager).post(f"{LIST}order/change/", chosen(**changed))
    text = page.content.decode()
    assert page.status_code == 422
    assert said in text
    assert changed.get("why", "The office is closed on Fridays") in text
    assert not OwnFigures.objects.exists()


def test_who_may_not_change_it(world: World) -> None:
    made = factories.OwnFiguresFactory(agency=world.agency, state="prepared")
    officer = world.browser()
    for address in ("change/", f"{made.pk}/"):
        assert officer.get(f"{LIST}order/{address}").status_code == 403
    assert officer.post(f"{LIST}order/{made.pk}/release/", {"version": 1}).status_code == 403
    far = World()
    assert far.browser(far.manager).get(f"{LIST}order/{made.pk}/").status_code == 404


def test_it_may_be_withdrawn(world: World) -> None:
    made = factories.OwnFiguresFactory(agency=world.agency, state="prepared", prepared_by=world.manager)
    browser = world.browser(world.manager)
    assert browser.post(f"{LIST}order/{made.pk}/withdraw/", {"version": 1}).status_code == 303
    assert "Withdrawn" in browser.get(f"{LIST}order/{made.pk}/").content.decode()


def test_the_caseload_and_today_lead_there(world: World, people: dict[str, Person]) -> None:
    for address in ("/caseload/", "/"):
        assert f'href="{LIST}"' in world.browser().get(address).content.decode(), address


def test_nothing_about_who_somebody_is_goes_into_the_order() -> None:
    words = OF_TEAMS.lower()
    for column in (
        "sex",
        "born",
        "gender",
        "characteristic",
        "ethnic",
        "nationality",
        "religion",
        "language",
        "adjustment",
    ):
        assert column not in words, column
