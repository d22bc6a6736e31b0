"""Access requests with their packs, disputes, who was told of a correction, and reviews of keeping."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.platform import clock
from throughcare.platform.database.holdings import Holding, Purpose
from throughcare.platform.database.ids import uuid7
from throughcare.register.people.models import OfPerson


class AccessRequest(OfPerson):
    """A person asked to see what is held about them.

    due_on: the last day in time, moved on by every day the clock stood; null where the pack names no limit.
    paused_on: since when the clock stands, because it is not yet sure who asks. answer: why it ended otherwise.
    """

    class State(models.TextChoices):
        OPEN = "open", "Being answered"
        PAUSED = "paused", "Waiting for proof of who asks"
        HANDED_OVER = "handed_over", "Handed over"
        CLOSED = "closed", "Closed without handing over"

    holding = Holding("Requests to see the record", purpose=Purpose.ACCOUNTABILITY, keep="trail")

    asked_on = models.DateField()
    asked_by = models.CharField(max_length=160, blank=True, default="")
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    due_on = models.DateField(null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    handed_to = models.CharField(max_length=160, blank=True, default="")
    answer = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("asked_on")),
                name="rights_access_due_after_asked",
            ),
            models.CheckConstraint(
                condition=Q(state="paused", paused_on__isnull=False)
                | (~Q(state="paused") & Q(paused_on__isnull=True)),
                name="rights_access_paused_since",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(known_to__isnull=True, state__in=["open", "paused"]),
                         name="rights_access_open"),
        ]  # fmt: skip


class PartDecision(OfPerson):
    """What a named person decided about one part of a pack that needs judgement. part: a code of `packing.parts`."""

    holding = Holding("What was withheld from a pack, and why", purpose=Purpose.ACCOUNTABILITY, keep="trail")

    request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="decisions")
    part = models.CharField(max_length=120)
    give = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["request", "part"],
                condition=Q(known_to__isnull=True),
                name="rights_part_decided_once",
            ),
            models.CheckConstraint(
                condition=Q(give=True) | ~Q(reason=""), name="rights_part_withheld_with_reason"
            ),
        ]


class AccessPack(models.Model):
    """One making of a pack. file: a ZIP with the readable page, its PDF and the rows; empty until made.

    total: the rows it is made from. fingerprint: SHA-256 of the file. Not versioned: a new making is a new row.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be put together"
        MADE = "made", "Put together"
        FAILED = "failed", "Could not be put together"
        GONE = "gone", "No longer kept here"

    holding = Holding(
        "Packs made for the person",
        purpose=Purpose.ACCOUNTABILITY,
        keep="trail",
        moves=False,
    )

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="packs")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField(default=clock.now)
    made_at = models.DateTimeField(null=True, blank=True)
    total = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, default="")
    file = models.BinaryField(blank=True, default=b"")

    objects: ClassVar[models.Manager["AccessPack"]] = models.Manager()


class Dispute(OfPerson):
    """What the person says against something recorded, or that its use is restricted until that is settled.

    table, row: what it is about; both empty for the record as a whole. what: that in words, for whoever reads it.
    said: the person's own words. ends_on: exclusive; null while it lasts.
    """

    class Kind(models.TextChoices):
        DISAGREEMENT = "disagreement", "The person disagrees"
        RESTRICTION = "restriction", "Its use is restricted"

    holding = Holding("What the person disputes", purpose=Purpose.DUE_PROCESS)

    kind = models.CharField(max_length=12, choices=Kind)
    table = models.CharField(max_length=80, blank=True, default="")
    row = models.UUIDField(null=True, blank=True)
    what = models.CharField(max_length=200)
    said = models.TextField(max_length=4000)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    settled = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="rights_dispute_ends_after_start",
            ),
        ]


class RecipientTold(OfPerson):
    """That somebody who was given something earlier was told it had been corrected.

    disclosure: the audit entry by which they were given it. corrected: the record of the row that was wrong.
    """

    holding = Holding("Who was told of a correction", purpose=Purpose.ACCOUNTABILITY, keep="trail")

    disclosure = models.UUIDField()
    corrected = models.UUIDField()
    told_on = models.DateField()
    how = models.CharField(max_length=200)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["disclosure", "corrected"],
                condition=Q(known_to__isnull=True),
                name="rights_recipient_told_once",
            ),
        ]


class KeepingReview(OfPerson):
    """What a person decided when the time to keep a record had come. Nothing is erased by this row.

    keeping: a class of the schedule. keep_until: null when erasure was decided; then whoever may erase does so.
    """

    class Decision(models.TextChoices):
        KEEP = "keep", "Keep until a day"
        ERASE = "erase", "Erase"

    holding = Holding(
        "Decisions on how long the record is kept", purpose=Purpose.ACCOUNTABILITY, keep="trail"
    )

    keeping = models.CharField(max_length=20)
    due_on = models.DateField()
    decision = models.CharField(max_length=5, choices=Decision)
    keep_until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(decision="keep", keep_until__isnull=False)
                | Q(decision="erase", keep_until__isnull=True),
                name="rights_review_keeps_until",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="rights_review_has_reason"),
        ]
