"""Data keys in hand: unwrapped once, trusted for a minute, then asked for again.

A process may seal with a key it trusts; so a rotation waits longer than `TRUSTED_FOR` before an old key is refused.
"""

import hmac
import secrets
import threading
import time
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import IntegrityError, transaction

from throughcare.platform import clock
from throughcare.platform.keys.models import DataKey, Domain
from throughcare.platform.keys.root import KEY_BYTES, root_keys

TRUSTED_FOR = 60.0
"""Seconds for which a process believes what it read of a key."""


class CannotOpen(ValueError):
    """Something sealed was changed or moved, or no key opens it. Says which column, never what stood there."""


class KeyRefused(CannotOpen):
    """The key that sealed this is not there, is retired, or belongs to another agency."""


@dataclass(frozen=True, slots=True)
class KeyInHand:
    """One unwrapped key. until: when it is asked for again, by the process's own clock."""

    id: int
    agency: UUID
    domain: str
    cipher: AESGCM
    secret: bytes = field(repr=False)
    seals: bool
    until: float


class Ring:
    """The keys of one process."""

    def __init__(self) -> None:
        self._by_id: dict[int, KeyInHand] = {}
        self._sealing: dict[tuple[UUID, str], KeyInHand] = {}
        self._indexing: dict[UUID, tuple[KeyInHand | None, float]] = {}
        self._lock = threading.Lock()

    def opening(self, key_id: int) -> KeyInHand:
        """The key with this id. Raises KeyRefused."""
        held = self._by_id.get(key_id)
        if held is None or held.until < time.monotonic():
            row = DataKey.objects.filter(pk=key_id, retired_at__isnull=True).first()
            if row is None:
                self._by_id.pop(key_id, None)
                raise KeyRefused("The key that sealed this is not there, is retired, or is another agency's.")
            held = self._hold(row)
        return held

    def sealing(self, agency: UUID, domain: str) -> KeyInHand:
        """The key that seals for an agency in a domain; made when there is none yet."""
        held = self._sealing.get((agency, domain))
        if held is None or held.until < time.monotonic():
            held = self.sealing_from(_current(agency, domain) or self._make(agency, domain))
        return held

    def indexing(self, agency: UUID) -> KeyInHand | None:
        """The key of an agency's blind indexes, for looking something up; None while it has sealed nothing yet.

        Asked of the database once a minute. A key whose making was undone finds nothing, and is forgotten as soon.
        """
        held, until = self._indexing.get(agency, (None, 0.0))
        if until < time.monotonic():
            row = _current(agency, Domain.INDEX)
            held = self._hold(row) if row else None
            self._indexing[agency] = held, time.monotonic() + TRUSTED_FOR
        return held

    def sealing_from(self, row: DataKey) -> KeyInHand:
        """The key of a row, trusted to seal as soon as its transaction stands."""
        held = self._hold(row)
        if row.domain == Domain.INDEX:
            self._indexing[row.agency_id] = held, held.until
        # What a transaction made may yet be undone with it: others learn of it once it stands.
        transaction.on_commit(lambda: self._believe(held))
        return held

    def forget(self) -> None:
        """Know nothing any more."""
        with self._lock:
            self._by_id.clear()
            self._sealing.clear()
            self._indexing.clear()

    def _believe(self, held: KeyInHand) -> None:
        with self._lock:
            self._sealing[held.agency, held.domain] = held

    def _hold(self, row: DataKey) -> KeyInHand:
        secret = root_keys().unwrap(row.root, bytes(row.wrapped), context_of(row))
        held = KeyInHand(
            row.pk, row.agency_id, row.domain, AESGCM(secret), secret, row.replaced_at is None,
            time.monotonic() + TRUSTED_FOR,
        )  # fmt: skip
        with self._lock:
            self._by_id[row.pk] = held
        return held

    def _make(self, agency: UUID, domain: str) -> DataKey:
        try:
            with transaction.atomic():
                return make_key(agency, domain)
        except IntegrityError:  # someone else made it at the same moment
            row = _current(agency, domain)
            if row is None:
                raise
            return row


def make_key(agency: UUID, domain: str) -> DataKey:
    """A new data key, wrapped and stored. Raises IntegrityError when another one seals."""
    row = DataKey(agency_id=agency, domain=domain, created_at=clock.now())
    row.root, row.wrapped = root_keys().wrap(secrets.token_bytes(KEY_BYTES), context_of(row))
    row.save(force_insert=True)
    return row


def context_of(row: DataKey) -> bytes:
    """What a wrapped key is bound to: it cannot be passed off as another's."""
    return f"throughcare data key|{row.pk}|{row.agency_id}|{row.domain}".encode()


def blind(label: str, agency: UUID, text: str) -> int:
    """The blind index of `text` in the field `label` of an agency: 64 bits of an HMAC-SHA256, signed.

    Equal texts of one field and agency give equal numbers; without the key nothing can be tried out.
    """
    return blind_with(RING.sealing(agency, Domain.INDEX), label, text)


def blind_with(key: KeyInHand, label: str, text: str) -> int:
    """The blind index under an index key in hand: for many at once."""
    own = hmac.digest(key.secret, label.encode(), sha256)
    return int.from_bytes(hmac.digest(own, text.encode(), sha256)[:8], signed=True)


def _current(agency: UUID, domain: str) -> DataKey | None:
    return DataKey.objects.filter(agency_id=agency, domain=domain, replaced_at__isnull=True).first()


RING = Ring()
