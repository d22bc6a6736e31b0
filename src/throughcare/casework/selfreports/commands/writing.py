"""How rows of this app are written where the actor may be confined to one self-report.

Such an actor does not see the person's own row, so nothing here looks a foreign key up: the database checks it.
"""

from django.db import models

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import StaleVersion, Versioned


def add(row: Versioned, actor: Actor) -> None:
    """Write a new row. Raises ValidationError for a field that cannot be."""
    row.recorded_by_id = actor.user_id
    row.clean_fields(exclude=_keys(row))
    row.save(force_insert=True)


def change(row: Versioned, actor: Actor, because: str, **changes: object) -> None:
    """Write a new version of `row`. Raises StaleVersion when somebody else was quicker, ValidationError."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.clean_fields(exclude=_keys(row))
    expected, moment = row.version, clock.now()
    done = (
        type(row)
        .objects.filter(pk=row.pk, version=expected)
        .update(
            **changes,
            version=expected + 1,
            known_from=moment,
            recorded_by_id=actor.user_id,
            because=because,
        )
    )
    if not done:
        raise StaleVersion(type(row).__name__, row.pk, expected)
    row.version, row.known_from, row.because = expected + 1, moment, because
    row.recorded_by_id = actor.user_id


def _keys(row: Versioned) -> set[str]:
    return {field.name for field in row._meta.concrete_fields if isinstance(field, models.ForeignKey)}
