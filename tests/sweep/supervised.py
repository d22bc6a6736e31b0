"""Contact standards, visits and progress in the sweep's test: rows around a day, and the rules once more in Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.arranging import World
from throughcare.casework.classification.models import LevelHeld
from throughcare.casework.orders.models import Order, SupervisionState
from throughcare.casework.supervision.models import (
    Appointment,
    Contact,
    HomeVisit,
    PhaseHeld,
    Progress,
    Visit,
)
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, stops
from throughcare.rules.contacts import SupervisionState as State
from throughcare.rules.contacts.cadence import ContactStandard, stretched
from throughcare.rules.contacts.counting import Happened, days_that_count
from throughcare.rules.contacts.keeping import Asked

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Contact, HomeVisit, Visit, Progress, PhaseHeld)


def rows_of(
    make: Callable[..., Any], person: Person, today: date, dice: Random, orders: list[Order], world: World
) -> list[Any]:
    """Visits to the home that were attempts, contacts with others, somebody who is not back, progress proposed."""
    at = datetime.combine(today - timedelta(days=dice.randrange(1, 20)), time(11), UTC)
    rows: list[Any] = []
    if dice.random() < 0.4:
        contact = make(
            Contact, person=person, officer=world.officer, kind=dice.choice(["home", "phone"]), happened_at=at,
            with_whom=dice.choice(["person", "person", "family"]), outcome=dice.choice(["", "complied"]),
        )  # fmt: skip
        rows.append(contact)
        if contact.kind == "home" and dice.random() < 0.7:
            missed = dice.random() < 0.6
            rows.append(make(HomeVisit, person=person, contact=contact, achieved=not missed, went_with="alone",
                             not_achieved="no-answer" if missed else ""))  # fmt: skip
    if orders and dice.random() < 0.2:
        rows.append(make(Visit, person=person, order=orders[0], officer=world.officer, watcher=world.manager,
                         announced=False, authority="Condition 4", reason="Two addresses are given.", starts_at=at,
                         back_by=at + timedelta(hours=1), state="out", went_at=at,
                         escalated_at=dice.choice([None, at + timedelta(hours=1)])))  # fmt: skip
    if dice.random() < 0.2:
        rows.append(make(Progress, person=person, step="house-step-down", rule="r",
                         words="Steady", proposed_by=world.officer,
                         proposed_on=today - timedelta(days=dice.randrange(12))))  # fmt: skip
    if dice.random() < 0.3:
        progress = make(Progress, person=person, step="house-step-down", rule="r", words="Steady",
                        proposed_by=world.officer, proposed_on=today, state="accepted", decided_by=world.manager,
                        decided_at=at, decision="Agreed")  # fmt: skip
        starts = today + timedelta(days=dice.randrange(-20, 3))
        ends = dice.choice([None, None, today + timedelta(days=dice.randrange(4))])
        rows += [progress, make(PhaseHeld, person=person, phase="lighter", progress=progress, starts_on=starts,
                                ends_on=max(ends, starts) if ends else None,
                                ended_because="Asked for" if ends else "")]  # fmt: skip
    return rows


def changes(dice: Random, today: date, world: World) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What staff may write to such rows."""
    moment = datetime.combine(today, time(12), UTC)
    decided = {"state": "declined", "decided_by": world.manager, "decided_at": moment, "decision": "Not yet."}
    waits: dict[str, object] = {"state": "waiting", "decided_by": None, "decided_at": None, "decision": ""}
    return {
        HomeVisit: lambda row: dice.choice([
            {"achieved": True, "not_achieved": ""}, {"achieved": False, "not_achieved": "not-in"},
        ]),
        Visit: lambda row: dice.choice([
            {"state": "back", "back_at": row.back_by + timedelta(days=30)},
            {"state": "out", "back_at": None, "escalated_at": row.back_by},
        ]),
        PhaseHeld: lambda row: dice.choice([
            {"ends_on": None, "ended_because": ""}, {"ends_on": max(today, row.starts_on), "ended_because": "Asked"},
        ]),
        Progress: lambda row: {"words": "Steadier"} if row.state == "accepted" else dice.choice([decided, waits]),
    }  # fmt: skip


def standard_at_risk(naive: "Naive", person: Person) -> Iterator[Found]:
    begins = [
        row.starts_on or row.known_from.date()
        for row in Order.objects.filter(person=person, status__in=["planned", "active"])
        if (row.starts_on is None or row.starts_on <= naive.today)
        and (row.ends_on is None or row.ends_on > naive.today)
    ]
    if not begins or not naive.goes_on(person, Activity.DIRECT_CONTACT):
        return
    back = [
        row.ends_on
        for row in SupervisionState.objects.filter(person=person, ends_on__lte=naive.today)
        if stops(State(row.state), Activity.DIRECT_CONTACT) and row.ends_on > row.starts_on
    ]
    start = max([min(begins), *back])
    table = jurisdictions.get(person.agency.jurisdiction).standards_in_force()
    level = next((
        row.level for row in LevelHeld.objects.filter(person=person)
        if (row.starts_on is None or row.starts_on <= naive.today)
        and (row.ends_on is None or row.ends_on > naive.today)
    ), "")  # fmt: skip
    held = [
        row for row in PhaseHeld.objects.filter(person=person, starts_on__lte=naive.today)
        if row.ends_on is None or row.ends_on > naive.today
    ]  # fmt: skip
    phase = jurisdictions.get(person.agency.jurisdiction).progress.phase(held[0].phase) if held else None
    longer = phase.stretch if phase else 1
    due = [
        day
        for row in table.rows_for(level, "general", naive.today)
        if (day := _lacking(naive, person, stretched(row, longer), start, table.first.get(row.what)))
    ]
    if due:
        yield "standard-at-risk", person.pk, person.pk, min(due)


def _lacking(naive: "Naive", person: Person, row: ContactStandard, start: date, first: Any) -> date | None:
    """The day by which a contact is due that nobody booked; None where there is none soon."""
    met = [_happened(naive, each) for each in Contact.objects.filter(person=person)]
    asked = Asked(
        row=row, start=start, look=naive.today, counted=days_that_count(row, met, start, naive.today),
        first=first.due(start, frozenset()) if first else None,
    )  # fmt: skip
    coming = asked.next()
    if coming is None or coming.due > naive.today + timedelta(days=5):
        return None
    booked = [
        naive.local(each.starts_at)
        for each in Appointment.objects.filter(person=person, status="booked")
        if naive.local(each.starts_at) >= naive.today and row.takes(each.kind, "person")
    ]
    late = coming.due < naive.today
    enough = len(booked) >= 1 if late else len([day for day in booked if day <= coming.due]) >= coming.missing
    return None if enough else coming.due


def _happened(naive: "Naive", each: Contact) -> Happened:
    visit = HomeVisit.objects.filter(contact_id=each.pk).first()
    return Happened(
        on=naive.local(each.happened_at), kind=each.kind, whom=each.with_whom, outcome=each.outcome,
        planned=each.appointment_id is not None, achieved=visit.achieved if visit else None,
    )  # fmt: skip


def not_back(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Visit.objects.filter(person=person, state="out").exclude(escalated_at=None):
        yield "not-back", person.pk, row.pk, naive.local(row.back_by)


def progress_proposed(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Progress.objects.filter(person=person, state="waiting"):
        yield "progress-proposed", person.pk, row.pk, row.proposed_on + timedelta(days=10)


RULES: tuple[Callable[["Naive", Person], Iterator[Found]], ...] = (
    standard_at_risk,
    not_back,
    progress_proposed,
)
