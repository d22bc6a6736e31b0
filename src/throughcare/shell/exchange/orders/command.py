"""`throughcare import-order`, behind the command line: who, whom, which file; says what was taken and what was not."""

from pathlib import Path

from rich.console import Console

from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.door import AccessProblem
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.shell.exchange.importing.mapping import UnknownMapping
from throughcare.shell.exchange.orders.carrying import Outcome, carry
from throughcare.shell.exchange.orders.found import UnreadablePayload
from throughcare.shell.exchange.orders.reading import read_payload
from throughcare.shell.exchange.orders.table import table_for


def import_order(path: Path, agency: str, reference: str, username: str, *, trial: bool) -> int:
    """Bring the order in. 0 when all of it was taken, 1 when fields were refused, 2 when nothing could be."""
    console = Console(stderr=True, soft_wrap=True)
    try:
        if not path.is_file():
            raise LookupError(f"There is no file {path}.")
        actor = _officer(agency, username)
        reading = read_payload(path.read_bytes(), table_for(actor.jurisdiction), actor.zone)
        with acting(actor):
            person = Person.objects.filter(agency_id=actor.agency_id, reference=reference).first()
            if person is None:
                raise LookupError("There is no such person whom this user may open.")
            outcome = carry(actor, person.pk, reading, trial=trial)
    except (LookupError, UnknownMapping, UnreadablePayload, AccessProblem) as problem:
        console.print(str(problem), style="red", markup=False)
        return 2
    return _report(console, outcome, trial=trial)


def _officer(agency: str, username: str) -> Actor:
    user = users_with_roles().filter(username=username, agency__code=agency, is_active=True).first()
    if user is None:
        raise LookupError(f"The agency {agency} has no user {username}.")
    return as_actor(user, request_id="import-order", auth="command line")


def _report(console: Console, outcome: Outcome, *, trial: bool) -> int:
    word = "would be written" if trial else "written"
    for order in outcome.orders:
        console.print(f"{order.kind} {word}, with {len(order.conditions)} conditions.", markup=False)
    for refused in outcome.refused:
        console.print(f"Not taken: {refused.path}: {refused.reason}", markup=False)
    if not outcome.orders:
        return 2
    return 1 if outcome.refused else 0
