"""The agency's own lists."""

from django.db import models
from django.db.models import Q

from throughcare.platform.database.versioned import Versioned


class ReferenceItem(Versioned):
    """One entry of one of the agency's lists: an office, a meeting place.

    kind: the list ("place").
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=40)
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField(default=100)
    in_use = models.BooleanField(default=True)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "kind", "code"],
                condition=Q(known_to__isnull=True),
                name="reference_item_code_once",
            ),
        ]
