"""Secrets for somebody without an account: a link, the code given by hand, the browser let in. Kept as digests only."""

import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac

from throughcare.platform.access.tokens import digest_of

__all__ = ["digest_of", "digest_of_answer", "new_code", "new_secret"]
CODE_DIGITS = 6


def new_secret() -> str:
    """256 random bits, as they stand in an address or a cookie; no slow hash is needed to keep its digest."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A short code that is told by hand. Worth little by itself: whoever asks for it allows few attempts."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def digest_of_answer(key: UUID, answer: str) -> str:
    """What is kept of a short answer: made with the installation’s secret, so that no table of answers undoes it."""
    return salted_hmac(f"throughcare.outsiders.{key}", answer, algorithm="sha256").hexdigest()
