"""The wrapped data keys. What unwraps them, the root key, stands outside the database."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q

from throughcare.platform import clock


class Domain(models.TextChoices):
    """What a data key seals; one key an agency and domain, so that one lost key opens no more than that."""

    IDENTITY = "identity", "Aliases"
    CONTACT = "contact", "Telephone numbers and e-mail addresses"
    PROTECTED = "protected", "Protected people and safe addresses"
    INDEX = "index", "Blind indexes"
    DRAW = "draw", "Seeds of random draws"
    DOCUMENT = "document", "Keys of stored documents"


def new_key_id() -> int:
    """A random number of 32 bits: it tells nothing, and no two databases give two keys the same one."""
    return secrets.randbits(32)


class DataKey(models.Model):
    """One data key of one agency, wrapped.

    agency_id: no foreign key, keys stand below agencies. root: the root key that wrapped it.
    replaced_at: from then on it seals nothing new. retired_at: from then on it opens nothing; `wrapped` is emptied.
    """

    id = models.BigIntegerField(primary_key=True, default=new_key_id)
    agency_id = models.UUIDField()
    domain = models.CharField(max_length=10, choices=Domain)
    root = models.CharField(max_length=60)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["DataKey"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_id", "domain"], condition=Q(replaced_at__isnull=True), name="keys_one_seals"
            ),
            models.CheckConstraint(condition=Q(id__gte=0, id__lt=2**32), name="keys_id_of_four_bytes"),
            models.CheckConstraint(
                condition=Q(~Q(wrapped=b""), retired_at__isnull=True)
                | Q(retired_at__isnull=False, replaced_at__isnull=False, wrapped=b""),
                name="keys_retired_opens_nothing",
            ),
        ]
