"""What went wrong, what was said in excuse, and what the rule and the grid propose."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, Holding, Purpose
from throughcare.register.people.models import OfPerson
from throughcare.rules.responses.failures import Subject


class Failure(OfPerson):
    """A recorded failure to keep a contact or condition, or an incident. Facts only; recorded before anyone judges it.

    subject_kind, subject_id: what it is about, a row of the app that keeps it, or this row where it was recorded by
    hand; one failure each, so the handlers that make it are safe to repeat. contact: that row, where it is a contact.
    kind: a code of `rules.responses.failures`. evidence: what shows it, where it was recorded by hand; then
    reported_by says by whom it was seen or reported, else it is whoever recorded what it is about; null for a machine.
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
        TO_APPROVE = "to_approve", "Response to be approved"
        CLOSED = "closed", "Closed"

    subject_kind = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Subject])
    subject_id = models.UUIDField(editable=False)
    contact = models.ForeignKey(
        "supervision.Contact",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    condition = models.ForeignKey(
        "orders.Condition", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=30)
    evidence = models.TextField(max_length=4000, blank=True, default="")
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
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
    taken_back_because = models.CharField(max_length=300, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(known_to__isnull=True),
                name="noncompliance_failure_one_a_subject",
            ),
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(known_to__isnull=True, contact__isnull=False),
                name="noncompliance_failure_one_a_contact",
            ),
            models.CheckConstraint(
                condition=Q(subject_kind="contact", contact__isnull=False, subject_id=F("contact_id"))
                | (~Q(subject_kind="contact") & Q(contact__isnull=True)),
                name="noncompliance_failure_contact_is_the_subject",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "failed_on"], condition=Q(known_to__isnull=True),
                         name="noncompliance_failure_when"),
            models.Index(fields=["stage", "excuse_due_on"], condition=Q(known_to__isnull=True) & ~Q(stage="closed"),
                         name="noncompliance_failure_open"),
            # Few, and the sweep looks for the warnings among their responses.
            models.Index(fields=["person"], condition=Q(known_to__isnull=True, closed_reason="outcome-changed"),
                         name="noncompliance_failure_undone"),
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


class Weighing(OfPerson):
    """What a grid gives for a failure, from the facts kept and what a named person told it.

    grid: with its day. facts: as `rules.responses.grid.GridFacts`. lowest, highest: levels; "" where the cell is not
    known and the supervisor decides. grounds: sentences. fingerprint: of the published rule `response-range`.
    """

    holding = Holding("What a grid of responses gives for a failure", purpose=Purpose.DUE_PROCESS)

    failure = models.ForeignKey(Failure, on_delete=models.PROTECT, related_name="weighings")
    grid = models.CharField(max_length=80)
    facts = models.JSONField()
    lowest = models.CharField(max_length=40, blank=True, default="")
    highest = models.CharField(max_length=40, blank=True, default="")
    grounds = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    weighed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["failure"], condition=Q(known_to__isnull=True), name="noncompliance_weighing_one"
            ),
            models.CheckConstraint(
                condition=Q(lowest="", highest="") | (~Q(lowest="") & ~Q(highest="")),
                name="noncompliance_weighing_has_both_ends",
            ),
            models.CheckConstraint(
                condition=~Q(weighed_by=SYSTEM_USER), name="noncompliance_weighing_by_a_person"
            ),
        ]


class AbilityFinding(OfPerson):
    """Whether the person was able to pay what was not paid. looked_at: on what the finding rests."""

    holding = Holding(
        "Whether somebody was able to pay, and how that was found", purpose=Purpose.DUE_PROCESS,
        assertion=Assertion.OPINION,
    )  # fmt: skip

    class Able(models.TextChoices):
        ABLE = "able", "Able to pay"
        UNABLE = "unable", "Not able to pay"
        NOT_KNOWN = "not_known", "Not known"

    failure = models.ForeignKey(Failure, on_delete=models.PROTECT, related_name="abilities")
    able = models.CharField(max_length=10, choices=Able)
    looked_at = models.TextField(max_length=4000)
    found_on = models.DateField()
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["failure"], condition=Q(known_to__isnull=True), name="noncompliance_ability_one"
            ),
            models.CheckConstraint(
                condition=~Q(looked_at=""), name="noncompliance_ability_rests_on_something"
            ),
            models.CheckConstraint(
                condition=~Q(found_by=SYSTEM_USER), name="noncompliance_ability_found_by_a_person"
            ),
        ]
