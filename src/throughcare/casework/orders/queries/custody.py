"""Time in custody: stays and behaviour as it was passed on, the latest first."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.orders.models import CustodyNote, CustodyStay
from throughcare.platform.actor import Actor

LEFT_HOW = tuple((code, str(words)) for code, words in CustodyStay.Left.choices)
NOTE_KINDS = tuple((code, str(words)) for code, words in CustodyNote.Kind.choices)

BOTH = """
SELECT 'stay', to_jsonb(s) FROM orders_custodystay s WHERE s.person_id = %(person)s AND s.known_to IS NULL
UNION ALL
SELECT 'note', to_jsonb(n) FROM orders_custodynote n WHERE n.person_id = %(person)s AND n.known_to IS NULL
"""


@dataclass(frozen=True, slots=True)
class Stay:
    """Time in one establishment. left_on: None while there. category: the establishment's own word."""

    id: UUID
    version: int
    establishment: str
    received_on: date
    left_on: date | None
    left_how: str
    category: str
    source: str


@dataclass(frozen=True, slots=True)
class BehaviourNote:
    """A line in the words in which it came."""

    id: UUID
    version: int
    on: date
    kind: str
    as_given: str
    source: str


def custody_of(actor: Actor, person_id: UUID) -> tuple[tuple[Stay, ...], tuple[BehaviourNote, ...]]:
    """Every stay and every line, in one statement. The page went through `door.look`; the wall stands behind."""
    with connection.cursor() as cursor:
        cursor.execute(BOTH, {"person": person_id})
        found = [(kind, json.loads(raw)) for kind, raw in cursor.fetchall()]
    stays = [_read(Stay, row) for kind, row in found if kind == "stay"]
    notes = [_read(BehaviourNote, row) for kind, row in found if kind == "note"]
    return (
        tuple(sorted(stays, key=lambda stay: (stay.received_on, stay.id), reverse=True)),
        tuple(sorted(notes, key=lambda note: note.on, reverse=True)),
    )


def stays_of(actor: Actor, person_id: UUID) -> tuple[Stay, ...]:
    """Every stay, the latest first."""
    return custody_of(actor, person_id)[0]


def _read[Kind: (Stay, BehaviourNote)](kind: type[Kind], row: dict[str, Any]) -> Kind:
    read: dict[str, Callable[[str], Any]] = {
        "id": UUID,
        "received_on": date.fromisoformat,
        "left_on": date.fromisoformat,
        "on": date.fromisoformat,
    }
    given = {field.name: row[field.name] for field in fields(kind)}
    return kind(
        **{name: read[name](value) if name in read and value else value for name, value in given.items()}
    )
