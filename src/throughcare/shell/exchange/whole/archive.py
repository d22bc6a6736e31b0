"""The folder of an export: what lies in it, how it is written, how it is checked before anybody believes it.

MANIFEST.json      counts and SHA-256 of every file, the schema; written last, proved by the passphrase
tables/NAME.jsonl  one line a row, every version
csv/NAME.csv       the same rows for a spreadsheet; never read back
dictionary.json    what each table and field holds and why; dictionary.md is the same to be read
keys.jsonl         the data keys of sealed columns, wrapped by the passphrase
audit.jsonl        the agency's audit entries, to be read
elsewhere.jsonl    other agencies and their users, whom rows refer to by id
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from throughcare.platform.refusal import Refused
from throughcare.shell.exchange.whole.seals import Passphrase
from throughcare.shell.exchange.whole.tables import Table, tables

FORMAT, VERSION = "throughcare-agency-export", 1
MANIFEST, KEYS, AUDIT, ELSEWHERE = "MANIFEST.json", "keys.jsonl", "audit.jsonl", "elsewhere.jsonl"
BLOCK = 1 << 20
LONGEST_MANIFEST = 16 * 1024**2


class NotAnExport(Refused):
    """The folder holds no export, or one of another format or schema."""


class Damaged(Refused):
    """A file is missing, cut off or changed. Nothing was written."""


class FolderInUse(Refused):
    """The folder to write into is not empty."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One file of an export. rows: lines; 0 where lines are no rows."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Export:
    """A checked export: its folder and what the manifest says."""

    folder: Path
    content: dict[str, Any]
    passphrase: Passphrase

    @property
    def agency(self) -> dict[str, str]:
        """id, code and name."""
        return dict(self.content["agency"])

    @property
    def whole(self) -> bool:
        return bool(self.content["scope"] == "whole")

    def filed(self, name: str) -> Filed:
        """What the manifest says of a file."""
        return Filed(**self.content["files"][name])

    def fingerprint(self) -> str:
        """SHA-256 of the manifest: stands in the audit entries of the export, the import and the erasure."""
        return hashlib.sha256((self.folder / MANIFEST).read_bytes()).hexdigest()


def lines_of(table: Table) -> str:
    """Where a table's JSON Lines are."""
    return f"tables/{table.name}.jsonl"


def cells_of(table: Table) -> str:
    """Where a table's CSV is."""
    return f"csv/{table.name}.csv"


class Writer:
    """Writes one file, counting and hashing."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.digest, self.rows, self.size = file, hashlib.sha256(), 0, 0

    def write(self, block: bytes, rows: int = 0) -> None:
        """Write a block of `rows` rows."""
        self.file.write(block)
        self.digest.update(block)
        self.rows += rows
        self.size += len(block)


class ArchiveWriter:
    """Writes the files of an export; only this account may read them."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderInUse(f"{folder} is not an empty folder. Choose another.", "to")
        for place in (folder, folder / "tables", folder / "csv"):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder, self.files = folder, dict[str, Filed]()

    @contextmanager
    def file(self, name: str) -> Iterator[Writer]:
        """One file, entered in the manifest when it is complete."""
        path = self.folder / name
        path.touch(mode=0o600)
        with path.open("wb") as opened:
            writer = Writer(opened)
            yield writer
        self.files[name] = Filed(writer.rows, writer.size, writer.digest.hexdigest())

    def lines(self, name: str, lines: Iterable[bytes]) -> None:
        """A file of lines."""
        with self.file(name) as writer:
            for line in lines:
                writer.write(line, 1)

    def text(self, name: str, text: str) -> None:
        """A file of text."""
        with self.file(name) as writer:
            writer.write(text.encode())

    def close(self, content: dict[str, Any], passphrase: Passphrase) -> Export:
        """Write the manifest, last of all: a folder without one is no export."""
        content = {
            "format": FORMAT, "version": VERSION, **content, "salt": passphrase.salt,
            "files": {name: asdict(filed) for name, filed in sorted(self.files.items())},
        }  # fmt: skip
        content["proof"] = passphrase.proof(content)
        path = self.folder / MANIFEST
        path.touch(mode=0o600)
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")
        return Export(self.folder, content, passphrase)


