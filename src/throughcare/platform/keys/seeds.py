"""Seeds of what is to be random and proved so."""

import secrets

SEED_BYTES = 32


def new_seed() -> str:
    """256 random bits as 64 hexadecimal digits."""
    return secrets.token_hex(SEED_BYTES)
