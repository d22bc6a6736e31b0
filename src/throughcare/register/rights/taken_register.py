"""The register of what law took away that lives outside the database: ids only, one JSON line each, never rewritten.

A backup restored from before a removal brings back what law took away, and the mark with it is gone; this file is what
`throughcare check --restored` reads then. It stands in the home folder and belongs into every backup of its own.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

NAME = "taken-away.jsonl"


@dataclass(frozen=True, slots=True)
class Line:
    """One record taken away, or (opened) put back. All ids as text; ordered_on in ISO form."""

    removal: str
    act: str
    person: str
    table: str
    taken: str
    principal: bool
    how: str
    ordered_on: str
    removed_by: str
    opened: bool = False


def place() -> Path:
    """Where the register stands."""
    return Path(settings.HOME) / NAME


def append(lines: Iterable[Line]) -> None:
    """Add lines and see them on the disk before going on."""
    text = "".join(json.dumps(asdict(line), separators=(",", ":")) + "\n" for line in lines)
    if not text:
        return
    place().parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, text.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def read() -> Iterator[Line]:
    """Every line, the oldest first; none where nothing was ever taken away."""
    if not place().exists():
        return
    with place().open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield Line(**json.loads(line))


def in_force() -> dict[str, Line]:
    """What is taken away now, by the id of its mark."""
    held: dict[str, Line] = {}
    for line in read():
        if line.opened:
            held.pop(line.removal, None)
        else:
            held[line.removal] = line
    return held
