"""A licence, one row a version of it, and its conditions as they were drafted.

Nobody approves what they drafted, nothing is in force without approval, and a new version that asks more of the person
is not approved before a fair process about it was decided: the database refuses it whatever the path (promises.py).
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value

from throughcare.decisions.licences.wording import ACTS, ENDINGS, MAKING, PARTS, STAGES
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, Basis, FieldClass, Holding, Purpose, Sharing
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain
from throughcare.register.people.models import OfPerson

OPINION = FieldClass(assertion=Assertion.OPINION)


def _user(*, null: bool = True) -> Any:
    """A named person who works here."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=null, blank=null
    )  # fmt: skip


class Licence(OfPerson):
    """One version of an order's licence. number: 1 for the first. varies: the one that was in force when it was begun.

    place: the pack whose statuses it keeps. kind, type: of that pack. catalogue: the version of the catalogue it is
    drafted under. starts_on, ends_on: from when until when it is in force; the end exclusive.
    meets_who, meets_on, meets_at, meets_place: the first meeting.
    drafted_by, submitted_by: who made it. decided_by: who approved, sent back or rejected it, and decided_because why.
    """

    holding = Holding(
        "Licences: drafts, approvals and versions", purpose=Purpose.DUE_PROCESS, basis=Basis.LEGAL_DUTY,
        fields={"decided_because": OPINION},
    )  # fmt: skip

    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    varies = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    place = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    type = models.CharField(max_length=10, blank=True, default="")
    stage = models.CharField(max_length=10, choices=STAGES.items(), default="draft")
    catalogue = models.CharField(max_length=60, blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    meets_who = models.CharField(max_length=160, blank=True, default="")
    meets_on = models.DateField(null=True, blank=True)
    meets_at = models.TimeField(null=True, blank=True)
    meets_place = models.CharField(max_length=160, blank=True, default="")
    drafted_by = _user(null=False)
    submitted_by = _user()
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = _user()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_because = models.CharField(max_length=500, blank=True, default="")
    activated_at = models.DateTimeField(null=True, blank=True)
    over_because = models.CharField(max_length=12, choices=ENDINGS.items(), blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="licences_licence_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | ~Q(decided_by=F("drafted_by")) & ~Q(decided_by=F("submitted_by")) & ~Q(decided_by=SYSTEM_USER),
                name="licences_licence_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=("approved", "active", "rejected"))
                | Q(decided_by__isnull=False, decided_at__isnull=False, submitted_by__isnull=False),
                name="licences_licence_in_force_when_approved",
            ),
            models.CheckConstraint(
                condition=~Q(stage="rejected") | Q(decided_because__regex=r"\S"),
                name="licences_licence_rejected_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(stage="active") | Q(starts_on__isnull=False, activated_at__isnull=False),
                name="licences_licence_active_from_a_day",
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(known_to__isnull=True, stage__in=MAKING),
                name="licences_licence_one_in_the_making",
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(known_to__isnull=True, stage="active"),
                name="licences_licence_one_in_force",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person"], condition=Q(known_to__isnull=True), name="licences_licence_person"),
            models.Index(fields=["starts_on"], condition=Q(known_to__isnull=True, stage__in=MAKING),
                         name="licences_licence_making"),
            models.Index(fields=["ends_on"], condition=Q(known_to__isnull=True, stage="active"),
                         name="licences_licence_running"),
        ]  # fmt: skip


class LicenceCondition(OfPerson):
    """One condition as a version of a licence states it, or what it ends or leaves out. Columns as `orders.Condition`.

    act: against the version before, or against what stood on the order. eased: a change that only makes it lighter.
    why: why it ends or is left out, or how it becomes lighter. condition: the condition on the order that it is.
    former: the same condition in the version before.
    """

    holding = Holding(
        "Conditions as a licence was drafted with them", purpose=Purpose.DUE_PROCESS, basis=Basis.LEGAL_DUTY,
        fields={"exact_shape": FieldClass(sharing=Sharing.THIRD_PARTY), "why": OPINION},
    )  # fmt: skip
    never_told = ("exact_shape",)

    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="conditions")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=10, choices=PARTS.items())
    act = models.CharField(max_length=8, choices=ACTS.items(), default="added")
    eased = models.BooleanField(default=False)
    why = models.CharField(max_length=500, blank=True, default="")
    condition = models.ForeignKey(
        "orders.Condition", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    former = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=40)
    text = models.TextField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    authority = models.CharField(max_length=160, blank=True, default="")
    terms = models.JSONField(default=dict, blank=True, db_default=Value({}, models.JSONField()))
    catalogue = models.CharField(max_length=60, blank=True, default="")
    wording = models.CharField(max_length=60, blank=True, default="")
    answers = models.JSONField(default=dict, blank=True, db_default=Value({}, models.JSONField()))
    legal_basis = models.CharField(max_length=200, blank=True, default="")
    exact_shape = SealedTextField(domain=Domain.PROTECTED, agency="person.agency_id", null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(condition=Q(text__regex=r"\S"), name="licences_licencecondition_says_something"),
            models.CheckConstraint(
                condition=~Q(part="standard", act__in=("ended", "left_out")) | Q(why__regex=r"\S"),
                name="licences_licencecondition_standard_out_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(eased=False) | Q(act="changed", why__regex=r"\S"),
                name="licences_licencecondition_eased_with_reason",
            ),
            models.UniqueConstraint(
                fields=["licence", "condition"], condition=Q(known_to__isnull=True, condition__isnull=False),
                name="licences_licencecondition_once",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["licence"], condition=Q(known_to__isnull=True), name="licences_condition_licence"
            )
        ]
