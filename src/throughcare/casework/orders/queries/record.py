"""Everything under a person's orders with all its versions, in one statement."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.orders.queries.references import ADDRESS_IN_WORDS, PERSON_IN_WORDS
from throughcare.casework.orders.queries.rows import (
    ConditionHeld,
    Held,
    KeyDateHeld,
    OffenceHeld,
    OrderHeld,
    SentenceHeld,
    StateHeld,
)
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

ROWS: dict[str, type[Held]] = {
    "orders_offence": OffenceHeld,
    "orders_sentence": SentenceHeld,
    "orders_order": OrderHeld,
    "orders_condition": ConditionHeld,
    "orders_keydate": KeyDateHeld,
    "orders_supervisionstate": StateHeld,
}

BORN = (
    "SELECT 'born', to_jsonb(p.born_from), '', '' FROM people_person p"
    " WHERE p.id = %(person)s AND p.known_to IS NULL AND p.born_precision = 'exact'"
)
REFERENCES = f"""
SELECT 'refers', jsonb_build_object('id', a.id, 'words', {ADDRESS_IN_WORDS}), '', '' FROM people_address a
WHERE a.person_id = %(person)s AND a.known_to IS NULL
UNION ALL SELECT 'refers', jsonb_build_object('id', r.id, 'words', {PERSON_IN_WORDS}), '', '' FROM people_relation r
WHERE r.person_id = %(person)s AND r.known_to IS NULL
"""  # noqa: S608 - own words
EVERYTHING = " UNION ALL ".join([
    *(
        f"SELECT '{table}', to_jsonb(r), w.name, coalesce(c.name, '') FROM {table} r"  # noqa: S608 - own names
        " JOIN access_user w ON w.id = r.recorded_by_id LEFT JOIN access_user c ON c.id = r.closed_by"
        " WHERE r.person_id = %(person)s"
        for table in ROWS
    ),
    BORN,
    REFERENCES,
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class OrdersRecord:
    """A person's offences, sentences, orders, conditions, key dates and states, as known now.

    born: the date of birth when it is known exactly. earlier: for each record its closed versions, newest
    first. taken_back: the last version of records no longer held true. refers: words for the addresses and people of
    the record that a condition may refer to; what is protected has none.
    """

    born: date | None
    offences: tuple[OffenceHeld, ...]
    sentences: tuple[SentenceHeld, ...]
    orders: tuple[OrderHeld, ...]
    conditions: tuple[ConditionHeld, ...]
    key_dates: tuple[KeyDateHeld, ...]
    states: tuple[StateHeld, ...]
    earlier: dict[UUID, tuple[Held, ...]] = field(default_factory=dict)
    taken_back: tuple[Held, ...] = ()
    refers: dict[UUID, str] = field(default_factory=dict)

    def find[Row: Held](self, rows: Iterable[Row], key: UUID) -> Row:
        """The row of one record among `rows` of this person. Raises NotThere."""
        for row in rows:
            if row.record_id == key:
                return row
        raise NotThere(Permission.PERSON_OPEN, None, "R1 no such record")

    def conditions_of(self, order_id: UUID) -> tuple[ConditionHeld, ...]:
        """The conditions of one order, in the order in which they were recorded."""
        return tuple(each for each in self.conditions if each.order_id == order_id)

    def state_on(self, day: date) -> StateHeld | None:
        """The state on `day`, or None when none is recorded."""
        return next((state for state in self.states if state.holds_on(day)), None)

    def orders_on(self, day: date) -> tuple[OrderHeld, ...]:
        """The orders in force on `day`."""
        return tuple(order for order in self.orders if order.stands_on(day))


def orders_of(actor: Actor, person_id: UUID) -> OrdersRecord:
    """The whole record of a person's orders. The page went through `door.look`; the wall stands behind."""
    with connection.cursor() as cursor:
        cursor.execute(EVERYTHING, {"person": person_id})
        found = [(kind, json.loads(raw), by, closed_by) for kind, raw, by, closed_by in cursor.fetchall()]
    born = next((date.fromisoformat(raw) for kind, raw, *_ in found if kind == "born" and raw), None)
    versions: dict[str, list[Held]] = {table: [] for table in ROWS}
    for kind, raw, by, closed_by in found:
        if kind in ROWS:
            versions[kind].append(ROWS[kind].read({**raw, "by": by, "closed_by": closed_by}))
    refers = {UUID(raw["id"]): raw["words"] for kind, raw, *_ in found if kind == "refers" and raw["words"]}
    return replace(_assembled(born, versions), refers=refers)


def _assembled(born: date | None, versions: dict[str, list[Held]]) -> OrdersRecord:
    everything = [row for rows in versions.values() for row in rows]
    living = {row.record_id for row in everything if row.known_to is None}
    past = sorted((row for row in everything if row.known_to is not None), key=lambda row: -row.version)
    earlier: dict[UUID, tuple[Held, ...]] = {}
    gone: dict[UUID, Held] = {}
    for row in past:
        if row.record_id in living:
            earlier[row.record_id] = (*earlier.get(row.record_id, ()), row)
        else:
            gone.setdefault(row.record_id, row)
    now: dict[str, Any] = {
        table: [row for row in rows if row.known_to is None] for table, rows in versions.items()
    }
    return OrdersRecord(
        born=born,
        offences=tuple(sorted(now["orders_offence"], key=_offence_day, reverse=True)),
        sentences=tuple(sorted(now["orders_sentence"], key=_newest_first("imposed_on"), reverse=True)),
        orders=tuple(sorted(now["orders_order"], key=_newest_first("starts_on"), reverse=True)),
        conditions=tuple(sorted(now["orders_condition"], key=lambda row: row.record_id)),
        key_dates=tuple(sorted(now["orders_keydate"], key=lambda row: (row.on, row.record_id))),
        states=tuple(sorted(now["orders_supervisionstate"], key=_newest_first("starts_on"), reverse=True)),
        earlier=earlier,
        taken_back=tuple(sorted(gone.values(), key=lambda row: row.known_from, reverse=True)),
    )


def _offence_day(row: OffenceHeld) -> tuple[date, UUID]:
    return row.convicted_on or row.committed_on or date.min, row.record_id


def _newest_first(column: str) -> Any:
    return lambda row: (getattr(row, column) or date.min, row.record_id)
