"""Alerts: who sees them, who holds them, and how the news of them travels."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core import mail as outbox
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events import bus
from throughcare.register.caseload.commands import allocate
from throughcare.register.notices import commands, mail, queries
from throughcare.register.notices.models import Alert, Message
from throughcare.register.notices.queries import AlertFilter
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R114")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def alert(world: World, person: Person) -> Alert:
    made = factories.AlertFactory(person=person, officer=world.officer, team=world.team)
    assert isinstance(made, Alert)
    return made


def test_taken_handed_back_and_finished(world: World, alert: Alert) -> None:
    with acting(world.actor()) as actor:
        assert commands.take(actor, alert.pk, expected=1).owner_id == world.officer.pk
        assert commands.hand_back(actor, alert.pk, expected=2).owner_id is None
        finished = commands.finish(actor, alert.pk, expected=3, because="dealt-with")
        assert (finished.state, finished.version, finished.owner_id) == ("done", 4, world.officer.pk)
        with pytest.raises(commands.NotYours, match="already dealt with"):
            commands.take(actor, alert.pk, expected=4)


def test_two_never_both_hold_it(world: World, alert: Alert) -> None:
    colleague = world.user("officer", team=world.team)
    with acting(world.actor()) as actor:
        commands.take(actor, alert.pk, expected=1)
    with acting(world.actor(colleague)) as other:
        with pytest.raises(commands.NotYours, match="A colleague"):
            commands.take(other, alert.pk, expected=2)
        with pytest.raises(commands.NotYours):
            commands.finish(other, alert.pk, expected=2, because="known")
    with acting(world.actor(world.manager)) as manager:
        assert commands.hand_back(manager, alert.pk, expected=2).state == "new"


def test_refusals(world: World, alert: Alert, make_world: Callable[..., World]) -> None:
    with acting(world.actor()) as actor:
        with pytest.raises(StaleVersion):
            commands.take(actor, alert.pk, expected=7)
        with pytest.raises(commands.NotYours, match="Choose why") as broken:
            commands.finish(actor, alert.pk, expected=1, because="Alex was ill")
        assert broken.value.field == "because"
    with acting(make_world().actor()) as stranger, pytest.raises(NotThere):
        commands.take(stranger, alert.pk, expected=1)
    clerk = world.user("support", team=world.team)
    with acting(world.actor(clerk)) as actor, pytest.raises(NotPermitted):
        commands.take(actor, alert.pk, expected=1)


def test_own_team_and_counts(world: World, alert: Alert) -> None:
    colleague = world.user("officer", team=world.team)
    factories.AlertFactory(
        person=world.person(officer=colleague), officer=colleague, team=world.team, rule="task-overdue"
    )
    own = queries.alerts(world.actor(), AlertFilter())
    assert [each.id for each in own] == [alert.pk]
    manager = world.actor(world.manager)
    assert queries.alerts(manager, AlertFilter()) == []
    assert len(queries.alerts(manager, AlertFilter(team=True))) == 2
    assert len(queries.alerts(manager, AlertFilter(team=True, rule="task-overdue"))) == 1
    assert len(queries.alerts(manager, AlertFilter(team=True, officer=colleague.pk))) == 1
    assert {(each.rule, each.new) for each in queries.counts_by_rule(manager, team=True)} == {
        ("outcome-not-recorded", 1), ("task-overdue", 1),
    }  # fmt: skip


def test_each_officer_and_day_is_counted(world: World, alert: Alert) -> None:
    factories.AlertFactory(
        person=alert.person, officer=world.officer, team=world.team, rule="task-overdue",
        raised_at=clock.now() - timedelta(days=2),
    )  # fmt: skip
    (line,) = queries.officers_and_days(world.actor(world.manager))
    assert (line.officer, line.new, line.oldest, line.raised) == (
        "Olive Officer", 2, date(2026, 11, 3), [0, 0, 0, 0, 1, 0, 1],
    )  # fmt: skip


def test_a_restricted_persons_alert_hides_with_the_person(world: World, alert: Alert) -> None:
    factories.RestrictionFactory(person=alert.person)
    browser = world.browser()
    assert browser.get("/alerts/").text.count("Alex Example") == 0
    assert browser.get(f"/alerts/{alert.pk}/").status_code == 404
    assert browser.get(f"/alerts/{UUID(int=4)}/").status_code == 404


def test_the_pages(world: World, alert: Alert) -> None:
    browser, manager = world.browser(), world.browser(world.manager)
    for client, address in ((browser, "/alerts/"), (browser, f"/alerts/{alert.pk}/"), (manager, "/alerts/team/"),
                            (manager, "/alerts/?whose=team&state=new&rule=outcome-not-recorded")):  # fmt: skip
        with counted() as statements:
            page = client.get(address)
        assert page.status_code == 200
        assert len(statements) <= MOST_A_PAGE, f"{address}\n{statements}"
    page = browser.get("/alerts/").text
    assert (
        "Outcome not recorded" in page
        and "Say what came of the appointment." in page
        and "Alex Example" in page
    )
    assert browser.get("/alerts/team/").status_code == 403
    assert world.browser(world.user("administrator")).get("/alerts/").status_code == 403


def test_walking_an_alert_through_its_states(world: World, alert: Alert) -> None:
    browser = world.browser()
    sent = {"version": 1, "back": "/alerts/?state=new"}
    assert browser.post(f"/alerts/{alert.pk}/take/", sent)["Location"] == "/alerts/?state=new"
    page = browser.get("/alerts/?state=owned").text
    assert "It now stands under In progress" in page and "Hand back" in page
    browser.post(f"/alerts/{alert.pk}/back/", {"version": 1})
    assert "Someone else changed this record" in browser.get("/alerts/").text
    assert browser.post(f"/alerts/{alert.pk}/", {"version": 2, "because": ""}).status_code == 422
    assert browser.post(f"/alerts/{alert.pk}/", {"version": 2, "because": "known"}).status_code == 303
    assert "Alex Example" in browser.get("/alerts/?state=done").text
    assert "nothing more is to be done" in browser.get(f"/alerts/{alert.pk}/").text


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_nobody_is_sent_elsewhere(world: World, alert: Alert, back: str) -> None:
    answer = world.browser().post(f"/alerts/{alert.pk}/take/", {"version": 1, "back": back})
    assert answer["Location"] == "/alerts/"


@pytest.mark.requirement("R113")
def test_one_message_an_officer_and_day_without_a_name_in_it(world: World, alert: Alert) -> None:
    for rule in ("task-overdue", "order-ending"):
        factories.AlertFactory(person=alert.person, officer=world.officer, team=world.team, rule=rule)
    assert mail.write_messages() == 2
    assert mail.write_messages() == 0
    assert mail.send_waiting() == 2
    assert mail.send_waiting() == 0
    told = {message.to[0]: message for message in outbox.outbox}
    assert told[world.officer.email].subject == "You have 3 new alerts"
    assert told[world.officer.email].body == "You have 3 new alerts. Sign in to see them."
    assert told[world.manager.email].subject == "Your team has 3 new alerts"
    assert not Message.objects.filter(sent_at=None).exists()


def test_a_mail_server_that_fails_is_asked_again(
    world: World, alert: Alert, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise ConnectionRefusedError("nobody@example.org")

    mail.write_messages()
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        assert mail.send_waiting() == 0
    message = Message.objects.get(kind="alerts")
    assert (message.attempts, message.last_error, message.sent_at) == (1, "ConnectionRefusedError", None)
    assert mail.send_waiting() == 0
    Message.objects.update(last_tried_at=clock.now() - timedelta(minutes=5))
    assert mail.send_waiting() == 2


def test_alerts_go_with_the_person(world: World, alert: Alert, deliver: Callable[[], int]) -> None:
    colleague = world.user("officer", team=world.team)
    with acting(world.actor(world.manager)) as manager:
        allocate(
            manager, alert.person_id, officer_id=colleague.pk, team_id=world.team.pk,
            starts_on=clock.today(world.agency.zone), reason="Area moved",
        )  # fmt: skip
    deliver()
    alert.refresh_from_db()
    assert alert.officer_id == colleague.pk


def test_an_outcome_recorded_closes_its_alert_at_once(
    world: World, person: Person, deliver: Callable[[], int]
) -> None:
    from throughcare.casework.supervision.events import AppointmentCancelled
    from throughcare.casework.supervision.models import Appointment

    past = clock.now() - timedelta(days=3)
    booked = factories.AppointmentFactory(person=person, officer=world.officer, starts_at=past)
    with acting(world.actor()) as actor:
        bus.publish(actor, AppointmentCancelled(booked.pk, person.pk, "service"))
    deliver()
    assert Alert.objects.get(subject=booked.pk).state == "new"
    Appointment.objects.filter(pk=booked.pk).update(status="cancelled")
    with acting(world.actor()) as actor:
        bus.publish(actor, AppointmentCancelled(booked.pk, person.pk, "service"))
    deliver()
    assert Alert.objects.get(subject=booked.pk).state == "done"
