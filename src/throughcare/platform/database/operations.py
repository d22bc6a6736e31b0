"""Migration operations that put the house's guarantees into the database, each reversible.

Named after what they promise, so that an app's migration reads as a list of promises.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import RunSQL


class KeepVersions(RunSQL):
    """Changing a row of `table` files the old content as a closed version; removing one is refused.

    sealed: columns that a rotation of keys seals anew, closed versions included; it can change nothing else.
    """

    def __init__(self, table: str, sealed: Sequence[str] = ()) -> None:
        self.table, self.sealed = table, tuple(sealed)
        columns = ", ".join(f"'{column}'" for column in self.sealed)
        super().__init__(
            f"CREATE TRIGGER {table}_keep_version BEFORE UPDATE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION tc_keep_version({columns});"
            f"CREATE TRIGGER {table}_file_version AFTER UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION tc_file_version();"
            f"CREATE TRIGGER {table}_keep_rows BEFORE DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION tc_refuse();"
            f"CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON {table} EXECUTE FUNCTION tc_refuse();",
            f"DROP TRIGGER {table}_keep_version ON {table};"
            f"DROP TRIGGER {table}_file_version ON {table};"
            f"DROP TRIGGER {table}_keep_rows ON {table};"
            f"DROP TRIGGER {table}_keep_all ON {table};",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.table, self.sealed], {}

    def describe(self) -> str:
        return f"Keep every version of {self.table}"


class AppendOnly(RunSQL):
    """Rows of `table` are never changed nor removed.

    follows: they go with their person when two records are merged; nothing else of them can change.
    """

    def __init__(self, table: str, *, follows: bool = False) -> None:
        self.table, self.follows = table, follows
        same = "to_jsonb(NEW.*) - 'person_id' IS DISTINCT FROM to_jsonb(OLD.*) - 'person_id'"
        super().__init__(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}"
            f" FOR EACH ROW {f'WHEN ({same}) ' if follows else ''}EXECUTE FUNCTION tc_refuse();"
            f"CREATE TRIGGER {table}_keep_rows BEFORE DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION tc_refuse();"
            f"CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON {table} EXECUTE FUNCTION tc_refuse();",
            f"DROP TRIGGER {table}_append_only ON {table}; DROP TRIGGER {table}_keep_rows ON {table};"
            f"DROP TRIGGER {table}_keep_all ON {table};",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.table], {"follows": self.follows} if self.follows else {}

    def describe(self) -> str:
        return f"Make {self.table} append-only"


class Guard(RunSQL):
    """Row-level security on `table`: a row is there only where `rule` (SQL) holds, or for the system.

    The readers of the context are plain SQL functions, which PostgreSQL inlines: they cost nothing to plan.
    """

    def __init__(self, table: str, rule: str) -> None:
        self.table, self.rule = table, rule
        whole = f"tc_system() OR ({rule})"
        super().__init__(
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
            f"CREATE POLICY {table}_wall ON {table} USING ({whole}) WITH CHECK ({whole});",
            f"DROP POLICY {table}_wall ON {table};"
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.table, self.rule], {}

    def describe(self) -> str:
        return f"Raise the wall around {self.table}"


class Confine(RunSQL):
    """The part of the system called `system` sees only rows of `table` where `rule` (SQL) holds, and changes none else.

    A second policy beside `Guard`, whose wall otherwise opens to every part of the system.
    """

    def __init__(self, table: str, system: str, rule: str) -> None:
        self.table, self.system, self.rule = table, system, rule
        name = f"{table}_{system.replace('.', '_')}"
        whole = f"coalesce(current_setting('tc.system', true), '') <> '{system}' OR ({rule})"
        super().__init__(
            f"CREATE POLICY {name} ON {table} AS RESTRICTIVE USING ({whole}) WITH CHECK ({whole});",
            f"DROP POLICY {name} ON {table};",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.table, self.system, self.rule], {}

    def describe(self) -> str:
        return f"Confine {self.system} to its own rows of {self.table}"


def through_person(table: str, column: str = "person_id") -> str:
    """The wall's rule for a table whose rows belong to a person: seen by whoever may see the person.

    One look at the person's row by its key; the wall around `people_person` itself then answers. A function here
    would start a statement of its own for every row.
    """
    return f"EXISTS (SELECT 1 FROM people_person wall WHERE wall.id = {table}.{column})"  # noqa: S608 - our own names


def of_agency(table: str, column: str = "agency_id") -> str:
    """The wall's rule for a table whose rows belong to an agency."""
    return f"{table}.{column} = tc_agency()"


def of_organisation(table: str, column: str = "organisation_id") -> str:
    """The wall's rule for rows that an outside organisation's staff see too; they belong to no agency here."""
    return f"{table}.{column} = tc_organisation()"
