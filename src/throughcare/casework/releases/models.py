"""A change of a rule's version, for one agency."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.platform.database.versioned import Versioned

STATES: dict[str, str] = {
    "prepared": "Waits for release by somebody else",
    "released": "Released",
    "withdrawn": "Withdrawn",
}


class RuleChange(Versioned):
    """One version of a rule comes into use. code, version: as in the catalogue. effective_from: the first civil day.

    impact: what was found on the caseload when it was prepared (`insight.impact.Impact` as JSON): counts only.
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=120)
    version_of_rule = models.DateField()
    effective_from = models.DateField()
    why = models.CharField(max_length=1000)
    impact = models.JSONField(default=dict, blank=True)
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
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state="released")
                | (Q(released_by__isnull=False, released_at__isnull=False) & ~Q(released_by=F("prepared_by"))),
                name="releases_rulechange_four_eyes",
            ),
            models.UniqueConstraint(
                fields=["agency", "code", "version_of_rule"],
                condition=Q(known_to__isnull=True) & ~Q(state="withdrawn"), name="releases_rulechange_once",
            ),
        ]  # fmt: skip
