"""Reading imports: runs of the actor's agency, and what one refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.exchange.models import BadRow, ImportRun


@dataclass(frozen=True, slots=True)
class RunLine:
    """One import. done, total: rows; total is None while it runs."""

    id: UUID
    mapping: str
    file_name: str
    state: str
    state_title: str
    problem: str
    started_at: datetime
    ended_at: datetime | None
    total: int | None
    done: int
    new: int
    changed: int
    same: int
    bad: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row was refused."""

    line: int
    field: str
    reason: str


def runs(actor: Actor, limit: int = 50) -> list[RunLine]:
    """The agency's imports, newest first. Raises NotPermitted."""
    door.require(actor, Permission.IMPORT_RUN)
    found = ImportRun.objects.filter(agency_id=_agency(actor)).order_by("-started_at")[:limit]
    return [_line(run) for run in found]


def run(actor: Actor, run_id: UUID) -> RunLine | None:
    """One import of the agency, None when there is none. Raises NotPermitted."""
    door.require(actor, Permission.IMPORT_RUN)
    found = ImportRun.objects.filter(agency_id=_agency(actor), pk=run_id).first()
    return _line(found) if found else None


def refusals(actor: Actor, run_id: UUID, limit: int = 200) -> list[Refusal]:
    """The first refused rows of an import, in the file's order. Raises NotPermitted."""
    door.require(actor, Permission.IMPORT_RUN)
    bad = BadRow.objects.filter(run_id=run_id, run__agency_id=_agency(actor)).order_by("line", "field")[
        :limit
    ]
    return [Refusal(row.line, row.field, row.reason) for row in bad]


def refused_rows(actor: Actor, run_id: UUID) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Every refused row: its line, everything wrong with it, and its cells as sent."""
    door.require(actor, Permission.IMPORT_RUN)
    line, said, raw = 0, list[str](), ""
    for row in BadRow.objects.filter(run_id=run_id).order_by("line", "field").iterator():
        if row.line != line and said:
            yield line, " ".join(said), tuple(raw.split("\x1f"))
            said = []
        line, raw = row.line, row.raw
        said.append(f"{row.field}: {row.reason}" if row.field else row.reason)
    if said:
        yield line, " ".join(said), tuple(raw.split("\x1f"))


def _agency(actor: Actor) -> UUID:
    """The agency of a user; only users reach these pages."""
    assert actor.agency_id is not None
    return actor.agency_id


def _line(found: ImportRun) -> RunLine:
    return RunLine(
        found.pk, found.mapping, found.file_name, found.state, found.get_state_display(), found.problem,
        found.started_at, found.ended_at, found.rows_total, found.rows_done, found.rows_new, found.rows_changed,
        found.rows_same, found.rows_bad,
    )  # fmt: skip
