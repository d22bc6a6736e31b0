"""What follows from states and orders: appointments set aside and restored, clocks that run on, no power lost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders import queries
from throughcare.casework.orders.drafts import ConditionDraft, DeathDraft, EndingDraft, OrderDraft, StateDraft
from throughcare.casework.supervision.commands import following
from throughcare.casework.supervision.models import Appointment, Contact
from throughcare.decisions.noncompliance.models import Failure
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Activity

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009", "R056")]

DAY = timedelta(days=1)


@dataclass
class Case:
    """A person under an order, with two required appointments ahead and one offered after the order's end."""

    world: World
    person: Person
    order: UUID
    soon: Appointment
    later: Appointment
    offered: Appointment
    deliver: Callable[[], int]

    @property
    def today(self) -> date:
        return clock.today("Europe/London")

    def state(self, code: str, day: date | None = None) -> None:
        with acting(self.world.actor()) as actor:
            orders.change_state(actor, self.person.pk, StateDraft(state=code, starts_on=day or self.today))
        self.deliver()

    def retract(self) -> None:
        with acting(self.world.actor()) as actor:
            last = queries.orders_of(actor, self.person.pk).states[0]
            orders.retract_state(
                actor, self.person.pk, last.record_id, expected=last.version, because="never-happened"
            )
        self.deliver()

    def statuses(self) -> list[str]:
        return [Appointment.objects.get(pk=row.pk).status for row in (self.soon, self.later, self.offered)]


@pytest.fixture
def case(world: World, deliver: Callable[[], int]) -> Case:
    person, now = world.person(), clock.now()
    factories.SupervisionStateFactory(person=person, starts_on=date(2026, 1, 5))
    order = factories.OrderFactory(
        person=person, kind="ew-community-order", ends_on=clock.today("Europe/London") + 60 * DAY
    )
    made = {"person": person, "officer": world.officer}
    return Case(
        world, person, order.pk,
        factories.AppointmentFactory(**made, order=order, starts_at=now + 3 * DAY),
        factories.AppointmentFactory(**made, order=order, starts_at=now + 40 * DAY),
        factories.AppointmentFactory(**made, starts_at=now + 70 * DAY),
        deliver,
    )  # fmt: skip


@pytest.mark.parametrize("state", ["in_custody", "hospital", "transferred_out", "deported"])
def test_a_state_sets_aside_and_gives_back_exactly(case: Case, state: str) -> None:
    case.state(state)
    assert case.statuses() == ["stopped"] * 3
    case.state("active")
    assert case.statuses() == ["booked"] * 3
    assert Appointment.versions.of(case.soon.pk).count() == 3


def test_a_death_by_mistake_gives_everything_back(case: Case) -> None:
    with acting(case.world.actor()) as officer:
        draft = DeathDraft(told_by="A neighbour", told_how="phone", told_on=case.today)
        report = orders.report_death(officer, case.person.pk, draft)
    case.deliver()
    assert case.statuses() == ["stopped"] * 3
    with acting(case.world.actor()) as officer:
        orders.undo_death(officer, case.person.pk, report.pk, because="reported-by-mistake", expected=1)
    case.deliver()
    assert case.statuses() == ["booked"] * 3


def test_custody_told_of_late_covers_what_went_by(case: Case) -> None:
    gone = factories.AppointmentFactory(
        person=case.person, officer=case.world.officer, starts_at=clock.now() - 4 * DAY, order_id=case.order
    )
    before = factories.AppointmentFactory(
        person=case.person, officer=case.world.officer, starts_at=clock.now() - 20 * DAY, order_id=case.order
    )
    case.state("in_custody", case.today - 10 * DAY)
    case.state("active")
    now = {row.pk: row.status for row in Appointment.objects.filter(person=case.person)}
    assert (now[gone.pk], now[before.pk]) == ("stopped", "booked")
    case.retract()
    case.retract()
    assert Appointment.objects.get(pk=gone.pk).status == "booked"


