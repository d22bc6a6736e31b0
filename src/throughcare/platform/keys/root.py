"""Root keys: they wrap the data keys and never stand in the database.

`RootKeys` is all that is asked of a place that keeps them, few enough words that a key management service or a
hardware module fits behind it. Two places are built: a folder of files that only the service's own account may read,
and the environment, for platforms that hand secrets over so.
"""

import base64
import os
import re
import secrets
import stat
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES, NONCE_BYTES = 32, 12
_FILE = re.compile(r"(root-\d{4})\.key")


class RootKeyProblem(RuntimeError):
    """A root key is missing, lies open to others, or does not open what it is said to have wrapped."""


class RootKeys(Protocol):
    """A place that keeps root keys."""

    def current(self) -> str:
        """The id of the root key that wraps from now on."""
        ...

    def wrap(self, key: bytes, context: bytes) -> tuple[str, bytes]:
        """The current root key's id, and `key` wrapped by it. context: what the key is for; bound to it."""
        ...

    def unwrap(self, root: str, wrapped: bytes, context: bytes) -> bytes:
        """The key again. Raises RootKeyProblem."""
        ...

    def add(self) -> str:
        """Make a new root key, current from now on; returns its id. Raises RootKeyProblem where others make it."""
        ...

    def retire(self, root: str) -> str:
        """Put an old root key out of use, keeping it for old backups; returns where it is, in words."""
        ...


class _Held(ABC):
    """Wrapping with keys that are at hand as bytes."""

    @abstractmethod
    def key(self, root: str) -> bytes:
        """The bytes of one key. Raises RootKeyProblem."""

    @abstractmethod
    def current(self) -> str:
        """The id of the key that wraps."""

    def wrap(self, key: bytes, context: bytes) -> tuple[str, bytes]:
        root, nonce = self.current(), secrets.token_bytes(NONCE_BYTES)
        return root, nonce + AESGCM(self.key(root)).encrypt(nonce, key, context)

    def unwrap(self, root: str, wrapped: bytes, context: bytes) -> bytes:
        try:
            return AESGCM(self.key(root)).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], context)
        except (InvalidTag, ValueError) as wrong:
            raise RootKeyProblem(f"The root key {root} does not open this data key.") from wrong


class FolderRootKeys(_Held):
    """One file a key, `root-0001.key`; the highest number is current. The folder is 0700, each file 0600 or 0400.

    make_first: a trial makes its first key by itself; in production an administrator does, by `throughcare keys init`.
    """

    def __init__(self, folder: Path, *, make_first: bool = False) -> None:
        self.folder, self.make_first = folder, make_first
        self._read: dict[str, bytes] = {}

    def current(self) -> str:
        """The highest-numbered key. Raises RootKeyProblem when there is none."""
        names = self.names()
        if not names and self.make_first:
            return self.add()
        if not names:
            raise RootKeyProblem(f"There is no root key in {self.folder}. Run `throughcare keys init` once.")
        return names[-1]

    def names(self) -> list[str]:
        """The keys in use, oldest first."""
        if not self.folder.is_dir():
            return []
        found = (_FILE.fullmatch(path.name) for path in self.folder.iterdir())
        return sorted(match[1] for match in found if match)

    def key(self, root: str) -> bytes:
        """The bytes of one key, read once. Raises RootKeyProblem when it lies open to others or is not a key."""
        path = self.folder / f"{root}.key"
        if not path.is_file():
            raise RootKeyProblem(f"The root key {root} is not in {self.folder}.")
        if root not in self._read:
            for place in (self.folder, path):
                self._refuse_open_to_others(place)
            raw = base64.b64decode(path.read_text().strip())
            if len(raw) != KEY_BYTES:
                raise RootKeyProblem(f"{path} does not hold a key of {KEY_BYTES} bytes.")
            self._read[root] = raw
        return self._read[root]

    def add(self) -> str:
        """Make the next key; of two processes that make the first one at the same moment, one does."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        root = f"root-{int(self.names()[-1][5:]) + 1 if self.names() else 1:04}"
        draft = self.folder / f".{root}.{secrets.token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_text(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() + "\n")
        try:
            os.link(draft, self.folder / f"{root}.key")
        except FileExistsError:
            pass  # someone else was quicker: theirs it is
        finally:
            draft.unlink()
        return root

    def retire(self, root: str) -> str:
        """Set the file aside under a name that is not read."""
        aside = self.folder / f"{root}.key.retired"
        (self.folder / f"{root}.key").rename(aside)
        self._read.pop(root, None)
        return str(aside)

    @staticmethod
    def _refuse_open_to_others(path: Path) -> None:
        if exposed(path):
            raise RootKeyProblem(f"{path} is open to other accounts: chmod go-rwx {path}")


class EnvironmentRootKeys(_Held):
    """`THROUGHCARE_ROOT_KEYS="2027:BASE64,2026:BASE64"`: the first is current, the rest only unwrap."""

    def __init__(self, text: str) -> None:
        pairs = [part.strip().partition(":") for part in text.split(",") if part.strip()]
        self._keys = {name: base64.b64decode(key) for name, _, key in pairs}
        if not self._keys or any(len(key) != KEY_BYTES for key in self._keys.values()):
            raise RootKeyProblem(
                f"THROUGHCARE_ROOT_KEYS reads NAME:BASE64 of {KEY_BYTES} bytes, comma-separated."
            )

    def current(self) -> str:
        """The first one."""
        return next(iter(self._keys))

    def key(self, root: str) -> bytes:
        """The bytes of one key. Raises RootKeyProblem."""
        if root not in self._keys:
            raise RootKeyProblem(f"The root key {root} is not in THROUGHCARE_ROOT_KEYS.")
        return self._keys[root]

    def add(self) -> str:
        """Not from here: whoever sets the environment puts a new key in front."""
        raise RootKeyProblem(
            "Put a new key first in THROUGHCARE_ROOT_KEYS, restart, and rotate with --kek again."
        )

    def retire(self, root: str) -> str:
        """Not from here either."""
        return f"THROUGHCARE_ROOT_KEYS: take {root} out and keep it with the backups it opens"


def exposed(path: Path) -> bool:
    """Whether any account but the owner's can do anything with `path`."""
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


_places: dict[tuple[str, str], RootKeys] = {}


def root_keys() -> RootKeys:
    """Where this installation keeps its root keys, by its settings."""
    chosen = (str(settings.ROOT_KEYS_FOLDER), settings.ROOT_KEYS)
    if chosen not in _places:
        _places[chosen] = (
            EnvironmentRootKeys(settings.ROOT_KEYS)
            if settings.ROOT_KEYS
            else FolderRootKeys(settings.ROOT_KEYS_FOLDER, make_first=settings.ROOT_KEYS_MAKE_FIRST)
        )
    return _places[chosen]
