"""What runs in a further process: Django is set up there before any table is known."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from throughcare.shell.exchange.sample.batches import Batch


def set_up() -> None:
    """Set Django up, with the settings and the database that the environment names."""
    import django

    django.setup()


def write(batch: "Batch") -> int:
    """Write one batch; returns the number of rows."""
    from throughcare.shell.exchange.sample import batches

    return batches.write(batch)
