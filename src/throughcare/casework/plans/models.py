"""The plan, its objectives with steps and notes, what the person answered to it, its versions and its reviews.

What stands in the tables between two versions is the plan as it is being worked on; a version is what was signed and
given to the person, kept whole, and never changes.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.plans.wording import (
    ANSWER_WORDS,
    DIRECTIONS,
    DOERS,
    GIVEN,
    NOTES,
    OBJECTIVE_STATES,
    OUTCOMES,
    REVIEW_STATES,
    SETTINGS,
    SIGNING,
    STEP_STATES,
    WAYS,
)
from throughcare.platform.database.holdings import Assertion, Holding
from throughcare.register.people.models import OfPerson
from throughcare.rules.needs import NEEDS

NEED_CODES = [(code, need.title) for code, need in NEEDS.items()]


def _somebody() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )


def _somebody_later() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )


class Plan(OfPerson):
    """The one plan. own_words: what the person wants from it, in their words. ended_on: the end of supervision.

    changed_at: when an objective or a step was last changed; after the last version's moment the person is asked again.
    """

    holding = Holding("The plan: what the person wants of it")

    begun_on = models.DateField()
    own_words = models.TextField(max_length=4000, blank=True, default="")
    own_words_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True, ended_on__isnull=True),
                name="plans_plan_one_a_person",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("begun_on")), name="plans_plan_ends_after"
            ),
            models.CheckConstraint(
                condition=Q(own_words="") | Q(own_words_on__isnull=False), name="plans_plan_own_words_have_a_day"
            ),
        ]  # fmt: skip


class Objective(OfPerson):
    """What the person wants to reach.

    need: a code of the house's vocabulary. linked: what shows the need, in words, as it was when linked; assessment:
    where it was assessed. related: further needs. strength: the need in which something helps that it builds on, or "".
    measure, baseline, target, unit: how anybody can tell; the two values are null where it is not counted.
    benchmarks: [{"by": day, "value": number, "words": text}] on the way. owner, owned_by: who answers for it.
    starts_on: null where it cannot start yet (state "future"). conditions: ids of the conditions it serves.
    position: in its list. programme: a code of the pack's catalogue where it rests on one.
    kept_because: why its author keeps it as it is although the SMART check finds something.
    """

    holding = Holding("Objectives of the plan", assertion=Assertion.OPINION)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    need = models.CharField(max_length=20, choices=NEED_CODES)
    related = models.JSONField(default=list, blank=True)
    linked = models.CharField(max_length=500)
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    strength = models.CharField(max_length=20, choices=NEED_CODES, blank=True, default="")
    setting = models.CharField(max_length=10, choices=SETTINGS.items())
    measure = models.CharField(max_length=300, blank=True, default="")
    baseline = models.CharField(max_length=200, blank=True, default="")
    target = models.CharField(max_length=200, blank=True, default="")
    unit = models.CharField(max_length=40, blank=True, default="")
    baseline_value = models.FloatField(null=True, blank=True)
    target_value = models.FloatField(null=True, blank=True)
    direction = models.CharField(max_length=4, choices=DIRECTIONS.items(), blank=True, default="")
    benchmarks = models.JSONField(default=list, blank=True)
    owner = models.CharField(max_length=20, choices=DOERS.items())
    owned_by = _somebody_later()
    starts_on = models.DateField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=OBJECTIVE_STATES.items(), default="active")
    state_on = models.DateField()
    position = models.PositiveSmallIntegerField(default=0)
    conditions = models.JSONField(default=list, blank=True)
    programme = models.CharField(max_length=80, blank=True, default="")
    kept_because = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(target_on__isnull=True) | Q(target_on__gt=F("starts_on")),
                name="plans_objective_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="future") | Q(target_on__isnull=True), name="plans_objective_later_has_no_date"
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(starts_on__isnull=False, target_on__isnull=False),
                name="plans_objective_now_has_its_dates",
            ),
            models.CheckConstraint(
                condition=Q(baseline_value__isnull=True) | Q(target_value__isnull=True)
                | ~Q(baseline_value=F("target_value")),
                name="plans_objective_target_is_not_the_baseline",
            ),
            models.CheckConstraint(condition=~Q(linked=""), name="plans_objective_traces_to_a_need"),
        ]  # fmt: skip


class Step(OfPerson):
    """What somebody does towards an objective. done_by: the user, where the doer is one of the team.

    not_for_person: what is done about risk, such as; it stays out of the person's copy, and is never their own to do.
    """

    holding = Holding("Steps towards an objective")

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    doer = models.CharField(max_length=20, choices=DOERS.items())
    done_by = _somebody_later()
    named = models.CharField(max_length=120, blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=STEP_STATES.items(), default="not_started")
    state_on = models.DateField()
    position = models.PositiveSmallIntegerField(default=0)
    not_for_person = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                name="plans_step_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(not_for_person=False) | ~Q(doer="person"), name="plans_step_kept_from_nobody_who_does_it"
            ),
        ]  # fmt: skip


class ObjectiveNote(OfPerson):
    """What was seen of an objective on a day. value: a reading of its measure, which the chart draws; else null."""

    holding = Holding("Notes and readings of objectives", assertion=Assertion.OPINION)

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=NOTES.items())
    seen_on = models.DateField()
    value = models.FloatField(null=True, blank=True)
    words = models.TextField(max_length=4000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kind__in=("removed", "readded")) | ~Q(words=""), name="plans_objectivenote_says_why"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(words="") | ~Q(kind="progress"),
                name="plans_objectivenote_says_something",
            ),
        ]  # fmt: skip


class PlanVersion(OfPerson):
    """The plan as it was signed. content: everything it said (`content.py`); fingerprint: SHA-256 of it.

    number: 1, 2, ... of its plan. why: what changed since the last, in the author's words. The second signature is
    never the author's. given_on, given_how, given_by: when the person last got a copy of it, how, and from whom.
    """

    holding = Holding("Versions of the plan, as they were signed")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    why = models.CharField(max_length=1000, blank=True, default="")
    author = _somebody()
    signed_at = models.DateTimeField()
    state = models.CharField(max_length=14, choices=SIGNING.items())
    second = _somebody_later()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True, default="")
    given_on = models.DateField(null=True, blank=True)
    given_how = models.CharField(max_length=12, choices=GIVEN.items(), blank=True, default="")
    given_by = _somebody_later()

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "number"], condition=Q(known_to__isnull=True), name="plans_planversion_number_once"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(known_to__isnull=True, state="waiting"),
                name="plans_planversion_one_waits",
            ),
            models.CheckConstraint(condition=~Q(second=F("author")), name="plans_planversion_second_person"),
            models.CheckConstraint(
                condition=~Q(state__in=("countersigned", "returned"))
                | Q(second__isnull=False, answered_at__isnull=False),
                name="plans_planversion_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(answer=""), name="plans_planversion_returned_with_words"
            ),
            models.CheckConstraint(
                condition=Q(given_on__isnull=True, given_by__isnull=True, given_how="")
                | (Q(given_on__isnull=False, given_by__isnull=False) & ~Q(given_how="")),
                name="plans_planversion_given_by_somebody",
            ),
        ]  # fmt: skip


class Agreement(OfPerson):
    """What the person answered to one version; never overwritten, and never by itself a failure to comply.

    reason: theirs, in their words; needed unless they agree. signed: they signed. with_them: who was with them, such as
    an interpreter or advocate.
    """

    holding = Holding("What the person answered to the plan")

    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=ANSWER_WORDS.items())
    reason = models.TextField(max_length=4000, blank=True, default="")
    asked_on = models.DateField()
    asked_by = _somebody()
    way = models.CharField(max_length=10, choices=WAYS.items())
    signed = models.BooleanField(default=False)
    with_them = models.CharField(max_length=200, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(condition=Q(answer="yes") | ~Q(reason=""), name="plans_agreement_says_why_not"),
            models.UniqueConstraint(
                fields=["plan_version"], condition=Q(known_to__isnull=True, answer__in=("yes", "no")),
                name="plans_agreement_answered_once",
            ),
            models.UniqueConstraint(
                fields=["plan_version"], condition=Q(known_to__isnull=True, answer="could_not_answer"),
                name="plans_agreement_could_not_answer_once",
            ),
        ]  # fmt: skip


class PlanReview(OfPerson):
    """A review that is due, and then what it found. called_by: "scheduled" or a trigger of the pack; cause: the row.

    compares_to: the version it looked back to. findings: [{"objective": id, "was": ..., "is": ..., "words": text}].
    """

    holding = Holding("Reviews of the plan", assertion=Assertion.OPINION)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    called_by = models.CharField(max_length=20)
    cause = models.UUIDField(null=True, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=REVIEW_STATES.items(), default="due")
    done_on = models.DateField(null=True, blank=True)
    done_by = _somebody_later()
    outcome = models.CharField(max_length=10, choices=OUTCOMES.items(), blank=True, default="")
    compares_to = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    findings = models.JSONField(default=list, blank=True)
    words = models.TextField(max_length=4000, blank=True, default="")
    own_words = models.TextField(max_length=4000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "called_by", "cause"], condition=Q(known_to__isnull=True, cause__isnull=False),
                name="plans_planreview_called_for_once",
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(known_to__isnull=True, cause__isnull=True, state="due"),
                name="plans_planreview_one_on_schedule",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | (Q(done_on__isnull=False, done_by__isnull=False) & ~Q(outcome="")),
                name="plans_planreview_done_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_needed") | ~Q(words=""), name="plans_planreview_not_needed_with_words"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["due_on"], condition=Q(known_to__isnull=True, state="due"),
                         name="plans_planreview_due"),
        ]  # fmt: skip
