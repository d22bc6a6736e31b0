"""Carrying a whole file: batch by batch, each in a transaction of its own, so that a broken run can go on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import batched
from pathlib import Path

from django.db.models import F

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import Agency, RoleHeld
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.counting_rows import count_what_grew
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_working_days, utc_moment
from throughcare.shell.exchange.importing.checking import Checker, HeaderDoesNotFit
from throughcare.shell.exchange.importing.mapping import Mapping
from throughcare.shell.exchange.importing.reading import Reader, Row, UnreadableFile, sha256_of
from throughcare.shell.exchange.importing.shaping import Place, Shaper
from throughcare.shell.exchange.importing.writing import BatchCounts, BatchWriter, GoodRow, digest_of
from throughcare.shell.exchange.models import BadRow, ImportRun

BATCH = 5_000
Progress = Callable[[ImportRun], None]


class WrongAgency(Exception):
    """The mapping speaks of another jurisdiction than the agency's."""


@dataclass
class _Batch:
    good: list[GoodRow]
    bad: list[BadRow]
    last_line: int


def run_import(
    actor: Actor, agency: Agency, mapping: Mapping, path: Path, *,
    file_name: str = "", progress: Progress = lambda run: None,
) -> ImportRun:  # fmt: skip
    """Import the file for `agency`; returns the run with its counts.

    Good rows are kept whatever becomes of the others. Raises NotPermitted, WrongAgency; a file that cannot be read
    ends the run as failed, with what was written before safe and the reason in `run.problem`.
    """
    with acting(actor):
        door.require(actor, Permission.IMPORT_RUN)
        if mapping.jurisdiction != agency.jurisdiction:
            raise WrongAgency(
                f"{mapping.title} is for the pack {mapping.jurisdiction}, {agency.name} uses {agency.jurisdiction}."
            )
        run = _open_run(actor, agency, mapping, path, file_name or path.name)
    progress(run)
    try:
        reader = Reader(path, encoding=mapping.encoding, delimiter=mapping.delimiter)
        checker = Checker(mapping, reader.header)
        _carry(actor, run, reader, checker, agency, progress)
        count_what_grew()
        return _close(actor, run, ImportRun.State.DONE, "")
    except (UnreadableFile, HeaderDoesNotFit) as problem:
        return _close(actor, run, ImportRun.State.FAILED, str(problem))


def _open_run(actor: Actor, agency: Agency, mapping: Mapping, path: Path, file_name: str) -> ImportRun:
    """A new run, or the broken one of the same file, to go on with."""
    digest = sha256_of(path)
    broken = ImportRun.objects.filter(
        agency=agency, mapping=mapping.code, sha256=digest, state=ImportRun.State.RUNNING
    ).first()
    if broken is not None:
        trail.record(
            actor,
            "exchange:import:resumed",
            broken,
            verb=trail.Verb.COLLECT,
            details={"rows": broken.rows_done},
        )
        return broken
    run = ImportRun.objects.create(
        agency=agency,
        mapping=mapping.code,
        file_name=file_name[:200],
        sha256=digest,
        started_by_id=actor.user_id,
    )
    trail.record(
        actor, "exchange:import:begun", run, verb=trail.Verb.COLLECT, details={"file_sha256": digest}
    )
    return run


def _carry(
    actor: Actor, run: ImportRun, reader: Reader, checker: Checker, agency: Agency, progress: Progress
) -> None:
    with acting(actor):
        place = place_for(agency, checker.mapping)
    shaper = Shaper(checker.mapping, checker.at, place)
    done = run.rows_done
    for batch in _batches(run, reader, checker):
        size = len(batch.good) + len({row.line for row in batch.bad})
        done -= size
        if done >= 0:
            continue  # an earlier, broken run wrote this batch whole
        done = 0
        with acting(actor):
            counts = BatchCounts(0, 0, 0)
            if batch.good:
                counts = BatchWriter(actor, run, shaper, place).write(batch.good)
            BadRow.objects.bulk_create(batch.bad, ignore_conflicts=True)
            _count(actor, run, size, counts, len({row.line for row in batch.bad}))
        progress(run)


