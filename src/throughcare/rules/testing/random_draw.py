"""A random draw that anybody can compute again: who is drawn follows from four things, each fixed before the next.

1. The frame: everybody who may be drawn, each under a pseudonym of this draw alone, with their chance.
2. The commitment: the SHA-256 of a secret seed. It is published with the frame; the seed is not.
3. The public value: a text agreed beforehand that nobody could know then. It may be left out.
4. The seed, shown after the draw.

Exactly (all texts are UTF-8, all digests 64 hexadecimal digits in small letters):

    commitment = SHA-256(seed)                    the seed is itself a text of 64 hexadecimal digits
    frame      = SHA-256("pseudonym,n,d\\n" ...)   one line a person, by pseudonym; n in d: the chance
    opening    = SHA-256 of the lines of `opening_text`
    number     = HMAC-SHA256(key: seed, message: opening + "|" + public value + "|" + pseudonym)

By chance: a person is drawn when their number, read as a whole number of 256 bits, lies below n/d of 2 to the 256th.
By number: the `take` people with the smallest numbers are drawn.
"""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

PROTOCOL = "throughcare-draw-1"
SPAN = 1 << 256
BY_CHANCE, BY_NUMBER = "chance", "number"


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One person of the frame. numerator in denominator: the chance; 0 in 1 where a number of people is drawn."""

    pseudonym: str
    numerator: int
    denominator: int

    @property
    def text(self) -> str:
        """As it enters the frame's digest."""
        return f"{self.pseudonym},{self.numerator},{self.denominator}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What was fixed and published before the draw.

    number: of the draw in its agency. day: for which tests are drawn, as YYYY-MM-DD. take: how many people; None by
    chance. agreed: which public value was agreed upon, "" for none. commitment, frame: the two digests.
    """

    number: int
    day: str
    take: int | None
    agreed: str
    commitment: str
    frame: str


def digest(text: str) -> str:
    """SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def frame_digest(frame: Iterable[Line]) -> str:
    """The digest of everybody who may be drawn."""
    return digest("".join(line.text for line in sorted(frame)))


def opening_text(opening: Opening) -> str:
    """The lines whose digest is the opening's."""
    method = BY_CHANCE if opening.take is None else f"{BY_NUMBER} {opening.take}"
    return (
        f"{PROTOCOL}\ndraw: {opening.number}\nfor: {opening.day}\nmethod: {method}\n"
        f"public value: {opening.agreed or 'none'}\ncommitment: {opening.commitment}\nframe: {opening.frame}\n"
    )


def opening_digest(opening: Opening) -> str:
    """One number that stands for everything fixed beforehand."""
    return digest(opening_text(opening))


def number_of(seed: str, opening: str, public_value: str, pseudonym: str) -> str:
    """A person's number. opening: its digest."""
    return hmac.new(seed.encode(), f"{opening}|{public_value}|{pseudonym}".encode(), sha256).hexdigest()


def drawn_below(numerator: int, denominator: int) -> int:
    """The smallest number that is no longer drawn at a chance of `numerator` in `denominator`."""
    return -(-numerator * SPAN // denominator)


def select(
    frame: Sequence[Line], seed: str, opening: str, public_value: str = "", take: int | None = None
) -> tuple[str, ...]:
    """The pseudonyms drawn, in their own order. take: how many; None by each one's chance."""
    keyed = hmac.new(seed.encode(), f"{opening}|{public_value}|".encode(), sha256)

    def number(line: Line) -> bytes:
        own = keyed.copy()
        own.update(line.pseudonym.encode())
        return own.digest()

    if take is not None:
        smallest = sorted((number(line), line.pseudonym) for line in frame)[:take]
        return tuple(sorted(pseudonym for _, pseudonym in smallest))
    limits = {
        chance: drawn_below(*chance) for chance in {(line.numerator, line.denominator) for line in frame}
    }
    return tuple(
        sorted(
            line.pseudonym
            for line in frame
            if int.from_bytes(number(line)) < limits[line.numerator, line.denominator]
        )
    )


def selection_digest(selected: Iterable[str]) -> str:
    """The digest of the pseudonyms drawn: one a line, in their own order."""
    return digest("".join(f"{pseudonym}\n" for pseudonym in sorted(selected)))


def average_drawn(frame: Sequence[Line], take: int | None = None) -> float:
    """How many people are drawn on average."""
    if take is not None:
        return float(min(take, len(frame)))
    return sum(line.numerator / line.denominator for line in frame)
