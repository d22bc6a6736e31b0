"""Who is responsible for whom by date, and who may or may not see.

Restrictions, names and exclusions carry their agency: the wall around a person reads them, so they cannot
stand behind that wall themselves.
"""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from throughcare.platform.database.holdings import Holding, Purpose, Sharing
from throughcare.register.people.models import OfPerson


class Allocation(OfPerson):
    """An officer's part in a person's supervision, from one day until (excluding) another.

    part: responsible (never two at once) or supporting. ends_on: exclusive; null while it lasts.
    """

    holding = Holding("Who was responsible for the person, and when", purpose=Purpose.ACCOUNTABILITY)

    class Part(models.TextChoices):
        RESPONSIBLE = "responsible", "Responsible"
        SUPPORTING = "supporting", "Supporting"

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.CharField(max_length=12, choices=Part, default=Part.RESPONSIBLE)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            ExclusionConstraint(
                name="caseload_allocation_one_responsible",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (Func(F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField()),
                     RangeOperators.OVERLAPS),
                ],
                condition=Q(known_to__isnull=True, part="responsible"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="caseload_allocation_ends_after_start",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["officer", "person"], condition=Q(known_to__isnull=True),
                         name="caseload_allocation_officer"),
            # Covering: who is responsible is asked for each alert of the sweep, and the exclusion's GiST index is slow.
            models.Index(fields=["person", "starts_on"], include=["ends_on", "officer", "team"],
                         condition=Q(known_to__isnull=True, part="responsible"),
                         name="caseload_allocation_in_charge"),
            models.Index(fields=["team", "person"], condition=Q(known_to__isnull=True),
                         name="caseload_allocation_team"),
        ]  # fmt: skip


class Restriction(OfPerson):
    """A limited-access record: while it lasts only those named may see the person."""

    holding = Holding(
        "That few may see the record, and why", purpose=Purpose.SAFETY, sharing=Sharing.WITHHOLD
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=300)
    starts_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True), name="caseload_restriction_one"
            ),
        ]


class Named(OfPerson):
    """A user who may see a restricted record."""

    holding = Holding(
        "Staff who may see a restricted record", purpose=Purpose.SAFETY, sharing=Sharing.THIRD_PARTY
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "user"], condition=Q(known_to__isnull=True), name="caseload_named_once"
            ),
        ]


class Exclusion(OfPerson):
    """A user who may not see a record, whatever their role: a relative, a neighbour, a victim."""

    holding = Holding(
        "Staff who may not see the record, and why", purpose=Purpose.SAFETY, sharing=Sharing.THIRD_PARTY
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.CharField(max_length=200)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "user"], condition=Q(known_to__isnull=True), name="caseload_exclusion_once"
            ),
        ]
