"""The security context: tells PostgreSQL for whom the present transaction works.

Row-level security reads these settings (`tc_user()`, `tc_agency()`, `tc_system()`, for the staff of an outside
organisation `tc_organisation()`, who have no agency here, and where an actor is confined to one record
`tc_confined()`; such an actor is no system to the database, whatever its name). They are local to the
transaction, so a pooled connection never carries one user's context into another's request; without them
every guarded table shows no row at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from throughcare.platform.actor import Actor

_present: ContextVar[Actor | None] = ContextVar("present_actor", default=None)


class NoTransaction(RuntimeError):
    """The context was set outside a transaction, where it would be lost at once."""


def assume(actor: Actor) -> None:
    """Make the present transaction work for `actor`."""
    if not connection.in_atomic_block:
        raise NoTransaction("Open a transaction before assuming an actor's context.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('tc.user', %s, true), set_config('tc.agency', %s, true),"
            " set_config('tc.system', %s, true), set_config('tc.confined', %s, true),"
            " set_config('tc.organisation', %s, true)",
            [
                str(actor.user_id),
                "" if actor.organisation_id else str(actor.agency_id or ""),
                "" if actor.confined_to else actor.system,
                str(actor.confined_to or ""),
                str(actor.organisation_id or ""),
            ],
        )
    _present.set(actor)


@contextmanager
def acting(actor: Actor) -> Iterator[Actor]:
    """A transaction that works for `actor`; everything in it stands or falls together.

    Inside another actor's transaction, that actor's context comes back at the end.
    """
    before = _present.get()
    try:
        with transaction.atomic():
            assume(actor)
            yield actor
    finally:
        if before is not None and connection.in_atomic_block and not connection.needs_rollback:
            assume(before)
