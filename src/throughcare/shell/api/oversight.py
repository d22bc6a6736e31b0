"""/imports and the log: what came in, and who has looked or changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import queries as trail
from throughcare.shell.api import cursors
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown, shown
from throughcare.shell.exchange import queries as exchange
from throughcare.shell.exchange.queries import Refusal, RunLine

imports = Resource("imports", "imports")
log = Resource("log", "log")
looks = Resource("log", "looks")
RUN = "/imports/{uuid:run_id}"
PAGE, MOST_LINES = 100, 10_000


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the log. system: the part of the system that acted, "" for a user or a token."""

    id: UUID
    at: datetime
    action: str
    outcome: str
    actor_id: UUID
    system: str
    purpose: str
    request: str


class ActsOut(Shown):
    """Some entries, newest first. next: the cursor of those before; null at the beginning."""

    items: list[shown(Act)]  # type: ignore[valid-type]
    next: str | None


def read_imports(actor: Actor) -> list[RunLine]:
    """The agency's imports and how far each got."""
    return exchange.runs(actor, limit=MOST_LINES)


def read_import(actor: Actor, run_id: UUID) -> RunLine:
    """One import."""
    found = exchange.run(actor, run_id)
    if found is None:
        raise NotThere(Permission.IMPORT_RUN, None, "R2 another agency's import, or none")
    return found


def read_import_refusals(actor: Actor, run_id: UUID) -> list[Refusal]:
    """The rows of an import that were refused, and why."""
    return exchange.refusals(actor, read_import(actor, run_id).id, limit=MOST_LINES)


def read_log(actor: Actor, cursor: str = "", area: str = "") -> dict[str, object]:
    """Who did what in the agency."""
    return _acts(trail.Wanted(log=actor.agency_code, area=area), "log", cursor)


def read_looks(actor: Actor, person_id: UUID, cursor: str = "") -> dict[str, object]:
    """Who has looked at a person's record, or changed it."""
    return _acts(trail.Wanted(log=actor.agency_code, person=person_id), f"looks:{person_id}", cursor)


def _acts(wanted: trail.Wanted, of: str, cursor: str) -> dict[str, object]:
    if cursor:
        at, key = cursors.read(of, cursor)
        wanted = trail.Wanted(log=wanted.log, area=wanted.area, person=wanted.person,
                              before=(datetime.fromisoformat(str(at)), UUID(str(key))))  # fmt: skip
    found = trail.entries(wanted, limit=PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    following = cursors.write(of, [last.at.isoformat(), str(last.id)]) if last else None
    return {"items": found[:PAGE], "next": following}


imports.lists("/imports", read_imports, by=("started_at", "id"), newest_first=True, may=Permission.IMPORT_RUN)
imports.reads(RUN, read_import, may=Permission.IMPORT_RUN)
imports.lists(f"{RUN}/refusals", read_import_refusals, by=("line", "field"), may=Permission.IMPORT_RUN)
log.reads("/log", read_log, shape=ActsOut, may=Permission.AUDIT_READ)
looks.reads("/people/{uuid:person_id}/looks", read_looks, shape=ActsOut, may=Permission.LOOKS_READ)
