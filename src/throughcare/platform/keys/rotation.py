"""Changing keys while the system is in use: nobody's read fails, nothing is left behind, the old key is refused.

A rotation puts a new key beside the old one, seals everything anew a thousand values at a time, waits until no
process trusts the old key any more, looks again, and only then empties it. Broken off anywhere, it is begun again by
the same command. Closed versions are sealed anew too: the database lets the system "keys" change their sealed columns
and nothing else, and each batch is proved by a digest of its contents, which must be the same before and after.
"""

import hmac
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.apps import apps
from django.db import connection
from psycopg import sql

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.keys import ring
from throughcare.platform.keys.fields import SealedTextField, sealed_fields
from throughcare.platform.keys.models import DataKey, Domain
from throughcare.platform.keys.ring import RING, KeyInHand, context_of, make_key
from throughcare.platform.keys.root import root_keys
from throughcare.platform.keys.sealing import seal_with, unseal

KEEPER = Actor.system_named("keys")
BATCH = 1000
MARGIN = 5.0
"""Seconds waited beyond the trust of other processes: for a page that read a row and has not opened it yet."""

type Note = Callable[[Actor, str, dict[str, str | int]], None]
"""Writes an audit entry: who, what, details. Handed in, because the trail stands on a floor above."""


class ContentChanged(RuntimeError):
    """A batch sealed anew does not read as before; it was undone."""


class LeftBehind(RuntimeError):
    """Something is still sealed with the old key after several rounds; the old key was left in use."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation did with one data key. values: how many were sealed anew, closed versions included."""

    agency: UUID
    domain: str
    old: int
    new: int
    values: int


def sealed_columns(domain: str = "") -> list[SealedTextField]:
    """Every sealed column, or those of one domain."""
    return [
        field for model in apps.get_models() for field in sealed_fields(model) if domain in {"", field.domain}
    ]


def rotate(note: Note, *, agency: UUID | None = None) -> Iterator[Rotated]:
    """Give every agency (or one) new data keys; begins with what an earlier rotation left unfinished.

    The index keys stay: a blind index cannot be followed from one key to the next while it is asked. So do the keys of
    draws: nobody may read a seed before its draw, this part of the system included, and after it it stands open.
    """
    with acting(KEEPER):
        wanted = DataKey.objects.filter(retired_at__isnull=True).exclude(
            domain__in=(Domain.INDEX, Domain.DRAW)
        )
        wanted = wanted.filter(agency_id=agency) if agency else wanted
        keys = list(wanted.order_by("agency_id", "domain", "created_at"))
    for key in keys:
        yield _rotate_one(key, note)


def rewrap(note: Note) -> tuple[str, str, int]:
    """Wrap every data key with a new root key; returns the old and new root's ids and how many keys."""
    place = root_keys()
    with acting(KEEPER):
        rows = list(DataKey.objects.select_for_update().filter(retired_at__isnull=True))
        olds = sorted({row.root for row in rows})
        new = place.add() if not olds or place.current() in olds else place.current()
        for row in rows:
            secret = place.unwrap(row.root, bytes(row.wrapped), context_of(row))
            row.root, row.wrapped = place.wrap(secret, context_of(row))
            row.save(update_fields=["root", "wrapped"])
        note(KEEPER, "keys:root:rotated", {"old": ",".join(olds), "new": new, "keys": len(rows)})
    RING.forget()
    return ",".join(olds), new, len(rows)


def left_on(key_id: int, domain: str) -> int:
    """How many values, closed versions included, a key still holds."""
    with acting(KEEPER):
        return sum(_count(field, key_id) for field in sealed_columns(domain))


def _rotate_one(old: DataKey, note: Note) -> Rotated:
    new = _put_new_beside(old, note)
    done, settled = 0, time.monotonic()
    for _ in range(5):
        done += sum(_seal_anew(field, old.pk, new, note) for field in sealed_columns(old.domain))
        time.sleep(max(0.0, settled + ring.TRUSTED_FOR + MARGIN - time.monotonic()))
        done += sum(_seal_anew(field, old.pk, new, note) for field in sealed_columns(old.domain))
        if _retire(old, note):
            return Rotated(old.agency_id, old.domain, old.pk, new.id, done)
    raise LeftBehind(f"The key {old.pk} still holds values; run the rotation again.")


