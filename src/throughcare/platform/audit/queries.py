"""Reading the audit trail: newest first, a page at a time by key, never counted.

No permission is asked here: `screens` above ask the door, and write that the log was read.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from throughcare.platform.audit.models import AuditEvent


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as the trail holds it. system: the part of the system that acted, "" for a user.

    kind, key: the thing acted upon. people: persons concerned. purpose: why, as far as it was stated.
    """

    id: UUID
    at: datetime
    action: str
    outcome: str
    actor_id: UUID
    system: str
    kind: str
    key: str
    people: tuple[UUID, ...]
    purpose: str
    details: dict[str, Any]
    address: str
    request: str


type Whom = UUID | ArraySubquery | None
"""One person, or an expression that gives every id under which somebody is recorded."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to read. Every field narrows; an empty one does not.

    log: an agency's code. since, until: half-open. actors: user ids, None for anybody.
    area: what an action begins with ("supervision"). did: "looked", "changed" or "refused".
    outcome: "allow", "deny" or "error".
    person: an entry that concerns this person, or any id that the expression gives.
    before: the last entry of the page before, exclusive.
    """

    log: str = ""
    since: datetime | None = None
    until: datetime | None = None
    actors: Collection[UUID] | None = None
    area: str = ""
    did: str = ""
    outcome: str = ""
    person: Whom = None
    before: tuple[datetime, UUID] | None = None


LOOKED = Q(action__endswith=":consulted") | Q(action__endswith=":exported")
DID = {"looked": LOOKED, "changed": ~LOOKED & Q(outcome="allow"), "refused": Q(outcome="deny")}


def entries(wanted: Wanted, *, limit: int) -> list[Entry]:
    """Up to `limit` entries, newest first."""
    found = AuditEvent.objects.filter(_condition(wanted)).order_by("-at", "-id")
    rows = found.values_list("id", "at", "action", "outcome", "actor_id", "people", "body")
    return [_entry(*row) for row in rows[:limit]]


def count_of(actor_id: UUID, action: str, *, outcome: str, since: datetime) -> int:
    """How often a user did, or was refused, one thing since a moment."""
    found = AuditEvent.objects.filter(actor_id=actor_id, at__gte=since, action=action, outcome=outcome)
    return int(found.count())


def mark(entry: Entry) -> str:
    """Where a page ends, as a query string carries it."""
    return f"{entry.at.isoformat()}_{entry.id}"


def read_mark(text: str) -> tuple[datetime, UUID] | None:
    """A mark read back; None for anything that is none."""
    moment, _, key = text.partition("_")
    try:
        at, entry_id = datetime.fromisoformat(moment), UUID(key)
    except ValueError:
        return None
    return (at, entry_id) if at.tzinfo else None


def _condition(wanted: Wanted) -> Q:
    condition = DID.get(wanted.did, Q())
    if wanted.log:
        condition &= Q(log=wanted.log)
    if wanted.since:
        condition &= Q(at__gte=wanted.since)
    if wanted.until:
        condition &= Q(at__lt=wanted.until)
    if wanted.actors is not None:
        condition &= Q(actor_id__in=wanted.actors)
    if wanted.area:
        condition &= Q(action__startswith=f"{wanted.area}:")
    if wanted.outcome:
        condition &= Q(outcome=wanted.outcome)
    if isinstance(wanted.person, UUID):
        condition &= Q(people__contains=[wanted.person])
    elif wanted.person is not None:
        condition &= Q(people__overlap=wanted.person)
    if wanted.before:
        at, entry_id = wanted.before
        condition &= Q(at__lte=at) & (Q(at__lt=at) | Q(id__lt=entry_id))
    return condition


def _entry(
    key: UUID,
    at: datetime,
    action: str,
    outcome: str,
    actor_id: UUID,
    people: list[UUID],
    body: bytes | memoryview,
) -> Entry:
    held = json.loads(bytes(body))
    return Entry(
        id=key, at=at, action=action, outcome=outcome, actor_id=actor_id,
        system=held.get("actor", {}).get("system", ""),
        kind=held.get("object", {}).get("type", ""), key=held.get("object", {}).get("id", ""),
        people=tuple(people), purpose=held.get("purpose", ""), details=held.get("details", {}),
        address=held.get("src", {}).get("ip", ""), request=held.get("src", {}).get("req", ""),
    )  # fmt: skip
