"""The migration operation that ties a table to the audit trail."""

from typing import Any

from django.db.migrations.operations import RunSQL


class DemandAudit(RunSQL):
    """A transaction that writes to `table` without an audit entry fails at commit."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(
            f"CREATE TRIGGER {table}_oblige AFTER INSERT OR UPDATE OR DELETE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION tc_oblige();",
            f"DROP TRIGGER {table}_oblige ON {table};",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.table], {}

    def describe(self) -> str:
        return f"Demand an audit entry for every write to {self.table}"
