"""Appointments, contacts, notes and tasks as pages and the API read them: frozen, with names in place of ids.

What is marked as sensitive is taken out in the database for those who may not read it: `hidden` then says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from throughcare.casework.supervision.models import Arrangement
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

HIDDEN = "({name}.sensitive AND NOT %(sensitive)s)"
"""Whether an appointment `a` or a contact `c` keeps to itself what it is about."""
HIDDEN_NOTE = "(n.sensitive AND NOT %(sensitive)s AND n.recorded_by_id <> %(user)s)"
"""Whether the note `n` is not shown. Its author reads it still, to correct it: nobody else writes its versions."""

NOTES_OF = f"""(
  SELECT coalesce(json_agg(json_build_object(
    'id', n.id, 'version', n.version, 'hidden', {HIDDEN_NOTE}, 'sensitive', n.sensitive,
    'text', CASE WHEN {HIDDEN_NOTE} THEN '' ELSE n.text END,
    'written_at', n.written_at, 'author_id', n.recorded_by_id, 'author', w.name, 'contact_id', n.contact_id
  ) ORDER BY n.written_at), '[]')
  FROM supervision_note n JOIN access_user w ON w.id = n.recorded_by_id
  WHERE n.known_to IS NULL AND {{which}})"""  # noqa: S608 - fragments of our own; values are parameters
"""The notes under a condition, the oldest first, as JSON that `NoteShown.read` takes."""


def reader(actor: Actor) -> dict[str, Any]:
    """The parameters that HIDDEN and HIDDEN_NOTE name: who reads, and whether sensitive entries are shown to them."""
    may = bool(actor.system) or Permission.SENSITIVE_READ in actor.permissions
    return {"user": actor.user_id, "sensitive": may}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteShown:
    """A note. hidden: it is sensitive and not shown to the reader; its text is then "". version: above 1 when
    its author corrected it.
    """

    id: UUID
    version: int
    text: str
    hidden: bool
    sensitive: bool
    author_id: UUID
    author: str
    written_at: datetime
    contact_id: UUID | None

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Build it from a row of NOTES_OF."""
        contact = row["contact_id"]
        return cls(
            id=UUID(row["id"]), version=row["version"], text=row["text"], hidden=row["hidden"],
            sensitive=row["sensitive"], author_id=UUID(row["author_id"]), author=row["author"],
            written_at=datetime.fromisoformat(row["written_at"]), contact_id=UUID(contact) if contact else None,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShown:
    """A task of a person. done_at: None while open. contact_id: what it follows from, if anything."""

    id: UUID
    version: int
    what: str
    due_on: date
    done_at: datetime | None
    owner: str
    contact_id: UUID | None = None

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Build it from a row's JSON."""
        done_at = row["done_at"]
        return cls(
            id=UUID(row["id"]), version=row["version"], what=row["what"], due_on=date.fromisoformat(row["due_on"]),
            done_at=datetime.fromisoformat(done_at) if done_at else None, owner=row["owner"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierOutcome:
    """What an outcome was before it was changed. outcome: "" for none. until: when it was changed."""

    outcome: str
    since: datetime
    until: datetime
    by: str

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Build it from a row's JSON."""
        return cls(
            outcome=row["outcome"], since=datetime.fromisoformat(row["since"]),
            until=datetime.fromisoformat(row["until"]), by=row["by"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentShown:
    """A planned contact. moved_by: who asked to move or cancel it. hidden: the purpose is not shown to the reader.

    rests_on: the kind of condition on which it rests, "" for the order as a whole.
    """

    id: UUID
    version: int
    person_id: UUID
    kind: str
    purpose: str
    hidden: bool
    starts_at: datetime
    ends_at: datetime
    place: str
    required: bool
    status: str
    series: UUID | None
    moved_by: str
    moved_because: str
    sensitive: bool
    officer_id: UUID
    officer: str
    rests_on: str = ""

    @property
    def minutes(self) -> int:
        """How long it is meant to last."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementShown:
    """What the person needs at an appointment. standing: a code of `Arrangement.Standing`."""

    id: UUID
    version: int
    kind: str
    need: str
    standing: str

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Build it from a row's JSON."""
        return cls(**{**row, "id": UUID(row["id"])})

    @property
    def words(self) -> str:
        """How it stands."""
        return str(Arrangement.Standing(self.standing).label)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVisitShown:
    """What a visit to the home came to. present: number by code; nobody is named."""

    version: int
    achieved: bool
    not_achieved: str
    present: Mapping[str, int]
    went_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactShown:
    """What happened. outcome: a code of the rules, "" for none. hidden: the title is not shown to the reader."""

    id: UUID
    version: int
    person_id: UUID
    appointment_id: UUID | None
    order_id: UUID | None
    kind: str
    with_whom: str
    happened_at: datetime
    outcome: str
    evidence_due_on: date | None
    title: str
    hidden: bool
    sensitive: bool
    officer: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One entry of the activity log. what: "contact", "note", "moved", "cancelled" or "unrecorded".

    at: when it happened, in UTC; for a move the moment it was made. starts_at: when a moved, cancelled or unrecorded
    appointment was to begin. new_starts_at: where a moved one went. by: the officer, or a note's author.
    """

    what: str
    id: UUID
    at: datetime
    day: date
    kind: str
    title: str
    hidden: bool
    outcome: str
    evidence_due_on: date | None
    with_whom: str
    appointment_id: UUID | None
    starts_at: datetime | None
    new_starts_at: datetime | None
    moved_by: str
    moved_because: str
    by: str
    notes: tuple[NoteShown, ...]
