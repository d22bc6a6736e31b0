"""A hearing, who takes part, what came of it, and the conditions it set, varied or discharged.

A hearing before its notice can be served, and conditions weighed on the person without a decision, are refused by the
database whatever the path (promises.py).
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.decisions.dueprocess.wording import ASKED_BY, BASES
from throughcare.decisions.hearings.wording import (
    ATTENDS,
    CONDITION_ACTS,
    HELD_GATES,
    HOW,
    KINDS,
    NEEDS_DECISION,
    RESULTS,
    ROLES,
    STATES,
    WITHHELD_ROLE,
)
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, FieldClass, Holding, Purpose, Sharing
from throughcare.register.people.models import OfPerson

NAMES_ANOTHER = FieldClass(sharing=Sharing.THIRD_PARTY)


def _user() -> Any:
    """Somebody who signs in here."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip


def _organisation() -> Any:
    return models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )


class Hearing(OfPerson):
    """One sitting. starts_at, minutes: when, and for how long. place: room or establishment. body: the court or board.

    bench: the court or board as an organisation whose members sign in here; null where it does not. process, gate: the
    decision it is about, and the step of it that the hearing is. follows: the hearing that was put off to this one.
    appeal: the appeal that is heard; what comes of the hearing then proposes, and decides nothing. appeal_about: what
    the decision appealed against is about, a failure most often; the database writes it where appeals are kept.
    """

    holding = Holding(
        "Hearings before courts and boards", purpose=Purpose.DUE_PROCESS,
        fields={"ended_because": FieldClass(assertion=Assertion.OPINION)},
    )  # fmt: skip

    kind = models.CharField(max_length=20, choices=KINDS.items())
    state = models.CharField(max_length=10, choices=STATES.items(), default="listed")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    how = models.CharField(max_length=10, choices=HOW.items(), default="in_person")
    place = models.CharField(max_length=160, blank=True, default="")
    body = models.CharField(max_length=160)
    bench = _organisation()
    process = models.ForeignKey(
        "dueprocess.Process", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    gate = models.CharField(max_length=24, choices=HELD_GATES.items(), blank=True, default="")
    order = models.ForeignKey(
        "orders.Order", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    appeal = models.UUIDField(null=True, blank=True)
    appeal_about = models.UUIDField(null=True, blank=True, editable=False)
    asked_by = models.CharField(max_length=20, choices=ASKED_BY.items(), blank=True, default="")
    ended_because = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=2880), name="hearings_hearing_length"),
            models.CheckConstraint(condition=Q(body__regex=r"\S"), name="hearings_hearing_before_somebody"),
            models.CheckConstraint(
                condition=~Q(state__in=("adjourned", "vacated")) | Q(ended_because__regex=r"\S"),
                name="hearings_hearing_off_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="adjourned") | ~Q(asked_by=""), name="hearings_hearing_put_off_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(gate="") | Q(process__isnull=False), name="hearings_hearing_step_of_a_process"
            ),
            models.CheckConstraint(
                condition=Q(appeal__isnull=True) | Q(kind="appeal", process__isnull=True),
                name="hearings_hearing_of_an_appeal_alone",
            ),
            models.CheckConstraint(
                condition=Q(appeal_about__isnull=True) | Q(appeal__isnull=False),
                name="hearings_hearing_about_by_appeal",
            ),
            models.UniqueConstraint(
                fields=["follows"], condition=Q(known_to__isnull=True, follows__isnull=False),
                name="hearings_hearing_follows_once",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "starts_at"], condition=Q(known_to__isnull=True),
                         name="hearings_hearing_person"),
            models.Index(fields=["starts_at"], condition=Q(known_to__isnull=True, state="listed"),
                         name="hearings_hearing_listed"),
            models.Index(fields=["process"], condition=Q(known_to__isnull=True, process__isnull=False),
                         name="hearings_hearing_process"),
            models.Index(fields=["appeal"], condition=Q(known_to__isnull=True, appeal__isnull=False),
                         name="hearings_hearing_appeal"),
        ]  # fmt: skip


