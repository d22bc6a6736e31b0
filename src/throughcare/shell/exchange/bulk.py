"""Writing many rows at once into guarded tables.

PostgreSQL refuses COPY into a table with row-level security, so rows are copied into a temporary stage and go from
there into the table in one statement, through the wall, the constraints and the triggers like any other write.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zlib import crc32

from django.db import connection, models
from psycopg import sql
from psycopg.types.json import Jsonb

from throughcare.platform.keys.rows import RowSealing


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were added, and how many changed because their content differed."""

    new: int
    changed: int

    def __add__(self, other: "Written") -> "Written":
        return Written(self.new + other.new, self.changed + other.changed)


class Bulk:
    """Writes rows of `model` given as tuples in the order of `columns`.

    columns: database column names; `id` first. constants: values the same for every row (who, when, why); columns
    named in neither take the model's default. update: columns to bring up to date where a row with the same id
    stands already and differs; empty leaves a standing row as it is. agency: under whose keys sealed columns, given as
    plain text, are sealed on their way.
    """

    def __init__(
        self, model: type[models.Model], columns: Sequence[str], *,
        constants: Mapping[str, Any] | None = None, update: Sequence[str] = (), agency: UUID | None = None,
    ) -> None:  # fmt: skip
        self.sealing = RowSealing(model, columns, agency)
        self.table, self.update = model._meta.db_table, tuple(update)
        self.columns = (*columns, *self.sealing.indexes)
        self.versioned = any(field.column == "known_from" for field in model._meta.concrete_fields)
        self.json_at = [at for at, name in enumerate(columns) if _is_json(model, name)]
        given = dict(constants or {})
        if self.versioned:
            self.columns += ("record_id",)
        self.constants = given | {
            str(field.column): _default(field)
            for field in model._meta.concrete_fields
            if field.column not in self.columns and field.column not in given
        }
        # One connection may carry rows of a table in different columns: each set has a stage of its own.
        self.stage = f"stage_{self.table}_{crc32(','.join(self.columns).encode()):08x}"

    def write(self, rows: Sequence[tuple[Any, ...]]) -> Written:
        """Write `rows` in the present transaction, as whoever it works for."""
        if not rows:
            return Written(0, 0)
        seal = self.sealing.begin()
        with connection.cursor() as django_cursor:
            cursor = django_cursor.cursor  # psycopg's own: Django has no COPY
            cursor.execute(self._make_stage())
            with cursor.copy(self._copy()) as copy:
                for row in rows:
                    copy.write_row(self._prepared(seal(row)))
            cursor.execute(self._insert(), self._constant_values())
            new, touched = cursor.fetchone()
            cursor.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(self.stage)))
        return Written(new, touched - new)

    def _prepared(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        if self.json_at:
            row = tuple(Jsonb(value) if at in self.json_at else value for at, value in enumerate(row))
        return (*row, row[0]) if self.versioned else row

    def _make_stage(self) -> sql.Composed:
        return sql.SQL("CREATE TEMP TABLE IF NOT EXISTS {} AS SELECT {} FROM {} WITH NO DATA").format(
            sql.Identifier(self.stage), _names(self.columns), sql.Identifier(self.table)
        )

    def _copy(self) -> sql.Composed:
        return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(self.stage), _names(self.columns))

    def _insert(self) -> sql.Composed:
        constants = sql.SQL(", ").join(sql.Placeholder() for _ in self.constants)
        return sql.SQL(
            "WITH written AS (INSERT INTO {table} ({columns}{comma}{constant_columns})"
            " SELECT {columns}{comma}{constants} FROM {stage} ON CONFLICT (id) DO {conflict}"
            " RETURNING (xmax = 0) AS fresh) SELECT count(*) FILTER (WHERE fresh), count(*) FROM written"
        ).format(
            table=sql.Identifier(self.table), columns=_names(self.columns),
            comma=sql.SQL(", " if self.constants else ""), constant_columns=_names(self.constants),
            constants=constants, stage=sql.Identifier(self.stage), conflict=self._conflict(),
        )  # fmt: skip

    def _conflict(self) -> sql.Composable:
        if not self.update:
            return sql.SQL("NOTHING")
        audit = [name for name in ("known_from", "recorded_by_id", "because") if self.versioned]
        table = sql.Identifier(self.table)
        setting = sql.SQL(", ").join(
            sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name))
            for name in (*self.update, *self.sealing.following(self.update), *audit)
        )
        compared = self.sealing.comparable(self.update)
        ours = sql.SQL(", ").join(sql.SQL("{}.{}").format(table, sql.Identifier(name)) for name in compared)
        theirs = sql.SQL(", ").join(sql.SQL("excluded.{}").format(sql.Identifier(name)) for name in compared)
        return sql.SQL("UPDATE SET {} WHERE ({}) IS DISTINCT FROM ({})").format(setting, ours, theirs)

    def _constant_values(self) -> list[Any]:
        return [
            Jsonb(value) if isinstance(value, dict | list) else value for value in self.constants.values()
        ]


def _names(columns: Any) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(name) for name in columns)


def _default(field: Any) -> Any:
    return field.get_default() if field.has_default() else (None if field.null else "")


def _is_json(model: type[models.Model], column: str) -> bool:
    return any(
        field.column == column and isinstance(field, models.JSONField)
        for field in model._meta.concrete_fields
    )
