"""What law took away: the mark that stays where it stood. The content is gone from every version, or sealed."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.database.holdings import Holding, Purpose
from throughcare.platform.database.ids import uuid7
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain


class Removal(models.Model):
    """One record that was taken away: who, when, by which authority, and of which table; never what it said.

    act: shared by all records taken by one order. table, taken: the record's table and id. principal: it was named
    by the order; the others hung on it. authority: the court or body and its reference, without the person's name.
    content: what a sealed record held, sealed; "" for the other ways, which keep nothing. opened_at: sealed content
    was put back by a later authority. The row itself is what lets the database part with the record: see 0002.
    """

    class How(models.TextChoices):
        SEALED = "sealed", "Sealed"
        EXPUNGED = "expunged", "Expunged"
        MISFILED = "misfiled", "Filed under the wrong person"
        ERASED = "erased", "Erased"

    holding = Holding(
        "That law took something out of the record, and by which authority", purpose=Purpose.ACCOUNTABILITY,
        keep="trail", moves=False,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    act = models.UUIDField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=80)
    taken = models.UUIDField()
    principal = models.BooleanField(default=True)
    how = models.CharField(max_length=10, choices=How)
    authority = models.CharField(max_length=160)
    ordered_on = models.DateField()
    removed_at = models.DateTimeField(default=clock.now)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    content = SealedTextField(domain=Domain.PROTECTED, agency="person.agency_id", null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    opened_authority = models.CharField(max_length=160, blank=True, default="")
    transaction = models.BigIntegerField(default=0, editable=False)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "taken"], condition=Q(opened_at__isnull=True), name="people_removal_once"
            ),
            models.CheckConstraint(condition=~Q(authority=""), name="people_removal_by_an_authority"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(how="sealed"), name="people_removal_only_sealed_opens"
            ),
        ]
