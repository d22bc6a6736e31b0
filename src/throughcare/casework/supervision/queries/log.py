"""What happened, by day: contacts, notes, moved and cancelled appointments, and those without an outcome.

Days come newest first, within a day the oldest entry first. A page takes whole days, of about A_PAGE entries in all:
a day stands on the page on which its first entry would stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.supervision.queries.rows import HIDDEN, HIDDEN_NOTE, LogEntry, NoteShown, reader
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules.contacts import Outcome, OutcomeFamily

A_PAGE = 30

OUTCOMES: dict[str, tuple[str, tuple[OutcomeFamily, ...]]] = {
    "complied": ("Complied", (OutcomeFamily.COMPLIED,)),
    "failed": ("Did not attend or did not comply", (OutcomeFamily.ABSENT, OutcomeFamily.ATTENDED_FAILED)),
    "acceptable": ("Acceptable absence", (OutcomeFamily.ACCEPTABLE_ABSENCE,)),
    "waiting": ("Waiting for evidence", (OutcomeFamily.WAITING,)),
    "service": ("Called off by the service", (OutcomeFamily.CANCELLED,)),
}
"""What came of it, as the log is filtered: a code, its words, and the families of outcome it stands for."""

SORTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "contacts": ("Contacts and appointments held", ("contact",)),
    "unrecorded": ("Appointments without an outcome", ("unrecorded",)),
    "changes": ("Rescheduled and cancelled", ("moved", "cancelled")),
    "notes": ("Notes on the record", ("note",)),
}
"""The sorts of entry: a code, its words, and what `LogEntry.what` then is."""

# One row an entry. A note under a contact belongs to the contact's entry, any other note is an entry of its own.
LOG = f"""
WITH notes AS (
  SELECT coalesce(n.contact_id, n.id) AS entry_id, n.id, n.version, n.sensitive, n.written_at, n.contact_id,
         n.recorded_by_id AS author_id, w.name AS author, {HIDDEN_NOTE} AS hidden,
         CASE WHEN {HIDDEN_NOTE} THEN '' ELSE n.text END AS text
  FROM supervision_note n JOIN access_user w ON w.id = n.recorded_by_id
  WHERE n.person_id = %(person)s AND n.known_to IS NULL
), entries AS (
  SELECT 'contact' AS what, c.id, c.happened_at AS at, c.kind, {HIDDEN.format(name="c")} AS hidden, c.title,
         c.outcome, c.evidence_due_on, c.with_whom, c.appointment_id, NULL::timestamptz AS starts_at,
         NULL::timestamptz AS new_starts_at, '' AS moved_by, '' AS moved_because, c.officer_id AS by_id
  FROM supervision_contact c WHERE c.person_id = %(person)s AND c.known_to IS NULL
  UNION ALL
  SELECT 'note', n.id, n.written_at, '', n.hidden, '', '', NULL, '', NULL, NULL, NULL, '', '', n.author_id
  FROM notes n WHERE n.contact_id IS NULL
  UNION ALL
  SELECT CASE a.status WHEN 'booked' THEN 'unrecorded' ELSE a.status END, a.id,
         CASE a.status WHEN 'booked' THEN a.starts_at ELSE a.known_from END, a.kind, {HIDDEN.format(name="a")},
         a.purpose, '', NULL, '', a.id, a.starts_at, m.starts_at, a.moved_by, a.moved_because, a.officer_id
  FROM supervision_appointment a LEFT JOIN supervision_appointment m ON m.id = a.moved_to_id
  WHERE a.person_id = %(person)s AND a.known_to IS NULL
    AND (a.status IN ('moved', 'cancelled') OR a.status = 'booked' AND a.starts_at <= %(now)s)
), found AS (
  SELECT e.*, (e.at AT TIME ZONE %(zone)s)::date AS day FROM entries e
  WHERE (%(whats)s::text[] IS NULL OR e.what = ANY(%(whats)s))
    AND (%(kinds)s::text[] IS NULL OR e.kind = ANY(%(kinds)s))
    AND (%(outcomes)s::text[] IS NULL OR e.what = 'contact' AND e.outcome = ANY(%(outcomes)s))
    AND (NOT %(with_notes)s OR EXISTS (SELECT 1 FROM notes n WHERE n.entry_id = e.id))
    AND (%(text)s = '' OR NOT e.hidden AND e.title ILIKE %(text)s
         OR EXISTS (SELECT 1 FROM notes n WHERE n.entry_id = e.id AND n.text ILIKE %(text)s))
), days AS (
  SELECT day, count(*) AS held, sum(count(*)) OVER (ORDER BY day DESC) AS so_far FROM found
  WHERE (%(since)s::date IS NULL OR day >= %(since)s) AND (%(until)s::date IS NULL OR day <= %(until)s)
  GROUP BY day
), pages AS (
  SELECT day, dense_rank() OVER (ORDER BY div(so_far - held, %(a_page)s)) AS page FROM days
)
SELECT f.what, f.id, f.at, f.day, f.kind, CASE WHEN f.hidden THEN '' ELSE f.title END, f.hidden, f.outcome,
       f.evidence_due_on, f.with_whom, f.appointment_id, f.starts_at, f.new_starts_at, f.moved_by, f.moved_because,
       u.name, (SELECT coalesce(json_agg(n ORDER BY n.written_at), '[]') FROM notes n WHERE n.entry_id = f.id),
       (SELECT max(page) FROM pages)
