"""What happened, and who must still hear of it."""

from typing import ClassVar

from django.db import models

from throughcare.platform import clock
from throughcare.platform.database.ids import uuid7


class StoredEvent(models.Model):
    """One event: ids and codes only, written in the transaction of the change it tells of."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    kind = models.CharField(max_length=120)
    body = models.JSONField()
    at = models.DateTimeField(default=clock.now)
    actor_id = models.UUIDField()

    objects: ClassVar[models.Manager["StoredEvent"]] = models.Manager()


class Delivery(models.Model):
    """One handler's turn at one event; delivered at least once, parked after too many failures, never dropped."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        DONE = "done", "Done"
        PARKED = "parked", "Parked"

    id = models.UUIDField(primary_key=True, default=uuid7)
    event = models.ForeignKey(StoredEvent, on_delete=models.PROTECT, related_name="deliveries")
    handler = models.CharField(max_length=160)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=clock.now)
    last_error = models.CharField(max_length=300, blank=True, default="")
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Delivery"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "handler"], name="events_delivery_once_a_handler")
        ]
        indexes = [
            models.Index(
                fields=["next_at"], condition=models.Q(state="waiting"), name="events_delivery_waiting"
            ),
            models.Index(fields=["state"], condition=models.Q(state="parked"), name="events_delivery_parked"),
        ]
