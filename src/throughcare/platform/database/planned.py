"""A cursor for wide statements that are sent again and again: PostgreSQL plans them once a connection, not each time.

Django writes values into the text of a statement, so that each is new to the server. For a statement of twenty
joins under row-level security the planning costs several times what the answer does. Here values travel beside the
text, and the plan is kept. A transaction that looks back (`as_known`) reads other tables under the same names; its
statements carry a mark, so that PostgreSQL keeps a second plan beside the first instead of planning at every change.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper

from throughcare.platform.database.as_known import looking_at

PAST = "/* as known */ "


class _Planned(psycopg.Cursor[Any]):
    """Binds values at the server and keeps the plan."""

    def execute(
        self, query: Any, params: Any = None, *, prepare: bool | None = None, binary: Any = None
    ) -> Any:
        text = PAST + query if isinstance(query, str) and looking_at() else query
        return super().execute(text, params, prepare=True, binary=binary)


@contextmanager
def planned_cursor() -> Iterator[CursorWrapper]:
    """A cursor in the present transaction. The text of a statement must not hold values: each text is one kept plan."""
    connection.ensure_connection()
    held: Any = connection.connection
    bare: Any = _Planned(held)
    wrapped = (
        connection.make_debug_cursor(bare) if connection.queries_logged else connection.make_cursor(bare)
    )
    with wrapped as cursor:
        yield cursor