FROM found f JOIN pages p ON p.day = f.day JOIN access_user u ON u.id = f.by_id
WHERE p.page = least(%(page)s, (SELECT max(page) FROM pages)) ORDER BY f.day DESC, f.at, f.id
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """Which entries to show; nothing given shows all.

    sorts: codes of SORTS. kinds: kinds of contact. outcomes: codes of OUTCOMES. since, until: civil days, inclusive.
    text: words in a title or a note that the reader may see.
    """

    sorts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    with_notes: bool = False
    text: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LogPage:
    """One page of the log: its entries in order, its number from 1, and how many pages there are."""

    entries: tuple[LogEntry, ...]
    number: int
    of: int


def activity_log(actor: Actor, person_id: UUID, wanted: LogFilter, page: int = 1) -> LogPage:
    """A page of what happened to a person, in one statement. A page past the last gives the last.

    The page on screen went through `door.look`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            LOG, {**reader(actor), **_parameters(actor, wanted), "person": person_id, "page": page}
        )
        rows = cursor.fetchall()
    pages = rows[0][-1] if rows else 1
    return LogPage(tuple(_entry(row[:-1]) for row in rows), min(page, pages), pages)


def _parameters(actor: Actor, wanted: LogFilter) -> dict[str, Any]:
    families = {family for code in wanted.outcomes for family in OUTCOMES[code][1]}
    text = wanted.text.strip()
    return {
        "zone": actor.zone,
        "now": clock.now(),
        "a_page": A_PAGE,
        "whats": _listed(what for code in wanted.sorts for what in SORTS[code][1]),
        "kinds": _listed(wanted.kinds),
        "outcomes": _listed(outcome.value for outcome in Outcome if outcome.family in families),
        "with_notes": wanted.with_notes,
        "text": f"%{_literally(text)}%" if text else "",
        "since": wanted.since,
        "until": wanted.until,
    }


def _listed(codes: Iterable[str]) -> list[str] | None:
    return list(codes) or None


def _literally(text: str) -> str:
    """The text with what LIKE would read as a pattern taken as written."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _entry(row: tuple[Any, ...]) -> LogEntry:
    *plain, notes = row
    names = (
        "what", "id", "at", "day", "kind", "title", "hidden", "outcome", "evidence_due_on", "with_whom",
        "appointment_id", "starts_at", "new_starts_at", "moved_by", "moved_because", "by",
    )  # fmt: skip
    return LogEntry(
        notes=tuple(NoteShown.read(note) for note in notes), **dict(zip(names, plain, strict=True))
    )
