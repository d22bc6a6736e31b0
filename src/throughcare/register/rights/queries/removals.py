"""What one removal takes with it, what lets go of it, and the marks of what was taken away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from throughcare.platform.actor import Actor
from throughcare.platform.database.holdings import Holding, holding_of, is_versioned
from throughcare.register.people.removals import Removal


@dataclass(frozen=True, slots=True)
class Taken:
    """The records of one table that go. principal: the one that the order names."""

    table: str
    what: str
    records: tuple[UUID, ...]
    principal: bool


@dataclass(frozen=True, slots=True)
class LetGo:
    """A column that points at what goes, and need not."""

    table: str
    column: str
    records: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a removal does, in the order in which it can be done."""

    lets_go: tuple[LetGo, ...]
    takes: tuple[Taken, ...]

    @property
    def along(self) -> list[str]:
        """What goes with the record, in words."""
        return [f"{taken.what}: {len(taken.records)}" for taken in self.takes if not taken.principal]


@dataclass(frozen=True, slots=True)
class Mark:
    """What was taken away by one order, for the list of removals. open: sealed content that could be put back."""

    act: UUID
    how: str
    authority: str
    ordered_on: date
    removed_by: str
    entries: int
    sealed: bool
    opened_authority: str


def removable(kind: str) -> Any:
    """The model whose records may be taken away under this kind ("orders-offence"); None for what is no such table.

    The person's own row is none: the mark stands on it.
    """
    for model in _ours():
        if model._meta.db_table.replace("_", "-") == kind and is_versioned(model):
            return None if model._meta.label == "people.Person" or _person_field(model) is None else model
    return None


def stands(model: Any, person_id: UUID, record_id: UUID) -> bool:
    """Whether this person has such a record, held true or taken back."""
    return bool(model.versions.filter(person_id=person_id, record_id=record_id).exists())


def plan(model: Any, record_id: UUID) -> Plan:
    """What goes with a record: what cannot stand without it, and what says it falls with it; the rest lets go."""
    takes: dict[Any, list[UUID]] = {}
    lets_go: list[LetGo] = []
    waiting: list[tuple[Any, list[UUID]]] = [(model, [record_id])]
    while waiting:
        of, records = waiting.pop(0)
        fresh = [each for each in records if each not in takes.get(of, [])]
        if not fresh:
            continue
        takes.setdefault(of, []).extend(fresh)
        for other, field in _pointing_at(of):
            held = _records_pointing(other, field, fresh)
            if held and (not field.null or field.name in getattr(other, "removed_with", ())):
                waiting.append((other, held))
            elif held:
                lets_go.append(LetGo(other._meta.db_table, str(field.column), tuple(fresh)))
    return Plan(
        tuple(lets_go),
        tuple(
            Taken(of._meta.db_table, _what(of), tuple(records), of is model)
            for of, records in reversed(takes.items())
        ),
    )


def marks(actor: Actor, person_id: UUID) -> list[Mark]:
    """Every removal of a person's record, the latest first; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.act, max(r.how), max(r.authority), max(r.ordered_on), max(u.name), count(*),"
            " bool_or(r.content IS NOT NULL), max(r.opened_authority)"
            " FROM people_removal r JOIN access_user u ON u.id = r.removed_by_id"
            " WHERE r.person_id = %s GROUP BY r.act ORDER BY max(r.removed_at) DESC",
            [person_id],
        )
        words = dict(Removal.How.choices)
        return [
            Mark(act, str(words[how]), authority, on, by, count, sealed, opened)
            for act, how, authority, on, by, count, sealed, opened in cursor.fetchall()
        ]


def _ours() -> Iterable[Any]:
    return (model for model in apps.get_models() if model.__module__.startswith("throughcare."))


def _person_field(model: Any) -> Any:
    return next((field for field in model._meta.concrete_fields if field.attname == "person_id"), None)


def _pointing_at(model: Any) -> Iterable[tuple[Any, Any]]:
    """Versioned tables with a column for a record of `model`."""
    for other in _ours():
        for field in other._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is model and is_versioned(other):
                yield other, field


def _records_pointing(other: Any, field: Any, records: list[UUID]) -> list[UUID]:
    found = other.versions.filter(**{f"{field.attname}__in": records})
    return list(found.order_by().values_list("record_id", flat=True).distinct())


def _what(model: Any) -> str:
    holding: Holding | None = holding_of(model)
    return holding.what if holding else str(model._meta.verbose_name_plural)
