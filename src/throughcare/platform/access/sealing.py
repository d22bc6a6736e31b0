"""Secrets of the second factor at rest: AES-256-GCM under a key derived from SECRET_KEY.

A stolen copy of the database alone makes no codes. When SECRET_KEY changes, the old one goes to SECRET_KEY_FALLBACKS
until each secret has been set up anew.
"""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

PURPOSE = b"throughcare second factor"
"""Keeps this key apart from every other use of SECRET_KEY, and what is sealed from being read elsewhere."""
VERSION, NONCE_BYTES = b"\x01", 12


class CannotOpen(ValueError):
    """What was sealed was changed, or its key is gone."""


def seal(text: str) -> str:
    """`text` encrypted, as base64 of version, nonce, ciphertext and tag."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = _cipher(settings.SECRET_KEY).encrypt(nonce, text.encode(), PURPOSE)
    return base64.b64encode(VERSION + nonce + sealed).decode()


def unseal(sealed: str) -> str:
    """The text again. Raises CannotOpen."""
    try:
        raw = base64.b64decode(sealed, validate=True)
    except ValueError as broken:
        raise CannotOpen("This is nothing sealed.") from broken
    if raw[:1] != VERSION:
        raise CannotOpen("This is nothing sealed, or sealed by a later release.")
    nonce, body = raw[1 : 1 + NONCE_BYTES], raw[1 + NONCE_BYTES :]
    for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]:
        try:
            return _cipher(key).decrypt(nonce, body, PURPOSE).decode()
        except (InvalidTag, ValueError):
            continue
    raise CannotOpen("No key opens this.")


def _cipher(secret_key: str | bytes) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return AESGCM(derived.derive(force_bytes(secret_key)))
