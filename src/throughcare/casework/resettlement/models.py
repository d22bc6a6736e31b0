"""A preparation for release, its two reports by pathway, the pathways' statuses, needs for support, and activities."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.resettlement.wording import (
    ACTIVITY_KINDS,
    ACTIVITY_STATES,
    ENDED_BECAUSE,
    NEED_STATUSES,
    PART_STATES,
    PATHWAY_TITLES,
    REPORT_KINDS,
    REPORT_STATES,
    SKIP_REASONS,
    STATUSES,
    WHO,
)
from throughcare.platform.database.holdings import Assertion, FieldClass, Holding
from throughcare.register.people.models import OfPerson

OPINION = FieldClass(assertion=Assertion.OPINION)


class Preparation(OfPerson):
    """One preparation for one release. ended_on: null while it runs; a recall ends it, and another begins."""

    holding = Holding("Preparations for release")

    begun_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=12, choices=ENDED_BECAUSE.items(), blank=True, default="")
    words = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True, ended_on__isnull=True),
                name="resettlement_preparation_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_because="")
                | (Q(ended_on__gte=F("begun_on")) & ~Q(ended_because="")),
                name="resettlement_preparation_ended_with_reason",
            ),
        ]  # fmt: skip


class ResettlementReport(OfPerson):
    """One of the two reports. questions: the version of the questions it is answered in, which it keeps.

    skip_reason, words: why it was left out.
    """

    holding = Holding("Reports made before a release", assertion=Assertion.OPINION)

    preparation = models.ForeignKey(Preparation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=REPORT_KINDS.items())
    questions = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=REPORT_STATES.items(), default="open")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    skip_reason = models.CharField(max_length=16, choices=SKIP_REASONS.items(), blank=True, default="")
    words = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["preparation", "kind"], condition=Q(known_to__isnull=True), name="resettlement_report_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="resettlement_report_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="skipped") | ~Q(skip_reason=""), name="resettlement_report_skipped_with_reason"
            ),
        ]  # fmt: skip


class ReportPart(OfPerson):
    """One pathway of a report. answers: by question, a code, several codes or words; what is missing was not answered.

    status: what the pathway becomes when the report is sent. summary: the words that go into the record with it.
    """

    holding = Holding(
        "What was asked and answered about a pathway before release",
        fields={"summary": OPINION, "status": OPINION},
    )

    report = models.ForeignKey(ResettlementReport, on_delete=models.PROTECT, related_name="+")
    pathway = models.CharField(max_length=40, choices=PATHWAY_TITLES.items())
    state = models.CharField(max_length=12, choices=PART_STATES.items(), default="not_started")
    answers = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=24, choices=STATUSES.items(), blank=True, default="")
    summary = models.TextField(max_length=8000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["report", "pathway"],
                condition=Q(known_to__isnull=True),
                name="resettlement_part_once",
            ),
        ]


class PathwayStatus(OfPerson):
    """How far a pathway is, since when; its earlier versions are its history."""

    holding = Holding("How far each pathway to release is", assertion=Assertion.OPINION)

    preparation = models.ForeignKey(Preparation, on_delete=models.PROTECT, related_name="+")
    pathway = models.CharField(max_length=40, choices=PATHWAY_TITLES.items())
    status = models.CharField(max_length=24, choices=STATUSES.items())
    since = models.DateField()
    words = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["preparation", "pathway"],
                condition=Q(known_to__isnull=True),
                name="resettlement_status_once",
            ),
        ]


class SupportNeed(OfPerson):
    """One need for support. need: of the pathway's catalogue; words: what it is where that says "other".

    who: who is to see to it. latest: the latest on it.
    """

    holding = Holding("Support needed before and after release", assertion=Assertion.OPINION)

    preparation = models.ForeignKey(Preparation, on_delete=models.PROTECT, related_name="+")
    pathway = models.CharField(max_length=40, choices=PATHWAY_TITLES.items())
    need = models.CharField(max_length=24)
    words = models.CharField(max_length=200, blank=True, default="")
    status = models.CharField(max_length=12, choices=NEED_STATUSES.items(), default="not_started")
    who = models.CharField(max_length=12, choices=WHO.items())
    noted_on = models.DateField()
    latest = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(need="other") | ~Q(words=""), name="resettlement_need_other_in_words"
            ),
        ]


class CustodyActivity(OfPerson):
    """What the person does in custody that serves a pathway: work, learning, a programme. ends_on: null while open."""

    holding = Holding("Activities in custody")

    pathway = models.CharField(max_length=40, choices=PATHWAY_TITLES.items())
    kind = models.CharField(max_length=12, choices=ACTIVITY_KINDS.items())
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=160, blank=True, default="")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=ACTIVITY_STATES.items(), default="planned")
    words = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="resettlement_activity_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="left") | ~Q(words=""), name="resettlement_activity_left_with_reason"
            ),
        ]
