"""The sweep's rules of services, as anyone would first write them."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from throughcare.casework.provision.models import ActionPlan, Session
from throughcare.register.people.models import Person

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

HELD = {"attended", "no_session", "not_attended"}


def told(naive: "Naive", person: Person) -> Iterator[tuple[str, UUID, UUID, date]]:
    for row in Session.objects.filter(person=person):
        if row.seen_on is not None or row.state not in HELD:
            continue
        day = naive.local(row.starts_at)
        if row.concern:
            yield "service-concern", person.pk, row.pk, day
        elif row.state == "not_attended":
            yield "service-missed", person.pk, row.pk, day
        elif row.tell:
            yield "service-told", person.pk, row.pk, day


def plan_waits(naive: "Naive", person: Person) -> Iterator[tuple[str, UUID, UUID, date]]:
    for row in ActionPlan.objects.filter(person=person, state="submitted"):
        assert row.submitted_at is not None
        yield "service-plan", person.pk, row.pk, naive.local(row.submitted_at)


RULES = (told, plan_waits)
