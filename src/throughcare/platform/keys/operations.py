"""The migration operation that lets only sealed values into a column."""

from typing import Any

from django.db.migrations.operations import RunSQL


class SealColumns(RunSQL):
    """Each value of `columns` is sealed, under a key that is this agency's and not retired.

    A statement that writes holds the keys it used until it is committed or undone: a rotation that refuses an old
    key waits for it first.
    """

    def __init__(self, table: str, *columns: str) -> None:
        self.table, self.columns = table, columns
        given = ", ".join(f"'{column}'" for column in columns)
        events = {"added": "INSERT", "changed": "UPDATE"}
        super().__init__(
            "".join(
                f"CREATE TRIGGER {table}_sealed_{name} AFTER {event} ON {table} REFERENCING NEW TABLE AS written"
                f" FOR EACH STATEMENT EXECUTE FUNCTION tc_sealed({given});"
                for name, event in events.items()
            ),
            "".join(f"DROP TRIGGER {table}_sealed_{name} ON {table};" for name in events),
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.table, *self.columns], {}

    def describe(self) -> str:
        return f"Let only sealed values into {self.table}"
