"""Cover by date: access, alerts and the day of a colleague's caseload, which end by themselves."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import SYSTEM, World, actor_for

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.policy import Relation
from throughcare.platform.database.context import acting, assume
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.caseload import commands
from throughcare.register.caseload.models import Cover
from throughcare.register.caseload.queries.cover import covers, not_opened_by_cover
from throughcare.register.notices import mail
from throughcare.register.notices.models import Message
from throughcare.register.notices.queries import AlertFilter, alerts
from throughcare.register.people.models import Person
from throughcare.shell.web.queries.today import day_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R137")]


@pytest.fixture
def colleague(world: World) -> User:
    return world.user("officer", team=factories.TeamFactory(agency=world.agency), name="Carl Colleague")


def today(world: World) -> date:
    return clock.today(world.agency.zone)


def cover(world: World, colleague: User, by: User | None = None, **changes: Any) -> Cover:
    fields = {
        "officer_id": world.officer.pk, "covered_by_id": colleague.pk, "starts_on": today(world),
        "last_day": today(world) + timedelta(days=6), "reason": "Leave", **changes,
    }  # fmt: skip
    with acting(actor_for(by or world.officer)) as actor:
        return commands.arrange_cover(actor, **fields)


def relation(user: User, person: Person, permission: Permission = Permission.CONTACT_RECORD) -> Relation:
    with acting(actor_for(user)) as actor:
        return door.ask(actor, permission, person.pk).relation


def test_who_covers_may_what_the_officer_may_until_the_last_day(
    world: World, colleague: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, other = world.person(), world.stranger()
    assert relation(colleague, person) is Relation.AGENCY
    made = cover(world, colleague)
    assert relation(colleague, person) is Relation.COVER
    assert relation(colleague, other) is Relation.AGENCY
    for days, expected in ((6, Relation.COVER), (7, Relation.AGENCY)):
        on = today(world) + timedelta(days=days)
        with monkeypatch.context() as later:
            later.setattr(clock, "today", lambda zone, on=on: on)
            assert relation(colleague, person) is expected
    assert made.ends_on == today(world) + timedelta(days=7)


def test_today_alerts_and_mail_reach_the_colleague(
    world: World, colleague: User, deliver: Callable[[], int]
) -> None:
    person = world.person(given="Cora", family="Covered")
    factories.AlertFactory(person=person, officer=world.officer, team=world.team, rule="excuse-to-judge")
    with acting(actor_for(colleague)) as actor:
        assert alerts(actor, AlertFilter()) == [] and day_of(actor).people == 0
    cover(world, colleague)
    with acting(actor_for(colleague)) as actor:
        assert [line.name for line in alerts(actor, AlertFilter())] == ["Cora Covered"]
        day = day_of(actor)
        assert day.people == 1 and [each.name for each in day.alerts] == ["Cora Covered"]
    assume(SYSTEM)
    deliver()
    mail.write_messages()
    assume(SYSTEM)
    told = set(Message.objects.filter(kind="alerts").values_list("to_id", flat=True))
    assert told == {world.officer.pk, colleague.pk}
    assert Message.objects.filter(kind="cover", to=colleague).exists()


def test_someone_of_both_caseloads_is_listed_once(world: World, colleague: User) -> None:
    person = world.person()
    factories.AllocationFactory(person=person, officer=colleague, team=world.team, part="supporting")
    cover(world, colleague)
    with acting(actor_for(colleague)) as actor:
        assert day_of(actor).people == 1


def test_cover_opens_no_restricted_record_and_says_how_many(world: World, colleague: User) -> None:
    person = world.person()
    factories.RestrictionFactory(person=person, agency=world.agency)
    factories.NamedFactory(person=person, agency=world.agency, user=world.officer)
    cover(world, colleague)
    assert relation(colleague, person) is Relation.NONE
    with acting(world.actor()) as actor:
        [line] = covers(actor)
        assert not_opened_by_cover(actor, [line]) == {line.id: 1}


def test_it_can_be_ended_early_and_then_gives_nothing(world: World, colleague: User) -> None:
    person = world.person()
    made = cover(world, colleague)
    with acting(world.actor()) as actor:
        with pytest.raises(StaleVersion):
            commands.end_cover(actor, made.pk, expected=9)
        commands.end_cover(actor, made.pk, expected=1)
    assert relation(colleague, person) is Relation.AGENCY
    with acting(world.actor()) as actor, pytest.raises(commands.CoverRefused):
        commands.end_cover(actor, made.pk, expected=2)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_on": -1}, "starts_on"),
        ({"last_day": -1}, "last_day"),
        ({"last_day": 92}, "last_day"),
        ({"covered_by_id": "officer"}, "covered_by"),
        ({"covered_by_id": "reception"}, "covered_by"),
        ({"officer_id": "manager"}, "officer"),
        ({"covered_by_id": "foreign"}, "covered_by"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    world: World, colleague: User, changes: dict[str, Any], field: str
) -> None:
    users = {
        "officer": world.officer, "manager": world.manager, "reception": world.user("reception"),
        "foreign": World().officer,
    }  # fmt: skip
    read = {
        name: today(world) + timedelta(days=value) if isinstance(value, int) else users[value].pk
        for name, value in changes.items()
    }
    with pytest.raises(commands.CoverRefused) as refused:
        cover(world, colleague, **read)
    assert refused.value.field == field
    assert not Cover.objects.exists()


def test_an_officer_arranges_their_own_and_a_manager_anybodys(world: World, colleague: User) -> None:
    third = world.user("officer", team=world.team)
    cover(world, colleague, by=world.manager)
    with pytest.raises(commands.CoverRefused):
        cover(world, third, by=third)
    with pytest.raises(commands.CoverRefused, match="already covers"):
        cover(world, colleague)
    with pytest.raises(door.NotPermitted):
        cover(world, colleague, by=world.user("reception"))
    made = Cover.objects.get()
    with acting(actor_for(third)) as actor, pytest.raises(door.NotThere):
        commands.end_cover(actor, made.pk, expected=1)
