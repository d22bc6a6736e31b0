"""Hours required, projects, days of work, adjustments of the hours, and decisions on travel time.

All lengths are whole minutes. Times of day are on the clock of the place; a day of work begins and ends on one date.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.orders.models import Condition
from throughcare.casework.unpaidwork.wording import ADJUSTMENTS, TRAVEL_STATES
from throughcare.platform.database.holdings import Assertion, Basis, FieldClass, Holding
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson
from throughcare.rules.jurisdictions.unpaid_work import PROJECT_KINDS

OPINION = FieldClass(assertion=Assertion.OPINION)


class WorkRequirement(OfPerson):
    """The hours that one condition of an order requires.

    starts_on: the day from which hours count, which is the day of the sentence. ends_on: the first day on which none
    count any more; null where none is set. in_scheme: whether the person is in the place's incentive scheme.
    """

    holding = Holding("Hours of unpaid work that an order requires", basis=Basis.LEGAL_DUTY)

    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="+")
    required_minutes = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    in_scheme = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "condition"], condition=Q(known_to__isnull=True),
                name="unpaidwork_requirement_one_of_a_condition",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="unpaidwork_requirement_ends_after_start",
            ),
        ]  # fmt: skip


class WorkProject(Versioned):
    """Where an agency's people work. kind: of the pack. weekdays: on which it runs, by code.

    starts_at, ends_at: the usual hours of a day. ends_on: the first day on which it runs no more. closed_on: the day
    on which somebody closed it before its time, with the reason.
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=24, choices=[(code, kind.title) for code, kind in PROJECT_KINDS.items()]
    )
    place = models.CharField(max_length=200)
    weekdays = models.JSONField(default=list)
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.CharField(max_length=200, blank=True, default="")

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="unpaidwork_project_hours_in_order"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="unpaidwork_project_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(closed_because=""),
                name="unpaidwork_project_closed_with_reason",
            ),
        ]  # fmt: skip


class WorkAppointment(OfPerson):
    """One day of work, planned or worked. outcome: of the pack, "" while it is still to be recorded.

    starts_at, ends_at: as planned, and once there is an outcome as worked. penalty_minutes: taken off for coming late
    or leaving early. credited_minutes: what the place's rule gave; null where it gave nothing or there is no rule.
    sensitive: once true it stays so.
    """

    holding = Holding(
        "Days of unpaid work: attendance, quality and behaviour", review_rows="sensitive",
        fields={"work_quality": OPINION, "behaviour": OPINION, "notes": OPINION},
    )  # fmt: skip

    requirement = models.ForeignKey(WorkRequirement, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(WorkProject, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    outcome = models.CharField(max_length=20, blank=True, default="")
    penalty_minutes = models.PositiveIntegerField(null=True, blank=True)
    credited_minutes = models.PositiveIntegerField(null=True, blank=True)
    work_quality = models.CharField(max_length=16, blank=True, default="")
    behaviour = models.CharField(max_length=16, blank=True, default="")
    notes = models.TextField(max_length=3999, blank=True, default="")
    sensitive = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "on", "starts_at"], condition=Q(known_to__isnull=True),
                name="unpaidwork_appointment_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="unpaidwork_appointment_hours_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="") | Q(credited_minutes__isnull=True),
                name="unpaidwork_appointment_credit_needs_outcome",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["project", "on"], condition=Q(known_to__isnull=True), name="unpaidwork_appointment_group"
            ),
            models.Index(
                fields=["on"], condition=Q(known_to__isnull=True, outcome=""), name="unpaidwork_appointment_open"
            ),
        ]  # fmt: skip


class WorkAdjustment(OfPerson):
    """Minutes added to what is required, below zero where they are taken off. on: the day it is for.

    appointment: the day of work whose travel it is for; null for every other reason.
    """

    holding = Holding("Adjustments of the hours of unpaid work", fields={"note": OPINION})

    requirement = models.ForeignKey(WorkRequirement, on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey(
        WorkAppointment, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    minutes = models.IntegerField()
    reason = models.CharField(max_length=12, choices=ADJUSTMENTS.items())
    on = models.DateField()
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(condition=~Q(minutes=0), name="unpaidwork_adjustment_not_nothing"),
            models.CheckConstraint(
                condition=~Q(reason="travel") | Q(minutes__lt=0, appointment__isnull=False),
                name="unpaidwork_adjustment_travel_of_a_day",
            ),
        ]  # fmt: skip


class TravelDecision(OfPerson):
    """Whether the travel to a day of work counts: opened by an attended day, decided by a person, never by itself."""

    holding = Holding("Decisions on travel to unpaid work", assertion=Assertion.OPINION)

    appointment = models.ForeignKey(WorkAppointment, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=TRAVEL_STATES.items(), default="pending")
    adjustment = models.ForeignKey(
        WorkAdjustment, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    words = models.CharField(max_length=500, blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(known_to__isnull=True), name="unpaidwork_travel_once_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="complete") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="unpaidwork_travel_decided_by_somebody",
            ),
        ]  # fmt: skip
