"""Imports: each run, each bad row with its reason, and which record came from which row."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from throughcare.platform import clock
from throughcare.platform.database.holdings import Holding, Purpose
from throughcare.platform.database.ids import uuid7


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
