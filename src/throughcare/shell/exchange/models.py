"""Imports: each run, each bad row with its reason, and which record came from which row. Events sent out."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from throughcare.platform import clock
from throughcare.platform.database.holdings import Holding, Purpose
from throughcare.platform.database.ids import uuid7
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain


class ImportRun(models.Model):
    """One file sent through one mapping. sha256: of the file, so that the same file twice is the same run again.

    rows_done: how far it got, so that a broken run goes on from there.
    """

    class State(models.TextChoices):
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    mapping = models.CharField(max_length=60)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    problem = models.CharField(max_length=300, blank=True, default="")
    rows_total = models.PositiveIntegerField(null=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_new = models.PositiveIntegerField(default=0)
    rows_changed = models.PositiveIntegerField(default=0)
    rows_same = models.PositiveIntegerField(default=0)
    rows_bad = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["ImportRun"]] = models.Manager()


class BadRow(models.Model):
    """A row that was refused. raw: the row as sent, so that the corrected file can be made from it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="bad_rows")
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)
    field = models.CharField(max_length=80, blank=True, default="")
    raw = models.TextField()

    objects: ClassVar[models.Manager["BadRow"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "line", "field"], name="exchange_badrow_once")]


class ImportedRow(models.Model):
    """Which person came from which row of which source, and what the row said (its hash), so that a second
    import of the same row changes nothing."""

    holding = Holding(
        "Which row of which source the record came from", purpose=Purpose.ACCOUNTABILITY, keep="trail"
    )

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    mapping = models.CharField(max_length=60)
    source_key = models.CharField(max_length=80)
    person_id = models.UUIDField()
    row_hash = models.CharField(max_length=64)
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+")
    line = models.PositiveIntegerField()

    objects: ClassVar[models.Manager["ImportedRow"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "mapping", "source_key"], name="exchange_importedrow_once"
            )
        ]


class Webhook(models.Model):
    """An address to which an agency's events are sent. kinds: names of `hooks.kinds.KINDS`.

    secret: what signs the messages; sealed, since it must be read again for every one.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    url = models.URLField(max_length=500)
    kinds = ArrayField(models.CharField(max_length=40))
    secret = SealedTextField(domain=Domain.PROTECTED)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_because = models.CharField(max_length=20, blank=True, default="")

    objects: ClassVar[models.Manager["Webhook"]] = models.Manager()


class WebhookMessage(models.Model):
    """One event told to one address: at least once, parked after too many failures, dropped where the address was
    stopped or a wall went up meanwhile. body: what is signed and sent, the same at every attempt."""

    holding = Holding(
        "That another system was told of a change: ids and a link",
        purpose=Purpose.ACCOUNTABILITY,
        keep="trail",
    )

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        PARKED = "parked", "Parked"
        DROPPED = "dropped", "Dropped"

    id = models.UUIDField(primary_key=True, default=uuid7)
    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="messages")
    event_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    person_id = models.UUIDField()
    body = models.TextField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=clock.now)
    last_status = models.PositiveSmallIntegerField(null=True)
    last_error = models.CharField(max_length=120, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["WebhookMessage"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event_id"], name="exchange_webhookmessage_once")
        ]
        indexes = [
            models.Index(
                fields=["next_at"], condition=models.Q(state="waiting"), name="exchange_webhookmessage_waits"
            )
        ]
