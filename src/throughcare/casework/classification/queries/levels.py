"""The level a person is at, by date."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from throughcare.casework.classification.models import LevelHeld


def level_on(person_id: UUID, day: date) -> str | None:
    """The code of the person's level on `day`; None when none is recorded. An unknown first day counts as past."""
    code: str | None = (
        LevelHeld.objects.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day),
            Q(ends_on__isnull=True) | Q(ends_on__gt=day),
            person_id=person_id,
        )
        .values_list("level", flat=True)
        .first()
    )
    return code
