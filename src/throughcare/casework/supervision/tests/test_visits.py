"""Visits nobody is told of, who may know of them, and what happens when somebody is not back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import HomeVisitDraft, VisitDraft
from throughcare.casework.supervision.handlers import tell_of_overdue_visit
from throughcare.casework.supervision.models import Contact, HomeVisit, Visit
from throughcare.casework.supervision.refusals import (
    NotOwnVisit,
    NoWatcher,
    OutsideLimits,
    RisksNotRead,
    SupervisionStopped,
    VisitNotSo,
    WordsNeeded,
)
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.notices.models import Message
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R056")]


@pytest.fixture
def watcher(world: World) -> User:
    return world.user("officer", team=world.team, name="Wanda Watcher")


@pytest.fixture
def draft(watcher: User) -> VisitDraft:
    return VisitDraft(
        on=date(2026, 11, 16), at=time(14), minutes=60, watcher_id=watcher.pk,
        authority="Condition 4: residence", reason="The landlord says that nobody lives there.", place="At home",
    )  # fmt: skip


def replaced(draft: VisitDraft, **changes: object) -> VisitDraft:
    return VisitDraft(
        **{name: changes.get(name, getattr(draft, name)) for name in VisitDraft.__dataclass_fields__}
    )  # type: ignore[arg-type]


def test_a_visit_says_its_power_and_why_and_no_event_tells_of_it(
    officer: Actor, person: Person, draft: VisitDraft
) -> None:
    made = commands.plan_visit(officer, person.pk, draft)
    assert (made.announced, made.state, made.back_by - made.starts_at) == (
        False,
        "planned",
        timedelta(hours=1),
    )
    assert made.order_id is not None
    assert not StoredEvent.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"authority": " "}, WordsNeeded), ({"reason": "because"}, WordsNeeded), ({"watcher_id": None}, NoWatcher),
        ({"minutes": 5}, OutsideLimits), ({"on": date(2026, 11, 13)}, OutsideLimits),
    ],
)  # fmt: skip
def test_what_is_missing_is_refused(
    officer: Actor, person: Person, draft: VisitDraft, changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        commands.plan_visit(officer, person.pk, replaced(draft, **changes))
    assert not Visit.objects.exists()


def test_nobody_watches_for_themselves(officer: Actor, person: Person, draft: VisitDraft) -> None:
    with pytest.raises(NoWatcher):
        commands.plan_visit(officer, person.pk, replaced(draft, watcher_id=officer.user_id))


def test_concerns_about_staff_are_read_first_and_custody_stops_it(
    officer: Actor, person: Person, draft: VisitDraft
) -> None:
    concern = factories.ConcernFactory(person=person, kind="staff")
    with pytest.raises(RisksNotRead):
        commands.plan_visit(officer, person.pk, draft)
    commands.plan_visit(officer, person.pk, replaced(draft, risks_read=frozenset({concern.pk})))
    factories.SupervisionStateFactory(
        person=person, state="in_custody", starts_on=date(2026, 11, 1), ends_on=None
    )
    with pytest.raises(SupervisionStopped):
        commands.plan_visit(officer, person.pk, replaced(draft, risks_read=frozenset({concern.pk})))


def test_only_who_goes_who_watches_and_managers_have_the_row(
    world: World, make_world: Callable[..., World], person: Person, watcher: User
) -> None:
    """Whatever a page, a feed, a letter or a list asks for: the database itself gives nobody else the row."""
    with acting(SYSTEM):
        visit = factories.VisitFactory(person=person, officer=world.officer, watcher=watcher)
    knows = [world.officer, watcher, world.manager]
    other = world.user("officer", team=world.team)
    for user in [*knows, other, world.user("support", team=world.team), make_world().manager]:
        with acting(world.actor(user)), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM supervision_visit WHERE person_id = %s", [person.pk])
            assert cursor.fetchone() == (1 if user in knows else 0,), user
    with acting(world.actor(other)) as actor, pytest.raises(NotThere):
        queries.visit_of(actor, person.pk, visit.pk)


def test_the_database_refuses_what_the_screen_would(world: World, person: Person, watcher: User) -> None:
    with acting(SYSTEM):
        for changes in (
            {"authority": ""}, {"reason": ""}, {"watcher": world.officer, "officer": world.officer},
            {"state": "back"}, {"back_by": datetime(2026, 11, 16, 13, tzinfo=UTC)}, {"announced": True},
        ):  # fmt: skip
            with pytest.raises(DatabaseError), transaction.atomic():
                factories.VisitFactory(
                    person=person, **{"officer": world.officer, "watcher": watcher, **changes}
                )


def test_going_out_coming_back_and_what_came_of_it(officer: Actor, person: Person, draft: VisitDraft) -> None:
    visit = commands.plan_visit(officer, person.pk, draft)
    with time_machine.travel(datetime(2026, 11, 16, 14, 20, tzinfo=UTC)):
        commands.go_out(officer, person.pk, visit.pk, expected=1)
        held = queries.visit_of(officer, person.pk, visit.pk)
        assert held.back_by.replace(microsecond=0) == datetime(2026, 11, 16, 15, 20, tzinfo=UTC)
        commands.stay_longer(officer, person.pk, visit.pk, 120, expected=2)
    with time_machine.travel(datetime(2026, 11, 16, 15, 50, tzinfo=UTC)):
        attempt = HomeVisitDraft(achieved=False, not_achieved="no-answer", went_with="alone")
        with pytest.raises(StaleVersion):
            commands.come_back(officer, person.pk, visit.pk, attempt, expected=1)
        commands.come_back(officer, person.pk, visit.pk, attempt, expected=3)
    contact = Contact.objects.get(person=person)
    assert (contact.kind, contact.outcome, contact.title) == ("home", "", "Unannounced visit")
    assert not HomeVisit.objects.get(contact=contact).achieved
    assert queries.visit_of(officer, person.pk, visit.pk).contact_id == contact.pk
    with pytest.raises(VisitNotSo):
        commands.go_out(officer, person.pk, visit.pk, expected=4)


def test_who_is_not_back_is_told_once_to_who_watches_and_to_managers(
    world: World, person: Person, watcher: User, deliver: Callable[[], int]
) -> None:
    duty = world.user("duty_manager", team=world.team)
    with acting(SYSTEM):
        factories.VisitFactory(
            person=person, officer=world.officer, watcher=watcher, state="out",
            went_at=datetime(2026, 11, 16, 7, tzinfo=UTC), starts_at=datetime(2026, 11, 16, 7, tzinfo=UTC),
        )  # fmt: skip
    assert (commands.escalate_overdue(), commands.escalate_overdue()) == (1, 0)
    event = StoredEvent.objects.get(kind="supervision.VisitOverdue")
    assert set(event.body) >= {"visit_id", "person_id", "officer_id", "watcher_id"}
    deliver()
    told = set(Message.objects.filter(kind="not-back").values_list("to_id", flat=True))
    assert told == {watcher.pk, duty.pk, world.manager.pk}
    assert tell_of_overdue_visit


def test_whoever_watches_says_that_they_heard(world: World, person: Person, watcher: User) -> None:
    with acting(SYSTEM):
        visit = factories.VisitFactory(
            person=person, officer=world.officer, watcher=watcher, state="out",
            went_at=datetime(2026, 11, 16, 8, tzinfo=UTC),
        )  # fmt: skip
    stranger = world.browser(world.user("officer", team=world.team))
    address = reverse("supervision:heard", args=[visit.pk])
    assert stranger.post(address, {"version": "1"}).status_code == 404
    client = world.browser(watcher)
    text = client.get(reverse("supervision:visits")).content.decode()
    assert "They are back: I heard from them" in text
    assert client.post(address, {"version": "1"}).status_code == 302
    with acting(SYSTEM):
        assert Visit.objects.get(pk=visit.pk).state == "back"


def test_a_colleague_does_not_speak_for_who_goes(world: World, person: Person, watcher: User) -> None:
    with acting(SYSTEM):
        visit = factories.VisitFactory(person=person, officer=world.officer, watcher=watcher)
    with acting(world.actor(watcher)) as actor, pytest.raises(NotOwnVisit):
        commands.go_out(actor, person.pk, visit.pk, expected=1)
    with acting(world.actor(world.manager)) as actor:
        commands.call_off(actor, person.pk, visit.pk, "Another team goes.", expected=1)


def test_who_may_not_book_plans_no_visit(
    world: World, make_world: Callable[..., World], person: Person, draft: VisitDraft
) -> None:
    for user, refusal in (
        (world.user("reception"), (NotPermitted, PurposeNeeded)),
        (make_world().officer, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(refusal):
            commands.plan_visit(actor, person.pk, draft)


def test_an_appointment_is_watched_once(officer: Actor, person: Person, watcher: User, world: World) -> None:
    booked = factories.AppointmentFactory(
        person=person, officer=world.officer, kind="home", status="booked",
        starts_at=datetime(2026, 11, 17, 10, tzinfo=UTC),
    )  # fmt: skip
    commands.watch_appointment(officer, person.pk, booked.pk, watcher.pk, 60)
    with pytest.raises(VisitNotSo):
        commands.watch_appointment(officer, person.pk, booked.pk, watcher.pk, 60)


def test_the_pages_on_a_phone(world: World, person: Person, watcher: User) -> None:
    client = world.browser()
    plan = reverse("supervision:plan_visit", args=[person.pk])
    assert "say so" not in client.get(plan).content.decode()
    typed = {
        "on_day": "16", "on_month": "11", "on_year": "2026", "at": "14:00", "minutes": "60", "watcher": str(watcher.pk),
        "authority": "", "reason": "The landlord says that nobody lives there.", "place": "At home",
        "submission": "0199a7b4-0000-7000-8000-00000000000a",
    }  # fmt: skip
    refused = client.post(plan, typed)
    assert refused.status_code == 422
    assert "The landlord says" in refused.content.decode()
    made = client.post(plan, {**typed, "authority": "Condition 4: residence"})
    assert made.status_code == 303
    with counted() as statements:
        text = client.get(made["Location"]).content.decode()
    assert len(statements) <= MOST_A_PAGE
    assert "The person does not know of this visit" in text
    assert client.post(made["Location"], {"act": "out", "version": "1"}).status_code == 303
    assert (
        client.post(made["Location"], {"act": "longer", "version": "2", "minutes": "30"}).status_code == 303
    )
    missing = client.post(made["Location"], {"act": "back", "version": "3"})
    assert missing.status_code == 422
    done = {"act": "back", "version": "3", "achieved": "yes", "went_with": "alone"}
    assert client.post(made["Location"], done).status_code == 303
    with counted() as statements:
        listed = client.get(reverse("supervision:visits")).content.decode()
    assert len(statements) <= MOST_A_PAGE
    assert "Back in the last 12 hours" in listed


CANARY = "CanaryOfAVisit"


def test_no_page_paper_or_list_of_the_person_tells_of_it(world: World, person: Person, watcher: User) -> None:
    """A colleague on the same team opens everything of the record: the visit is nowhere."""
    with acting(SYSTEM):
        factories.VisitFactory(
            person=person,
            officer=world.officer,
            watcher=watcher,
            authority=CANARY,
            reason=CANARY,
            place=CANARY,
        )
    client = world.browser(world.user("officer", team=world.team))
    for name in ("web:overview", "supervision:schedule", "supervision:activity", "supervision:standard",
                 "documents:letters", "web:changes"):  # fmt: skip
        answer = client.get(reverse(name, args=[person.pk]))
        assert answer.status_code == 200, name
        assert CANARY not in answer.content.decode(), name
    for name in ("supervision:diary", "supervision:visits", "web:today"):
        assert CANARY not in client.get(reverse(name)).content.decode(), name
