"""The state of deliveries, for those who keep the system running. No content of any event is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from procrastinate.contrib.django.models import ProcrastinateJob

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.events.models import Delivery

STALLED_AFTER = timedelta(seconds=60)
"""A delivery that is due this long and still waits means that no worker runs."""


@dataclass(frozen=True, slots=True)
class ParkedDelivery:
    """A delivery given up after too many failures. since: when the event happened. error: its class."""

    id: UUID
    handler: str
    event: str
    attempts: int
    error: str
    since: datetime


@dataclass(frozen=True, slots=True)
class QueueState:
    """How many deliveries wait, how many of these failed before, and how many are parked.

    due_since: since when the oldest delivery that is due has waited; None when none is due.
    """

    waiting: int
    retrying: int
    parked: int
    due_since: datetime | None

    def stalled(self, now: datetime) -> bool:
        """Whether something has been due for longer than a running worker leaves it."""
        return self.due_since is not None and now - self.due_since > STALLED_AFTER


def queue_state(actor: Actor) -> QueueState:
    """The counts, in one statement over the two small partial indexes."""
    waiting = Q(state=Delivery.State.WAITING)
    found = Delivery.objects.filter(state__in=[Delivery.State.WAITING, Delivery.State.PARKED]).aggregate(
        waiting=Count("id", filter=waiting),
        retrying=Count("id", filter=waiting & Q(attempts__gt=0)),
        parked=Count("id", filter=Q(state=Delivery.State.PARKED)),
        due_since=Min("next_at", filter=waiting & Q(next_at__lte=clock.now())),
    )
    return QueueState(**found)


def parked(actor: Actor, *, limit: int, offset: int = 0) -> list[ParkedDelivery]:
    """Parked deliveries, oldest first."""
    rows = Delivery.objects.filter(state=Delivery.State.PARKED).order_by("event__at", "id")
    return [
        ParkedDelivery(*row)
        for row in rows.values_list("id", "handler", "event__kind", "attempts", "last_error", "event__at")[
            offset : offset + limit
        ]
    ]


@dataclass(frozen=True, slots=True)
class FailedJob:
    """A background job that failed for good. What it was given is not shown. since: when it last failed."""

    id: int
    task: str
    attempts: int
    since: datetime | None


def failed_jobs(actor: Actor, *, limit: int = 50) -> list[FailedJob]:
    """Jobs that failed for good, newest first. Periodic ones come again by themselves."""
    failed = ProcrastinateJob.objects.filter(status="failed").annotate(since=Max("procrastinateevent__at"))
    rows = failed.order_by("-id").values_list("id", "task_name", "attempts", "since")
    return [FailedJob(*row) for row in rows[:limit]]
