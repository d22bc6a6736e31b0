"""What the rule answered (sealed), the days looked at, the agency's switch, offers of help, and what came of them.

Indication and OfferAnswer stand behind a wall that no user passes: the database shows them to the parts of the system
that look and measure, and to nobody else.
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from throughcare.casework.earlysupport.wording import ANSWERS, OFFER_STATES, SWITCH_STATES, TAKEN, WHY_NOT
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson, Person
from throughcare.rules.interventions.early_support import LEAST_DAYS, LEAST_PEOPLE


class Indication(models.Model):
    """What the rule answered about a person from one day looked at until another. until: exclusive; null: still so.

    contacts, tests, moves and what is not known of them: as the rule counts them (`rules.interventions.early_support`).
    """

    holding = Holding(
        "What the rule of early support would answer: for measuring the rule only, seen by nobody",
        purpose=Purpose.RESEARCH, sharing=Sharing.WITHHOLD, keep="research", moves=False,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    rule = models.CharField(max_length=60)
    from_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    contacts = models.PositiveSmallIntegerField()
    contacts_not_known = models.PositiveSmallIntegerField()
    tests = models.PositiveSmallIntegerField()
    tests_not_known = models.PositiveSmallIntegerField()
    moves = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=ANSWERS.items())

    objects: ClassVar[models.Manager["Indication"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="earlysupport_indication_one_now"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("from_on")),
                name="earlysupport_indication_in_order",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=list(ANSWERS)), name="earlysupport_indication_answers"
            ),
        ]
        indexes = [models.Index(fields=["person", "from_on"], name="earlysupport_indication_when")]


class DayLooked(models.Model):
    """The rule was asked about the agency's people on a day. people: about how many. Nobody is named."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    rule = models.CharField(max_length=60)
    on = models.DateField()
    people = models.PositiveIntegerField()

    objects: ClassVar[models.Manager["DayLooked"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "rule", "on"], name="earlysupport_daylooked_once")
        ]


class SupportSwitch(Versioned):
    """Two people let the rule offer help, after it was measured, and one may stop it at once.

    days, people: on how many days it was looked at, and of how many people on the day measured. measured: the figures
    the first of them had seen, of many people only. ended_by: who withdrew it or switched it off; the system where
    another version of the rule came.
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=SWITCH_STATES.items(), default="asked")
    days = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    measured = models.JSONField(default=dict, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    asked_because = models.CharField(max_length=1000)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )
    decided_because = models.CharField(max_length=1000, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )
    ended_because = models.CharField(max_length=1000, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(known_to__isnull=True, state__in=["asked", "on"]),
                name="earlysupport_supportswitch_one",
            ),
            models.CheckConstraint(
                condition=Q(days__gte=LEAST_DAYS, people__gte=LEAST_PEOPLE) & ~Q(measured={}),
                name="earlysupport_supportswitch_measured",
            ),
            models.CheckConstraint(
                condition=~Q(asked_because="") & ~Q(asked_by=SYSTEM_USER),
                name="earlysupport_supportswitch_asked",
            ),
            models.CheckConstraint(
                condition=~Q(state="on")
                | (
                    Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                    & ~Q(decided_by=SYSTEM_USER)
                    & ~Q(decided_because="")
                ),
                name="earlysupport_supportswitch_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["off", "withdrawn"])
                | (Q(ended_by__isnull=False, ended_at__isnull=False) & ~Q(ended_because="")),
                name="earlysupport_supportswitch_ended",
            ),
        ]


class SupportOffer(OfPerson):
    """Help to be offered, and that it was. contacts, tests, moves: what was counted up to found_on.

    help: which kinds were offered, codes of the rule. What the person said to it stands in OfferAnswer, sealed.
    """

    holding = Holding("Help offered early, and why", purpose=Purpose.SUPERVISION)

    rule = models.CharField(max_length=60)
    found_on = models.DateField()
    contacts = models.PositiveSmallIntegerField()
    contacts_not_known = models.PositiveSmallIntegerField()
    tests = models.PositiveSmallIntegerField()
    tests_not_known = models.PositiveSmallIntegerField()
    moves = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=OFFER_STATES.items(), default="open")
    help = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    offered_on = models.DateField(null=True, blank=True)
    why_not = models.CharField(max_length=14, choices=WHY_NOT.items(), blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(known_to__isnull=True, state="open"),
                name="earlysupport_supportoffer_one_open",
            ),
            models.CheckConstraint(
                condition=(Q(state="offered", offered_on__isnull=False) & ~Q(help=[]) & Q(why_not=""))
                | (Q(state="open", offered_on__isnull=True, why_not=""))
                | (Q(state="set_aside", offered_on__isnull=True) & ~Q(why_not="")),
                name="earlysupport_supportoffer_says_how",
            ),
        ]


class OfferAnswer(models.Model):
    """What the person said to an offer. Written once, and read by nobody about one person."""

    holding = Holding(
        "What somebody said to an offer of help: counted for all together, seen by nobody",
        purpose=Purpose.RESEARCH, sharing=Sharing.WITHHOLD, keep="research", moves=False,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    offer = models.OneToOneField(SupportOffer, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=TAKEN.items())

    objects: ClassVar[models.Manager["OfferAnswer"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__in=list(TAKEN)), name="earlysupport_offeranswer_is_one"
            ),
        ]
