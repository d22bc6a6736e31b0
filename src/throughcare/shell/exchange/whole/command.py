"""`throughcare export-agency`, `import-agency` and `erase-agency`, behind the command line."""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.keys.root import RootKeyProblem
from throughcare.platform.refusal import Refused
from throughcare.shell.exchange.whole import archive
from throughcare.shell.exchange.whole.archive import Damaged, Export
from throughcare.shell.exchange.whole.erasing import erase
from throughcare.shell.exchange.whole.exporting import Asked, export
from throughcare.shell.exchange.whole.restoring import give_password, restore
from throughcare.shell.exchange.whole.tables import tables


class NotDone(Refused):
    """Something asked for on the command line is not there, or was not confirmed."""


def export_agency(
    code: str, folder: Path, username: str, reason: str, whole: bool, secret: Path | None
) -> int:
    """Export and report. Returns 0, or 2 when it was refused."""
    console = Console(stderr=True)
    with _refusals(console) as failed:
        agency, actor = _whose(code, username)
        asked = Asked(actor, agency, folder, _passphrase(secret, twice=True), reason, whole)
        with _bar(console, "Exporting", len(tables())) as progress:
            made = export(asked, progress)
        rows = sum(made.filed(name).rows for name in made.content["files"] if name.startswith("tables/"))
        console.print(f"{rows:,} rows of {agency.name} are in {folder}.")
        console.print(f"Fingerprint of {archive.MANIFEST}: {made.fingerprint()}", soft_wrap=True)
        console.print("Keep the passphrase apart from the folder: without it nothing comes back.")
    return 2 if failed else 0


def import_agency(folder: Path, administrator: str, secret: Path | None) -> int:
    """Import and report, with a password for once for the administrator named. Returns 0, or 2 when it was refused."""
    console = Console(stderr=True)
    with _refusals(console) as failed:
        checked = _checked(console, folder, secret)
        with _bar(console, "Importing", len(tables())) as progress:
            done = restore(checked, progress)
        console.print(f"{done.rows:,} rows of {checked.agency['name']} are here.")
        if done.left_behind:
            console.print(
                f"{done.left_behind:,} point at people of agencies that are not here and were left out."
            )
        if administrator:
            password = give_password(checked, administrator).password
            Console().print(f"Password for once for {administrator}: {password}", soft_wrap=True)
        else:
            console.print("Nobody can sign in until an administrator gives out passwords.")
    return 2 if failed else 0


def erase_agency(code: str, folder: Path, secret: Path | None, confirm: Callable[[str], str] = input) -> int:
    """Erase and report, once the agency's code was typed. Returns 0, or 2 when it was refused."""
    console = Console(stderr=True)
    with _refusals(console) as failed:
        checked = _checked(console, folder, secret)
        console.print(
            f"All rows of {checked.agency['name']} will be erased from this database. {folder} was exported on"
            f" {checked.content['made_at'][:10]}. This cannot be undone here."
        )
        if confirm(f"Type {code} to erase the agency: ").strip() != code:
            raise NotDone("It was not confirmed. Nothing was erased.")
        with _bar(console, "Comparing and erasing", 2 * len(tables())) as progress:
            gone = erase(checked, code, progress)
        console.print(f"{gone:,} rows are gone. The audit entries stay. Older backups still hold the rest.")
    return 2 if failed else 0


def _whose(code: str, username: str) -> tuple[Agency, Actor]:
    with acting(Actor.system_named("whole-export")):
        agency = Agency.objects.filter(code=code).first()
        if agency is None:
            raise NotDone(f"There is no agency {code}.")
        user = users_with_roles().filter(username=username, agency=agency, is_active=True).first()
    if user is None:
        raise NotDone(f"{agency.name} has no user {username}.")
    return agency, as_actor(user, request_id="export-agency", auth="command line")


def _checked(console: Console, folder: Path, secret: Path | None) -> Export:
    passphrase = _passphrase(secret)
    with _bar(console, "Checking", None) as progress:
        return archive.opened(folder, passphrase, progress)


def _passphrase(secret: Path | None, *, twice: bool = False) -> str:
    """From a file, or typed: never as an argument, which every account on the machine can read."""
    if secret is not None:
        if not secret.is_file():
            raise NotDone(f"There is no file {secret}.")
        return secret.read_text().strip()
    typed = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("The same again: ") != typed:
        raise NotDone("The two differ. Nothing was done.")
    return typed


@contextmanager
def _refusals(console: Console) -> Iterator[list[str]]:
    """Says in one line why something was not done."""
    failed: list[str] = []
    try:
        yield failed
    except NotPermitted as refused:
        failed.append(str(refused))
        console.print(f"Your roles do not allow this ({refused.permission}).", style="red")
    except (Refused, RootKeyProblem, Damaged, OSError) as refused:
        failed.append(str(refused))
        console.print(str(refused), style="red", soft_wrap=True)


@contextmanager
def _bar(console: Console, what: str, total: int | None) -> Iterator[Callable[[str, int], None]]:
    """A bar of tables; each step names one and how many rows or bytes it has so far."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=total)
        seen: dict[str, int] = {}

        def step(name: str, count: int) -> None:
            seen[name] = seen.get(name, 0) + 1
            bar.update(task, description=f"{what} {name} {count:,}", completed=len(seen))

        yield step
