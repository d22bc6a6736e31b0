"""What was said to a person and what they answered, for their page and for the page of what it was about."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.platform.keys.fields import opened_row
from throughcare.register.messaging.models import PersonMessage, Reply
from throughcare.register.messaging.wording import BECAUSE, NOT_REACHED, SENT_AS, STATES, WHAT_TO_DO
from throughcare.rules.jurisdictions.house_messages import KINDS

MOST = 200
"""Messages and replies of each on the page: the latest ones."""
BOTH = """
SELECT (SELECT coalesce(jsonb_agg(to_jsonb(m)), '[]') FROM (
    SELECT m.id, m.version, m.kind, m.state, m.because, m.way, m.text, m.about, m.dealt_how,
      coalesce(m.delivered_at, m.sent_at, m.ended_at, m.send_at) AS at,
      CASE WHEN u.is_system THEN '' ELSE u.name END AS by
    FROM messaging_personmessage m JOIN access_user u ON u.id = m.made_by_id
    WHERE m.person_id = %(person)s ORDER BY m.made_at DESC, m.id DESC LIMIT %(most)s) m),
  (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM (
    SELECT r.id, r.version, r.meaning, r.way, r.text, r.came_at AS at, r.read_at, r.done,
      coalesce(u.name, '') AS read_by
    FROM messaging_reply r LEFT JOIN access_user u ON u.id = r.read_by_id
    WHERE r.person_id = %(person)s AND r.known_to IS NULL ORDER BY r.came_at DESC, r.id DESC LIMIT %(most)s) r)
"""


class BecameOf:
    """How what became of a message is said."""

    __slots__ = ()
    kind: str
    state: str
    because: str
    way: str

    @property
    def title(self) -> str:
        """What staff call it."""
        return title_of(self.kind)

    @property
    def standing(self) -> str:
        """ "Sent by text", "No safe way to send it: ..."."""
        return standing(self.state, self.because, self.way)


@dataclass(frozen=True, slots=True)
class ToldShown(BecameOf):
    """What became of one message about something, for the page of that. at: when it went, ended, or is to go."""

    kind: str
    state: str
    because: str
    way: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageShown(BecameOf):
    """One message. text: as sent, "" before. at: when it went, ended, or is to go. by: who asked for it."""

    id: UUID
    version: int
    kind: str
    state: str
    because: str
    way: str
    text: str
    at: datetime
    about: UUID | None
    by: str
    dealt_how: str

    @property
    def waits(self) -> bool:
        """Whether it can still be taken back."""
        return self.state == "waiting"

    @property
    def open(self) -> bool:
        """Whether somebody has to find another way."""
        return self.state in NOT_REACHED and not self.dealt_how

    @property
    def advice(self) -> str:
        """What to do instead."""
        return WHAT_TO_DO.get(self.because, "") if self.open else ""


@dataclass(frozen=True, slots=True)
class ReplyShown:
    """One reply. read_by: "" while nobody read it."""

    id: UUID
    version: int
    meaning: str
    way: str
    text: str
    at: datetime
    read_at: datetime | None
    read_by: str
    done: str

    @property
    def way_words(self) -> str:
        """By which way it came."""
        return SENT_AS[self.way]

    @property
    def danger(self) -> bool:
        """Whether it may tell of danger."""
        return self.meaning == "distress"


def title_of(kind: str) -> str:
    """What staff call a kind of message."""
    return KINDS[kind].title if kind in KINDS else kind


def standing(state: str, because: str, way: str) -> str:
    """What became of a message, in words."""
    if state in ("sent", "delivered"):
        how = SENT_AS[way].lower()
        return f"Sent by {how}" if state == "sent" else f"Arrived, by {how}"
    why = BECAUSE.get(because, "")
    return f"{STATES[state]}: {why[0].lower()}{why[1:]}" if why else STATES[state]


def conversation(actor: Actor, person_id: UUID) -> tuple[list[MessageShown], list[ReplyShown]]:
    """The latest messages and replies of a person, in one statement. The page went through `door.look`."""
    with connection.cursor() as cursor:
        cursor.execute(BOTH, {"person": person_id, "most": MOST})
        told, came = cursor.fetchone()
    messages = [_of_row(PersonMessage, MessageShown, row) for row in json.loads(told)]
    return messages, [_of_row(Reply, ReplyShown, row) for row in json.loads(came)]


def messages_of(actor: Actor, person_id: UUID) -> list[MessageShown]:
    """The latest messages to a person, with what became of each. The page went through `door.look`."""
    return conversation(actor, person_id)[0]


def replies_of(actor: Actor, person_id: UUID) -> list[ReplyShown]:
    """What a person wrote back, the latest first. The page went through `door.look`."""
    return conversation(actor, person_id)[1]


def _of_row[Shown: (MessageShown, ReplyShown)](
    model: type[PersonMessage | Reply], kind: type[Shown], row: dict[str, Any]
) -> Shown:
    """A row of JSON, its text opened."""
    opened = opened_row(model, {**row, "record_id": row["id"]})
    return read_row(kind, opened, text=opened["text"] or "")


def about(actor: Actor, person_id: UUID, subject: UUID) -> list[MessageShown]:
    """What was told of one appointment, check-in ...; the oldest first. The caller's page went through the door."""
    rows = PersonMessage.objects.filter(person_id=person_id, about=subject).select_related("made_by")
    return _shown(rows.defer("text", "secret").order_by("made_at", "id"), with_text=False)


def reply(actor: Actor, person_id: UUID, reply_id: UUID) -> ReplyShown:
    """One reply of this person. Raises NotThere."""
    found = Reply.objects.filter(pk=reply_id, person_id=person_id).select_related("read_by").first()
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such reply")
    return _reply(found)


def message(actor: Actor, person_id: UUID, message_id: UUID) -> MessageShown:
    """One message to this person. Raises NotThere."""
    rows = PersonMessage.objects.filter(pk=message_id, person_id=person_id).select_related("made_by")
    found = _shown(rows)
    if not found:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such message")
    return found[0]


def _shown(rows: Iterable[PersonMessage], *, with_text: bool = True) -> list[MessageShown]:
    return [
        MessageShown(
            id=row.pk, version=row.version, kind=row.kind, state=row.state, because=row.because, way=row.way,
            text=(row.text or "") if with_text else "", about=row.about, dealt_how=row.dealt_how,
            at=row.delivered_at or row.sent_at or row.ended_at or row.send_at,
            by="" if row.made_by.is_system else row.made_by.name,
        )
        for row in rows
    ]  # fmt: skip


def _reply(row: Reply) -> ReplyShown:
    by = row.read_by.name if row.read_by else ""
    return ReplyShown(
        row.pk, row.version, row.meaning, row.way, row.text, row.came_at, row.read_at, by, row.done
    )
