"""Messages to a person, what they replied, how they want to be told things, and what an agency chose."""

from datetime import time
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from throughcare.platform import clock
from throughcare.platform.database.holdings import Basis, FieldClass, Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.past_views import PastView
from throughcare.platform.database.versioned import Versioned
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain
from throughcare.register.messaging.wording import BECAUSE, HOW_DEALT, MEANINGS, SENT_AS, STATES, WAYS
from throughcare.register.people.models import OfPerson, Person

MOST_CHARACTERS = 1000
"""Of one message, and of what is kept of a reply."""


class PersonMessage(models.Model):
    """One message to a person: an outbox until it is sent, then the proof of it. Worded only when it is sent.

    kind: of the pack's messages. about, for_at: what it is about (an appointment) and its time; with the kind they
    are unique, however often it is asked for. params: what fills the blanks, as plain values; secret: a link or code
    that opens something, sealed, gone once sent. way, channel: by which number or e-mail address it went, an id: what
    it is stands in the record of the person alone. text: as sent, with links and codes masked.
    receipt: the carrier's own mark. Not versioned: its moments stand in columns and in the audit trail.
    """

    holding = Holding(
        "Texts and e-mails to the person, and what became of them",
        fields={"secret": FieldClass(sharing=Sharing.WITHHOLD), "receipt": FieldClass(purpose=Purpose.ACCOUNTABILITY)},
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=24)
    about = models.UUIDField(null=True, blank=True)
    for_at = models.DateTimeField(null=True, blank=True)
    params = models.JSONField(default=dict, blank=True)
    secret = SealedTextField(domain=Domain.CONTACT, agency="person.agency_id", null=True, blank=True)
    state = models.CharField(max_length=10, choices=STATES.items(), default="waiting")
    because = models.CharField(max_length=16, choices=BECAUSE.items(), blank=True, default="")
    send_at = models.DateTimeField()
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    way = models.CharField(max_length=5, choices=SENT_AS.items(), blank=True, default="")
    channel = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True, default="")
    template = models.CharField(max_length=60, blank=True, default="")
    text = SealedTextField(domain=Domain.CONTACT, agency="person.agency_id", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=80, blank=True, default="")
    dealt_at = models.DateTimeField(null=True, blank=True)
    dealt_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    dealt_how = models.CharField(max_length=12, choices=HOW_DEALT.items(), blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["PersonMessage"]] = models.Manager()
    past_view = PastView(
        "made_at <= tc_known_at()",
        {
            "state": "(CASE WHEN ended_at <= tc_known_at() THEN state WHEN delivered_at <= tc_known_at() THEN"
            " 'delivered' WHEN sent_at <= tc_known_at() THEN 'sent' ELSE 'waiting' END)::varchar(10)",
            "because": "(CASE WHEN ended_at <= tc_known_at() THEN because ELSE '' END)::varchar(16)",
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "kind", "for_at"],
                condition=Q(about__isnull=False) & ~Q(state="stopped"),
                nulls_distinct=False,
                name="messaging_message_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "delivered", "returned"])
                | (Q(sent_at__isnull=False, channel__isnull=False, secret__isnull=True) & ~Q(way="")),
                name="messaging_message_sent_somewhere",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["failed", "returned", "unreached", "stopped"])
                | (Q(ended_at__isnull=False) & ~Q(because="")),
                name="messaging_message_ends_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(dealt_at__isnull=True, dealt_by__isnull=True, dealt_how="")
                | (Q(dealt_at__isnull=False, dealt_by__isnull=False) & ~Q(dealt_how="")),
                name="messaging_message_dealt_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-made_at"], name="messaging_message_person"),
            models.Index(fields=["send_at"], condition=Q(state="waiting"), name="messaging_message_waiting"),
            models.Index(fields=["person"], condition=Q(state__in=["failed", "returned", "unreached"], dealt_at=None),
                         name="messaging_message_unreached"),
            models.Index(fields=["receipt"], condition=~Q(receipt=""), name="messaging_message_receipt"),
            models.Index(fields=["about"], condition=Q(about__isnull=False), name="messaging_message_about"),
            models.Index(fields=["channel", "-sent_at"], condition=Q(sent_at__isnull=False),
                         name="messaging_message_channel"),
        ]  # fmt: skip


