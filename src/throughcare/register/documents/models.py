"""Letters as they were made, each with a fingerprint; papers kept with the record; and the agency's own texts."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, FieldClass, Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import Versioned
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain
from throughcare.register.people.models import OfPerson, Person
from throughcare.rules.jurisdictions.letters import CHECKED_WORDS, OF_TRANSLATIONS, WRITTEN_IN, Checked
from throughcare.rules.texts import KIND_WORDS, TextKind

CHECKS = [(how.value, words) for how, words in CHECKED_WORDS.items()]
READ_BY_SOMEBODY = [how.value for how in OF_TRANSLATIONS]


class Letter(OfPerson):
    """One letter. Its content never changes; `state` moves from made to sent, then to delivered, returned or withdrawn.

    kind, template: what letter from which version of the pack's text, or of the agency's own over it.
    content: the text as sent, paragraph by paragraph. fingerprint: SHA-256 of the content. pdf: empty where the
    machine cannot make PDF; then the print page serves. to_address: the address it was made for; null when it is to be
    handed over. came_how, came_on: how it is known that it arrived, or came back, and when; codes of `wording`.
    checked_how: how it is known that its wording says in its language what it is to say. explain_by: the day by which
    it is gone through with the person and an interpreter; null where it is in their language.
    """

    holding = Holding("Letters written to the person, as they were made", purpose=Purpose.DUE_PROCESS)

    class State(models.TextChoices):
        MADE = "made", "Made, not yet sent"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered"
        RETURNED = "returned", "Came back undelivered"
        WITHDRAWN = "withdrawn", "Withdrawn"

    kind = models.CharField(max_length=40)
    template = models.CharField(max_length=80)
    language = models.CharField(max_length=10, default="en")
    title = models.CharField(max_length=160)
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    pdf = models.BinaryField(blank=True, default=b"")
    made_on = models.DateField()
    answer_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.MADE)
    sent_how = models.CharField(max_length=40, blank=True, default="")
    sent_on = models.DateField(null=True, blank=True)
    to_address = models.UUIDField(null=True, blank=True)
    came_how = models.CharField(max_length=20, blank=True, default="", db_default="")
    came_on = models.DateField(null=True, blank=True)
    about = models.UUIDField(null=True, blank=True)
    checked_how = models.CharField(
        max_length=12, choices=CHECKS, default=Checked.PACK.value, db_default=Checked.PACK.value
    )
    explain_by = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(checked_how__in=READ_BY_SOMEBODY)
                | Q(checked_how__in=[Checked.PACK, Checked.AGENCY], language=WRITTEN_IN),
                name="documents_letter_in_words_somebody_checked",
            ),
            models.CheckConstraint(
                condition=Q(explain_by__isnull=True) | Q(explain_by__gte=F("made_on")),
                name="documents_letter_explained_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["delivered", "returned"])
                | (Q(sent_on__isnull=False, came_on__isnull=False) & ~Q(came_how="")),
                name="documents_letter_came_says_how",
            ),
        ]
        indexes = [models.Index(fields=["about"], name="documents_letter_about")]


class Paper(OfPerson):
    """A letter about a decision, or a report, drawn up from the record until a named person signs it.

    kind: a code of `LetterKind`; code: of the pack's text. values: what stands in each blank, as somebody left it.
    gathered: what the record gave when it was drawn up. recipient: the court or board of a report; "" for the person.
    own_words_by: who put `values` into the letter's language, where it is not the one we write in. letter: what was
    made of it when it was signed.
    """

    holding = Holding(
        "Letters and reports drawn up from the record, until somebody signs them", purpose=Purpose.DUE_PROCESS,
        assertion=Assertion.OPINION,
    )  # fmt: skip

    class State(models.TextChoices):
        DRAFT = "draft", "Waits for a signature"
        SIGNED = "signed", "Signed"
        DISCARDED = "discarded", "Discarded"

    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=50)
    language = models.CharField(max_length=10, default=WRITTEN_IN)
    values = models.JSONField()
    gathered = models.JSONField()
    about = models.UUIDField(null=True, blank=True)
    recipient = models.CharField(max_length=160, blank=True, default="")
    own_words_by = models.CharField(max_length=120, blank=True, default="")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )  # fmt: skip
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="signed", letter__isnull=False, signed_by__isnull=False, signed_at__isnull=False)
                | (~Q(state="signed") & Q(letter__isnull=True, signed_by__isnull=True, signed_at__isnull=True)),
                name="documents_paper_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=SYSTEM_USER),
                name="documents_paper_signed_by_a_person",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "about"], condition=Q(known_to__isnull=True, state="draft"),
                nulls_distinct=False, name="documents_paper_one_draft",
            ),
        ]  # fmt: skip


class StoredDocument(OfPerson):
    """A paper or another file kept with the record: evidence of an excuse, a court's paper, a photograph.

    What it says stands in `StoredPart`s, each under a key of this document alone, which `key` holds sealed: with the
    key all copies are gone. kind, came_from: codes of `wording`. What it is evidence of: `Evidence`.
    media, size, digest: what was found in it, bytes, SHA-256 in hex. state: nothing is handed out before it was
    examined. examined_by: the scanner, or "none" where the agency has set up none. found: why it is kept apart.
    """

    holding = Holding(
        "Papers and other files kept with the record",
        purpose=Purpose.DUE_PROCESS,
        assertion=Assertion.INTELLIGENCE,
        review_rows="sensitive",
        fields={"key": FieldClass(sharing=Sharing.WITHHOLD)},
    )

    class State(models.TextChoices):
        RECEIVED = "received", "Being examined"
        CLEAN = "clean", "Examined"
        APART = "apart", "Kept apart"

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    came_on = models.DateField()
    came_from = models.CharField(max_length=20)
    media = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    key = SealedTextField(domain=Domain.DOCUMENT, agency="person.agency_id", max_length=100)
    state = models.CharField(max_length=8, choices=State, default=State.RECEIVED)
    examined_at = models.DateTimeField(null=True, blank=True)
    examined_by = models.CharField(max_length=20, blank=True, default="")
    found = models.CharField(max_length=200, blank=True, default="")
    sensitive = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="received") | (Q(examined_at__isnull=False) & ~Q(examined_by="")),
                name="documents_stored_examined_by_something",
            ),
            models.CheckConstraint(
                condition=~Q(state="apart") | ~Q(found=""), name="documents_stored_apart_says_why"
            ),
        ]


class Evidence(OfPerson):
    """A stored document is evidence of something: of a failure, a hearing, an appeal. One may be of several things.

    about: the id of what it is evidence of. Who attached it, and when, are its `recorded_by` and `known_from`; who
    detached it, when and why, its `closed_by`, `known_to` and `closed_because`. A row is never changed otherwise.
    """

    holding = Holding("What a paper kept with the record is evidence of", purpose=Purpose.DUE_PROCESS)

    document = models.ForeignKey(
        StoredDocument, on_delete=models.PROTECT, related_name="evidence", db_index=False
    )
    about = models.UUIDField()

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["document", "about"],
                condition=Q(known_to__isnull=True),
                name="documents_evidence_once",
            ),
        ]


class StoredPart(models.Model):
    """One sealed block of a stored document, in order from 0. Never changed; the digest of the whole proves it."""

    holding = Holding("What stored papers say, sealed", purpose=Purpose.DUE_PROCESS, sharing=Sharing.WITHHOLD)

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(
        StoredDocument, on_delete=models.PROTECT, related_name="parts", db_index=False
    )
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    objects: ClassVar[models.Manager["StoredPart"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="documents_storedpart_once"),
        ]


class Template(Versioned):
    """One version of a text that the agency words for itself. What is released is never changed: a next one follows.

    kind: a code of `rules.texts.TextKind`. code: of a letter the pack's own, over which this one stands. number: 1, 2
    within agency, kind, code and language. sections: heading, paragraphs, points of each. why: what changed, for
    whoever releases it. based_on: what it was begun from: "ew-warning@2026-11-22", "ew-warning@agency-2", or nothing.
    starts_on, ends_on: the first day it is used and the first it no longer is. fingerprint: SHA-256 of what it says,
    kept when it is released. checked_how, checked_by, checked_on: of a letter in another language than the packs are
    written in, how, by whom and when somebody who knows language and law made sure of it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_USE = "in_use", "In use"
        RETIRED = "retired", "Retired"

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(
        max_length=20, choices=[(kind.value, words.one) for kind, words in KIND_WORDS.items()]
    )
    code = models.SlugField(max_length=50, db_index=False)
    language = models.CharField(max_length=10, default="en")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    sections = models.JSONField()
    why = models.CharField(max_length=500, blank=True, default="")
    based_on = models.CharField(max_length=80, blank=True, default="")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    author = models.ForeignKey(
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
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, default="")
    checked_how = models.CharField(
        max_length=12, choices=CHECKS, default=Checked.NOT.value, db_default=Checked.NOT.value
    )
    checked_by = models.CharField(max_length=120, blank=True, default="", db_default="")
    checked_on = models.DateField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="draft", released_by__isnull=True, starts_on__isnull=True)
                | (
                    Q(released_by__isnull=False, released_at__isnull=False, starts_on__isnull=False)
                    & ~Q(state="draft")
                    & ~Q(fingerprint="")
                    & ~Q(released_by=F("author"))
                ),
                name="documents_template_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(kind=TextKind.LETTER)
                | Q(state="draft")
                | Q(language=WRITTEN_IN)
                | Q(checked_how__in=READ_BY_SOMEBODY, checked_by__regex=r"\S", checked_on__isnull=False),
                name="documents_template_translation_was_checked",
            ),
            models.CheckConstraint(
                condition=Q(state="retired", ends_on__gte=F("starts_on"))
                | (~Q(state="retired") & Q(ends_on__isnull=True)),
                name="documents_template_ends_when_retired",
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "code", "language", "number"],
                condition=Q(known_to__isnull=True),
                name="documents_template_number_once",
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "code", "language"],
                condition=Q(known_to__isnull=True, state="in_use"),
                name="documents_template_one_in_use",
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "code", "language"],
                condition=Q(known_to__isnull=True, state="draft"),
                name="documents_template_one_draft",
            ),
        ]


class Snippet(Versioned):
    """A user's own short text, inserted into notes. It is of the user's work, and names nobody."""

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    text = models.TextField(max_length=2000)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "title"],
                condition=Q(known_to__isnull=True),
                name="documents_snippet_title_once",
            ),
        ]