def opened(folder: Path, passphrase: str, progress: Callable[[str, int], None] = lambda *_: None) -> Export:
    """Read an export and check everything that can be checked without a database: proof, schema, counts, hashes.

    progress: told each file and its size once it is checked.
    Raises NotAnExport, WrongPassphrase or Damaged.
    """
    content = _manifest(folder)
    export = Export(folder, content, Passphrase.of(passphrase, content["salt"]))
    export.passphrase.prove(content)
    _refuse_other_schema(content["schema"])
    for name in content["files"]:
        _check(folder, name, export.filed(name))
        progress(name, export.filed(name).bytes)
    missing = [lines_of(table) for table in tables() if lines_of(table) not in content["files"]]
    if export.whole and missing:
        raise Damaged(f"The manifest names no file {missing[0]}. Nothing was written.")
    return export


def schema() -> dict[str, list[str]]:
    """Every table with its columns and their types, as far as they travel: what an import must find alike."""
    from django.db import connection

    return {
        table.name: [
            f"{column.name} {column.field.db_type(connection)}{' null' if column.field.null else ''}"
            for column in table.columns
        ]
        for table in tables()
    }


def checked_blocks(path: Path, filed: Filed) -> Iterator[bytes]:
    """A file block by block, whole lines only, refused at its end if it is not what the manifest says.

    Raises Damaged; whoever writes what was read so far must undo it.
    """
    digest, size, rows, rest = hashlib.sha256(), 0, 0, b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size, rows = size + len(block), rows + block.count(b"\n")
            whole, mark, tail = (rest + block).rpartition(b"\n")
            rest = tail
            if mark:
                yield whole + mark
    if rest or (digest.hexdigest(), size) != (filed.sha256, filed.bytes) or rows != filed.rows:
        raise Damaged(f"{path.name} is not the file that was exported. Nothing was written.")


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.is_file():
        raise NotAnExport(
            f"There is no {MANIFEST} in {folder}. An export broken off has none: make it again."
        )
    if path.stat().st_size > LONGEST_MANIFEST:
        raise NotAnExport(f"{path} is too large to be a manifest.")
    try:
        content = json.loads(path.read_bytes())
    except ValueError as wrong:
        raise NotAnExport(f"{path} is not JSON.") from wrong
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise NotAnExport(f"{path} is not the manifest of an agency's export.")
    if content.get("version") != VERSION:
        raise NotAnExport(
            f"The export has format {content.get('version')}; this version reads format {VERSION}."
        )
    if not re.fullmatch(r"[A-Za-z0-9+/]{22}==", str(content.get("salt"))):
        raise NotAnExport(f"{path} has no salt; it was changed.")
    return content


def _refuse_other_schema(theirs: dict[str, list[str]]) -> None:
    ours = schema()
    for name in sorted({*ours, *theirs}):
        if ours.get(name) != theirs.get(name):
            raise NotAnExport(
                f"The export was made with another version of the tables: {name} differs. Bring both installations to"
                " the same version and export again. Nothing was written."
            )


def _check(folder: Path, name: str, filed: Filed) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise Damaged(f"{name} is missing. Nothing was written.")
    if path.stat().st_size != filed.bytes:
        raise Damaged(
            f"{name} has {path.stat().st_size} bytes, not {filed.bytes}: cut off or changed. Nothing was written."
        )
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != filed.sha256:
            raise Damaged(f"{name} was changed after the export. Nothing was written.")
    if filed.rows and name.endswith(".jsonl"):
        with path.open("rb") as file:
            rows = sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b""))
        if rows != filed.rows:
            raise Damaged(f"{name} has {rows} rows, not {filed.rows}. Nothing was written.")