def _count(actor: Actor, run: ImportRun, size: int, counts: BatchCounts, bad: int) -> None:
    ImportRun.objects.filter(pk=run.pk).update(
        rows_done=F("rows_done") + size, rows_new=F("rows_new") + counts.new, rows_bad=F("rows_bad") + bad,
        rows_changed=F("rows_changed") + counts.changed, rows_same=F("rows_same") + counts.same,
    )  # fmt: skip
    if not counts.new + counts.changed + counts.same:
        trail.record(
            actor, "exchange:import:rows-refused", run, verb=trail.Verb.COLLECT, details={"bad": bad}
        )
    run.refresh_from_db()


def _batches(run: ImportRun, reader: Reader, checker: Checker) -> Iterator[_Batch]:
    """Checked rows, some thousand at a time. What was read before the file broke off still comes out."""
    rows, broken = _until_broken(reader.rows())
    for part in batched(rows, BATCH, strict=False):
        batch = _Batch([], [], part[-1].line)
        for row in part:
            _sort(run, checker, row, batch)
        yield batch
    if broken:
        raise broken[0]


def _until_broken(rows: Iterator[Row]) -> tuple[Iterator[Row], list[UnreadableFile]]:
    broken: list[UnreadableFile] = []

    def safe() -> Iterator[Row]:
        try:
            yield from rows
        except UnreadableFile as problem:
            broken.append(problem)

    return safe(), broken


def _sort(run: ImportRun, checker: Checker, row: Row, batch: _Batch) -> None:
    problems = checker.problems(row.cells)
    if not problems:
        batch.good.append(GoodRow(row.line, checker.key(row.cells), row.cells, digest_of(row.cells)))
        return
    whole = len(row.cells) == len(checker.header)
    ordered = [row.cells[at] for at in checker.at.values()] if whole else row.cells
    raw = "\x1f".join(ordered)[:20_000]
    batch.bad += [
        BadRow(run=run, line=row.line, field=problem.column, reason=problem.reason[:300], raw=raw)
        for problem in problems
    ]


def _close(actor: Actor, run: ImportRun, state: ImportRun.State, problem: str) -> ImportRun:
    with acting(actor):
        ImportRun.objects.filter(pk=run.pk).update(
            state=state, problem=problem[:300], ended_at=clock.now(), rows_total=F("rows_done")
        )
        run.refresh_from_db()
        trail.record(
            actor, f"exchange:import:{state.value}", run, verb=trail.Verb.COLLECT,
            outcome=trail.Outcome.ALLOW if state == ImportRun.State.DONE else trail.Outcome.ERROR,
            details={"new": run.rows_new, "changed": run.rows_changed, "same": run.rows_same, "bad": run.rows_bad},
        )  # fmt: skip
    return run


def place_for(agency: Agency, mapping: Mapping) -> Place:
    """Where this agency's rows go: its officers by user name, and bookable half-hours in working time."""
    today = clock.today(agency.zone)
    held = RoleHeld.objects.filter(
        user__agency=agency, role="officer", team__isnull=False, ends_on__isnull=True, user__is_active=True
    ).order_by("user__username")
    officers = tuple(held.values_list("user_id", "team_id"))
    slots = tuple(_slots(agency, mapping, today)) if mapping.appointments else ()
    return Place(agency.pk, agency.code, officers, slots, today)


def _slots(agency: Agency, mapping: Mapping, today: date) -> Iterator[tuple[datetime, datetime]]:
    """Half-hours from 9:00 to 16:00 on the coming working days, days first, so that a caseload spreads evenly."""
    spec = mapping.appointments or {}
    holidays = jurisdictions.get(agency.jurisdiction).holidays(today.year, today.year + 1)
    length = timedelta(minutes=spec["minutes"])
    days = [add_working_days(today, number, holidays) for number in range(1, spec["within_working_days"] + 1)]
    for hour in (9, 11, 14, 10, 15, 13):
        for half in (0, 30):
            for day in days:
                start = utc_moment(day, time(hour, half), agency.zone)
                yield start, start + length
