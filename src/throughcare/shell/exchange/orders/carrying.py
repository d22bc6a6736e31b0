"""Writing a reading to one person's record: by the commands an officer uses, all of it or, for trial, none of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from throughcare.casework.orders import commands
from throughcare.casework.orders.drafts import ConditionDraft, OrderDraft
from throughcare.casework.orders.queries import OrderHeld, OrdersRecord, orders_of
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Address, Name, Person
from throughcare.shell.exchange.orders.found import (
    ConditionFound,
    Gathering,
    OrderFound,
    Reading,
    RefusedField,
    Wearer,
)

OVER = ("ended", "revoked")


@dataclass(frozen=True, slots=True)
class OrderTaken:
    """An order as it was, or would be, written. already: it was on record, and conditions were added to it."""

    kind: str
    label: str
    first: date | None
    last_day: date | None
    already: bool
    conditions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was taken, and every field that was not. written: False after a trial run, or where nothing could be."""

    written: bool
    orders: tuple[OrderTaken, ...]
    refused: tuple[RefusedField, ...]

    @property
    def conditions(self) -> int:
        """How many conditions were taken."""
        return sum(len(each.conditions) for each in self.orders)


class _Trial(Exception):
    """Undoes what a trial run wrote."""


def carry(actor: Actor, person_id: UUID, reading: Reading, *, trial: bool) -> Outcome:
    """Write the orders of a reading to the person's record, each as an officer would; conditions that cannot stand are
    named and left out. trial: everything is checked the same way and nothing is kept.

    Raises NotPermitted, NotThere or PurposeNeeded.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    seen = Gathering(list(reading.refused))
    if not _is_them(person_id, reading, seen):
        return Outcome(False, (), tuple(seen.refused))
    taken: list[OrderTaken] = []
    try:
        with transaction.atomic():
            for found in reading.orders:
                _take(actor, person_id, found, taken, seen)
            if trial:
                raise _Trial
    except _Trial:
        return Outcome(False, tuple(taken), tuple(seen.refused))
    return Outcome(bool(taken), tuple(taken), tuple(seen.refused))


def _is_them(person_id: UUID, reading: Reading, seen: Gathering) -> bool:
    """Whether the payload is about this person: one person, with their family name and date of birth."""
    if len(reading.wearers) != 1:
        seen.refuse(
            "prosecutionCases.defendants",
            f"orders for {len(reading.wearers) or 'no'} people are in this file",
        )
        return False
    (wearer,) = reading.wearers
    before = len(seen.refused)
    names = Name.objects.filter(person_id=person_id).values_list("family", flat=True)
    if _folded(wearer.family_name) not in {_folded(each) for each in names}:
        seen.refuse(f"{wearer.path}.lastName", "is not the name of this person on the record")
    _check_birth(person_id, wearer, seen)
    return len(seen.refused) == before


def _check_birth(person_id: UUID, wearer: Wearer, seen: Gathering) -> None:
    born = Person.objects.filter(pk=person_id).values_list("born_from", "born_precision").first()
    if born and born[1] == "exact" and wearer.born_on != born[0]:
        seen.refuse(f"{wearer.path}.dateOfBirth", "is not this person's date of birth on the record")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _take(actor: Actor, person_id: UUID, found: OrderFound, taken: list[OrderTaken], seen: Gathering) -> None:
    record = orders_of(actor, person_id)
    held = _on_record(record, found)
    try:
        order_id = held.record_id if held else _add_order(actor, person_id, found)
    except (Refused, ValidationError) as refused:
        seen.refuse(found.path, _reason(refused))
        return
    had = {(each.kind, each.text) for each in record.conditions if each.order_id == order_id}
    conditions = []
    for each in found.conditions:
        if (each.kind, each.text) in had:
            seen.refuse(each.path, "is on record already, and was left as it is")
        elif _add_condition(actor, person_id, order_id, each, seen):
            conditions.append((each.kind, each.text))
    first, last = (held.starts_on, held.last_day) if held else (found.starts_on, found.last_day)
    taken.append(OrderTaken(found.kind, found.label, first, last, held is not None, tuple(conditions)))


def _on_record(record: OrdersRecord, found: OrderFound) -> OrderHeld | None:
    """The same order, where it is on record and runs: of its kind, with its reference or made that day."""
    for order in record.orders:
        same = (order.reference == found.reference and found.reference) or (
            order.made_on == found.made_on and found.made_on
        )
        if order.kind == found.kind and order.status not in OVER and same:
            return order
    return None


def _add_order(actor: Actor, person_id: UUID, found: OrderFound) -> UUID:
    draft = OrderDraft(
        kind=found.kind, authority=found.authority, reference=found.reference, made_on=found.made_on,
        starts_on=found.starts_on, last_day=found.last_day,
    )  # fmt: skip
    with transaction.atomic():
        key: UUID = commands.add_order(actor, person_id, draft).pk
    return key


def _add_condition(
    actor: Actor, person_id: UUID, order_id: UUID, found: ConditionFound, seen: Gathering
) -> bool:
    draft = ConditionDraft(
        kind=found.kind, text=found.text, starts_on=found.starts_on, last_day=found.last_day,
        terms=_with_places(person_id, found, seen), legal_basis=found.legal_basis,
    )  # fmt: skip
    try:
        with transaction.atomic():
            commands.add_condition(actor, person_id, order_id, draft)
    except (Refused, ValidationError) as refused:
        seen.refuse(found.path, _reason(refused))
        return False
    return True


def _with_places(person_id: UUID, found: ConditionFound, seen: Gathering) -> dict[str, Any]:
    """The terms with each address replaced by its reference on the record; one that is not there is left out."""
    rows = found.terms.get("hours")
    if not rows:
        return dict(found.terms)
    wanted = {row["place"] for row in rows if row.get("place")}
    known = {
        _postcode(code): key
        for key, code in Address.objects.filter(person_id=person_id).values_list("pk", "postcode")
        if code
    }
    keys = {place: known.get(_postcode(found.places.get(place, ""))) for place in wanted}
    for place in sorted(place for place, key in keys.items() if key is None):
        seen.refuse(
            f"addresses.{place}", "is not among the addresses on the record: add it there, then choose it"
        )
    made = [
        {name: value for name, value in row.items() if name != "place"}
        | ({"place": str(keys[row["place"]])} if keys.get(row.get("place", "")) else {})
        for row in rows
    ]
    return {**found.terms, "hours": made}


def _postcode(text: str) -> str:
    return "".join(text.split()).upper()


def _reason(refused: Refused | ValidationError) -> str:
    return refused.message if isinstance(refused, Refused) else "; ".join(refused.messages)
