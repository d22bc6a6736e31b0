"""A dossier of a hearing: its papers, the copies that were made of it, and to whom each was given.

Once made, nothing of it changes (operations.py): the database refuses it, whatever the path.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.decisions.dossiers.wording import (
    COPIES,
    HOW,
    PERSONS,
    RECIPIENTS,
    SECTIONS,
    SIDE,
    STATES,
    WITHHELD,
)
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, FieldClass, Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain
from throughcare.register.people.models import OfPerson, Person


def _user(*, null: bool = False) -> Any:
    """A named person who works here."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=null,
        blank=null,
    )


class Dossier(OfPerson):
    """One version of the papers about a hearing, or about a decision made on papers alone.

    about: the id of the hearing or of the process. number: 1, 2 ... of it. process: the decision that is prepared.
    """

    holding = Holding("The papers put together for a hearing", purpose=Purpose.DUE_PROCESS)

    about = models.UUIDField()
    process = models.ForeignKey(
        "dueprocess.Process", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    state = models.CharField(max_length=6, choices=STATES.items(), default="draft")
    fixed_by = _user(null=True)
    fixed_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["about", "number"], condition=Q(known_to__isnull=True), name="dossiers_dossier_number_once"
            ),
            models.UniqueConstraint(
                fields=["about"], condition=Q(known_to__isnull=True, state="draft"),
                name="dossiers_dossier_one_draft",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", fixed_at__isnull=True, fixed_by__isnull=True)
                | Q(state="fixed", fixed_at__isnull=False, fixed_by__isnull=False),
                name="dossiers_dossier_made_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(fixed_by=SYSTEM_USER), name="dossiers_dossier_made_by_a_person"
            ),
        ]  # fmt: skip


class DossierItem(OfPerson):
    """One paper, as it stood when the dossier was put together.

    source, source_id: the row of the record it was made of. said: [[label, text], ...], the label "" in running text.
    removed: passages taken out, [{"line", "start", "end", "because"}]. pages: what becomes of pages of a document that
    is not shown whole, [{"number", "what", "areas", "because"}]; page_count: how many it has.
    withheld: from the person, by somebody other than whoever asked.
    """

    holding = Holding(
        "What each paper of a hearing says, and what was taken out of it", purpose=Purpose.DUE_PROCESS,
        assertion=Assertion.OPINION, review_rows="sensitive",
        fields={"withheld_because": FieldClass(sharing=Sharing.WITHHOLD)},
    )  # fmt: skip

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="items")
    section = models.CharField(max_length=12, choices=SECTIONS.items())
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=40)
    source_id = models.UUIDField()
    said = models.JSONField(default=list, blank=True)
    document = models.ForeignKey(
        "documents.StoredDocument",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    page_count = models.PositiveSmallIntegerField(default=0)
    included = models.BooleanField(default=True)
    left_out_because = models.CharField(max_length=500, blank=True, default="")
    removed = models.JSONField(default=list, blank=True)
    pages = models.JSONField(default=list, blank=True)
    withheld = models.CharField(max_length=8, choices=WITHHELD.items(), blank=True, default="")
    withheld_because = models.CharField(max_length=1000, blank=True, default="")
    withheld_asked_by = _user(null=True)
    withheld_decided_by = _user(null=True)
    withheld_decided_at = models.DateTimeField(null=True, blank=True)
    withheld_answer = models.CharField(max_length=1000, blank=True, default="")
    sensitive = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["dossier", "source", "source_id"], condition=Q(known_to__isnull=True),
                name="dossiers_item_once",
            ),
            models.CheckConstraint(
                condition=Q(included=True) | Q(left_out_because__regex=r"\S"), name="dossiers_item_left_out_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(withheld="", withheld_asked_by__isnull=True, withheld_decided_by__isnull=True)
                | Q(withheld="asked", withheld_because__regex=r"\S", withheld_asked_by__isnull=False,
                    withheld_decided_by__isnull=True)
                | Q(withheld__in=["agreed", "refused"], withheld_because__regex=r"\S", withheld_answer__regex=r"\S",
                    withheld_asked_by__isnull=False, withheld_decided_by__isnull=False,
                    withheld_decided_at__isnull=False),
                name="dossiers_item_withheld_with_reason_and_decider",
            ),
            models.CheckConstraint(
                condition=Q(withheld_decided_by__isnull=True) | ~Q(withheld_decided_by=F("withheld_asked_by")),
                name="dossiers_item_withheld_by_another",
            ),
            models.CheckConstraint(
                condition=Q(withheld_decided_by__isnull=True) | ~Q(withheld_decided_by=SYSTEM_USER),
                name="dossiers_item_withheld_by_a_person",
            ),
        ]  # fmt: skip


class DossierCopy(OfPerson):
    """A copy as it was made: a PDF, sealed. fingerprint: its SHA-256. pages: how many it has."""

    holding = Holding(
        "Dossiers as they were made, sealed", purpose=Purpose.DUE_PROCESS,
        fields={"key": FieldClass(sharing=Sharing.WITHHOLD)},
    )  # fmt: skip

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="copies")
    copy = models.CharField(max_length=8, choices=COPIES.items())
    pages = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    key = SealedTextField(domain=Domain.DOCUMENT, agency="person.agency_id", max_length=100)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["dossier", "copy"], condition=Q(known_to__isnull=True), name="dossiers_copy_once"
            ),
        ]


class CopyPart(models.Model):
    """One sealed block of a copy, in order from 0. Never changed."""

    holding = Holding("What dossiers say, sealed", purpose=Purpose.DUE_PROCESS, sharing=Sharing.WITHHOLD)

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(DossierCopy, on_delete=models.PROTECT, related_name="parts", db_index=False)
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    objects: ClassVar[models.Manager["CopyPart"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["copy", "number"], name="dossiers_copypart_once"),
        ]


class Handover(OfPerson):
    """The log of disclosure: which copy of which version, to whom, how, when, by whom.

    met_gate: whether it met the step of disclosure of the decision that is prepared.
    """

    holding = Holding(
        "To whom the papers of a hearing were given", purpose=Purpose.DUE_PROCESS,
        fields={"name": FieldClass(sharing=Sharing.THIRD_PARTY)},
    )  # fmt: skip

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="handovers")
    copy = models.CharField(max_length=8, choices=COPIES.items())
    recipient = models.CharField(max_length=8, choices=RECIPIENTS.items())
    name = models.CharField(max_length=120, blank=True, default="")
    how = models.CharField(max_length=10, choices=HOW.items())
    given_at = models.DateTimeField()
    given_by = _user()
    met_gate = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(recipient__in=SIDE, copy=PERSONS) | ~Q(recipient__in=SIDE) & ~Q(copy=PERSONS),
                name="dossiers_handover_each_their_copy",
            ),
            models.CheckConstraint(
                condition=Q(recipient="person") | Q(name__regex=r"\S"), name="dossiers_handover_named"
            ),
            models.CheckConstraint(
                condition=~Q(given_by=SYSTEM_USER), name="dossiers_handover_by_a_person"
            ),
        ]  # fmt: skip
