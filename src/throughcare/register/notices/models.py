"""What needs somebody's attention, and messages that say so without naming anyone."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.database.holdings import Holding, Purpose
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.past_views import PastView
from throughcare.register.people.models import Person


class Alert(models.Model):
    """Something that needs attention: one for each (rule, subject, due date), however often the sweep runs.

    rule: the sweep rule's code. subject: id of the appointment, order, failure ... officer, team: who should act,
    copied at the time. owner: who took it. Not versioned: its moments stand in columns and in the audit trail.
    """

    holding = Holding(
        "What needed somebody's attention, and who dealt with it", purpose=Purpose.ACCOUNTABILITY
    )

    class State(models.TextChoices):
        NEW = "new", "New"
        OWNED = "owned", "Being dealt with"
        DONE = "done", "Done"

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="alerts", db_index=False)
    rule = models.CharField(max_length=40)
    subject = models.UUIDField()
    due_on = models.DateField()
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    team = models.ForeignKey(
        "access.Team", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    raised_at = models.DateTimeField(default=clock.now)
    owned_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_because = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Alert"]] = models.Manager()
    past_view = PastView(
        "raised_at <= tc_known_at()",
        {
            "state": "(CASE WHEN done_at <= tc_known_at() THEN 'done' WHEN owned_at <= tc_known_at() THEN 'owned'"
            " ELSE 'new' END)::varchar(8)",
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "subject", "due_on"], name="notices_alert_once"),
            models.CheckConstraint(
                condition=~Q(state="owned") | Q(owner__isnull=False), name="notices_alert_owned_by_someone"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "state"], name="notices_alert_person"),
            models.Index(
                fields=["officer", "due_on"], condition=~Q(state="done"), name="notices_alert_officer_open"
            ),
            models.Index(
                fields=["team", "due_on"], condition=~Q(state="done"), name="notices_alert_team_open"
            ),
        ]


class Message(models.Model):
    """An e-mail to a member of staff: says that something waits, never about whom. Kept until sent, then as proof."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_tried_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[models.Manager["Message"]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["made_at"], condition=Q(sent_at__isnull=True), name="notices_message_unsent")
        ]


class SweepRun(models.Model):
    """One rule's turn in one sweep, for the next daily delta to count from and for whoever watches the work.

    as_of: the day swept for. delta: only what crossed a date or changed since the run before. due: how many the
    rule found; raised, reopened, closed: what came of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    rule = models.CharField(max_length=40)
    zone = models.CharField(max_length=40)
    as_of = models.DateField()
    delta = models.BooleanField()
    started_at = models.DateTimeField()
    took_ms = models.PositiveIntegerField()
    due = models.PositiveIntegerField()
    raised = models.PositiveIntegerField()
    reopened = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()

    objects: ClassVar[models.Manager["SweepRun"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["rule", "zone", "-started_at"], name="notices_sweeprun_latest")]
