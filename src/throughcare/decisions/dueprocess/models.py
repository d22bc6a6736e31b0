"""A process towards a decision, its gates, what was served, waived and said, the decision, the agency's days.

What the tables of the jurisdictions ask is checked by the database itself (operations.py): a decision around the gates
is refused whatever the path.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.decisions.dueprocess.wording import (
    ADVERSE,
    ASKED_BY,
    AUTHORITY_WORDS,
    BASES,
    BOUNDS,
    DAYS_FOR,
    EXTENTS,
    GATE_STATES,
    GATE_WORDS,
    KIND_WORDS,
    OUTCOMES,
    PROCESS_STATES,
    SERVED_HOW,
    SERVICE_OUTCOMES,
    SIGNED_HOW,
    SPOKEN_BY,
    STAGE_WORDS,
    UNITS,
)
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, FieldClass, Holding, Purpose, Sharing
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson

OPINION = FieldClass(assertion=Assertion.OPINION)
NAMES_ANOTHER = FieldClass(sharing=Sharing.THIRD_PARTY)


def _user(*, null: bool = False) -> Any:
    """A named person who works here."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=null,
        blank=null,
    )


class Process(OfPerson):
    """One decision on its way. about: the id of what it is about. place: the pack whose table it keeps.

    reported_by: who reported it, and so may not decide it. adult_needed: a minor, or no capacity; null until asked.
    detained_at, released_at: the person's detention in this matter. conviction_verified_at, return_verified_at: where a
    clock runs from them.
    """

    holding = Holding("Decisions being prepared, and what fairness asks of each", purpose=Purpose.DUE_PROCESS)

    kind = models.CharField(max_length=20, choices=KIND_WORDS.items())
    place = models.CharField(max_length=20)
    about = models.UUIDField()
    order = models.ForeignKey(
        "orders.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reported_by = _user()
    state = models.CharField(max_length=10, choices=PROCESS_STATES.items(), default="open")
    opened_at = models.DateTimeField()
    adult_needed = models.BooleanField(null=True, blank=True)
    detained_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    conviction_verified_at = models.DateTimeField(null=True, blank=True)
    return_verified_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["about", "kind"],
                condition=Q(known_to__isnull=True, state="open"),
                name="dueprocess_process_one_open",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True)
                | Q(detained_at__isnull=False, released_at__gte=F("detained_at")),
                name="dueprocess_process_released_after_detained",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(ended_because=""),
                name="dueprocess_process_dropped_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(reported_by=SYSTEM_USER), name="dueprocess_process_reported_by_a_person"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "state"], condition=Q(known_to__isnull=True),
                         name="dueprocess_process_person"),
            models.Index(fields=["about"], condition=Q(known_to__isnull=True), name="dueprocess_process_about"),
        ]  # fmt: skip


class GateRow(OfPerson):
    """One gate of a process, with what the rule answered; by the fingerprint anyone can compute it again.

    earliest_at, due_at: null where no clock runs. held_clock: what is due runs while the person is detained.
    happened_at: when what met it happened. evidenced_by: who vouches for it. held_by, held_by_user: who held a hearing.
    """

    holding = Holding(
        "The steps of a fair decision: when each may be taken, and what shows that it was",
        purpose=Purpose.DUE_PROCESS, fields={"words": OPINION, "held_by": NAMES_ANOTHER},
    )  # fmt: skip

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="gates")
    gate = models.CharField(max_length=24, choices=GATE_WORDS.items())
    stage = models.CharField(max_length=6, choices=STAGE_WORDS.items())
    position = models.PositiveSmallIntegerField()
    earliest_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    held_clock = models.BooleanField(default=False)
    rule = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=14, choices=GATE_STATES.items(), default="open")
    finding = models.CharField(max_length=20, blank=True, default="")
    words = models.TextField(max_length=4000, blank=True, default="")
    happened_at = models.DateTimeField(null=True, blank=True)
    evidenced_by = _user(null=True)
    held_by = models.CharField(max_length=120, blank=True, default="")
    held_by_user = _user(null=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["process", "gate"], condition=Q(known_to__isnull=True), name="dueprocess_gate_once"
            ),
            models.CheckConstraint(
                condition=Q(state="open", happened_at__isnull=True, finding="")
                | Q(state="not_evidenced", happened_at__isnull=True)
                | Q(state="waived", happened_at__isnull=False)
                | (Q(state="met", happened_at__isnull=False, evidenced_by__isnull=False) & ~Q(finding="")),
                name="dueprocess_gate_met_with_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(evidenced_by=SYSTEM_USER), name="dueprocess_gate_evidenced_by_a_person"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(known_to__isnull=True, state="open", due_at__isnull=False),
                         name="dueprocess_gate_due"),
            models.Index(fields=["process"], condition=Q(known_to__isnull=True, state="not_evidenced"),
                         name="dueprocess_gate_unproved"),
        ]  # fmt: skip


