"""Visits: planned without telling the person, gone out on, come back from; and what happens when nobody comes back.

Nothing here is published before the officer has gone: no other system, no message, no letter can know of it.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import orders_of
from throughcare.casework.supervision.commands.booking import not_stopped, power_on, risks_read
from throughcare.casework.supervision.commands.contacts import record_contact
from throughcare.casework.supervision.commands.home_visits import record_home_visit
from throughcare.casework.supervision.commands.writing import add, held, moment, staff
from throughcare.casework.supervision.drafts import BookingDraft, ContactDraft, HomeVisitDraft, VisitDraft
from throughcare.casework.supervision.events import VisitOverdue, VisitSettled
from throughcare.casework.supervision.models import Appointment, Visit
from throughcare.casework.supervision.refusals import (
    NotOwnVisit,
    NoWatcher,
    OutsideLimits,
    VisitNotSo,
    WordsNeeded,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import ContactKind, Outcome
from throughcare.rules.dates import civil_date, clock_time

WATCH = Actor.system_named("supervision.watch")
SHORTEST, LONGEST = 10, 12 * 60
"""Minutes out of the office: the house's own limits."""
LEAST_AUTHORITY, LEAST_REASON = 5, 10
"""Characters below which a power is not named and a reason not given."""
State = Visit.State


@transaction.atomic
def plan_visit(actor: Actor, person_id: UUID, draft: VisitDraft) -> Visit:
    """Plan a visit of which the person is not told.

    Raises NotPermitted, NotThere, PurposeNeeded, NotOwnVisit, NoWatcher, WordsNeeded, NoPower, SupervisionStopped,
    RisksNotRead, OutsideLimits, NoSuchTime, TimeComesTwice, ProtectedInText.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    officer_id = staff(actor, draft.officer_id, "officer")
    if officer_id != actor.user_id and Permission.VISIT_WATCH not in actor.permissions:
        raise NotOwnVisit
    _say(actor, person_id, draft)
    starts_at = moment(actor, draft.on, draft.at, draft.second)
    _within(starts_at, draft.minutes)
    booking = BookingDraft(
        kind=ContactKind.HOME, on=draft.on, at=draft.at, minutes=draft.minutes, risks_read=draft.risks_read,
        condition_id=draft.condition_id,
    )  # fmt: skip
    record = orders_of(actor, person_id)
    not_stopped(actor, record, ContactKind.HOME)
    risks = risks_read(actor, person_id, booking)
    visit = Visit(
        person_id=person_id, order_id=power_on(actor, record, booking), condition_id=draft.condition_id,
        officer_id=officer_id, watcher_id=_watcher(actor, draft.watcher_id, officer_id), announced=False,
        authority=draft.authority.strip(), reason=draft.reason.strip(), place=draft.place.strip(),
        starts_at=starts_at, back_by=starts_at + timedelta(minutes=draft.minutes), recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, visit, "supervision:visit:planned")
    if risks:
        trail.record(actor, "supervision:staff-risk:read", visit, details={"concerns": risks})
    return visit


@transaction.atomic
def watch_appointment(
    actor: Actor, person_id: UUID, appointment_id: UUID, watcher_id: UUID | None, minutes: int
) -> Visit:
    """Ask a colleague to watch for one's return from an appointment at the person's home or elsewhere.

    minutes: from its beginning until the officer is back. Raises as `plan_visit`.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    booked = held(Appointment, person_id, appointment_id, Permission.APPOINTMENT_BOOK)
    if booked.officer_id != actor.user_id and Permission.VISIT_WATCH not in actor.permissions:
        raise NotOwnVisit
    if booked.status != Appointment.Status.BOOKED:
        raise VisitNotSo("This appointment does not stand any more.")
    if Visit.objects.filter(appointment_id=booked.pk).exclude(state=State.CALLED_OFF).exists():
        raise VisitNotSo("Somebody watches for the return from this appointment already.")
    _within(booked.starts_at, minutes)
    visit = Visit(
        person_id=person_id, order_id=booked.order_id, appointment_id=booked.pk, officer_id=booked.officer_id,
        watcher_id=_watcher(actor, watcher_id, booked.officer_id), announced=True, place=booked.place,
        starts_at=booked.starts_at, back_by=booked.starts_at + timedelta(minutes=minutes),
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, visit, "supervision:visit:watched")
    return visit


@transaction.atomic
def go_out(actor: Actor, person_id: UUID, visit_id: UUID, *, expected: int) -> None:
    """Say that one is on the way, sooner or later than planned: the time to be back is as long from now."""
    visit = _own(actor, person_id, visit_id)
    if visit.state != State.PLANNED:
        raise VisitNotSo("You have gone out already, or it was called off.")
    now = clock.now()
    amend(
        visit, expected=expected, by=actor, because="gone out", state=State.OUT, went_at=now,
        starts_at=min(visit.starts_at, now), back_by=now + (visit.back_by - visit.starts_at),
    )  # fmt: skip
    trail.record(actor, "supervision:visit:gone-out", visit)


@transaction.atomic
def stay_longer(actor: Actor, person_id: UUID, visit_id: UUID, minutes: int, *, expected: int) -> None:
    """Be back later than planned: so many minutes from now."""
    visit = _own(actor, person_id, visit_id)
    if visit.state != State.OUT:
        raise VisitNotSo("You are not out.")
    if not SHORTEST <= minutes <= LONGEST:
        raise OutsideLimits(f"Choose from {SHORTEST} minutes to {LONGEST // 60} hours", "minutes")
    amend(
        visit, expected=expected, by=actor, because="stays longer", escalated_at=None,
        back_by=clock.now() + timedelta(minutes=minutes),
    )  # fmt: skip
    trail.record(actor, "supervision:visit:longer", visit)
    bus.publish(actor, VisitSettled(visit.pk, person_id))


