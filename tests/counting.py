"""Counting the statements a page or command sends to the database.

Transaction control and setting the security context are not counted: they look nothing up, and the limit
of six statements a page leaves them out.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

MOST_A_PAGE = 6
NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ", "SELECT set_config(")


@dataclass(repr=False)
class Statements:
    """What was sent, in order."""

    sent: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.sent)

    def __repr__(self) -> str:
        return "\n".join(f"{at}. {' '.join(each.split())[:300]}" for at, each in enumerate(self.sent, 1))


@contextmanager
def counted() -> Iterator[Statements]:
    """Collect the counted statements sent while inside.

    with counted() as statements:
        browser.get("/")
    assert len(statements) <= MOST_A_PAGE, statements
    """
    statements = Statements()

    def keep(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        if not str(sql).lstrip().startswith(NOT_COUNTED):
            statements.sent.append(str(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield statements
