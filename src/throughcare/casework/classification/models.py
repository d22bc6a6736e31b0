"""Calculations, proposals, the level held, overrides, and the flags that stand on a record."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.classification.wording import (
    OVERRIDE_REASONS,
    OVERRIDE_STATES,
    PROPOSAL_STATES,
    REMOVAL_REASONS,
    TOLD_HOW,
    TRIGGERS,
)
from throughcare.platform.database.holdings import Assertion, Holding
from throughcare.platform.database.one_at_a_time import one_at_a_time
from throughcare.platform.database.versioned import written_since
from throughcare.register.people.models import OfPerson


class Calculation(OfPerson):
    """What the place's rule made of the record on a day; never changed.

    trigger: why it was made; cause: the row that changed, if one did. rule: code and version. inputs: what the rule was
    asked; origins: where each input came from, in words, with the day. results, sentences: its answer and its reasons.
    level: of the pack; "" where the rule gives none, and `not_made` says why. likelihood, harm: the scores that stand
    beside it, apart. rests_on: the assessments whose scores it took. fingerprint: of rule and inputs; "" where the rule
    was not asked.
    """

    holding = Holding("How the level was calculated", assertion=Assertion.OPINION)

    made_on = models.DateField()
    trigger = models.CharField(max_length=20, choices=TRIGGERS.items())
    cause = models.UUIDField(null=True, blank=True)
    rule = models.CharField(max_length=120)
    inputs = models.JSONField(default=dict, blank=True)
    origins = models.JSONField(default=dict, blank=True)
    results = models.JSONField(default=dict, blank=True)
    sentences = models.JSONField(default=list, blank=True)
    level = models.CharField(max_length=40, blank=True, default="")
    provisional = models.BooleanField(default=False)
    likelihood = models.JSONField(default=list, blank=True)
    harm = models.JSONField(default=list, blank=True)
    rests_on = models.JSONField(default=list, blank=True)
    not_made = models.CharField(max_length=1000, blank=True, default="")
    fingerprint = models.CharField(max_length=64, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(level="") ^ Q(not_made=""), name="classification_calculation_level_or_why_not"
            ),
        ]  # fmt: skip


class Proposal(OfPerson):
    """Another level than the one held, which somebody accepts or declines; until then nothing changes.

    level_now: "" where none was held. decide_by: the last day of the pack's time. decided_by, decided_at, words: who
    decided, when, and why where it was declined.
    """

    holding = Holding("Levels that were proposed, and what was decided", assertion=Assertion.OPINION)

    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="+")
    level_now = models.CharField(max_length=40, blank=True, default="")
    level = models.CharField(max_length=40)
    decide_by = models.DateField()
    state = models.CharField(max_length=12, choices=PROPOSAL_STATES.items(), default="waiting")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    decided_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True, state="waiting"),
                name="classification_proposal_one_waiting",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "declined"))
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="classification_proposal_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(words=""), name="classification_proposal_declined_with_words"
            ),
        ]  # fmt: skip


class Override(OfPerson):
    """Another level than the rule's, asked for by one person and, where the pack asks, signed by a second.

    calculation: what it departs from; null where no rule gave the level. rule_level: the level it departs from.
    reason, words: the category and the author's own words. against: the sentences that spoke against it when it was
    asked for; speaks_for: what the author answered. review_on: its last day. answer: the second person's words.
    """

    holding = Holding("Levels set otherwise than by the rule, and why", assertion=Assertion.OPINION)

    calculation = models.ForeignKey(
        Calculation, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    rule_level = models.CharField(max_length=40)
    level = models.CharField(max_length=40)
    reason = models.CharField(max_length=20, choices=OVERRIDE_REASONS.items())
    words = models.CharField(max_length=2000)
    against = models.JSONField(default=list, blank=True)
    speaks_for = models.CharField(max_length=2000, blank=True, default="")
    review_on = models.DateField()
    state = models.CharField(max_length=12, choices=OVERRIDE_STATES.items(), default="asked")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True, state="asked"),
                name="classification_override_one_asked",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True, state="standing"),
                name="classification_override_one_standing",
            ),
            models.CheckConstraint(
                condition=~Q(level=F("rule_level")), name="classification_override_another_level"
            ),
            models.CheckConstraint(
                condition=~Q(approver=F("author")), name="classification_override_second_person"
            ),
        ]  # fmt: skip


class LevelHeld(OfPerson):
    """The person's supervision level, by date. starts_on: null when the source gives no date. ends_on: exclusive.

    rule_level: the rule's own level, where an override set another; "" elsewhere. calculation, override: what it rests
    on; null where it came from elsewhere. told_on, told_how: when and how the person was told; null while not.
    """

    holding = Holding("The level of supervision, by date", assertion=Assertion.OPINION)

    level = models.CharField(max_length=40)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120)
    rule_level = models.CharField(max_length=40, blank=True, default="")
    calculation = models.ForeignKey(
        Calculation, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    override = models.ForeignKey(
        Override, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    told_on = models.DateField(null=True, blank=True)
    told_how = models.CharField(max_length=12, choices=TOLD_HOW.items(), blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            one_at_a_time("classification_levelheld_one_at_a_time", Q(known_to__isnull=True)),
        ]  # fmt: skip
        indexes = [
            # Whose level changed since the sweep before, by what was written or by the calendar.
            written_since("classification_levelheld"),
            *(models.Index(fields=[day], include=["person"], condition=Q(known_to__isnull=True),
                           name=f"classification_level_{day[:-3]}") for day in ("starts_on", "ends_on")),
        ]  # fmt: skip


class Flag(OfPerson):
    """A registration that stands on the record until it is removed.

    kind: of the pack; level: its category, "" where it has none. review_on: null where no review is suggested.
    removed_on: null while it stands; removed_because, words: why it no longer does.
    """

    holding = Holding("Flags on the record", assertion=Assertion.OPINION)

    kind = models.CharField(max_length=40)
    level = models.CharField(max_length=20, blank=True, default="")
    starts_on = models.DateField()
    note = models.CharField(max_length=1000, blank=True, default="")
    reviewed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removed_because = models.CharField(max_length=20, choices=REMOVAL_REASONS.items(), blank=True, default="")
    words = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(known_to__isnull=True, removed_on__isnull=True),
                name="classification_flag_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True, removed_because="")
                | (Q(removed_on__gte=F("starts_on")) & ~Q(removed_because="")),
                name="classification_flag_removed_with_reason",
            ),
        ]  # fmt: skip
