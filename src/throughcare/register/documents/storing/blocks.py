"""A stored document's content, cut into blocks and sealed under a key of its own.

Each block is AES-256-GCM with a random nonce; bound to it are the document, its number and how many there are, so that
a block left out, moved, or taken from another document does not open.
"""

import base64
import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BLOCK = 1024 * 1024
NONCE, KEY = 12, 32


class Damaged(ValueError):
    """A block was changed, moved or lost. Says which, never what stood there."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """key: in base64. digest: SHA-256 of the content, in hex. blocks: in order."""

    key: str
    digest: str
    blocks: list[bytes]


def seal_file(document: UUID, file: BinaryIO, size: int) -> SealedFile:
    """Seal `size` bytes of `file` from its beginning, under a new key."""
    secret = secrets.token_bytes(KEY)
    cipher, digest = AESGCM(secret), hashlib.sha256()
    count = max(1, -(-size // BLOCK))
    blocks = []
    file.seek(0)
    for number in range(count):
        plain = file.read(BLOCK)
        digest.update(plain)
        nonce = secrets.token_bytes(NONCE)
        blocks.append(nonce + cipher.encrypt(nonce, plain, _bound(document, number, count)))
    return SealedFile(base64.b64encode(secret).decode(), digest.hexdigest(), blocks)


def opened(document: UUID, key: str, blocks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The content again, block by block. Raises Damaged."""
    cipher, count, given = AESGCM(base64.b64decode(key)), max(1, -(-size // BLOCK)), 0
    for number, block in enumerate(blocks):
        try:
            yield cipher.decrypt(block[:NONCE], block[NONCE:], _bound(document, number, count))
        except InvalidTag as changed:
            raise Damaged(f"Block {number} of document {document} was changed or moved.") from changed
        given += 1
    if given != count:
        raise Damaged(f"Document {document} has {given} blocks of {count}.")


def _bound(document: UUID, number: int, count: int) -> bytes:
    return f"{document}|{number}|{count}".encode()