class Party(OfPerson):
    """Somebody who takes part. who: user, organisation or words. attended: null until it is recorded.

    confirmed_on: the day on which they said that they come; of an interpreter, when one was booked. withheld: not shown
    to the person or the bench.
    """

    holding = Holding(
        "Who takes part in a hearing", purpose=Purpose.DUE_PROCESS, fields={"words": NAMES_ANOTHER},
        review_rows="withheld",
    )  # fmt: skip

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20, choices=ROLES.items())
    user = _user()
    organisation = _organisation()
    words = models.CharField(max_length=160, blank=True, default="")
    language = models.CharField(max_length=20, blank=True, default="")
    attends = models.CharField(max_length=10, choices=ATTENDS.items(), default="in_person")
    confirmed_on = models.DateField(null=True, blank=True)
    attended = models.BooleanField(null=True, blank=True)
    withheld = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(role=WITHHELD_ROLE)
                | Q(withheld=True, words="", user__isnull=True, organisation__isnull=True),
                name="hearings_party_liaison_says_nothing",
            ),
            models.CheckConstraint(
                condition=Q(role__in=("person", WITHHELD_ROLE))
                | Q(user__isnull=False)
                | Q(organisation__isnull=False)
                | Q(words__regex=r"\S"),
                name="hearings_party_is_somebody",
            ),
            models.UniqueConstraint(
                fields=["hearing", "role"],
                condition=Q(known_to__isnull=True, role__in=("person", WITHHELD_ROLE)),
                name="hearings_party_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["hearing"], condition=Q(known_to__isnull=True), name="hearings_party_hearing"
            )
        ]


class Result(OfPerson):
    """What came of a hearing. basis: decided here, or recorded as a fact. decision: of the process it was about.

    decided_by: the named person who signs in here; made_by: who decided, by name.
    """

    holding = Holding(
        "What came of hearings, and why", purpose=Purpose.DUE_PROCESS, assertion=Assertion.OPINION
    )

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="results")
    basis = models.CharField(max_length=8, choices=BASES.items())
    outcome = models.CharField(max_length=12, choices=RESULTS.items())
    reasons = models.TextField(max_length=12000)
    made_by = models.CharField(max_length=160)
    decided_by = _user()
    decided_at = models.DateTimeField()
    decision = models.ForeignKey(
        "dueprocess.Decision", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["hearing"], condition=Q(known_to__isnull=True), name="hearings_result_once"
            ),
            models.CheckConstraint(condition=Q(reasons__regex=r"\S"), name="hearings_result_has_reasons"),
            models.CheckConstraint(condition=Q(made_by__regex=r"\S"), name="hearings_result_named"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=SYSTEM_USER),
                name="hearings_result_by_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(basis="decided") | Q(decided_by__isnull=False), name="hearings_result_here_by_a_user"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=sorted(NEEDS_DECISION)) | Q(decision__isnull=False),
                name="hearings_result_through_its_process",
            ),
        ]  # fmt: skip


class ConditionOutcome(OfPerson):
    """A condition of an order that a hearing set, varied or discharged."""

    holding = Holding("Conditions that a hearing set, varied or discharged", purpose=Purpose.DUE_PROCESS)

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="conditions")
    act = models.CharField(max_length=10, choices=CONDITION_ACTS.items())
    condition = models.ForeignKey("orders.Condition", on_delete=models.PROTECT, related_name="+")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["result", "condition"], condition=Q(known_to__isnull=True),
                name="hearings_conditionoutcome_once",
            ),
        ]  # fmt: skip


class EligibilityAnswer(OfPerson):
    """What somebody said of a question that a rule of release asks and the record does not answer.

    rule, item: codes of the place's rules. answer: as text, or which way of not having one. said_by: who said so, or
    where it stands; said_on: the day on which it was written down here.
    """

    holding = Holding(
        "What was said about release eligibility, and by whom", purpose=Purpose.DUE_PROCESS,
        fields={"said_by": NAMES_ANOTHER},
    )  # fmt: skip

    rule = models.CharField(max_length=60)
    item = models.CharField(max_length=60)
    answer = models.CharField(max_length=60)
    said_by = models.CharField(max_length=160)
    said_on = models.DateField()

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "rule", "item"], condition=Q(known_to__isnull=True),
                name="hearings_eligibilityanswer_once",
            ),
            models.CheckConstraint(condition=Q(said_by__regex=r"\S"), name="hearings_eligibilityanswer_by_somebody"),
        ]  # fmt: skip
