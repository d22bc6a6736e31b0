"""How rows of this app are written where the actor may be confined to one self-report.

Such an actor does not see the person's own row, so nothing here looks a foreign key up: the database checks it.
"""

from django.db import models

from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import Versioned


def add(row: Versioned, actor: Actor) -> None:
    """Write a new row. Raises ValidationError for a field that cannot be."""
    row.recorded_by_id = actor.user_id
    row.clean_fields(exclude=_keys(row))
    row.save(force_insert=True)


def _keys(row: Versioned) -> set[str]:
    return {field.name for field in row._meta.concrete_fields if isinstance(field, models.ForeignKey)}
