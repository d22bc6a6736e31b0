"""Sealing one value: AES-256-GCM under a data key, bound to the place where it stands.

What is stored: 0x01, the key's id (4 bytes), a random nonce (12), ciphertext, tag (16). Bound as associated data are
table, column, record and domain, so that a value carried to another row or column does not open. All versions of a
record share its record id: history keeps opening without being written again.
"""

import secrets
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag

from throughcare.platform.keys.ring import RING, CannotOpen, KeyInHand

FORMAT = b"\x01"
NONCE_BYTES, HEAD, SHORTEST = 12, 17, 33


@dataclass(frozen=True, slots=True)
class Place:
    """A sealed column."""

    table: str
    column: str
    domain: str

    def bound_to(self, record: UUID | str) -> bytes:
        """The associated data of one record's value. record: a UUID or its usual text."""
        return f"{self.table}|{self.column}|{record}|{self.domain}".encode()


def seal(place: Place, agency: UUID, record: UUID | str, text: str) -> bytes:
    """`text` sealed for its place, under the agency's present key."""
    return seal_with(RING.sealing(agency, place.domain), place, record, text)


def seal_with(key: KeyInHand, place: Place, record: UUID | str, text: str) -> bytes:
    """`text` sealed under a key in hand: for many values at once."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    head = FORMAT + key.id.to_bytes(4) + nonce
    return head + key.cipher.encrypt(nonce, text.encode(), place.bound_to(record))


def unseal(place: Place, record: UUID | str, raw: bytes) -> str:
    """The text again. Raises CannotOpen, KeyRefused among them."""
    if len(raw) < SHORTEST or raw[:1] != FORMAT:
        raise CannotOpen(f"{place.table}.{place.column} of {record} holds nothing sealed.")
    key = RING.opening(key_id_of(raw))
    if key.domain != place.domain:
        raise CannotOpen(f"{place.table}.{place.column} of {record} is sealed for another domain.")
    try:
        return key.cipher.decrypt(raw[5:HEAD], raw[HEAD:], place.bound_to(record)).decode()
    except InvalidTag as changed:
        raise CannotOpen(f"{place.table}.{place.column} of {record} was changed or moved.") from changed


def key_id_of(raw: bytes) -> int:
    """Which key sealed this."""
    return int.from_bytes(raw[1:5])
