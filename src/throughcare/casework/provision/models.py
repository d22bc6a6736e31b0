"""Action plans, groups, sessions, what stays with whoever runs them, measures and end-of-service reports.

Every row carries the organisation: its staff see it, and those of the agency who may see the person. `SessionNote` is
the exception: clinical content and working notes stay with the organisation, and the agency's own staff never see them.
"""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from throughcare.casework.provision.wording import (
    BEHAVIOUR,
    MOMENTS,
    PLAN_STATES,
    SESSION_STATES,
    WAYS,
    WHO_ASKED,
    WHY_NO_SESSION,
)
from throughcare.platform.database.holdings import Assertion, Basis, Holding, Sharing
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson


class OfReferral(OfPerson):
    """Base of what is done under a referral. organisation: the referral's, repeated here for the wall."""

    referral = models.ForeignKey("interventions.ServiceReferral", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta(OfPerson.Meta):
        abstract = True


class ActionPlan(OfReferral):
    """How many sessions, and what is done in them. The latest approved one counts; a change begins a new one."""

    holding = Holding("Action plans of services")

    sessions = models.PositiveSmallIntegerField()
    activities = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=PLAN_STATES.items(), default="created")
    submitted_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfReferral.Meta):
        constraints = [
            *OfReferral.Meta.constraints,
            models.UniqueConstraint(
                fields=["referral"], condition=Q(known_to__isnull=True, state__in=("created", "submitted")),
                name="provision_actionplan_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "returned"))
                | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="provision_actionplan_answered_by_somebody",
            ),
        ]  # fmt: skip


class Group(Versioned):
    """A group that meets. No person stands here. weekday: 0 to 6 from Monday."""

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    offering = models.ForeignKey("interventions.Offering", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=300, blank=True, default="")
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="provision_group_ends_after_start",
            ),
        ]


class Session(OfReferral):
    """One appointment of a session: planned, then what became of it.

    number: which session of the plan. follows: the appointment it replaces; asked_by, asked_why: who wanted another.
    minutes: given, null until it was held. late_why: "" where in time. behaviour: as agreed to be told; tell: what the
    officer is told of behaviour or concern, "" where nothing. seen_on, seen_by: when the officer read it.
    """

    holding = Holding("Sessions of services and programmes: attendance", assertion=Assertion.FACT)

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=WAYS.items(), default="office")
    place = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(max_length=14, choices=SESSION_STATES.items(), default="scheduled")
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    asked_by = models.CharField(max_length=10, choices=WHO_ASKED.items(), blank=True, default="")
    asked_why = models.CharField(max_length=500, blank=True, default="")
    late_why = models.CharField(max_length=300, blank=True, default="")
    why_none = models.CharField(max_length=12, choices=WHY_NO_SESSION.items(), blank=True, default="")
    known_of = models.CharField(max_length=1000, blank=True, default="")
    behaviour = models.CharField(max_length=14, choices=BEHAVIOUR.items(), blank=True, default="")
    tell = models.CharField(max_length=1000, blank=True, default="")
    concern = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )

    class Meta(OfReferral.Meta):
        constraints = [
            *OfReferral.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="provision_session_ends_after_start"
            ),
            ExclusionConstraint(
                name="provision_session_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (Func("starts_at", "ends_at", function="tstzrange", output_field=DateTimeRangeField()),
                     RangeOperators.OVERLAPS),
                ],
                condition=Q(known_to__isnull=True) & ~Q(state__in=("superseded", "planned")),
            ),
            models.CheckConstraint(
                condition=~Q(state="not_attended") | ~Q(known_of=""), name="provision_session_absence_says_what_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="no_session") | ~Q(why_none=""), name="provision_session_none_says_why"
            ),
            models.CheckConstraint(condition=Q(concern=False) | ~Q(tell=""), name="provision_session_concern_is_told"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organisation", "starts_at"], condition=Q(known_to__isnull=True),
                         name="provision_session_calendar"),
        ]  # fmt: skip


class SessionNote(OfReferral):
    """What was done in a session, for those who do it: never told to the agency, never evidence of anything."""

    holding = Holding(
        "Working and clinical notes of services, which stay with them", assertion=Assertion.OPINION,
        basis=Basis.SUBSTANTIAL_INTEREST, sharing=Sharing.WITHHOLD, sensitive=True,
    )  # fmt: skip

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=8000)


class Measure(OfReferral):
    """A value of an outcome measure on a day. measure: its code; unit, better: for reading it ("up" or "down")."""

    holding = Holding("Outcome measures of services", assertion=Assertion.OPINION)

    measure = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    unit = models.CharField(max_length=40, blank=True, default="")
    better = models.CharField(max_length=4, choices=[("up", "More is better"), ("down", "Less is better")])
    moment = models.CharField(max_length=8, choices=MOMENTS.items())
    measured_on = models.DateField()
    value = models.FloatField()

    class Meta(OfReferral.Meta):
        constraints = [
            *OfReferral.Meta.constraints,
            models.UniqueConstraint(
                fields=["referral", "measure", "measured_on"], condition=Q(known_to__isnull=True),
                name="provision_measure_once_a_day",
            ),
        ]  # fmt: skip


class EndReport(OfReferral):
    """The end-of-service report. outcomes: [{"outcome": text, "achieved": code, "words": text}] for each hoped for."""

    holding = Holding("End-of-service reports", assertion=Assertion.OPINION)

    outcomes = models.JSONField(default=list, blank=True)
    progress = models.TextField(max_length=4000, blank=True, default="")
    further = models.TextField(max_length=4000, blank=True, default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfReferral.Meta):
        constraints = [
            *OfReferral.Meta.constraints,
            models.UniqueConstraint(
                fields=["referral"], condition=Q(known_to__isnull=True), name="provision_endreport_one"
            ),
        ]
