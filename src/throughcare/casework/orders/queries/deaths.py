"""The report of a death that stands, if any."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Value
from django.db.models.functions import Coalesce

from throughcare.casework.orders.models import DeathReport
from throughcare.platform.actor import Actor

TOLD_HOW = tuple((code, str(words)) for code, words in DeathReport.Told.choices)
"""How word of a death came: codes with their words."""


@dataclass(frozen=True, slots=True)
class DeathHeard:
    """A report as it stands. confirmed_on: None until a second source said the same."""

    id: UUID
    version: int
    told_by: str
    told_how: str
    told_on: date
    died_on: date | None
    reported_by_id: UUID
    reported_by: str
    second_source: str
    confirmed_on: date | None
    confirmed_by: str

    @property
    def confirmed(self) -> bool:
        """Whether a second source said the same."""
        return self.confirmed_on is not None


def death_of(actor: Actor, person_id: UUID) -> DeathHeard | None:
    """The report that stands. The page went through `door.look`; the wall stands behind."""
    rows = DeathReport.objects.filter(person_id=person_id).annotate(
        confirmer=Coalesce("confirmed_by__name", Value(""))
    )
    found: tuple[Any, ...] | None = rows.values_list(
        "id", "version", "told_by", "told_how", "told_on", "died_on", "reported_by_id", "reported_by__name",
        "second_source", "confirmed_on", "confirmer",
    ).first()  # fmt: skip
    return None if found is None else DeathHeard(*found)
