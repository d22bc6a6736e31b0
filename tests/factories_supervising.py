"""Factories of visits, of progress proposed, and of phases."""

from datetime import UTC, date, datetime, timedelta

import factory

from tests.factories_ground import LONG_AGO, OfPersonFactory, UserFactory
from throughcare.casework.orders.models import Order
from throughcare.casework.supervision import models as supervision
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.people.models import Person

OF_AGENCY = factory.SelfAttribute("..person.agency")


def order_of(person: Person) -> Order:
    """An order of the person: the one on record, or a new one."""
    held: Order | None = Order.objects.filter(person=person).first()
    if held is not None:
        return held
    made: Order = Order.objects.create(
        person=person,
        kind="ew-community-order",
        starts_on=LONG_AGO,
        status="active",
        recorded_by_id=SYSTEM_USER,
    )
    return made


class VisitFactory(OfPersonFactory):
    class Meta:
        model = supervision.Visit

    officer = factory.SubFactory(UserFactory, agency=OF_AGENCY)
    watcher = factory.SubFactory(UserFactory, agency=OF_AGENCY)
    order = factory.LazyAttribute(lambda made: order_of(made.person))
    announced = False
    authority, reason = (
        "Condition 4: where the person lives",
        "The record says one address and the landlord another.",
    )
    place = "Where the person lives"
    starts_at = datetime(2026, 11, 16, 14, tzinfo=UTC)
    back_by = factory.LazyAttribute(lambda made: made.starts_at + timedelta(hours=1))


class ProgressFactory(OfPersonFactory):
    class Meta:
        model = supervision.Progress

    step, rule = "house-step-down", "house:step-down@2026-11-22"
    words = "Every appointment kept since the spring, and in work."
    proposed_by = factory.SubFactory(UserFactory, agency=OF_AGENCY)
    proposed_on = date(2026, 11, 16)


class PhaseHeldFactory(OfPersonFactory):
    class Meta:
        model = supervision.PhaseHeld

    phase, starts_on = "lighter", date(2026, 11, 16)
    progress = factory.LazyAttribute(
        lambda made: ProgressFactory(
            person=made.person, state="accepted", decided_by=UserFactory(agency=made.person.agency),
            decided_at=datetime(2026, 11, 16, 12, tzinfo=UTC), decision="Agreed: steady for a year.",
        )
    )  # fmt: skip
