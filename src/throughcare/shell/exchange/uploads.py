"""Files sent for import: kept out of the web's reach until the worker has read them, then removed."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from django.conf import settings

MAX_BYTES = 2 * 1024**3


def folder() -> Path:
    """Where uploads wait; readable by this service's account alone."""
    place = Path(settings.MEDIA_ROOT) / "imports"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


class Upload(Protocol):
    """A file as Django hands it over."""

    name: str | None

    def chunks(self) -> Iterator[bytes]:
        """The file, block by block."""
        ...


def keep(upload: Upload) -> str:
    """Store the file block by block under a random name; returns the name. The sender's own name is not used."""
    ending = ".csv.gz" if str(upload.name).endswith(".gz") else ".csv"
    name = f"{secrets.token_hex(16)}{ending}"
    path = folder() / name
    path.touch(mode=0o600)
    with path.open("wb") as file:
        for block in upload.chunks():
            file.write(block)
    return name


def path_of(name: str) -> Path:
    """Where the upload called `name` lies."""
    return folder() / Path(name).name


def remove(name: str) -> None:
    """Remove an upload that has been read."""
    path_of(name).unlink(missing_ok=True)
