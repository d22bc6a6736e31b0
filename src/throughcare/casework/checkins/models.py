"""Who checks in remotely and how, each check-in, the officer's own questions, and a picture where the agency asks one.

What is answered stands in the self-report of each check-in: it is asked, kept and walled as any of the person's own
words. No row here judges anybody.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.checkins.wording import (
    CANCELLED_BECAUSE,
    CHANNELS,
    CHECKS,
    DECISIONS,
    HOW_EXPIRED,
    HOW_REVIEWED,
    INACTIVE_BECAUSE,
    INTERVALS,
    MATCHES,
    MODES,
    STATES,
    STATUSES,
    TOLD,
    TROUBLES,
)
from throughcare.casework.selfreports.models import SelfReport
from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.platform.database.holdings import Assertion, Basis, Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain
from throughcare.register.people.models import OfPerson, Person


class CheckinSeries(OfPerson):
    """That somebody checks in remotely: how often, how, and who approved it.

    facts: what speaks against it, by the names of the eligibility rule: true, false or null for not known. rule: the
    rule that was asked, with its version. interval_days, first_on: the days of check-in. photo: a picture is asked for.
    decided_by: the manager, never whoever asked. inactive_because: a code of INACTIVE_BECAUSE, "" while it runs.
    """

    holding = Holding("How somebody checks in remotely, and who approved it")

    mode = models.CharField(max_length=10, choices=MODES.items())
    interval_days = models.PositiveSmallIntegerField(choices=INTERVALS.items())
    first_on = models.DateField()
    channel = models.CharField(max_length=5, choices=CHANNELS.items())
    check_kind = models.CharField(max_length=5, choices=CHECKS.items(), default="code")
    photo = models.BooleanField(default=False)
    facts = models.JSONField(default=dict, blank=True)
    rule = models.CharField(max_length=60, blank=True, default="")
    reason = models.CharField(max_length=500)
    agreed_on = models.DateField()
    status = models.CharField(max_length=8, choices=STATUSES.items(), default="initial")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    decision = models.CharField(max_length=8, choices=DECISIONS.items(), blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.CharField(max_length=500, blank=True, default="")
    inactive_since = models.DateField(null=True, blank=True)
    inactive_because = models.CharField(
        max_length=15, choices=INACTIVE_BECAUSE.items(), blank=True, default=""
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True) & ~Q(status="inactive"),
                name="checkins_checkinseries_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(interval_days__in=list(INTERVALS)), name="checkins_checkinseries_interval"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, decision="")
                | (Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(decision="")),
                name="checkins_checkinseries_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="checkins_checkinseries_not_by_who_asked",
            ),
            models.CheckConstraint(
                condition=~Q(status="verified") | Q(decision="approved"),
                name="checkins_checkinseries_none_without_approval",
            ),
            models.CheckConstraint(
                condition=(Q(status="inactive", inactive_since__isnull=False) & ~Q(inactive_because=""))
                | (~Q(status="inactive") & Q(inactive_since__isnull=True, inactive_because="")),
                name="checkins_checkinseries_inactive_with_reason",
            ),
        ]  # fmt: skip


class Checkin(OfPerson):
    """One check-in.

    report: the self-report that is answered. last_day: the last on which it can be sent in. photo: a picture is
    asked for. told: what became of the message with the link. trouble: what the person said did not work, with its
    moment. review_by: by when it is read, from the day it was sent or ran out. match: what a person found who
    compared the picture. how: what was done, or, of one that ran out, what is known of it.
    """

    holding = Holding("Remote check-ins: when they were due, sent and read")

    series = models.ForeignKey(CheckinSeries, on_delete=models.PROTECT, related_name="+", db_index=False)
    report = models.ForeignKey(SelfReport, on_delete=models.PROTECT, related_name="+", db_index=False)
    due_on = models.DateField()
    last_day = models.DateField()
    state = models.CharField(max_length=9, choices=STATES.items(), default="created")
    photo = models.BooleanField(default=False)
    told = models.CharField(max_length=11, choices=TOLD.items(), blank=True, default="")
    reminded_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=5, choices=TROUBLES.items(), blank=True, default="")
    trouble_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    review_by = models.DateField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    how = models.CharField(
        max_length=11, choices=[*HOW_REVIEWED.items(), *HOW_EXPIRED.items()], blank=True, default=""
    )
    note = models.CharField(max_length=1000, blank=True, default="")
    match = models.CharField(max_length=18, choices=MATCHES.items(), blank=True, default="")
    cancelled_because = models.CharField(
        max_length=11, choices=CANCELLED_BECAUSE.items(), blank=True, default=""
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["series", "due_on"], condition=Q(known_to__isnull=True), name="checkins_checkin_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["report"], condition=Q(known_to__isnull=True), name="checkins_checkin_one_report"
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("due_on")), name="checkins_checkin_window"),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="checkins_checkin_sent_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="reviewed", reviewed_at__isnull=False, reviewed_by__isnull=False)
                | (~Q(state="reviewed") & Q(reviewed_at__isnull=True, reviewed_by__isnull=True)),
                name="checkins_checkin_reviewed_by_somebody",
            ),
            # What ran out is reviewed with a reason in words, whatever a screen asks.
            models.CheckConstraint(
                condition=~Q(state="reviewed") | Q(submitted_at__isnull=False) | ~Q(note=""),
                name="checkins_checkin_ran_out_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(trouble="", trouble_at__isnull=True) | (~Q(trouble="") & Q(trouble_at__isnull=False)),
                name="checkins_checkin_trouble_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") & ~Q(cancelled_because="")
                | ~Q(state="cancelled") & Q(cancelled_because=""),
                name="checkins_checkin_cancelled_with_reason",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "-due_on"], condition=Q(known_to__isnull=True), name="checkins_checkin_of"),
            models.Index(fields=["last_day"], condition=Q(known_to__isnull=True, state="created"),
                         name="checkins_checkin_open"),
            models.Index(fields=["review_by"], condition=Q(known_to__isnull=True, state__in=["submitted", "expired"]),
                         name="checkins_checkin_to_read"),
        ]  # fmt: skip

    @property
    def technical(self) -> bool:
        """Whether something failed, or no link reached the person: then it is no fault of theirs at all."""
        return bool(self.trouble) or self.told in {"", "not_reached"}


class OwnQuestion(OfPerson):
    """A question of the officer's own, asked once in one check-in. answer: "" where the person skipped it.

    report: of the check-in in which it is asked; null until the next one opens.
    """

    holding = Holding(
        "The officer's own questions at a check-in, and what the person answered",
        basis=Basis.SUBSTANTIAL_INTEREST, sensitive=True,
    )  # fmt: skip

    series = models.ForeignKey(CheckinSeries, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(
        SelfReport, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    place = models.PositiveSmallIntegerField()
    asks = models.CharField(max_length=200)
    answer = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(condition=~Q(asks=""), name="checkins_ownquestion_asks"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(report__isnull=False),
                name="checkins_ownquestion_answered_when_asked",
            ),
        ]
        indexes = [
            models.Index(
                fields=["report"], condition=Q(known_to__isnull=True), name="checkins_ownquestion_in"
            )
        ]


class CheckinPhoto(models.Model):
    """A picture of the person, to be laid beside the person by somebody who knows them. No machine compares it.

    content: base64 of an image drawn anew, so that nothing else of the file came along; sealed, null once it is gone.
    Not versioned, so that what is to be forgotten is gone. keep_until: set by what the comparison found.
    """

    holding = Holding(
        "Pictures sent with a check-in", purpose=Purpose.SAFETY, basis=Basis.SUBSTANTIAL_INTEREST,
        assertion=Assertion.FACT, sharing=Sharing.WITHHOLD, sensitive=True,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(SelfReport, on_delete=models.PROTECT, related_name="+")
    content = SealedTextField(domain=Domain.IDENTITY, null=True, blank=True)
    taken_at = models.DateTimeField(default=clock.now)
    keep_until = models.DateField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["CheckinPhoto"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report"], name="checkins_checkinphoto_one"),
            models.CheckConstraint(
                condition=Q(content__isnull=True, gone_at__isnull=False)
                | Q(content__isnull=False, gone_at__isnull=True),
                name="checkins_checkinphoto_gone_is_gone",
            ),
        ]


class CheckinChoice(models.Model):
    """What an agency chose about check-ins: whether a picture may be asked for. Off to begin with.

    reason: why, and who agreed to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="+")
    photo = models.BooleanField(default=False)
    reason = models.CharField(max_length=500)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    chosen_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[models.Manager["CheckinChoice"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="checkins_checkinchoice_with_reason")
        ]
