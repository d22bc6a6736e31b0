"""Writing audit entries. Each is one statement in the caller's transaction; if it fails, so does the act.

Actions read `area:thing:what-happened`, such as "supervision:contact:recorded" or "people:person:consulted".
Entries hold ids and codes only; `details` takes short codes, numbers and ids, never text a person wrote.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.ids import uuid7

Detail = str | int | bool | None | Sequence[str]
MAX_LEAF_BYTES = 65_535
"""A transparency log's entry bundle gives a leaf's length in 16 bits."""


class Verb(StrEnum):
    """What the law on logging calls the act (DPA 2018 s.62, LED article 25), and what else is worth logging."""

    COLLECT = "collect"
    ALTER = "alter"
    CONSULT = "consult"
    DISCLOSE = "disclose"
    COMBINE = "combine"
    ERASE = "erase"
    SIGN_IN = "sign-in"
    ADMINISTER = "administer"


class Outcome(StrEnum):
    """How the act ended."""

    ALLOW = "allow"
    DENY = "deny"
    ERROR = "error"


class LeafTooLong(ValueError):
    """An entry exceeds what the log's format can carry; split the act into several entries."""


def record(
    actor: Actor,
    action: str,
    thing: models.Model | None = None,
    *,
    verb: Verb = Verb.ALTER,
    outcome: Outcome = Outcome.ALLOW,
    kind: str = "",
    key: UUID | str | None = None,
    people: Iterable[UUID] = (),
    purpose: str = "",
    details: Mapping[str, Detail] | None = None,
    using: str = DEFAULT_DB_ALIAS,
) -> UUID:
    """Write one entry: `actor` did `action` to `thing` (or to `kind` and `key`).

    people: persons concerned; taken from `thing.person_id` when not given. purpose: why a record was looked at
    (the relation or the purpose stated). using: the connection whose transaction it belongs to. Returns the entry's
    id. Raises LeafTooLong.
    """
    if thing is not None:
        kind = kind or thing._meta.label_lower
        key = key or str(thing.pk)
    concerned = list(people) or _person_of(thing)
    entry = {
        "verb": verb.value, "action": action, "outcome": outcome.value,
        "object": {"type": kind, "id": str(key or "")},
        "people": [str(person) for person in concerned],
        "purpose": purpose, "details": dict(details or {}),
    }  # fmt: skip
    return _write(actor, entry, concerned, using)


def _write(actor: Actor, entry: Mapping[str, object], concerned: Sequence[UUID], using: str) -> UUID:
    """One statement: the event and its place in the sequencer's queue."""
    moment, event_id, log = clock.actual(), uuid7(), actor.agency_code or "system"
    body = _canonical({
        "v": 1, "id": str(event_id), "ts": moment.isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "log": log,
        "actor": {"id": str(actor.user_id), "roles": sorted(actor.roles), "auth": actor.auth,
                  "session": _hashed(actor.session), "system": actor.system},
        "src": {"ip": actor.address, "req": actor.request_id},
        **entry,
    })  # fmt: skip
    if len(body) > MAX_LEAF_BYTES:
        raise LeafTooLong(f"{entry['action']}: {len(body)} bytes, at most {MAX_LEAF_BYTES}.")
    with connections[using].cursor() as cursor:
        cursor.execute(
            "WITH event AS (INSERT INTO audit_event (id, at, log, action, verb, outcome, actor_id, people, body)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s::uuid[], %s) RETURNING id, log)"
            " INSERT INTO audit_pending (event_id, log) SELECT id, log FROM event",
            [
                event_id,
                moment,
                log,
                str(entry["action"]),
                str(entry["verb"]),
                str(entry["outcome"]),
                actor.user_id,
                list(concerned),
                body,
            ],
        )
    return event_id


def consulted(
    actor: Actor,
    page: str,
    *,
    people: Iterable[UUID],
    purpose: str,
    kind: str = "people.person",
    known_at: str = "",
) -> None:
    """Write that `actor` looked at `people` on `page`: one entry a page, lists included (split past 1,500 ids).

    known_at: the past date or time the page was asked for, as it was asked; "" for a page of today.
    """
    shown = list(people)
    for start in range(0, max(len(shown), 1), 1500):
        part = shown[start : start + 1500]
        record(
            actor, f"{page}:consulted", verb=Verb.CONSULT, kind=kind, people=part, purpose=purpose,
            key=part[0] if len(part) == 1 else None,
            details={"shown": len(part)} | ({"known_at": known_at} if known_at else {}),
        )  # fmt: skip


def _person_of(thing: models.Model | None) -> list[UUID]:
    if thing is None:
        return []
    if thing._meta.label_lower == "people.person":
        return [thing.pk]
    person = getattr(thing, "person_id", None)
    return [person] if isinstance(person, UUID) else []


def _canonical(entry: Mapping[str, object]) -> bytes:
    """RFC 8785 for what entries hold: ASCII keys, strings, booleans, integers, no floats."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _hashed(session: str) -> str:
    return hashlib.sha256(session.encode()).hexdigest()[:32] if session else ""
