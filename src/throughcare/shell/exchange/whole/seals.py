"""What a passphrase does for an export: wraps the agency's data keys, and proves that nobody changed the manifest.

Sealed columns travel as they stand, bound to table, column and record. Only the data keys that open them change hands:
taken out of this installation's root key, put under the passphrase, and under the other installation's root key there.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from throughcare.platform.keys.models import DataKey
from throughcare.platform.keys.ring import context_of
from throughcare.platform.keys.root import root_keys
from throughcare.platform.refusal import Refused

SHORTEST = 12
"""Characters of a passphrase."""
NONCE_BYTES = 12
COST = {"n": 2**15, "r": 8, "p": 1}
"""Of scrypt: 32 MB and about a tenth of a second a guess."""


class PassphraseTooShort(Refused):
    """A passphrase that could be guessed."""


class WrongPassphrase(Refused):
    """The passphrase is another, or what it proves was changed."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What a passphrase and a salt give: one key that wraps, one that proves."""

    salt: str
    wrapping: bytes = field(repr=False)
    proving: bytes = field(repr=False)

    @classmethod
    def new(cls, text: str) -> "Passphrase":
        """For a new export. Raises PassphraseTooShort."""
        if len(text) < SHORTEST:
            raise PassphraseTooShort(f"Use a passphrase of at least {SHORTEST} characters.", "passphrase")
        return cls.of(text, base64.b64encode(secrets.token_bytes(16)).decode())

    @classmethod
    def of(cls, text: str, salt: str) -> "Passphrase":
        """For an export made before, with its salt (base64)."""
        made = hashlib.scrypt(
            text.encode(), salt=base64.b64decode(salt), dklen=64, maxmem=64 * 1024**2, **COST
        )
        return cls(salt, made[:32], made[32:])

    def proof(self, content: Mapping[str, Any]) -> str:
        """HMAC-SHA256 of a manifest without its own proof."""
        plain = {name: value for name, value in content.items() if name != "proof"}
        text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hmac.new(self.proving, text.encode(), hashlib.sha256).hexdigest()

    def prove(self, content: Mapping[str, Any]) -> None:
        """Raise WrongPassphrase unless this passphrase made the manifest's proof."""
        if not hmac.compare_digest(self.proof(content), str(content.get("proof", ""))):
            raise WrongPassphrase(
                "The passphrase is not the one of this export, or MANIFEST.json was changed. Nothing was written.",
                "passphrase",
            )

    def wrap(self, row: DataKey) -> dict[str, str]:
        """A data key as a line of keys.jsonl; one that is retired opens nothing and carries nothing."""
        return {
            "id": str(row.pk), "agency_id": str(row.agency_id), "domain": row.domain,
            "created_at": row.created_at.isoformat(), "replaced_at": _moment(row.replaced_at),
            "retired_at": _moment(row.retired_at), "wrapped": "" if row.retired_at else self._wrapped(row),
        }  # fmt: skip

    def unwrap(self, line: Mapping[str, str]) -> DataKey:
        """The data key again, not saved, under this installation's root key. Raises WrongPassphrase."""
        row = DataKey(
            id=int(line["id"]), agency_id=UUID(line["agency_id"]), domain=line["domain"], root="", wrapped=b"",
            created_at=datetime.fromisoformat(line["created_at"]),
            replaced_at=_read_moment(line["replaced_at"]), retired_at=_read_moment(line["retired_at"]),
        )  # fmt: skip
        if line["wrapped"]:
            raw = base64.b64decode(line["wrapped"])
            try:
                secret = AESGCM(self.wrapping).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], context_of(row))
            except InvalidTag as wrong:
                raise WrongPassphrase(
                    "The passphrase does not open the export's keys.", "passphrase"
                ) from wrong
            row.root, row.wrapped = root_keys().wrap(secret, context_of(row))
        return row

    def _wrapped(self, row: DataKey) -> str:
        secret = root_keys().unwrap(row.root, bytes(row.wrapped), context_of(row))
        nonce = secrets.token_bytes(NONCE_BYTES)
        return base64.b64encode(
            nonce + AESGCM(self.wrapping).encrypt(nonce, secret, context_of(row))
        ).decode()


def key_lines(agency: UUID, passphrase: Passphrase) -> Iterator[bytes]:
    """The agency's data keys as JSON Lines."""
    for row in DataKey.objects.filter(agency_id=agency).order_by("id"):
        yield json.dumps(passphrase.wrap(row)).encode() + b"\n"


def _moment(value: datetime | None) -> str:
    return value.isoformat() if value else ""


def _read_moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
