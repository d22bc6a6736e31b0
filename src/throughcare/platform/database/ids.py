"""Identifiers: for rows, sorting by the time they were made; for people, short enough to be said aloud."""

import secrets
from uuid import UUID

from throughcare.platform import clock

SPOKEN_LETTERS = "ABCDEFGHJKLMNPRTVWXY"
"""Without those taken for a figure or another letter when said or written by hand: I, O, Q, S, U, Z."""


def uuid7() -> UUID:
    """A new identifier: UUID version 7 (RFC 9562), 48 bits of milliseconds, then 74 random bits."""
    milliseconds = int(clock.actual().timestamp() * 1000) & ((1 << 48) - 1)
    bits = (milliseconds << 80) | secrets.randbits(80)
    bits = bits & ~(0xF << 76) | (0x7 << 76)
    bits = bits & ~(0x3 << 62) | (0x2 << 62)
    return UUID(int=bits)


def random_reference() -> str:
    """A letter and six figures, such as "X123456": one of twenty million, so a caller must expect one in use.

    At random, because a count would tell how many people an agency keeps and when each of them came, and because
    whoever counts makes everybody else wait.
    """
    return f"{secrets.choice(SPOKEN_LETTERS)}{secrets.randbelow(1_000_000):06}"