class ServiceAttempt(OfPerson):
    """One attempt to serve a notice; only the outcome "served" is a service."""

    holding = Holding("Attempts to serve a notice", purpose=Purpose.DUE_PROCESS)

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="services")
    gate = models.CharField(max_length=24, choices=GATE_WORDS.items(), default="notice")
    tried_at = models.DateTimeField()
    how = models.CharField(max_length=16, choices=SERVED_HOW.items())
    outcome = models.CharField(max_length=10, choices=SERVICE_OUTCOMES.items())
    words = models.CharField(max_length=500, blank=True, default="")
    served_by = _user()
    letter = models.ForeignKey(
        "documents.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(served_by=SYSTEM_USER), name="dueprocess_service_by_a_person"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="other") | ~Q(words=""), name="dueprocess_service_other_in_words"
            ),
        ]


class Waiver(OfPerson):
    """What the person gave up, knowing what it was. told: what they were told it means, in their language."""

    holding = Holding(
        "Steps that the person gave up, knowing what they were", purpose=Purpose.DUE_PROCESS,
        fields={"adult": NAMES_ANOTHER, "interpreter": NAMES_ANOTHER},
    )  # fmt: skip

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="waivers")
    gate = models.CharField(max_length=24, choices=GATE_WORDS.items())
    language = models.CharField(max_length=20)
    told = models.TextField(max_length=4000)
    informed = models.BooleanField()
    signed_at = models.DateTimeField()
    signed_how = models.CharField(max_length=10, choices=SIGNED_HOW.items())
    adult = models.CharField(max_length=120, blank=True, default="")
    interpreter = models.CharField(max_length=120, blank=True, default="")
    taken_by = _user()

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["process", "gate"], condition=Q(known_to__isnull=True), name="dueprocess_waiver_once"
            ),
            models.CheckConstraint(
                condition=Q(informed=True) & ~Q(language="") & Q(told__regex=r"\S"),
                name="dueprocess_waiver_informed_in_their_language",
            ),
            models.CheckConstraint(
                condition=~Q(taken_by=SYSTEM_USER), name="dueprocess_waiver_taken_by_a_person"
            ),
        ]


class Adjournment(OfPerson):
    """Putting it off: who asked, why in words, from when to when. effects: by gate, when its clock ended, then ends."""

    holding = Holding("Adjournments: who asked, and why", purpose=Purpose.DUE_PROCESS)

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="adjournments")
    asked_by = models.CharField(max_length=20, choices=ASKED_BY.items())
    words = models.TextField(max_length=2000)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    effects = models.JSONField(default=dict, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(until_at__gt=F("from_at")), name="dueprocess_adjournment_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(words__regex=r"\S"), name="dueprocess_adjournment_with_reason"
            ),
        ]


class Representation(OfPerson):
    """What was said for the person against a decision, and the answer. answered_at: null until answered."""

    holding = Holding(
        "What was said for the person, and how it was answered", purpose=Purpose.DUE_PROCESS,
        fields={"answer": OPINION},
    )  # fmt: skip

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="representations")
    by = models.CharField(max_length=8, choices=SPOKEN_BY.items())
    made_at = models.DateTimeField()
    words = models.TextField(max_length=8000)
    answer = models.TextField(max_length=8000, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = _user(null=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | Q(answered_at__gte=F("made_at"), answered_by__isnull=False, answer__regex=r"\S"),
                name="dueprocess_representation_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(answered_by=SYSTEM_USER), name="dueprocess_representation_answered_by_a_person"
            ),
        ]


