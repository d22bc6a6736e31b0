"""Assessments: answers, who gave them, what the rules made of them; and scores as other systems gave them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.assessments.wording import (
    ANSWERED,
    CALLS_ANSWERED,
    CONTEST_STATES,
    COUNTERSIGNING,
    OCCASIONS,
    ORIGINS,
    STAGES,
    TOLD_HOW,
)
from throughcare.platform.database.holdings import Assertion, FieldClass, Holding
from throughcare.platform.database.versioned import written_since
from throughcare.register.people.models import OfPerson
from throughcare.rules.forms.form import PROFESSIONS
from throughcare.rules.jurisdictions.assessing import TRIGGERS

OPINION = FieldClass(assertion=Assertion.OPINION)


class Assessment(OfPerson):
    """One assessment by one form. Signed, it no longer changes: a correction is a new one that names it.

    form: code and version, as in the catalogue of forms. occasion: why it was made. event: what triggered it, or "".
    assessed_on: the civil day it speaks of. lead: who answers for it. countersigner's words: why it was sent back.
    corrects: the assessment it takes the place of.
    """

    holding = Holding("Assessments", assertion=Assertion.OPINION)

    form = models.CharField(max_length=120)
    occasion = models.CharField(max_length=20, choices=OCCASIONS.items())
    event = models.CharField(max_length=40, blank=True, default="")
    assessed_on = models.DateField()
    stage = models.CharField(max_length=20, choices=STAGES.items(), default="draft")
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    countersigning = models.CharField(max_length=20, choices=COUNTERSIGNING.items(), default="not_asked")
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )
    countersigned_at = models.DateTimeField(null=True, blank=True)
    remarks = models.CharField(max_length=1000, blank=True, default="")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(stage__in=("draft", "abandoned")) | Q(signed_at__isnull=False),
                name="assessments_assessment_signed_has_its_moment",
            ),
            models.CheckConstraint(
                condition=~Q(countersigning="done")
                | (Q(countersigned_by__isnull=False, countersigned_at__isnull=False) & ~Q(countersigned_by=F("lead"))),
                name="assessments_assessment_second_signature",
            ),
            models.UniqueConstraint(
                fields=["person", "form"], condition=Q(known_to__isnull=True, stage="draft"),
                name="assessments_assessment_one_draft_of_a_form",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["lead"], condition=Q(known_to__isnull=True, stage__in=("draft", "signed")),
                         name="assessments_assessment_open"),
            models.Index(fields=["assessed_on"], condition=Q(known_to__isnull=True, stage="final"),
                         name="assessments_assessment_stood"),
            written_since("assessments_assessment"),
        ]  # fmt: skip


class SectionWork(OfPerson):
    """A section of an assessment: who was asked to do it, and who has done it. Reopened, `done_at` is null again.

    section: its code in the form. asked: the colleague asked, if any. profession: as what it was done or is to be done.
    done_by, done_at: who said that it is done. why_again: why it was opened again.
    """

    holding = Holding("Who contributed to which part of an assessment")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=60)
    profession = models.CharField(
        max_length=20, choices=[(each.value, words) for each, words in PROFESSIONS.items()]
    )
    asked = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )
    done_at = models.DateTimeField(null=True, blank=True)
    why_again = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "section"], condition=Q(known_to__isnull=True),
                name="assessments_sectionwork_once",
            ),
            models.CheckConstraint(
                condition=Q(done_by__isnull=True, done_at__isnull=True)
                | Q(done_by__isnull=False, done_at__isnull=False),
                name="assessments_sectionwork_done_by_somebody",
            ),
        ]  # fmt: skip


class Answer(OfPerson):
    """The answer to one question of an assessment, in one of four kinds; `recorded_by` gave it.

    question: its name in the form. value: as a rule takes it (JSON); null unless `state` is "value". note: evidence.
    origin: where it came from; origin_on: the day it was true there; origin_of: the assessment it was taken from.
    """

    holding = Holding("Answers of assessments", assertion=Assertion.OPINION)

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+", db_index=False)
    question = models.CharField(max_length=80)
    state = models.CharField(max_length=20, choices=ANSWERED.items())
    value = models.JSONField(null=True, blank=True)
    note = models.CharField(max_length=2000, blank=True, default="")
    origin = models.CharField(max_length=20, choices=ORIGINS.items(), default="typed")
    origin_on = models.DateField(null=True, blank=True)
    origin_of = models.UUIDField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "question"], condition=Q(known_to__isnull=True),
                name="assessments_answer_once",
            ),
            models.CheckConstraint(
                condition=Q(state="value", value__isnull=False) | (~Q(state="value") & Q(value__isnull=True)),
                name="assessments_answer_value_or_reason",
            ),
        ]  # fmt: skip


class ScoreMade(OfPerson):
    """What a rule made of an assessment's answers; never changed, made again only by a corrected assessment.

    name: by which the form keeps it. rule: code and version. inputs: what the rule was asked; results: its answer.
    value, unit, band: as shown; "" where there are none. not_scored: why the rule gave no answer, or "".
    fingerprint: of rule and inputs.
    """

    holding = Holding("Scores", assertion=Assertion.OPINION)

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    rule = models.CharField(max_length=120)
    inputs = models.JSONField(default=dict, blank=True)
    results = models.JSONField(default=dict, blank=True)
    value = models.CharField(max_length=60, blank=True, default="")
    unit = models.CharField(max_length=40, blank=True, default="")
    band = models.CharField(max_length=80, blank=True, default="")
    not_scored = models.CharField(max_length=1000, blank=True, default="")
    fingerprint = models.CharField(max_length=64, blank=True, default="")
    scored_on = models.DateField()

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "name"], condition=Q(known_to__isnull=True),
                name="assessments_scoremade_once",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "name", "scored_on"], condition=Q(known_to__isnull=True),
                         name="assessments_scoremade_latest"),
        ]  # fmt: skip


class SourceScore(OfPerson):
    """A risk score as another system gave it. value: the source's own word, "" when blank ("not recorded")."""

    holding = Holding("Scores as another system gave them", assertion=Assertion.OPINION)

    instrument = models.CharField(max_length=80)
    value = models.CharField(max_length=40, blank=True, default="")
    scored_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120)


