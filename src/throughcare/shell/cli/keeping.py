"""What `throughcare check` says of data at rest: keys, sealed columns, the disk under the database, backups."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from psycopg import sql

from throughcare.platform.database.context import acting
from throughcare.platform.keys.models import DataKey
from throughcare.platform.keys.ring import context_of
from throughcare.platform.keys.root import RootKeyProblem, root_keys
from throughcare.platform.keys.rotation import KEEPER, sealed_columns

type Found = tuple[str, bool]
"""What was found, and whether it is serious."""

DISK, BACKUPS = "THROUGHCARE_DISK_ENCRYPTED", "THROUGHCARE_BACKUPS_ENCRYPTED"
BLOCK_DEVICES = Path("/sys/dev/block")


def found() -> list[Found]:
    """Everything found about data at rest."""
    with acting(KEEPER):
        keys = list(DataKey.objects.order_by("created_at"))
        return [*_root_keys(keys), *_sealed(keys), *_disk(), *_backups()]


def _root_keys(keys: list[DataKey]) -> Iterator[Found]:
    """Every data key in use opens under a root key that only the service's account can read."""
    if not keys and not settings.ROOT_KEYS and not settings.ROOT_KEYS_FOLDER.is_dir():
        if not settings.ROOT_KEYS_MAKE_FIRST:
            yield "There is no root key: run `throughcare keys init` once, and keep a copy apart.", True
        return
    try:
        place = root_keys()
        place.current()
        for key in keys:
            if key.retired_at is None:
                place.unwrap(key.root, bytes(key.wrapped), context_of(key))
    except RootKeyProblem as problem:
        yield str(problem), True
        return
    if not settings.ROOT_KEYS and settings.HOME in settings.ROOT_KEYS_FOLDER.parents:
        yield (
            (
                "The root keys lie beside the trial's database: one copy of the folder takes both. An agency sets"
                " THROUGHCARE_ROOT_KEYS_FOLDER to a place of their own."
            ),
            settings.SETTINGS_MODULE.endswith("production"),
        )


def _sealed(keys: list[DataKey]) -> Iterator[Found]:
    """No value is sealed with a key that opens nothing any more."""
    in_use = {key.pk for key in keys if key.retired_at is None}
    for field in sealed_columns():
        statement = sql.SQL(
            "SELECT DISTINCT substring({0} FROM 2 FOR 4) FROM {1} WHERE {0} IS NOT NULL"
        ).format(sql.Identifier(str(field.column)), sql.Identifier(field.model._meta.db_table))
        with connection.cursor() as cursor:
            cursor.execute(statement)
            used = {int.from_bytes(bytes(key)) for (key,) in cursor.fetchall()}
        if used - in_use:
            yield f"{field.place.table}.{field.column} holds values whose key is retired or missing.", True
    waiting = [key for key in keys if key.replaced_at and not key.retired_at]
    if waiting:
        yield f"{len(waiting)} rotations of keys are unfinished: run `throughcare keys rotate` again.", False


def _disk() -> Iterator[Found]:
    """Whether the disk under the database is encrypted, as far as this machine can see."""
    stated = os.environ.get(DISK, "")
    seen = encrypted(settings.HOME) if _is_private() else None
    if seen:
        yield f"Disk: {settings.HOME} lies on an encrypted device (dm-crypt).", False
    elif stated.lower() in {"", "no"}:
        yield (
            (
                f"Disk encryption was not seen. Where it is there, say how in {DISK}, such as {DISK}='yes: LUKS2 on the"
                " database server'."
            ),
            settings.SETTINGS_MODULE.endswith("production"),
        )
    else:
        yield f"Disk, as stated and not seen: {stated}.", False


def _is_private() -> bool:
    """Whether the database is the trial's own, in the home folder, and so on a disk of this machine."""
    host = settings.DATABASES["default"]["HOST"]
    return host.startswith(str(settings.HOME.resolve())) or "/throughcare-" in host


def _backups() -> Iterator[Found]:
    stated = os.environ.get(BACKUPS, "")
    if stated.lower() in {"", "no"}:
        yield (
            (
                f"Nothing is said about backups. Say in {BACKUPS} how they are encrypted and where their key is."
            ),
            settings.SETTINGS_MODULE.endswith("production"),
        )
    else:
        yield f"Backups, as stated and not seen: {stated}.", False


def encrypted(path: Path, devices: Path = BLOCK_DEVICES) -> bool | None:
    """Whether `path` lies on a dm-crypt device, through volumes built upon it; None where no device is to be seen."""
    while not path.exists():
        path = path.parent
    number = path.stat().st_dev
    device = devices / f"{os.major(number)}:{os.minor(number)}"
    return _crypt(device) if device.exists() else None


def _crypt(device: Path) -> bool:
    """A device is encrypted when it is a crypt mapping, or when all that it stands upon is."""
    name = device / "dm/uuid"
    if name.is_file() and name.read_text().startswith("CRYPT-"):
        return True
    below = list((device / "slaves").iterdir()) if (device / "slaves").is_dir() else []
    return bool(below) and all(_crypt(each.resolve()) for each in below)
