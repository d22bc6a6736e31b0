"""Unpaid work and preparing for release in the sweep's test: rows around a day, and the rules once more in Python."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.arranging import World
from throughcare.casework.orders.models import Condition, CustodyStay, KeyDate, Order
from throughcare.casework.resettlement.models import Preparation, ResettlementReport
from throughcare.casework.unpaidwork.models import (
    TravelDecision,
    WorkAppointment,
    WorkProject,
    WorkRequirement,
)
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.ids import uuid7
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (
    Condition, WorkRequirement, WorkAppointment, TravelDecision, CustodyStay, Preparation, ResettlementReport,
)  # fmt: skip
IMMEDIATE, PRE_RELEASE = "BCST2", "RESETTLEMENT_PLAN"


def project_of(world: World, today: date) -> WorkProject:
    """The agency's one project."""
    key = uuid7()
    made = WorkProject(
        id=key, record_id=key, recorded_by_id=SYSTEM_USER, agency=world.agency, title="Path", kind="group_regional",
        place="At the lock", weekdays=["monday"], starts_at=time(9), ends_at=time(16),
        starts_on=today - timedelta(days=300),
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def rows_of(
    make: Callable[..., Any],
    person: Person,
    today: date,
    dice: Random,
    orders: list[Order],
    project: WorkProject,
) -> list[Any]:
    """Days of work with and without outcomes; stays in custody with reports, around the days that matter."""
    rows: list[Any] = []
    if orders and dice.random() < 0.4:
        condition = make(
            Condition, person=person, order=orders[0], kind="ew-requirement-unpaid-work", text="Hours"
        )
        hours = make(
            WorkRequirement, person=person, condition=condition, required_minutes=6000,
            starts_on=today - timedelta(days=200),
        )  # fmt: skip
        rows += [condition, hours]
        for _ in range(dice.randrange(1, 3)):
            rows += _day(make, hours, project, today, dice, len(rows))
    if dice.random() < 0.4:
        rows += _custody(make, person, today, dice)
    return rows


def _day(
    make: Callable[..., Any],
    hours: WorkRequirement,
    project: WorkProject,
    today: date,
    dice: Random,
    hour: int,
) -> list[Any]:
    day = make(
        WorkAppointment, person=hours.person, requirement=hours, project=project, starts_at=time(hour),
        ends_at=time(16),
        on=today + timedelta(days=dice.randrange(-9, 9)), outcome=dice.choice(["", "", "ATTC"]),
    )  # fmt: skip
    if not day.outcome:
        return [day]
    return [day, make(TravelDecision, person=hours.person, appointment=day)]


def _custody(make: Callable[..., Any], person: Person, today: date, dice: Random) -> list[Any]:
    left = dice.choice([{}, {}, {"left_on": today, "left_how": "released"}])
    stay = make(
        CustodyStay, person=person, establishment="Invented", received_on=today - timedelta(days=dice.randrange(1, 14)),
        **left,
    )  # fmt: skip
    ahead = dice.choice([84, 84, 2]) + dice.randrange(-6, 7)
    rows = [
        stay, make(KeyDate, person=person, kind=dice.choice(["ew-crd", "ew-hdced"]), on=today + timedelta(days=ahead))
    ]  # fmt: skip
    if dice.random() < 0.5:
        begun = make(Preparation, person=person, begun_on=today - timedelta(days=20))
        rows.append(begun)
        for kind in (IMMEDIATE, PRE_RELEASE):
            if dice.random() < 0.5:
                skipped = dice.choice([{}, {"state": "skipped", "skip_reason": "transfer"}])
                rows.append(
                    make(
                        ResettlementReport,
                        person=person,
                        preparation=begun,
                        kind=kind,
                        questions="q",
                        **skipped,
                    )
                )
    return rows


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What staff may write in these tables between two sweeps."""
    return {
        WorkAppointment: lambda row: dice.choice([
            {"outcome": dice.choice(["", "ATTC", "UACP"])}, {"on": today + timedelta(days=dice.randrange(-9, 9))},
        ]),
        CustodyStay: lambda row: dice.choice([
            {"received_on": today - timedelta(days=dice.randrange(1, 14)), "left_on": None, "left_how": ""},
            {"left_on": today + timedelta(days=20), "left_how": "released"},
        ]),
        ResettlementReport: lambda row: dice.choice([
            {"state": "open", "skip_reason": ""}, {"state": "skipped", "skip_reason": "transfer"},
        ]),
        Preparation: lambda row: {"ended_on": today + timedelta(days=30), "ended_because": "recall"},
    }  # fmt: skip


def outcomes(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in WorkAppointment.objects.filter(person=person, outcome=""):
        if row.on < naive.today and naive.goes_on(person, Activity.REVIEW):
            yield "work-outcome-not-recorded", person.pk, row.pk, row.on


def travel(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in TravelDecision.objects.filter(person=person, state="pending"):
        if naive.goes_on(person, Activity.REVIEW):
            yield "work-travel-to-decide", person.pk, row.pk, naive.local(row.known_from)


def reports(naive: "Naive", person: Person) -> Iterator[Found]:
    stay = CustodyStay.objects.filter(person=person, left_on=None).first()
    times = jurisdictions.get(person.agency.jurisdiction).resettlement
    if stay is None or not naive.goes_on(person, Activity.REVIEW):
        return
    due = stay.received_on + timedelta(days=times.immediate_within_days)
    if due < naive.today and not _made(person, IMMEDIATE):
        yield "immediate-needs-report-late", person.pk, person.pk, due
    late = [
        row.on - timedelta(days=times.report_before_days)
        for row in KeyDate.objects.filter(person=person, kind__in=times.release_dates)
        if row.on >= naive.today and row.on - timedelta(days=times.report_before_days) < naive.today
    ]
    if late and not _made(person, PRE_RELEASE):
        yield "pre-release-report-late", person.pk, person.pk, min(late)


def _made(person: Person, kind: str) -> bool:
    rows = ResettlementReport.objects.filter(person=person, kind=kind).exclude(state="open")
    return any(row.preparation.known_to is None and row.preparation.ended_on is None for row in rows)


RULES = (outcomes, travel, reports)
