"""The duty rota by date: the role holds on its days alone, and the page and Today say whose day it is."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.urls import reverse
from tests import factories
from tests.arranging import World, actor_for

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.access.models import RoleHeld, User
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.caseload import commands
from throughcare.register.caseload.queries.duty import on_duty, rota

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R137")]
DAY = timedelta(days=1)


@pytest.fixture
def colleague(world: World) -> User:
    return world.user("officer", team=factories.TeamFactory(agency=world.agency), name="Dora Dale")


def today(world: World) -> date:
    return clock.today(world.agency.zone)


def turn(world: World, user: User, by: User | None = None, **changes: Any) -> RoleHeld:
    given = {
        "user_id": user.pk, "team_id": world.team.pk, "starts_on": today(world) + DAY,
        "last_day": today(world) + 2 * DAY,
    } | changes  # fmt: skip
    with acting(actor_for(by or world.manager)) as actor:
        return commands.put_on_duty(actor, **given)


def test_the_role_holds_on_its_days_and_ends_by_itself(world: World, colleague: User) -> None:
    turn(world, colleague)
    noon = clock.now().replace(hour=12)
    held = []
    for ahead in range(4):
        with time_machine.travel(noon + ahead * DAY, tick=False):
            actor = actor_for(colleague)
            held.append("duty_officer" in actor.roles)
            assert (world.team.pk in actor.team_ids) is held[-1]
    assert held == [False, True, True, False]
    event = AuditEvent.objects.get(action="caseload:duty:arranged")
    assert str(colleague.pk).encode() in bytes(event.body)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_on": date(2020, 1, 1)}, "starts_on"),
        ({"last_day": date(2020, 1, 1)}, "last_day"),
        ({"last_day": date(2099, 1, 1)}, "last_day"),
        ({"team_id": uuid4()}, "team"),
        ({"user_id": uuid4()}, "user"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    world: World, colleague: User, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(commands.DutyRefused) as refusal:
        turn(world, colleague, **changes)
    assert refusal.value.field == field
    assert not RoleHeld.objects.filter(role="duty_officer").exists()


def test_nobody_puts_themselves_on_duty_nor_anybody_twice(world: World, colleague: User) -> None:
    with pytest.raises(commands.DutyRefused, match="ask another manager"):
        turn(world, world.manager)
    turn(world, colleague)
    with pytest.raises(commands.DutyRefused, match="already"):
        turn(world, colleague, starts_on=today(world) + 2 * DAY, last_day=today(world) + 5 * DAY)
    turn(world, colleague, starts_on=today(world) + 3 * DAY, last_day=today(world) + 5 * DAY)


def test_a_manager_keeps_the_rota_of_their_own_teams(world: World, make_world: Any, colleague: User) -> None:
    far = factories.TeamFactory(agency=world.agency)
    made = turn(world, colleague)
    with pytest.raises(commands.DutyRefused):
        turn(world, colleague, team_id=far.pk)
    with pytest.raises(NotPermitted):
        turn(world, colleague, by=world.officer)
    other = make_world()
    with acting(actor_for(other.manager)) as actor, pytest.raises(NotThere):
        commands.take_off_duty(actor, made.pk)
    leader = world.user("manager", team=far)
    with acting(actor_for(leader)) as actor, pytest.raises(NotThere):
        commands.take_off_duty(actor, made.pk)


def test_a_turn_ends_now_or_is_called_off(world: World, colleague: User) -> None:
    now, later = (
        turn(world, colleague, starts_on=today(world)),
        turn(world, colleague, starts_on=today(world) + 9 * DAY, last_day=today(world) + 9 * DAY),
    )
    with acting(actor_for(world.manager)) as actor:
        assert [each.user for each in on_duty(actor)] == ["Dora Dale"] and len(rota(actor)) == 2
        commands.take_off_duty(actor, now.pk)
        commands.take_off_duty(actor, later.pk)
        assert rota(actor) == []
        with pytest.raises(commands.DutyRefused, match="ended already"):
            commands.take_off_duty(actor, now.pk)
    assert "duty_officer" not in actor_for(colleague).roles


def test_the_page_lists_puts_and_takes_off(world: World, colleague: User) -> None:
    browser, url = world.browser(world.manager), reverse("caseload:duty")
    assert "Nobody is on the rota." in browser.get(url).content.decode()
    day = today(world)
    days = {
        f"{name}_{part}": str(getattr(day, part))
        for name in ("starts_on", "last_day") for part in ("day", "month", "year")
    }  # fmt: skip
    sent = {"user": str(colleague.pk), "team": str(world.team.pk), **days, "submission": str(uuid4())}
    wrong = browser.post(url, {**sent, "last_day_year": "2020", "submission": str(uuid4())})
    assert wrong.status_code == 422 and "The last day must be on or after the first" in wrong.content.decode()
    assert [browser.post(url, sent).status_code for _ in range(2)] == [303, 303]
    made = RoleHeld.objects.get(role="duty_officer")
    shown = browser.get(url).content.decode()
    assert "Dora Dale" in shown and reverse("caseload:end_duty", args=[made.pk]) in shown
    for who in (world.manager, world.officer):
        assert "On duty today: Dora Dale for" in world.browser(who).get("/").content.decode()
    ended = browser.post(reverse("caseload:end_duty", args=[made.pk]), {"submission": str(uuid4())})
    assert ended.status_code == 303 and "Nobody is on the rota." in browser.get(url).content.decode()
    assert "On duty today" not in world.browser().get("/").content.decode()
    assert world.browser().get(url).status_code == 403


def test_the_rota_is_read_filled_and_ended_by_other_systems(world: World, colleague: User) -> None:
    """The API does what the page does."""
    browser, first = world.browser(world.manager), today(world)
    said = {
        "user_id": str(colleague.pk), "team_id": str(world.team.pk), "starts_on": first.isoformat(),
        "last_day": (first + DAY).isoformat(),
    }  # fmt: skip

    def send(path: str, body: Any = None) -> Any:
        headers = {"Idempotency-Key": uuid4().hex}
        return browser.post(f"/api/v1/duty{path}", body, content_type="application/json", headers=headers)

    made = send("", said)
    assert made.status_code == 201, made.content
    [line] = world.browser().get("/api/v1/duty").json()["items"]
    assert (line["id"], line["user"], line["last_day"]) == (made.json()["id"], "Dora Dale", said["last_day"])
    refused = send("", said)
    assert refused.status_code == 422 and "on duty there" in refused.json()["errors"][0]["message"]
    assert send(f"/{line['id']}/ending").status_code == 200
    assert browser.get("/api/v1/duty").json()["items"] == []
    with acting(world.actor()) as officer, pytest.raises(NotPermitted):
        commands.take_off_duty(officer, UUID(line["id"]))


@pytest.mark.parametrize(
    ("zone", "at", "held"),
    [
        ("America/New_York", "2026-03-04T02:00:00Z", True),
        ("America/New_York", "2026-03-04T06:00:00Z", False),
        ("Pacific/Auckland", "2026-03-03T11:30:00Z", False),
        ("Pacific/Auckland", "2026-03-02T11:30:00Z", True),
    ],
)
def test_a_turn_holds_by_the_day_of_the_agency(make_world: Any, zone: str, at: str, held: bool) -> None:
    """On duty on 3 March from midnight to midnight there, whatever day the server has; also as a session is read."""
    world = make_world(zone=zone)
    on = world.user("officer", team=factories.TeamFactory(agency=world.agency))
    third = date(2026, 3, 3)
    factories.RoleHeldFactory(
        user=on, role="duty_officer", team=world.team, starts_on=third, ends_on=third + DAY
    )
    with time_machine.travel(datetime.fromisoformat(at), tick=False):
        assert ("duty_officer" in actor_for(on).roles) is held
        with acting(actor_for(world.manager)) as manager:
            assert bool(on_duty(manager)) is held
        browser = world.browser(on)
        assert (browser.get("/api/v1/duty").json()["items"] != []) is held