@transaction.atomic
def come_back(
    actor: Actor, person_id: UUID, visit_id: UUID, found: HomeVisitDraft | None, *, expected: int
) -> None:
    """Say that one is back, and what came of a visit of which nobody was told: it becomes a contact at the home.

    found: None for an appointment, whose outcome is recorded with it. An attempt is written down as one: nobody failed
    anything by not being at home to a visit they knew nothing of.
    """
    visit = _own(actor, person_id, visit_id)
    if visit.state != State.OUT:
        raise VisitNotSo("You have not gone out, or are back already.")
    contact_id = None if visit.announced or found is None else _as_contact(actor, visit, found)
    amend(
        visit, expected=expected, by=actor, because="back", state=State.BACK, back_at=clock.now(),
        contact_id=contact_id,
    )  # fmt: skip
    trail.record(actor, "supervision:visit:back", visit)
    bus.publish(actor, VisitSettled(visit.pk, person_id))


@transaction.atomic
def heard_from(actor: Actor, visit_id: UUID, *, expected: int) -> None:
    """Whoever watches, or a manager, has heard from the officer: they are safe and back. Raises NotThere."""
    require(actor, Permission.CASELOAD_READ)
    visit = Visit.objects.filter(pk=visit_id).first()
    if visit is None:
        raise NotThere(Permission.VISIT_WATCH, None, "R1 no such record")
    if visit.watcher_id != actor.user_id and Permission.VISIT_WATCH not in actor.permissions:
        raise NotOwnVisit
    if visit.state != State.OUT:
        raise VisitNotSo("Nobody is out on this visit.")
    amend(visit, expected=expected, by=actor, because="heard from", state=State.BACK, back_at=clock.now())
    trail.record(actor, "supervision:visit:heard-from", visit)
    bus.publish(actor, VisitSettled(visit.pk, visit.person_id))


@transaction.atomic
def call_off(actor: Actor, person_id: UUID, visit_id: UUID, because: str, *, expected: int) -> None:
    """Do not go after all. Raises WordsNeeded."""
    visit = _own(actor, person_id, visit_id)
    if visit.state != State.PLANNED:
        raise VisitNotSo("You have gone out already, or it was called off.")
    if not because.strip():
        raise WordsNeeded("Say why, in a few words", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    amend(
        visit,
        expected=expected,
        by=actor,
        because="called off",
        state=State.CALLED_OFF,
        words=because.strip(),
    )
    trail.record(actor, "supervision:visit:called-off", visit)


def escalate_overdue() -> int:
    """Tell of everybody who is not back in time, once each; returns how many. For the timetable, each minute."""
    with acting(WATCH):
        late = Visit.objects.filter(state=State.OUT, back_by__lt=clock.now(), escalated_at__isnull=True)
        rows = list(late.select_for_update(no_key=True, skip_locked=True))
        for visit in rows:
            amend(visit, expected=visit.version, by=WATCH, because="not back", escalated_at=clock.now())
            trail.record(WATCH, "supervision:visit:overdue", visit)
            bus.publish(WATCH, VisitOverdue(visit.pk, visit.person_id, visit.officer_id, visit.watcher_id))
    return len(rows)


def _own(actor: Actor, person_id: UUID, visit_id: UUID) -> Visit:
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    visit = held(Visit, person_id, visit_id, Permission.APPOINTMENT_BOOK)
    if visit.officer_id != actor.user_id and Permission.VISIT_WATCH not in actor.permissions:
        raise NotOwnVisit
    return visit


def _say(actor: Actor, person_id: UUID, draft: VisitDraft) -> None:
    if len(draft.authority.strip()) < LEAST_AUTHORITY:
        raise WordsNeeded("Name the power that allows a visit without notice", "authority")
    if len(draft.reason.strip()) < LEAST_REASON:
        raise WordsNeeded("Say why the person is not told beforehand", "reason")
    typed = {"authority": draft.authority, "reason": draft.reason, "place": draft.place}
    refuse_what_tells(actor, person_id, typed)


def _within(starts_at: datetime, minutes: int) -> None:
    if starts_at < clock.now() - timedelta(minutes=5):
        raise OutsideLimits("The date and time must be in the future", "on")
    if not SHORTEST <= minutes <= LONGEST:
        raise OutsideLimits(f"Choose from {SHORTEST} minutes to {LONGEST // 60} hours", "minutes")


def _watcher(actor: Actor, watcher_id: UUID | None, officer_id: UUID) -> UUID:
    if watcher_id is None or watcher_id == officer_id:
        raise NoWatcher
    return staff(actor, watcher_id, "watcher")


def _as_contact(actor: Actor, visit: Visit, found: HomeVisitDraft) -> UUID:
    went = visit.went_at or clock.now()
    contact = record_contact(
        actor, visit.person_id,
        ContactDraft(
            kind=ContactKind.HOME, on=civil_date(went, actor.zone), at=clock_time(went, actor.zone),
            title="Unannounced visit", officer_id=visit.officer_id,
            outcome=Outcome.COMPLIED if found.achieved else None, second=False,
        ),
    )  # fmt: skip
    record_home_visit(actor, visit.person_id, contact.pk, found, expected=0)
    return contact.pk
