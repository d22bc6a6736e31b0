"""Letters as they were made: what each said, and a fingerprint by which anyone can check it."""

from django.db import models
from django.db.models import Q

from throughcare.platform.database.holdings import Holding, Purpose
from throughcare.register.people.models import OfPerson


class Letter(OfPerson):
    """One letter. Its content never changes; `state` moves from made to sent, then to delivered, returned or withdrawn.

    kind, template: what letter from which version of the pack's text. facts: what was filled in (ids, dates).
    content: the text as sent, paragraph by paragraph. fingerprint: SHA-256 of the content. pdf: empty where the
    machine cannot make PDF; then the print page serves. to_address: the address it was made for; null when it is to be
    handed over. came_how, came_on: how it is known that it arrived, or came back, and when; codes of `wording`.
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

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state__in=["delivered", "returned"])
                | (Q(sent_on__isnull=False, came_on__isnull=False) & ~Q(came_how="")),
                name="documents_letter_came_says_how",
            ),
        ]
        indexes = [models.Index(fields=["about"], name="documents_letter_about")]
