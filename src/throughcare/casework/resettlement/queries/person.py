"""Everything about one person's preparation for release, in one statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.resettlement.due import Release
from throughcare.platform.access.door import one_of
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row

READ = """
SELECT 'preparation', to_jsonb(r), NULL FROM resettlement_preparation r
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'report', to_jsonb(r), w.name FROM resettlement_resettlementreport r
LEFT JOIN access_user w ON w.id = coalesce(r.sent_by_id, r.recorded_by_id)
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'part', to_jsonb(r), w.name FROM resettlement_reportpart r JOIN access_user w ON w.id = r.recorded_by_id
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'status', to_jsonb(r), w.name FROM resettlement_pathwaystatus r JOIN access_user w ON w.id = r.recorded_by_id
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'move', to_jsonb(r), w.name FROM resettlement_pathwaystatus r JOIN access_user w ON w.id = r.recorded_by_id
WHERE r.person_id = %(person)s
UNION ALL
SELECT 'need', to_jsonb(r), w.name FROM resettlement_supportneed r JOIN access_user w ON w.id = r.recorded_by_id
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'activity', to_jsonb(r), w.name FROM resettlement_custodyactivity r JOIN access_user w ON w.id = r.recorded_by_id
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'release', jsonb_build_object('kind', k.kind, 'on', k."on"), NULL FROM orders_keydate k
WHERE k.person_id = %(person)s AND k.known_to IS NULL
UNION ALL
SELECT 'stay', jsonb_build_object('received_on', s.received_on, 'establishment', s.establishment), NULL
FROM orders_custodystay s WHERE s.person_id = %(person)s AND s.known_to IS NULL AND s.left_on IS NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the record."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationLine(Row):
    """A preparation for one release."""

    begun_on: date
    ended_on: date | None
    ended_because: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine(Row):
    """A report. by: who sent it, or wrote in it last."""

    preparation_id: UUID
    kind: str
    questions: str
    state: str
    sent_at: datetime | None
    skip_reason: str
    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine(Row):
    """One pathway of a report."""

    report_id: UUID
    pathway: str
    state: str
    answers: dict[str, Any]
    status: str
    summary: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine(Row):
    """How far a pathway is."""

    preparation_id: UUID
    pathway: str
    status: str
    since: date
    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayMove(Row):
    """One entry of a pathway's history: a version of its status."""

    record_id: UUID
    preparation_id: UUID
    pathway: str
    status: str
    since: date
    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine(Row):
    """A need for support."""

    preparation_id: UUID
    pathway: str
    need: str
    words: str
    status: str
    who: str
    noted_on: date
    latest: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLine(Row):
    """An activity in custody."""

    pathway: str
    kind: str
    title: str
    place: str
    starts_on: date
    ends_on: date | None
    state: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is held, of earlier preparations too; `report`, `part`, `status` and `needs_of` pick the running one's."""

    preparations: tuple[PreparationLine, ...]
    reports: tuple[ReportLine, ...]
    parts: tuple[PartLine, ...]
    statuses: tuple[StatusLine, ...]
    moves: tuple[PathwayMove, ...]
    needs: tuple[NeedLine, ...]
    activities: tuple[ActivityLine, ...]
    releases: tuple[Release, ...]
    received_on: date | None
    establishment: str

    @property
    def running(self) -> PreparationLine | None:
        """The preparation that runs."""
        return next((each for each in self.preparations if each.ended_on is None), None)

    def report(self, kind: str) -> ReportLine | None:
        """A report of the preparation that runs."""
        now = self.running
        return next(
            (each for each in self.reports if now and each.preparation_id == now.id and each.kind == kind),
            None,
        )

    def part(self, kind: str, pathway: str) -> PartLine | None:
        """One pathway of a report of the preparation that runs."""
        report = self.report(kind)
        return next(
            (
                each
                for each in self.parts
                if report and each.report_id == report.id and each.pathway == pathway
            ),
            None,
        )

    def status(self, pathway: str) -> StatusLine | None:
        """How far a pathway of the preparation that runs is."""
        now = self.running
        return next(
            (
                each
                for each in self.statuses
                if now and each.preparation_id == now.id and each.pathway == pathway
            ),
            None,
        )

    def needs_of(self, pathway: str) -> list[NeedLine]:
        """Needs of a pathway of the preparation that runs, the latest first."""
        now = self.running
        return [
            each for each in self.needs if now and each.preparation_id == now.id and each.pathway == pathway
        ]


def prepared(actor: Actor, person_id: UUID) -> Prepared:
    """One person. The page went through `door.look`; the database's wall stands behind."""
    found: dict[str, list[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(READ, {"person": person_id})
        for kind, raw, by in cursor.fetchall():
            read = json.loads(raw)
            found.setdefault(kind, []).append(read_row(SHAPES[kind], read, by=by) if kind in SHAPES else read)

    def rows(kind: str, key: Any = lambda row: row.id) -> tuple[Any, ...]:
        return tuple(sorted(found.get(kind, ()), key=key, reverse=True))

    stay: dict[str, Any] = next(iter(found.get("stay", ())), {})
    return Prepared(
        rows("preparation"), rows("report"), rows("part"), rows("status"),
        rows("move", lambda row: (row.since, row.version)), rows("need"), rows("activity", lambda row: row.starts_on),
        tuple(Release(each["kind"], date.fromisoformat(each["on"])) for each in found.get("release", ())),
        date.fromisoformat(stay["received_on"]) if stay else None, stay.get("establishment", ""),
    )  # fmt: skip


SHAPES: dict[str, type[Row]] = {
    "preparation": PreparationLine, "report": ReportLine, "part": PartLine, "status": StatusLine, "move": PathwayMove,
    "need": NeedLine, "activity": ActivityLine,
}  # fmt: skip


def report_of(held: Prepared, person_id: UUID, resettlement_report_id: UUID) -> ReportLine:
    """One of the reports. Raises NotThere."""
    return one_of(held.reports, person_id, resettlement_report_id, "no such report")


def need_of(held: Prepared, person_id: UUID, support_need_id: UUID) -> NeedLine:
    """One of the needs. Raises NotThere."""
    return one_of(held.needs, person_id, support_need_id, "no such need")


def activity_of(held: Prepared, person_id: UUID, activity_id: UUID) -> ActivityLine:
    """One of the activities. Raises NotThere."""
    return one_of(held.activities, person_id, activity_id, "no such activity")
