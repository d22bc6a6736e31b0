"""The audit trail's tables. Append-only; ids, never personal text.

The shape is that of a transparency log, so that the tamper proof of a later release (sequencer, Merkle tree,
checkpoints) is only added: `body` is the leaf's canonical JSON, `AuditPending` the sequencer's queue.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from throughcare.platform import clock
from throughcare.platform.database.ids import uuid7


class AuditEvent(models.Model):
    """One act: who did or saw what, when, for which purpose, from where, with which outcome.

    log: the agency's log (its code; "system" across agencies). body: the canonical JSON of the whole entry.
    people: the persons it concerns, so that "who has looked at this record?" is one indexed question.
    The remaining columns repeat what is in `body`, for searching.
    """

    pk = models.CompositePrimaryKey("id", "at")
    id = models.UUIDField(default=uuid7)
    at = models.DateTimeField(default=clock.now)
    log = models.CharField(max_length=40)
    action = models.CharField(max_length=80)
    verb = models.CharField(max_length=12)
    outcome = models.CharField(max_length=8)
    actor_id = models.UUIDField()
    people = ArrayField(models.UUIDField(), default=list)
    body = models.BinaryField()

    objects: ClassVar[models.Manager["AuditEvent"]] = models.Manager()

    class Meta:
        managed = False
        db_table = "audit_event"


class AuditPending(models.Model):
    """An event not yet given its place in the log; written in the same statement as the event."""

    event_id = models.UUIDField(primary_key=True)
    log = models.CharField(max_length=40)

    objects: ClassVar[models.Manager["AuditPending"]] = models.Manager()

    class Meta:
        managed = False
        db_table = "audit_pending"


class AuditPayload(models.Model):
    """Content an event stands for but may not hold; deleting it erases, and every proof still holds.

    The event's body carries `payload_hash` = SHA-256(salt followed by content).
    """

    event_id = models.UUIDField(primary_key=True)
    salt = models.BinaryField()
    content = models.BinaryField()

    objects: ClassVar[models.Manager["AuditPayload"]] = models.Manager()

    class Meta:
        managed = False
        db_table = "audit_payload"
