"""Protected people and safe addresses, in a restricted table of their own; other text holds a reference only."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.platform.database.holdings import Basis, Holding, Purpose, Sharing
from throughcare.platform.keys.fields import BlindMarksField, SealedTextField
from throughcare.platform.keys.models import Domain
from throughcare.register.people.models import OfPerson
from throughcare.register.protection.recognition import marks_of


class Entry(OfPerson):
    """Somebody, or some place, to be kept from `person` and from almost everyone else.

    number: within agency and kind; "Protected address A12" is all that anybody else sees. content: everything known, as
    `content.Content` writes it. marks: blind indexes of what it is recognised by in other text.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "Protected person"
        ADDRESS = "address", "Protected address"

    holding = Holding(
        "People to be kept safe from the person, and where they are",
        purpose=Purpose.SAFETY,
        basis=Basis.VITAL_INTEREST,
        sharing=Sharing.THIRD_PARTY,
        sensitive=True,
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind)
    number = models.PositiveIntegerField()
    content = SealedTextField(domain=Domain.PROTECTED)
    marks = BlindMarksField(of="content", marks=marks_of)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "kind", "number"],
                condition=Q(known_to__isnull=True),
                name="protection_entry_number_once",
            ),
        ]


class Holder(OfPerson):
    """A colleague named to see and keep what is protected around a person."""

    holding = Holding(
        "Which colleagues may see what is protected around the person",
        purpose=Purpose.ACCOUNTABILITY,
        sharing=Sharing.WITHHOLD,
    )

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.CharField(max_length=200)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "user"], condition=Q(known_to__isnull=True), name="protection_holder_once"
            ),
        ]