def _put_new_beside(old: DataKey, note: Note) -> KeyInHand:
    """From now on new values go to the new key; a process may not know for as long as it trusts the old."""
    with acting(KEEPER):
        if old.replaced_at is None:
            DataKey.objects.filter(pk=old.pk, replaced_at__isnull=True).update(replaced_at=clock.now())
            new = make_key(old.agency_id, old.domain)
            note(KEEPER, "keys:data-key:replaced", {"domain": old.domain, "old": old.pk, "new": new.pk})
        else:
            new = DataKey.objects.get(agency_id=old.agency_id, domain=old.domain, replaced_at__isnull=True)
    RING.forget()
    with acting(KEEPER):
        return RING.opening(new.pk)


def _seal_anew(field: SealedTextField, old: int, new: KeyInHand, note: Note) -> int:
    """Seal one column anew, batch by batch in the order of the rows' ids."""
    done, after = 0, UUID(int=0)
    while True:
        with acting(KEEPER):
            rows = _batch(field, old, after)
            if not rows:
                return done
            done += _write(field, rows, new, note)
        after = rows[-1][0]


def _batch(field: SealedTextField, key_id: int, after: UUID) -> list[tuple[UUID, UUID, bytes]]:
    """The next rows whose value the key holds; one being changed at this moment is left for the next round."""
    statement = sql.SQL(
        "SELECT id, {record}, {column} FROM {table} WHERE id > %s AND substring({column} FROM 2 FOR 4) = %s"
        " ORDER BY id LIMIT %s FOR NO KEY UPDATE SKIP LOCKED"
    ).format(
        record=sql.Identifier(_record_column(field)), column=sql.Identifier(str(field.column)),
        table=sql.Identifier(field.model._meta.db_table),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, [after, key_id.to_bytes(4), BATCH])
        return [(row, record, bytes(raw)) for row, record, raw in cursor.fetchall()]


def _write(
    field: SealedTextField, rows: Sequence[tuple[UUID, UUID, bytes]], new: KeyInHand, note: Note
) -> int:
    """Seal a batch anew and prove it. Raises ContentChanged."""
    texts = [unseal(field.place, record, raw) for _, record, raw in rows]
    sealed = [
        seal_with(new, field.place, record, text) for (_, record, _), text in zip(rows, texts, strict=True)
    ]
    statement = sql.SQL(
        "UPDATE {table} t SET {column} = v.sealed FROM unnest(%s::uuid[], %s::bytea[]) v(id, sealed)"
        " WHERE t.id = v.id RETURNING t.id, t.{record}, t.{column}"
    ).format(
        record=sql.Identifier(_record_column(field)), column=sql.Identifier(str(field.column)),
        table=sql.Identifier(field.model._meta.db_table),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, [[row for row, _, _ in rows], sealed])
        written = {row: unseal(field.place, record, bytes(raw)) for row, record, raw in cursor.fetchall()}
    before = _digest(new, {row: text for (row, _, _), text in zip(rows, texts, strict=True)})
    if before != _digest(new, written):
        raise ContentChanged(f"{field.place.table}.{field.place.column}")
    note(
        KEEPER, "keys:values:sealed-anew",
        {"table": field.place.table, "column": field.place.column, "key": new.id, "values": len(rows),
         "content": before},
    )  # fmt: skip
    return len(rows)


def _retire(old: DataKey, note: Note) -> bool:
    """Empty the old key, unless it still holds something. Whoever writes with it now is waited for, then refused."""
    with acting(KEEPER):
        DataKey.objects.select_for_update().get(pk=old.pk)
        if any(_count(field, old.pk) for field in sealed_columns(old.domain)):
            return False
        DataKey.objects.filter(pk=old.pk).update(retired_at=clock.now(), wrapped=b"")
        note(KEEPER, "keys:data-key:retired", {"domain": old.domain, "key": old.pk})
    RING.forget()
    return True


def _count(field: SealedTextField, key_id: int) -> int:
    statement = sql.SQL("SELECT count(*) FROM {} WHERE substring({} FROM 2 FOR 4) = %s").format(
        sql.Identifier(field.model._meta.db_table), sql.Identifier(str(field.column))
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [key_id.to_bytes(4)])
        return int(cursor.fetchone()[0])


def _record_column(field: SealedTextField) -> str:
    versioned = any(each.column == "record_id" for each in field.model._meta.concrete_fields)
    return "record_id" if versioned else str(field.model._meta.pk.column)


def _digest(key: KeyInHand, texts: dict[UUID, str]) -> str:
    """A keyed digest of a batch's contents: it proves them equal and tells nobody what they are."""
    whole = hmac.new(key.secret, digestmod=sha256)
    for row in sorted(texts):
        whole.update(row.bytes + sha256(texts[row].encode()).digest())
    return whole.hexdigest()
