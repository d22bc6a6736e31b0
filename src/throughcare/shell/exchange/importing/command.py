"""`throughcare import`, behind the command line: find agency and user, show progress, write the bad rows' file."""

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.shell.exchange.importing.correcting import write_bad_rows
from throughcare.shell.exchange.importing.mapping import Mapping, UnknownMapping, load
from throughcare.shell.exchange.importing.running import WrongAgency, run_import
from throughcare.shell.exchange.importing.trial import ensure_trial_agency
from throughcare.shell.exchange.models import ImportRun
from throughcare.shell.exchange.queries import refused_rows


def import_file(path: Path, mapping_code: str, agency_code: str, username: str, bad_rows: Path | None) -> int:
    """Import and report. Returns 0 when all rows are in, 1 when some were refused, 2 when it could not be done."""
    console = Console(stderr=True)
    try:
        mapping = load(mapping_code)
        if not path.is_file():
            raise FileNotFoundError(f"There is no file {path}.")
        agency, actor = _whose(mapping, agency_code, username)
        run = _with_progress(console, actor, agency, mapping, path)
    except (UnknownMapping, FileNotFoundError, WrongAgency, LookupError) as problem:
        console.print(str(problem), style="red")
        return 2
    return _report(
        console, actor, run, mapping, bad_rows or path.with_name(f"{path.name.split('.')[0]}.bad-rows.csv")
    )


def _whose(mapping: Mapping, agency_code: str, username: str) -> tuple[Agency, Actor]:
    """The agency (a trial one is made from the mapping's own words when there is none) and who imports."""
    agency = Agency.objects.filter(code=agency_code).first()
    if agency is None:
        if not mapping.trial_agency:
            raise LookupError(f"There is no agency {agency_code}.")
        agency = ensure_trial_agency(agency_code, mapping)
    if not username:
        return agency, Actor.system_named("import")
    user = users_with_roles().filter(username=username, agency=agency, is_active=True).first()
    if user is None:
        raise LookupError(f"{agency.name} has no user {username}.")
    return agency, as_actor(user, request_id="import", auth="command line")


def _with_progress(console: Console, actor: Actor, agency: Agency, mapping: Mapping, path: Path) -> ImportRun:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=not sys.stderr.isatty()) as bar:
        task = bar.add_task(f"Importing {path.name}", total=None)
        return run_import(
            actor, agency, mapping, path, progress=lambda run: bar.update(task, completed=run.rows_done)
        )


def _report(console: Console, actor: Actor, run: ImportRun, mapping: Mapping, bad_rows: Path) -> int:
    console.print(
        f"{run.rows_done:,} rows: {run.rows_new:,} new, {run.rows_changed:,} changed, {run.rows_same:,} as before,"
        f" {run.rows_bad:,} refused."
    )
    if run.rows_bad:
        with acting(actor), bad_rows.open("w", newline="", encoding="utf-8") as file:
            write_bad_rows(refused_rows(actor, run.pk), mapping, file)
        console.print(
            f"The refused rows, with reasons, are in {bad_rows}. Correct them there and send that file."
        )
    if run.state == ImportRun.State.FAILED:
        console.print(run.problem, style="red")
        return 2
    return 1 if run.rows_bad else 0
