"""What one person prepares and another releases, for one agency: a rule's version, or its own figures."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.platform.database.versioned import Versioned

STATES: dict[str, str] = {
    "prepared": "Waits for release by somebody else",
    "released": "Released",
    "withdrawn": "Withdrawn",
}


class TwoPeople(Versioned):
    """Prepared by one person, released by another. why: in the words of whoever prepared it."""

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=1000)
    state = models.CharField(max_length=12, choices=STATES.items(), default="prepared")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta(Versioned.Meta):
        abstract = True
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state="released")
                | (
                    Q(released_by__isnull=False, released_at__isnull=False) & ~Q(released_by=F("prepared_by"))
                ),
                name="%(app_label)s_%(class)s_four_eyes",
            ),
        ]


class RuleChange(TwoPeople):
    """One version of a rule comes into use. code, version: as in the catalogue. effective_from: the first civil day.

    impact: what was found on the caseload when it was prepared (`insight.impact.Impact` as JSON): counts only.
    """

    code = models.CharField(max_length=120)
    version_of_rule = models.DateField()
    effective_from = models.DateField()
    impact = models.JSONField(default=dict, blank=True)

    class Meta(TwoPeople.Meta):
        abstract = False
        constraints = [
            *TwoPeople.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "code", "version_of_rule"],
                condition=Q(known_to__isnull=True) & ~Q(state="withdrawn"), name="releases_rulechange_once",
            ),
        ]  # fmt: skip


class OwnFigures(TwoPeople):
    """An agency's own figures for a rule that leaves them to it, in force from the moment of release until the next.

    code: of the rule. figures: as the rule asks for them (`adjustable.ADJUSTABLE`).
    """

    code = models.CharField(max_length=120)
    figures = models.JSONField()

    class Meta(TwoPeople.Meta):
        abstract = False
        constraints = [
            *TwoPeople.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "code"], condition=Q(known_to__isnull=True, state="prepared"),
                name="releases_ownfigures_one_waits",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["agency", "code", "-released_at"],
                         condition=Q(known_to__isnull=True, state="released"), name="releases_ownfigures_in_use"),
        ]  # fmt: skip
