"""Licences in the sweep's test: drafts, submitted and approved ones around a day, and the sweep's rules in Python."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.arranging import World
from throughcare.casework.orders.models import Order, SupervisionState
from throughcare.decisions.licences.models import Licence
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Licence,)
APPROVE_DAYS = 3


def rows_of(make: Callable[..., Any], person: Person, today: date, dice: Random, world: World) -> list[Any]:
    """A licence of some, drafted for an order of its own."""
    if dice.random() < 0.7:
        return []
    order = make(
        Order, person=person, kind="ew-licence", status="active", starts_on=today - timedelta(days=90)
    )
    starts_on = dice.choice([None, today + timedelta(days=dice.randrange(-6, 20))])
    return [order, make(
        Licence, person=person, order=order, number=1, place=person.agency.jurisdiction, kind="TIME_SERVED",
        starts_on=starts_on, drafted_by=world.officer,
    )]  # fmt: skip


def move(at: datetime, dice: Random, world: World) -> None:
    """Some were submitted, and some of those approved; the database begins every one as a draft."""
    for row in Licence.objects.exclude(starts_on=None).order_by("pk"):
        drawn = dice.random()
        if drawn < 0.6:
            then = at - timedelta(days=dice.randrange(0, 8))
            Licence.objects.filter(pk=row.pk).update(
                stage="submitted", submitted_by=world.officer, submitted_at=then
            )
        if drawn < 0.3:
            Licence.objects.filter(pk=row.pk).update(
                stage="approved", decided_by=world.manager, decided_at=at
            )
            # Its order is over, so that the day's work does not put it into force before the sweep asks.
            Order.objects.filter(pk=row.order_id).update(status="ended")


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """Another first day while it is drafted; what was approved or waits is given up."""
    return {
        Licence: lambda row: {"starts_on": today + timedelta(days=dice.randrange(-6, 20))}
        if row.stage == "draft" else {"stage": "inactive", "over_because": "dropped"}
    }  # fmt: skip


def waiting(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Licence.objects.filter(person=person):
        if not naive.goes_on(person, Activity.REVIEW):
            return
        before = timedelta(days=jurisdictions.get(row.place).licensing.submit_before)
        if row.stage == "draft" and row.starts_on and row.starts_on - before <= naive.today:
            yield "licence-not-submitted", person.pk, row.pk, row.starts_on - before
        if row.stage == "submitted":
            due = naive.local(row.submitted_at) + timedelta(days=APPROVE_DAYS)
            if due < naive.today:
                yield "licence-not-approved", person.pk, row.pk, due
        if row.stage == "approved" and row.starts_on < naive.today and not _held(naive, person):
            yield "licence-not-in-force", person.pk, row.pk, row.starts_on


def _held(naive: "Naive", person: Person) -> bool:
    rows = SupervisionState.objects.filter(person=person, state__in=("in_custody", "hospital"))
    return any(
        row.starts_on <= naive.today and (row.ends_on is None or row.ends_on > naive.today) for row in rows
    )


RULES = (waiting,)