class Decision(OfPerson):
    """What was decided. basis: here, or recorded as a fact. decided_by: the named person; made_by: the named body.

    proportionate: why this and nothing less, weighed against the public's safety. late_because: why a decision of our
    own is recorded after it was made. appeal_by: the last day to appeal.
    """

    holding = Holding(
        "What was decided, by whom and why", purpose=Purpose.DUE_PROCESS, assertion=Assertion.OPINION
    )

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="decisions")
    basis = models.CharField(max_length=8, choices=BASES.items())
    authority = models.CharField(max_length=10, choices=AUTHORITY_WORDS.items())
    decided_by = _user(null=True)
    made_by = models.CharField(max_length=160)
    decided_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=OUTCOMES.items())
    reasons = models.TextField(max_length=12000)
    proportionate = models.TextField(max_length=4000, blank=True, default="")
    standard = models.CharField(max_length=200, blank=True, default="")
    late_because = models.CharField(max_length=500, blank=True, default="")
    appeal_by = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["process"], condition=Q(known_to__isnull=True), name="dueprocess_decision_once"
            ),
            models.CheckConstraint(condition=Q(reasons__regex=r"\S"), name="dueprocess_decision_has_reasons"),
            models.CheckConstraint(condition=Q(made_by__regex=r"\S"), name="dueprocess_decision_named"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=SYSTEM_USER),
                name="dueprocess_decision_by_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(basis="decided") | Q(decided_by__isnull=False), name="dueprocess_decision_here_by_a_user"
            ),
            models.CheckConstraint(
                condition=~Q(basis="decided", outcome__in=ADVERSE) | Q(proportionate__regex=r"\S"),
                name="dueprocess_decision_proportionate",
            ),
            models.CheckConstraint(
                condition=~Q(basis="recorded", authority__in=("officer", "manager")) | Q(late_because__regex=r"\S"),
                name="dueprocess_decision_late_with_reason",
            ),
        ]  # fmt: skip


class SetAside(OfPerson):
    """A decision stands no more, or no more as it was made: what came of an appeal. The decision's own row stays.

    extent: the whole of it, or a part. appeal: by which it was set aside.
    """

    holding = Holding("Decisions set aside or changed on appeal", purpose=Purpose.DUE_PROCESS)

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="set_aside")
    extent = models.CharField(max_length=8, choices=EXTENTS.items())
    appeal = models.UUIDField()
    set_at = models.DateTimeField()

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["appeal"], condition=Q(known_to__isnull=True), name="dueprocess_setaside_once"
            ),
        ]


class GateDays(Versioned):
    """The agency's own days for a clock whose figure was not read: set by one person, in force when another agrees."""

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=KIND_WORDS.items())
    gate = models.CharField(max_length=24, choices=DAYS_FOR.items())
    bound = models.CharField(max_length=10, choices=BOUNDS.items())
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=40, choices=UNITS.items())
    reason = models.CharField(max_length=500)
    set_by = _user()
    agreed_by = _user(null=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "kind", "gate", "bound"],
                condition=Q(known_to__isnull=True, agreed_by__isnull=False), name="dueprocess_days_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True)
                | (Q(agreed_at__isnull=False, agreed_by__isnull=False) & ~Q(agreed_by=F("set_by"))),
                name="dueprocess_days_by_two_people",
            ),
            models.CheckConstraint(condition=Q(amount__gte=1), name="dueprocess_days_at_least_one"),
            models.CheckConstraint(
                condition=~Q(set_by=SYSTEM_USER) & ~Q(agreed_by=SYSTEM_USER),
                name="dueprocess_days_by_people",
            ),
        ]  # fmt: skip