class Reply(OfPerson):
    """What the person wrote back: heard, and of no weight in a level, a failure to comply or the papers of a decision.

    channel: the number or e-mail address it came from, an id. receipt: the carrier's own mark; the same one is taken
    once. meaning: by its words alone. answers: the message it followed, where one went there before.
    """

    holding = Holding(
        "What the person wrote back to a text or e-mail", basis=Basis.VITAL_INTEREST, sensitive=True,
    )  # fmt: skip

    channel = models.UUIDField()
    way = models.CharField(max_length=5, choices=SENT_AS.items())
    text = SealedTextField(domain=Domain.CONTACT, agency="person.agency_id", max_length=MOST_CHARACTERS)
    meaning = models.CharField(max_length=8, choices=MEANINGS.items())
    came_at = models.DateTimeField()
    receipt = models.CharField(max_length=80, blank=True, default="")
    answers = models.ForeignKey(
        PersonMessage, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    done = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["channel", "receipt"],
                condition=Q(known_to__isnull=True) & ~Q(receipt=""),
                name="messaging_reply_once",
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, read_by__isnull=True)
                | Q(read_at__isnull=False, read_by__isnull=False),
                name="messaging_reply_read_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(meaning="distress") | Q(read_at__isnull=True) | ~Q(done=""),
                name="messaging_reply_danger_answered",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-came_at"], condition=Q(known_to__isnull=True),
                         name="messaging_reply_when"),
            models.Index(fields=["came_at"], condition=Q(known_to__isnull=True, read_at__isnull=True),
                         name="messaging_reply_unread"),
        ]  # fmt: skip


class MessageChoice(OfPerson):
    """How the person wants to be told things; its versions are the history of what they chose.

    way: "" for either. language: "" for that of the record. first, last: hours of the day; null for the agency's.
    reminders: whether they want any. days_before: null for the agency's. stopped_at: when they wrote STOP.
    """

    holding = Holding("How the person wants to be told things")

    way = models.CharField(max_length=5, choices=WAYS.items(), blank=True, default="")
    language = models.CharField(max_length=12, blank=True, default="")
    first = models.TimeField(null=True, blank=True)
    last = models.TimeField(null=True, blank=True)
    reminders = models.BooleanField(default=True)
    days_before = models.PositiveSmallIntegerField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True), name="messaging_choice_one_a_person"
            ),
            models.CheckConstraint(
                condition=Q(first__isnull=True, last__isnull=True) | Q(first__lt=F("last")),
                name="messaging_choice_hours_in_order",
            ),
            models.CheckConstraint(
                condition=Q(days_before__isnull=True) | Q(days_before__range=(0, 7)),
                name="messaging_choice_within_a_week",
            ),
        ]


class AgencyMessages(Versioned):
    """What an agency chose in place of its pack's: when reminders go, the hours, and which translations were read.

    languages_read: languages of which somebody who knows them has read the pack's unchecked words.
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    days_before = models.PositiveSmallIntegerField(default=1)
    remind_at = models.TimeField(default=time(10))
    first = models.TimeField(default=time(9))
    last = models.TimeField(default=time(20))
    languages_read = ArrayField(models.CharField(max_length=12), default=list, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency"], condition=Q(known_to__isnull=True), name="messaging_agency_one"
            ),
            models.CheckConstraint(condition=Q(first__lt=F("last")), name="messaging_agency_hours_in_order"),
            models.CheckConstraint(
                condition=Q(days_before__range=(0, 7)), name="messaging_agency_within_a_week"
            ),
        ]


class StrayReply(models.Model):
    """A reply from a number or address that is nobody's, or more than one person's: somebody has to say whose it is.

    sender, text: sealed. seen_at, seen_by, done: who looked at it, and what came of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=5, choices=SENT_AS.items())
    sender = SealedTextField(domain=Domain.CONTACT, max_length=200)
    text = SealedTextField(domain=Domain.CONTACT, max_length=MOST_CHARACTERS)
    meaning = models.CharField(max_length=8, choices=MEANINGS.items())
    came_at = models.DateTimeField()
    receipt = models.CharField(max_length=80, blank=True, default="")
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    done = models.CharField(max_length=500, blank=True, default="")

    objects: ClassVar[models.Manager["StrayReply"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "receipt"], condition=~Q(receipt=""), name="messaging_stray_once"
            ),
            models.CheckConstraint(
                condition=Q(seen_at__isnull=True, seen_by__isnull=True, done="")
                | (Q(seen_at__isnull=False, seen_by__isnull=False) & ~Q(done="")),
                name="messaging_stray_seen_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "came_at"], condition=Q(seen_at__isnull=True), name="messaging_stray_open")
        ]  # fmt: skip