class Contest(OfPerson):
    """What the person disputes in a completed assessment, and who decided it: never whoever made the assessment.

    question: the answer disputed, by its name; score: the score, by its name; one of them, or neither for the whole.
    said: why, in the person's own words as far as may be. due_on: the last day to decide. corrected: the version made
    of it, where it was upheld. told_on: when the person was told of the outcome.
    """

    holding = Holding("What the person contests in an assessment", assertion=Assertion.OPINION)

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=80, blank=True, default="")
    score = models.CharField(max_length=120, blank=True, default="")
    said = models.CharField(max_length=2000)
    said_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=CONTEST_STATES.items(), default="open")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reasons = models.CharField(max_length=2000, blank=True, default="")
    corrected = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    told_on = models.DateField(null=True, blank=True)
    told_how = models.CharField(max_length=12, choices=TOLD_HOW.items(), blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True)
                | (~Q(state="open") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="assessments_contest_decided_by_somebody",
            ),
            models.CheckConstraint(condition=Q(question="") | Q(score=""), name="assessments_contest_of_one_thing"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["due_on"], condition=Q(known_to__isnull=True, state="open"),
                         name="assessments_contest_due"),
        ]  # fmt: skip


class Reliance(OfPerson):
    """That a decision rests on an assessment: written with the decision, and never changed.

    decision: what kind of decision (rules.forms.uses.Resting); decision_id: the row that it is. warnings: by code, what
    was wrong with resting on it when it was done (stale, superseded).
    """

    holding = Holding("Which decisions rest on which assessment")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=30)
    decision_id = models.UUIDField()
    warnings = models.JSONField(default=list, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["decision_id", "assessment"], condition=Q(known_to__isnull=True),
                name="assessments_reliance_once",
            ),
        ]  # fmt: skip


class CalledFor(OfPerson):
    """That something happened after which an assessment is made before its time, and what came of that.

    form: its code, without a version. trigger: what happened; cause: the row that tells of it; happened_on: the civil
    day. due_on: the last day to answer. answered: by an assessment, or by somebody who said why none is made.
    """

    holding = Holding("Events after which an assessment is called for")

    form = models.CharField(max_length=120)
    trigger = models.CharField(
        max_length=40, choices=[(each.value, words) for each, words in TRIGGERS.items()]
    )
    cause = models.UUIDField()
    happened_on = models.DateField()
    due_on = models.DateField()
    answered = models.CharField(max_length=12, choices=CALLS_ANSWERED.items(), blank=True, default="")
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    why_none = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["cause", "form", "trigger"], condition=Q(known_to__isnull=True),
                name="assessments_calledfor_once",
            ),
            models.CheckConstraint(
                condition=Q(answered="", assessment__isnull=True, why_none="")
                | Q(answered="assessment", assessment__isnull=False, why_none="")
                | (Q(answered="none", assessment__isnull=True) & ~Q(why_none="")),
                name="assessments_calledfor_answered_by_one",
            ),
        ]  # fmt: skip
