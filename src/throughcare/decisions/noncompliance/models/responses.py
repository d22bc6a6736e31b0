"""What a person decided, what was asked for and approved, what became of a sanction, and which grids are confirmed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.releases.models import TwoPeople
from throughcare.decisions.noncompliance.models.failures import Failure, ProposalMade
from throughcare.decisions.noncompliance.wording import ADVERSE
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, Holding, Purpose
from throughcare.register.people.models import OfPerson


class ResponseAsked(OfPerson):
    """A response harder than what is proposed, asked for by who would decide it; it is none until another approves.

    The fields are those of the decision. state: waiting, approved or declined; answer: the approver's reasons.
    """

    holding = Holding(
        "Responses asked for, and what the approver said",
        purpose=Purpose.DUE_PROCESS,
        assertion=Assertion.OPINION,
    )

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for approval"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"

    failure = models.ForeignKey(Failure, on_delete=models.PROTECT, related_name="asked_for")
    kind = models.CharField(max_length=12)
    measure = models.CharField(max_length=40, blank=True, default="")
    what = models.CharField(max_length=200, blank=True, default="")
    amount = models.PositiveIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    reasons = models.TextField(max_length=4000)
    departs_because = models.TextField(max_length=4000)
    requirement = models.CharField(max_length=1000, blank=True, default="")
    correct_by = models.DateField(null=True, blank=True)
    by_hand = models.BooleanField(default=False)
    proportionate = models.TextField(max_length=4000, blank=True, default="")
    interpreter = models.CharField(max_length=10, blank=True, default="")
    adult = models.CharField(max_length=10, blank=True, default="")
    beside = models.ForeignKey(
        Failure, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(max_length=4000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["failure"], condition=Q(known_to__isnull=True, state="waiting"),
                name="noncompliance_asked_one_waits",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_by__isnull=True, answered_on__isnull=True)
                | (Q(answered_by__isnull=False, answered_on__isnull=False) & ~Q(state="waiting") & ~Q(answer="")),
                name="noncompliance_asked_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")),
                name="noncompliance_asked_answered_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=SYSTEM_USER) & (Q(answered_by__isnull=True) | ~Q(answered_by=SYSTEM_USER)),
                name="noncompliance_asked_by_people",
            ),
        ]  # fmt: skip


class Response(OfPerson):
    """What a named person decided. proposal: what they saw when deciding. withdrawn_on: then it no longer counts.

    departs: it is not what the rule or the grid proposes; direction: gentler or stricter; `departs_because` then says
    why, and what is stricter was approved by somebody else. measure: the step of a grid or of the ladder of rewards,
    what: its words when it was decided. process: the due process that was decided with it. brought: carried over from
    the system before this one, whose due process is not evidenced here; nobody decides one so. beside: another failure
    on which it rests, where this one may not be the only ground. set_aside: an appeal set its decision aside as a
    whole; another response to the same failure may follow, by somebody else.
    """

    holding = Holding(
        "What a named person decided, and why", purpose=Purpose.DUE_PROCESS, assertion=Assertion.OPINION
    )

    class Kind(models.TextChoices):
        NO_ACTION = "no_action", "No further action"
        WARNING = "warning", "Warning"
        REFERRAL = "referral", "Referral"
        DISCUSSION = "discussion", "Discussion with the person"
        SANCTION = "sanction", "Sanction"
        PRAISE = "praise", "Praise"
        REWARD = "reward", "Reward"

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
    direction = models.CharField(max_length=8, blank=True, default="")
    measure = models.CharField(max_length=40, blank=True, default="")
    what = models.CharField(max_length=200, blank=True, default="")
    beside = models.ForeignKey(
        Failure, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    process = models.ForeignKey(
        "dueprocess.Process",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    brought = models.BooleanField(default=False)
    letter = models.ForeignKey(
        "documents.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")
    set_aside = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["failure"],
                condition=Q(known_to__isnull=True, failure__isnull=False, set_aside=False),
                name="noncompliance_response_one_a_failure",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="noncompliance_response_has_reasons"),
            models.CheckConstraint(
                condition=Q(departs=False) | ~Q(departs_because=""), name="noncompliance_departure_has_reasons"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=SYSTEM_USER) & (Q(approved_by__isnull=True) | ~Q(approved_by=SYSTEM_USER)),
                name="noncompliance_response_decided_by_a_person",
            ),
            models.CheckConstraint(
                condition=Q(direction="") | Q(direction__in=["gentler", "stricter"], departs=True),
                name="noncompliance_response_departs_one_way",
            ),
            models.CheckConstraint(
                condition=~Q(direction="stricter") | Q(approved_by__isnull=False),
                name="noncompliance_stricter_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("decided_by")),
                name="noncompliance_response_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=ADVERSE) | Q(failure__isnull=False),
                name="noncompliance_adverse_has_a_failure",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["sanction", "reward"]) | (~Q(measure="") & ~Q(what="")),
                name="noncompliance_response_says_which",
            ),
            models.CheckConstraint(
                condition=Q(set_aside=False) | Q(withdrawn_on__isnull=False),
                name="noncompliance_set_aside_counts_no_more",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "given_on"], condition=Q(known_to__isnull=True),
                         name="noncompliance_response_when"),
        ]  # fmt: skip


class Sanction(OfPerson):
    """A sanction on its way to completion. due_on: by when; null where it runs with the order.

    amount: in `counted_in`; null where it has none. state: due until it is ended; overdue is due after its day.
    requirement: its hours of unpaid work, kept in that app.
    """

    holding = Holding("Sanctions, and what became of them", purpose=Purpose.DUE_PROCESS)

    class State(models.TextChoices):
        DUE = "due", "Due"
        DONE = "done", "Done"
        EXCUSED = "excused", "Excused"
        WITHDRAWN = "withdrawn", "Withdrawn"

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="sanctions")
    measure = models.CharField(max_length=40)
    what = models.CharField(max_length=200)
    amount = models.PositiveIntegerField(null=True, blank=True)
    counted_in = models.CharField(max_length=10, blank=True, default="")
    due_on = models.DateField(null=True, blank=True)
    requirement = models.ForeignKey(
        "unpaidwork.WorkRequirement",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    state = models.CharField(max_length=10, choices=State, default=State.DUE)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(max_length=2000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["response"],
                condition=Q(known_to__isnull=True),
                name="noncompliance_sanction_one_a_response",
            ),
            models.CheckConstraint(
                condition=Q(state="due", ended_on__isnull=True)
                | (~Q(state="due") & Q(ended_on__isnull=False)),
                name="noncompliance_sanction_ended_or_due",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["due", "done"]) | ~Q(ended_because=""),
                name="noncompliance_sanction_let_off_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | (Q(amount__gt=0) & ~Q(counted_in="")),
                name="noncompliance_sanction_amount_is_counted",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(known_to__isnull=True, state="due"),
                         name="noncompliance_sanction_due"),
        ]  # fmt: skip


class GridConfirmed(TwoPeople):
    """An agency confirms a grid that was read in part, at second hand, or that has ended: by two people, with why."""

    grid = models.CharField(max_length=80)

    class Meta(TwoPeople.Meta):
        abstract = False
        constraints = [
            *TwoPeople.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "grid"], condition=Q(known_to__isnull=True) & ~Q(state="withdrawn"),
                name="noncompliance_grid_confirmed_once",
            ),
        ]  # fmt: skip