def test_following_twice_changes_nothing(case: Case) -> None:
    case.state("hospital")
    with acting(Actor.system_named("test")) as system:
        following.follow(system, case.person.pk)
    assert Appointment.versions.of(case.soon.pk).count() == 2


def test_what_took_the_time_meanwhile_stands(case: Case) -> None:
    case.state("hospital")
    factories.AppointmentFactory(person=case.person, starts_at=case.soon.starts_at)
    case.state("active")
    assert case.statuses() == ["stopped", "booked", "booked"]


def test_an_order_that_ends_early_requires_nothing_more(case: Case) -> None:
    with acting(case.world.actor()) as officer:
        ending = EndingDraft(last_day=case.today, reason="early", decided_by="The court")
        orders.end_order(officer, case.person.pk, case.order, ending, expected=1)
    case.deliver()
    assert case.statuses() == ["stopped", "stopped", "booked"]


def test_it_happens_at_once_in_the_name_of_whoever_ended_the_order(case: Case) -> None:
    with acting(case.world.actor()) as officer:
        ending = EndingDraft(last_day=case.today, reason="early", decided_by="The court")
        orders.end_order(officer, case.person.pk, case.order, ending, expected=1)
        assert case.statuses() == ["stopped", "stopped", "booked"]
        assert Appointment.objects.get(pk=case.soon.pk).recorded_by_id == officer.user_id
    told = AuditEvent.objects.filter(action="supervision:appointment:set-aside", actor_id=officer.user_id)
    assert told.count() == 2
    case.deliver()
    assert Appointment.versions.of(case.soon.pk).count() == 2


def test_an_order_taken_back_sets_aside_at_once(case: Case) -> None:
    with acting(case.world.actor()) as officer:
        orders.retract_order(officer, case.person.pk, case.order, expected=1, because="never-happened")
        assert case.statuses() == ["stopped", "stopped", "booked"]


def test_a_condition_that_ends_sets_aside_what_rests_on_it_and_gives_it_back(case: Case) -> None:
    condition = factories.ConditionFactory(
        person=case.person, order_id=case.order, kind="ew-requirement-rehabilitation-activity"
    )
    resting = factories.AppointmentFactory(
        person=case.person, officer=case.world.officer, order_id=case.order, condition=condition, required=True,
        starts_at=clock.now() + 20 * DAY,
    )  # fmt: skip

    def last_day(day: date | None, version: int) -> str:
        draft = ConditionDraft(kind=condition.kind, text=condition.text, last_day=day)
        with acting(case.world.actor()) as officer:
            orders.vary_condition(
                officer, case.person.pk, condition.pk, draft, expected=version, because="varied"
            )
        assert case.statuses() == ["booked"] * 3
        now: Appointment = Appointment.objects.get(pk=resting.pk)
        assert now.condition_id == condition.pk
        return now.status

    assert last_day(case.today + 10 * DAY, 1) == "stopped"
    assert last_day(None, 2) == "booked"


def test_an_order_shortened_by_mistake_and_put_right(case: Case) -> None:
    def last_day(day: date, version: int) -> None:
        with acting(case.world.actor()) as officer:
            draft = OrderDraft(
                kind="ew-community-order", starts_on=date(2026, 1, 5), last_day=day, authority="A court"
            )
            orders.correct_order(
                officer, case.person.pk, case.order, draft, expected=version, because="entered-wrongly"
            )
        case.deliver()

    last_day(case.today + 10 * DAY, 1)
    assert case.statuses() == ["booked", "stopped", "booked"]
    last_day(case.today + 59 * DAY, 2)
    assert case.statuses() == ["booked", "booked", "booked"]


def test_a_later_order_takes_the_appointment_over(case: Case) -> None:
    later = factories.OrderFactory(
        person=case.person, kind="ew-licence", starts_on=case.today, ends_on=case.today + 200 * DAY
    )
    with acting(case.world.actor()) as officer:
        ending = EndingDraft(last_day=case.today, reason="early", decided_by="The court")
        orders.end_order(officer, case.person.pk, case.order, ending, expected=1)
    case.deliver()
    assert case.statuses() == ["booked"] * 3
    assert Appointment.objects.get(pk=case.later.pk).order_id == later.pk


