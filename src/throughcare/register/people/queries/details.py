"""Everything known of a person, with the history of each item, in one statement."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.keys.fields import opened_row, sealed_fields
from throughcare.register.people.describing import Describer, Row, Rows
from throughcare.register.people.kinds import KINDS
from throughcare.register.people.words import reason_name
from throughcare.rules import jurisdictions


def _versions(table: str, column: str = "person_id") -> str:
    return f"""(
      SELECT jsonb_agg(to_jsonb(x) || jsonb_build_object('by', u.name, 'closed_by_name', c.name)
                       ORDER BY x.record_id, x.version DESC)
      FROM {table} x JOIN access_user u ON u.id = x.recorded_by_id LEFT JOIN access_user c ON c.id = x.closed_by
      WHERE x.{column} = %(person)s)"""  # noqa: S608 - table names of our own


DETAILS = "SELECT jsonb_build_object('about', {about}, 'summary', {summary}, {kinds})".format(
    about=_versions("people_person", "record_id"),
    summary=_versions("people_sourcesummary"),
    kinds=", ".join(f"'{code}', {_versions(kind.model._meta.db_table)}" for code, kind in KINDS.items()),
)


SEALED_KINDS = tuple(code for code, kind in KINDS.items() if sealed_fields(kind.model))


@dataclass(frozen=True, slots=True)
class Version:
    """What was held true for a while. until: when it ceased; None while it holds. because: why it was written."""

    rows: Rows
    since: datetime
    until: datetime | None
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Item:
    """One detail as it is known now, with the versions before it, newest first.

    over: it ended before today. can_end: whether its end may be said. version: to send with a correction.
    """

    id: UUID
    version: int
    rows: Rows
    over: bool
    can_end: bool
    now: Version
    before: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A detail no longer held true: what it said, who took it back, when and why."""

    rows: Rows
    at: datetime
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Section:
    """The details of one kind."""

    kind: str
    title: str
    one: str
    items: tuple[Item, ...]
    taken_back: tuple[TakenBack, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures an outside source gave, shown as a summary of that source. rows: label and the source's own word."""

    topic: str
    source: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """The page of personal details."""

    about: Item
    sections: tuple[Section, ...]
    summaries: tuple[Summary, ...]


def person_details(actor: Actor, person_id: UUID) -> PersonDetails:
    """All details of one person. The page went through `door.look`; the database's wall stands behind.

    Raises NotThere when the wall hides the person or there is none.
    """
    with connection.cursor() as cursor:
        cursor.execute(DETAILS, {"person": person_id})
        found: dict[str, list[Row] | None] = json.loads(cursor.fetchone()[0])
    for code in SEALED_KINDS:
        found[code] = [opened_row(KINDS[code].model, row) for row in found[code] or []]
    reader = _Reader(
        Describer.of(jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None),
        clock.today(actor.zone),
    )
    about = reader.items("about", found["about"] or [])
    if not about:
        raise door.NotThere(Permission.PERSON_OPEN, person_id, "R1 no such person")
    return PersonDetails(
        about=about[0],
        sections=tuple(reader.section(code, found[code] or []) for code in KINDS),
        summaries=tuple(
            Summary(
                row["topic"], row["source"], tuple((each["label"], each["value"]) for each in row["entries"])
            )
            for row in found["summary"] or []
            if row["known_to"] is None
        ),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    describer: Describer
    today: date

    def section(self, kind: str, rows: list[Row]) -> Section:
        """The details of one kind: those in force first, then those that are over."""
        items = sorted(self.items(kind, rows), key=lambda item: item.over)
        return Section(
            kind, KINDS[kind].title, KINDS[kind].one, tuple(items), tuple(self.taken_back(kind, rows))
        )

    def items(self, kind: str, rows: list[Row]) -> list[Item]:
        """What is known now, each with its earlier versions."""
        return [self._item(kind, versions) for versions in _records(rows) if versions[0]["known_to"] is None]

    def taken_back(self, kind: str, rows: list[Row]) -> Iterable[TakenBack]:
        """What is no longer held true at all."""
        for last, *_ in _records(rows):
            if last["known_to"] is not None:
                yield TakenBack(
                    self.describer.rows(kind, last), datetime.fromisoformat(last["known_to"]),
                    last["closed_by_name"] or "", reason_name(last["closed_because"]),
                )  # fmt: skip

    def _item(self, kind: str, versions: list[Row]) -> Item:
        now, *before = versions
        ends_on = now.get("ends_on")
        over = ends_on is not None and date.fromisoformat(ends_on) <= self.today
        return Item(
            id=UUID(now["id"]),
            version=now["version"],
            rows=self.describer.rows(kind, now),
            over=over,
            can_end=not over and kind in KINDS and KINDS[kind].can_end(now["kind"] if kind == "name" else ""),
            now=self._version(kind, now),
            before=tuple(self._version(kind, row) for row in before),
        )

    def _version(self, kind: str, row: Row) -> Version:
        until = row["known_to"]
        return Version(
            rows=self.describer.rows(kind, row),
            since=datetime.fromisoformat(row["known_from"]),
            until=datetime.fromisoformat(until) if until else None,
            by=row["by"],
            because=reason_name(row["because"]),
        )


def _records(rows: list[Row]) -> list[list[Any]]:
    """The versions of each record, newest first; they come ordered so."""
    return [list(versions) for _, versions in groupby(rows, key=lambda row: row["record_id"])]
