"""Sealing many rows on their way into the database, where no model instance stands: imports and generated people."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import models

from throughcare.platform.keys.fields import BlindIndexField, sealed_fields
from throughcare.platform.keys.models import Domain
from throughcare.platform.keys.ring import RING, blind_with
from throughcare.platform.keys.sealing import seal_with

type Row = tuple[Any, ...]


class RowSealing:
    """How rows of `model`, tuples in the order of `columns` with `id` first, are sealed for one agency.

    indexes: the blind indexes' columns, appended to each row. The id is the record id: rows so written are new.
    """

    def __init__(self, model: type[models.Model], columns: Sequence[str], agency: UUID | None) -> None:
        self.agency = agency
        self._sealed = [
            (list(columns).index(str(each.column)), each)
            for each in sealed_fields(model)
            if each.column in columns
        ]
        at = {field.name: position for position, field in self._sealed}
        self._indexes = [
            (at[field.of], field)
            for field in model._meta.concrete_fields
            if isinstance(field, BlindIndexField) and field.of in at
        ]
        self.indexes = tuple(str(field.column) for _, field in self._indexes)

    def begin(self) -> Callable[[Row], Row]:
        """Take the keys in hand; returns what seals one row. Within one transaction."""
        if not self._sealed:
            return lambda row: row
        if self.agency is None:
            raise ValueError("Sealed columns are written under an agency's keys: say whose.")
        keys = [(at, field, RING.sealing(self.agency, field.domain)) for at, field in self._sealed]
        index_key = RING.sealing(self.agency, Domain.INDEX)

        def seal(row: Row) -> Row:
            indexes = [
                blind_with(index_key, field.label, folded)
                if (folded := field.fold(row[at]) if row[at] else "")
                else None
                for at, field in self._indexes
            ]
            cells = list(row)
            for at, field, key in keys:
                if cells[at] is not None:
                    cells[at] = seal_with(key, field.place, cells[0], cells[at])
            return (*cells, *indexes)

        return seal

    def following(self, columns: Sequence[str]) -> tuple[str, ...]:
        """The blind indexes that follow any of `columns`."""
        return tuple(str(field.column) for _, field in self._indexes if field.of in columns)

    def comparable(self, columns: Sequence[str]) -> tuple[str, ...]:
        """What tells whether `columns` differ: for a sealed one, its index; the same text is never sealed alike."""
        sealed = {field.column for _, field in self._sealed}
        return (*(column for column in columns if column not in sealed), *self.following(columns))