@pytest.mark.requirement("R068")
def test_clocks_run_on_with_the_days_that_were_left(case: Case) -> None:
    waiting = factories.ContactFactory(
        person=case.person, outcome="waiting_for_evidence", evidence_due_on=case.today + 2 * DAY,
        happened_at=clock.now() - 20 * DAY, known_from=clock.now() - 20 * DAY,
    )  # fmt: skip
    asked = factories.FailureFactory(
        person=case.person, stage="asked", excuse_due_on=case.today - 5 * DAY, known_from=clock.now() - 20 * DAY,
        failed_on=case.today - 20 * DAY,
        contact=factories.ContactFactory(
            person=case.person, outcome="absent", happened_at=clock.now() - 20 * DAY
        ),
    )  # fmt: skip
    case.state("hospital", case.today - 8 * DAY)
    case.state("active", case.today)
    assert Contact.objects.get(pk=waiting.pk).evidence_due_on == case.today + 10 * DAY
    assert Failure.objects.get(pk=asked.pk).excuse_due_on == case.today + 3 * DAY
    with acting(Actor.system_named("test")) as system:
        state = queries.orders_of(system, case.person.pk).states[0]
        following.run_on(system, case.person.pk, state.record_id)
    assert Contact.objects.get(pk=waiting.pk).evidence_due_on == case.today + 10 * DAY


def test_nobody_is_missed_while_believed_dead(case: Case) -> None:
    moment = clock.now() - 3 * DAY
    state = factories.SupervisionStateFactory(person=case.world.person(), state="active")
    assert not queries.was_stopped(state.person_id, moment, Activity.DIRECT_CONTACT)
    state.__class__.objects.filter(pk=state.pk).update(state="died")
    assert queries.was_stopped(state.person_id, moment, Activity.DIRECT_CONTACT)


@pytest.mark.parametrize(
    "change",
    [
        {"order": None},
        {"starts_at": datetime(2027, 7, 5, 9, tzinfo=clock.now().tzinfo)},
        {"starts_at": datetime(2026, 1, 4, 9, tzinfo=clock.now().tzinfo)},
    ],
    ids=["no power", "after the end", "before the start"],
)
def test_the_database_requires_nothing_without_power(world: World, change: dict[str, object]) -> None:
    person = world.person()
    order = factories.OrderFactory(person=person)  # 5 January 2026 to 4 July 2027
    factories.AppointmentFactory(person=person, **{"order": order, **change, "required": False})
    with pytest.raises(IntegrityError, match="Nobody can be required"), transaction.atomic():
        factories.AppointmentFactory(person=person, **{"order": order, **change, "required": True})


def test_the_database_holds_to_the_condition_too(world: World) -> None:
    person = world.person()
    order = factories.OrderFactory(person=person)
    condition = factories.ConditionFactory(person=person, order=order, ends_on=date(2026, 6, 1))
    other = factories.OrderFactory(person=person, kind="ew-licence")
    at = datetime(2026, 6, 1, 9, tzinfo=clock.now().tzinfo)
    factories.AppointmentFactory(person=person, order=order, condition=condition, starts_at=at - DAY)
    for wrong in ({"order": order, "starts_at": at}, {"order": other, "starts_at": at - DAY}):
        with pytest.raises(IntegrityError, match="Nobody can be required"), transaction.atomic():
            factories.AppointmentFactory(person=person, condition=condition, **wrong)


def test_the_database_keeps_conditions_inside_their_order(world: World) -> None:
    person = world.person()
    order = factories.OrderFactory(person=person)
    with pytest.raises(IntegrityError, match="beyond the end of its order"), transaction.atomic():
        factories.ConditionFactory(person=person, order=order, ends_on=date(2027, 7, 6))
