"""The details of one kind as they are known now, field by field: what another system reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms.models import model_to_dict

from throughcare.platform.access import door
from throughcare.platform.actor import Actor
from throughcare.register.people.kinds import KINDS


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
    return [HeldItem(row.pk, row.version, row.known_from, model_to_dict(row)) for row in rows]
