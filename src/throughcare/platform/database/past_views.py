"""Makes the schema `as_known` from the tables as they are: after each migration, so that none can be forgotten.

It is taken away before a migration, because a view holds the columns it shows. The view `complete` is made last:
without it nobody looks back (`as_known.begin`), for a table whose view is missing would answer with the present.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections

TAKE_AWAY = "DROP SCHEMA IF EXISTS as_known CASCADE"
COLUMNS = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
GROUP BY c.relname ORDER BY c.relname
"""
VERSIONED = {"id", "record_id", "version", "known_from", "known_to"}
UNKNOWN_THEN = {
    "id": "record_id",
    "known_to": "NULL::timestamptz",
    "closed_by": "NULL::uuid",
    "closed_because": "''::varchar(200)",
}
"""Of the version known then nobody knew yet that it would end; and it stands under the id of the record."""
KNOWN_THEN = "known_from <= tc_known_at() AND (known_to IS NULL OR known_to > tc_known_at())"

# Policies call functions, and the text of a function is read under the search path of whoever looks.
SPEAK_OF_TODAY = """
DO $$ DECLARE speaking regprocedure; BEGIN
  FOR speaking IN
    SELECT p.oid FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('sql', 'plpgsql')
      AND p.prosrc ~* '\\mfrom\\M' AND p.prorettype <> 'trigger'::regtype AND p.proconfig IS NULL
      AND p.proname NOT LIKE 'procrastinate%'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', speaking);
  END LOOP;
END $$
"""


@dataclass(frozen=True, slots=True)
class PastView:
    """How a table that keeps no versions tells its past, from moments in its own columns.

    where: which rows were there at `tc_known_at()`. columns: SQL for those that then stood otherwise.
    A model says so in an attribute `past_view`.
    """

    where: str
    columns: Mapping[str, str]


def take_away(using: str) -> None:
    """Remove the views, before tables change."""
    with connections[using].cursor() as cursor:
        cursor.execute(TAKE_AWAY)


def make(using: str) -> None:
    """Make one view for each table that has a past, and say last that all are there."""
    with connections[using].cursor() as cursor:
        cursor.execute(COLUMNS)
        tables = dict(cursor.fetchall())
        cursor.execute(TAKE_AWAY)
        cursor.execute("CREATE SCHEMA as_known; GRANT USAGE ON SCHEMA as_known TO PUBLIC")
        for statement in _views(tables):
            cursor.execute(statement)
        cursor.execute(SPEAK_OF_TODAY)
        cursor.execute("CREATE VIEW as_known.complete AS SELECT true AS yes")


def _views(tables: Mapping[str, list[str]]) -> Iterator[str]:
    """Reading only: no one writes the past, and whoever reads it needs the right to read the table itself."""
    told: dict[str, PastView] = {
        model._meta.db_table: model.past_view for model in apps.get_models() if hasattr(model, "past_view")
    }
    for table, columns in tables.items():
        past: Any = PastView(KNOWN_THEN, UNKNOWN_THEN) if set(columns) >= VERSIONED else told.get(table)
        if past is None:
            continue
        shown = ", ".join(f"{past.columns.get(name, _quoted(name))} AS {_quoted(name)}" for name in columns)
        name = _quoted(table)
        yield (  # the names are the catalogue's own, quoted
            f"CREATE VIEW as_known.{name} WITH (security_invoker = true) AS"  # noqa: S608
            f" SELECT {shown} FROM public.{name} WHERE {past.where};"
            f" GRANT SELECT ON as_known.{name} TO PUBLIC"
        )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
