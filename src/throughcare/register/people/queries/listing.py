"""The details of one kind as they are known now, field by field: what another system reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms.models import model_to_dict

from throughcare.platform.access import door
from throughcare.platform.actor import Actor
from throughcare.platform.keys.fields import sealed_fields
from throughcare.register.people.kinds import KINDS
from throughcare.register.people.models import OfPerson


@dataclass(frozen=True, slots=True)
class HeldItem:
    """One detail. version: to send with a correction. columns: by the names its draft uses."""

    id: UUID
    version: int
    known_from: datetime
    columns: Mapping[str, Any]


def held_items(actor: Actor, person_id: UUID, kind: str) -> list[HeldItem]:
    """Every detail of one kind of a person the actor may open, the earliest recorded first."""
    rows = KINDS[kind].model.objects.filter(door.visible_to(actor), person_id=person_id).order_by("id")
    unsaid = {field.attname: "" for field in sealed_fields(KINDS[kind].model)}
    return [HeldItem(row.pk, row.version, row.known_from, _told(row, unsaid)) for row in rows]


def _told(row: OfPerson, unsaid: dict[str, str]) -> dict[str, Any]:
    """The columns of a row; a sealed one that holds nothing reads as any other empty text."""
    return {
        name: unsaid[name] if value is None and name in unsaid else value
        for name, value in model_to_dict(row).items()
    }
