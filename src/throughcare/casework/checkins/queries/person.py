"""Everything about one person's check-ins, in one statement; what was answered in one of them, in another."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.selfreports.said import NOTHING, Said
from throughcare.platform.access.door import one_of
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row

READ = """
SELECT 'series', to_jsonb(r) || jsonb_build_object('asked', a.name, 'decided', coalesce(d.name, ''))
FROM checkins_checkinseries r JOIN access_user a ON a.id = r.asked_by_id
LEFT JOIN access_user d ON d.id = r.decided_by_id
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'checkin', to_jsonb(r) || jsonb_build_object(
  'reviewed', coalesce(w.name, ''), 'link_open', k.id IS NOT NULL, 'link_used', coalesce(k.browser_hash <> '', false))
FROM checkins_checkin r LEFT JOIN access_user w ON w.id = r.reviewed_by_id
LEFT JOIN LATERAL (SELECT k.id, k.browser_hash FROM selfreports_reportkey k
  WHERE k.report_id = r.report_id AND k.stopped_at IS NULL AND k.token_hash <> '' LIMIT 1) k ON true
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'question', to_jsonb(r) FROM checkins_ownquestion r WHERE r.person_id = %(person)s AND r.known_to IS NULL
"""
ANSWERS = """
SELECT 'answer', jsonb_build_object('report_id', r.report_id, 'question', r.question, 'said', r.said, 'value', r.value)
FROM selfreports_selfanswer r WHERE r.report_id = ANY(%(reports)s) AND r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT 'photo', jsonb_build_object('gone', r.content IS NULL, 'keep_until', r.keep_until)
FROM checkins_checkinphoto r WHERE r.report_id = %(report)s AND r.person_id = %(person)s
UNION ALL
SELECT 'task', jsonb_build_object('id', r.id, 'kind', r.kind)
FROM selfreports_safetytask r WHERE r.source_of = %(report)s AND r.person_id = %(person)s AND r.known_to IS NULL
  AND r.done_at IS NULL
UNION ALL
SELECT 'form', jsonb_build_object('form', r.form) FROM selfreports_selfreport r
WHERE r.id = %(report)s AND r.person_id = %(person)s AND r.known_to IS NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesLine:
    """A series. asked, decided: names; decided is "" as long as nobody has."""

    id: UUID
    version: int
    mode: str
    interval_days: int
    first_on: date
    channel: str
    check_kind: str
    photo: bool
    facts: dict[str, bool | None]
    rule: str
    reason: str
    agreed_on: date
    status: str
    asked: str
    asked_by_id: UUID
    decision: str
    decided: str
    decided_at: datetime | None
    decision_reason: str
    inactive_since: date | None
    inactive_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckinLine:
    """A check-in. link_open: somebody may come in by a link; link_used: its one browser has."""

    id: UUID
    version: int
    series_id: UUID
    report_id: UUID
    due_on: date
    last_day: date
    state: str
    photo: bool
    told: str
    reminded_at: datetime | None
    trouble: str
    trouble_at: datetime | None
    submitted_at: datetime | None
    review_by: date | None
    reviewed_at: datetime | None
    reviewed: str
    how: str
    note: str
    match: str
    cancelled_because: str
    link_open: bool
    link_used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question of the officer's own. report_id: of the check-in that asks it, None until one does."""

    id: UUID
    version: int
    series_id: UUID
    report_id: UUID | None
    place: int
    asks: str
    answer: str


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a person's check-ins, the newest first."""

    series: tuple[SeriesLine, ...]
    checkins: tuple[CheckinLine, ...]
    questions: tuple[QuestionLine, ...]

    @property
    def running(self) -> SeriesLine | None:
        """The series that runs, or waits for a manager."""
        return next((each for each in self.series if each.status != "inactive"), None)

    @property
    def open(self) -> CheckinLine | None:
        """The check-in that can be sent in."""
        return next((each for each in self.checkins if each.state == "created"), None)

    @property
    def waiting_questions(self) -> list[QuestionLine]:
        """Own questions for the next check-in of the series that runs."""
        now = self.running
        return [
            each for each in self.questions if now and each.series_id == now.id and each.report_id is None
        ]

    def asked_in(self, report_id: UUID) -> list[QuestionLine]:
        """The own questions of one check-in, in their order."""
        return [each for each in self.questions if each.report_id == report_id]

    def before(self, checkin: CheckinLine) -> CheckinLine | None:
        """The check-in sent in before this one."""
        sent = [each for each in self.checkins if each.submitted_at and each.due_on < checkin.due_on]
        return sent[0] if sent else None


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered in a check-in and in the one before it. tasks: open ones, of help or danger, by id.

    pictured: a picture is there; keep_until: how long, None before somebody compared it.
    """

    form: str
    said: dict[str, Said]
    last_time: dict[str, Said]
    tasks: tuple[UUID, ...]
    pictured: bool
    keep_until: date | None

    def changed(self, question: str) -> bool:
        """Whether it was answered otherwise last time, where both times something was said."""
        now, then = self.said.get(question, NOTHING), self.last_time.get(question, NOTHING)
        return now.kind == then.kind == "value" and now.value != then.value


def checkins_of(actor: Actor, person_id: UUID) -> Held:
    """One person's. The page went through `door.look`; the database's wall stands behind."""
    found: dict[str, list[Any]] = {"series": [], "checkin": [], "question": []}
    for kind, raw in _rows(READ, {"person": person_id}):
        found[kind].append(raw)
    series = [read_row(SeriesLine, each) for each in found["series"]]
    checkins = [read_row(CheckinLine, each) for each in found["checkin"]]
    questions = [read_row(QuestionLine, each) for each in found["question"]]
    return Held(
        tuple(sorted(series, key=lambda row: (row.status != "inactive", row.id), reverse=True)),
        tuple(sorted(checkins, key=lambda row: (row.due_on, row.id), reverse=True)),
        tuple(sorted(questions, key=lambda row: row.place)),
    )


def series_in(held: Held, person_id: UUID, series_id: UUID) -> SeriesLine:
    """One of the series. Raises NotThere."""
    return one_of(held.series, person_id, series_id, "no such series")


def checkin_in(held: Held, person_id: UUID, checkin_id: UUID) -> CheckinLine:
    """One of the check-ins. Raises NotThere."""
    return one_of(held.checkins, person_id, checkin_id, "no such check-in")


def answered(actor: Actor, person_id: UUID, checkin: CheckinLine, before: CheckinLine | None) -> Answered:
    """What the person said, beside what they said the time before. The page went through `door.look`."""
    reports = [checkin.report_id, *([before.report_id] if before else [])]
    given = {"person": person_id, "report": checkin.report_id, "reports": reports}
    said: dict[str, dict[str, Said]] = {str(each): {} for each in reports}
    tasks: list[UUID] = []
    form, photo = "", {"gone": True, "keep_until": None}
    for kind, raw in _rows(ANSWERS, given):
        if kind == "answer":
            said[raw["report_id"]][raw["question"]] = Said(raw["said"], raw["value"])
        elif kind == "photo":
            photo = raw
        elif kind == "task":
            tasks.append(UUID(raw["id"]))
        else:
            form = raw["form"]
    until = photo["keep_until"]
    return Answered(
        form, said[str(checkin.report_id)], said[str(before.report_id)] if before else {}, tuple(tasks),
        not photo["gone"], date.fromisoformat(until) if isinstance(until, str) else None,
    )  # fmt: skip


def _rows(sql: str, given: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [(kind, json.loads(raw)) for kind, raw in cursor.fetchall()]
