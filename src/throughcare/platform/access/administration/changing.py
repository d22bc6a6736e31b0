"""Changing a row that carries a `version`, if nobody else changed it meanwhile."""

from typing import TYPE_CHECKING, Any

from django.db import models

from throughcare.platform.database.versioned import StaleVersion

if TYPE_CHECKING:
    from throughcare.platform.access.models import Agency, Organisation, Team, User


def change(row: "Agency | Organisation | Team | User", expected: int, **changes: Any) -> list[str]:
    """Write `changes` to `row` if it is still at version `expected`; returns the names of what differs.

    Raises StaleVersion when someone else was quicker, ValidationError when a field is wrong.
    """
    different = sorted(name for name, value in changes.items() if getattr(row, name) != value)
    for name, value in changes.items():
        setattr(row, name, value)
    row.full_clean(exclude=[field.name for field in row._meta.fields if field.name not in changes])
    table: models.Manager[Any] = type(row)._default_manager
    if not table.filter(pk=row.pk, version=expected).update(**changes, version=expected + 1):
        raise StaleVersion(type(row).__name__, row.pk, expected)
    row.version = expected + 1
    return different
