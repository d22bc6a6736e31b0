"""The bench: members of a court or board, of an organisation outside the agency, before whom a hearing is.

In the database they see the hearings of their organisation and no person. Once a hearing is known to be theirs, what
belongs to it is read and written as this part of the system; who decides stays the judge or member, by name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting

BENCH = Actor.system_named("dueprocess.bench")
PURPOSE = "hearing"
"""Why a member of the bench deals with a person; it stands in the log."""


@contextmanager
def for_the_bench(actor: Actor) -> Iterator[Actor]:
    """A transaction that works for the bench's part of the system, in the place of the member's agency."""
    system = replace(BENCH, jurisdiction=actor.jurisdiction, zone=actor.zone, request_id=actor.request_id)
    with acting(system):
        yield system
