"""A paper as it is found in the record, and how rows are read for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.rules.jurisdictions import Jurisdiction

type Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """For whom papers are read, and in whose words they are written."""

    actor: Actor
    person_id: UUID
    pack: Jurisdiction
    process_id: UUID | None = None

    def day(self, day: date | str | None) -> str:
        """A day in words; "Not recorded" where there is none."""
        if not day:
            return "Not recorded"
        return self.pack.in_words(date.fromisoformat(day) if isinstance(day, str) else day)

    def moment(self, at: datetime) -> str:
        """ "2:30pm on 3 March 2026", on the clock of the place."""
        return self.pack.moment_in_words(at, self.actor.zone)


@dataclass(frozen=True, slots=True)
class Found:
    """A paper. said: lines of label and text, the label "" in running text. document: of evidence, its id."""

    section: str
    source: str
    source_id: UUID
    title: str
    said: tuple[Line, ...] = ()
    document: UUID | None = None
    media: str = ""
    of_process: bool = field(default=True)


def rows(statement: str, reading: Reading) -> Iterator[dict[str, Any]]:
    """What a statement finds, row by row under its column names. `%(person)s` is the person."""
    with connection.cursor() as cursor:
        cursor.execute(statement, {"person": reading.person_id})
        names = [column.name for column in cursor.description or ()]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def lines(*pairs: tuple[str, object]) -> tuple[Line, ...]:
    """Those that say something."""
    return tuple((label, str(text)) for label, text in pairs if text not in (None, "", []))


def each_line(label: str, texts: Iterable[str]) -> list[Line]:
    """One label, several texts."""
    return [(label if not at else "", text) for at, text in enumerate(texts) if text]
