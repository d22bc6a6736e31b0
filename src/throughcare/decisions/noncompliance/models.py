"""What went wrong, what was said in excuse, what the rule proposes, and what a person decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, FieldClass, Holding, Purpose
from throughcare.register.people.models import OfPerson

OPINION = FieldClass(assertion=Assertion.OPINION)


class Failure(OfPerson):
    """A recorded failure to keep a contact or condition. Facts only; recorded before anyone judges it.

    contact: the missed contact; one failure each, so the handler that makes it is safe to repeat.
    stage: where it stands. asked_how: by letter or otherwise; "" until the reason was asked for. excuse_due_on: the
    day by which it is awaited. excuse, heard_on: what the person said, and when; heard_on null until then.
    """

    holding = Holding(
        "Failures to keep a contact or condition, and the reason given", purpose=Purpose.DUE_PROCESS
    )

    class Stage(models.TextChoices):
        TO_ASK = "to_ask", "Reason to be asked for"
        ASKED = "asked", "Waiting for the person's reason"
        TO_JUDGE = "to_judge", "Excuse to be judged"
        TO_DECIDE = "to_decide", "Response to be decided"
        CLOSED = "closed", "Closed"

    contact = models.ForeignKey(
        "supervision.Contact", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    order = models.ForeignKey(
        "orders.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    failed_on = models.DateField()
    what = models.CharField(max_length=120)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.TO_ASK)
    asked_how = models.CharField(max_length=10, blank=True, default="")
    excuse_due_on = models.DateField(null=True, blank=True)
    excuse = models.TextField(max_length=4000, blank=True, default="")
    heard_on = models.DateField(null=True, blank=True)
    closed_reason = models.CharField(max_length=120, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(known_to__isnull=True),
                name="noncompliance_failure_one_a_contact",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "failed_on"], condition=Q(known_to__isnull=True),
                         name="noncompliance_failure_when"),
            models.Index(fields=["stage", "excuse_due_on"], condition=Q(known_to__isnull=True) & ~Q(stage="closed"),
                         name="noncompliance_failure_open"),
        ]  # fmt: skip


class ExcuseJudgment(OfPerson):
    """The officer's judgment of the excuse. reasonable: true or false; no row until judged."""

    holding = Holding(
        "How an excuse was judged, and why", purpose=Purpose.DUE_PROCESS, assertion=Assertion.OPINION
    )

    failure = models.ForeignKey(Failure, on_delete=models.PROTECT, related_name="judgments")
    excuse = models.TextField(max_length=4000, blank=True, default="")
    reasonable = models.BooleanField()
    reasons = models.TextField(max_length=4000)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["failure"], condition=Q(known_to__isnull=True), name="noncompliance_judgment_one"
            ),
            models.CheckConstraint(
                condition=~Q(judged_by=SYSTEM_USER), name="noncompliance_judgment_by_a_person"
            ),
        ]


class ProposalMade(OfPerson):
    """What the pack's rule proposed, kept with the facts it used so that it can be checked and computed again.

    grounds: the rule's own sentence. facts, fingerprint: as `rules.responses.Proposal` gives them.
    """

    holding = Holding("What the rule proposed, with its grounds", purpose=Purpose.DUE_PROCESS)

    failure = models.ForeignKey(Failure, on_delete=models.PROTECT, related_name="proposals")
    rule = models.CharField(max_length=80)
    step = models.CharField(max_length=30)
    grounds = models.CharField(max_length=400)
    facts = models.JSONField()
    fingerprint = models.CharField(max_length=64)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["failure"], condition=Q(known_to__isnull=True), name="noncompliance_proposal_one"
            ),
        ]


class Response(OfPerson):
    """What a named person decided. proposal: what they saw when deciding. withdrawn_on: then it no longer counts.

    departs: it is not what the rule proposes; `departs_because` then says why.
    """

    holding = Holding(
        "What a named person decided, and why", purpose=Purpose.DUE_PROCESS, assertion=Assertion.OPINION
    )

    class Kind(models.TextChoices):
        NO_ACTION = "no_action", "No further action"
        WARNING = "warning", "Warning"
        REFERRAL = "referral", "Referral"
        DISCUSSION = "discussion", "Discussion with the person"
        PRAISE = "praise", "Praise"

    failure = models.ForeignKey(
        Failure, null=True, blank=True, on_delete=models.PROTECT, related_name="responses"
    )
    proposal = models.ForeignKey(
        ProposalMade, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    order = models.ForeignKey(
        "orders.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    given_on = models.DateField()
    reasons = models.TextField(max_length=4000)
    departs = models.BooleanField(default=False)
    departs_because = models.TextField(max_length=4000, blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    letter = models.ForeignKey(
        "documents.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["failure"], condition=Q(known_to__isnull=True, failure__isnull=False),
                name="noncompliance_response_one_a_failure",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="noncompliance_response_has_reasons"),
            models.CheckConstraint(
                condition=Q(departs=False) | ~Q(departs_because=""), name="noncompliance_departure_has_reasons"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=SYSTEM_USER), name="noncompliance_response_decided_by_a_person"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "given_on"], condition=Q(known_to__isnull=True),
                         name="noncompliance_response_when"),
        ]  # fmt: skip
