"""The published file of a draw, and computing it again: without a database, without trusting who made it.

The file is JSON. What is wrong is named by its part: format, frame, opening, seed, public value or selection.
"""

import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from throughcare.rules.testing.random_draw import (
    PROTOCOL,
    Line,
    Opening,
    digest,
    frame_digest,
    opening_digest,
    select,
    selection_digest,
)

HEX = re.compile(r"[0-9a-f]{64}")
PSEUDONYM = re.compile(r"[0-9a-f]{16}")
MOST_PEOPLE = 5_000_000


class NotADraw(ValueError):
    """The file does not hold a published draw. Says which field, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A draw as it was published. seed, public_value, selected: None until the draw is made."""

    opening: Opening
    opening_digest: str
    lines: tuple[Line, ...]
    seed: str | None = None
    public_value: str | None = None
    selected: tuple[str, ...] | None = None
    selection_digest: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def made(self) -> bool:
        """Whether the draw was made, so that its seed is shown."""
        return self.seed is not None


@dataclass(frozen=True, slots=True)
class Finding:
    """One check. part: of the draw. right: whether it holds. says: what was compared, in a sentence."""

    part: str
    right: bool
    says: str


def as_json(draw: Published) -> dict[str, Any]:
    """The published file's content."""
    opening = draw.opening
    return {
        "protocol": PROTOCOL,
        **draw.words,
        "number": opening.number,
        "for": opening.day,
        "take": opening.take,
        "public_value_agreed": opening.agreed,
        "commitment": opening.commitment,
        "frame_digest": opening.frame,
        "opening_digest": draw.opening_digest,
        "seed": draw.seed,
        "public_value": draw.public_value,
        "selected": None if draw.selected is None else list(draw.selected),
        "selection_digest": draw.selection_digest,
        "frame": [[line.pseudonym, line.numerator, line.denominator] for line in draw.lines],
    }


def read(raw: object) -> Published:
    """A published file's content. Raises NotADraw."""
    if not isinstance(raw, dict) or raw.get("protocol") != PROTOCOL:
        raise NotADraw(f'the field "protocol" must say "{PROTOCOL}"')
    lines = _lines(raw.get("frame"))
    opening = Opening(
        number=_whole(raw, "number", 1),
        day=_text(raw, "for"),
        take=None if raw.get("take") is None else _whole(raw, "take", 1),
        agreed=_text(raw, "public_value_agreed"),
        commitment=_hex(raw, "commitment"),
        frame=_hex(raw, "frame_digest"),
    )
    made = raw.get("seed") is not None
    return Published(
        opening=opening,
        opening_digest=_hex(raw, "opening_digest"),
        lines=lines,
        seed=_hex(raw, "seed") if made else None,
        public_value=_text(raw, "public_value") if made else None,
        selected=_selected(raw.get("selected")) if made else None,
        selection_digest=_hex(raw, "selection_digest") if made else "",
    )


def check(draw: Published, before: Published | None = None) -> tuple[Finding, ...]:
    """Every check, in the order in which the draw was made.

    before: the same draw as it was published before it was made, where a copy was kept. Only against such a copy can
    it be seen that everything, commitment and frame included, was made anew afterwards.
    """
    opening = draw.opening
    found = [
        Finding(
            "frame", hmac.compare_digest(frame_digest(draw.lines), opening.frame),
            f"The digest of the {len(draw.lines):,} lines of the frame is the one published.",
        ),
        Finding(
            "opening", hmac.compare_digest(opening_digest(opening), draw.opening_digest),
            "The digest of what was fixed beforehand is the one published.",
        ),
    ]  # fmt: skip
    if before is not None:
        found += _against(draw, before)
    if draw.seed is not None:
        found += _made(draw, draw.seed)
    return tuple(found)


def _against(draw: Published, before: Published) -> list[Finding]:
    same_value = draw.opening == before.opening and draw.opening_digest == before.opening_digest
    return [
        Finding("opening", same_value, "What was fixed beforehand is what the earlier copy says."),
        Finding("frame", set(draw.lines) == set(before.lines), "The frame is that of the earlier copy."),
    ]


def _made(draw: Published, seed: str) -> list[Finding]:
    value = draw.public_value or ""
    found = [
        Finding(
            "seed", hmac.compare_digest(digest(seed), draw.opening.commitment),
            "The seed is the one committed to: its SHA-256 is the commitment.",
        ),
        Finding(
            "public value", bool(value) == bool(draw.opening.agreed),
            "A public value stands in the draw if, and only if, one was agreed upon beforehand.",
        ),
    ]  # fmt: skip
    chosen = select(draw.lines, seed, draw.opening_digest, value, draw.opening.take)
    said = draw.selected or ()
    found.append(
        Finding(
            "selection", chosen == tuple(sorted(said)) and selection_digest(said) == draw.selection_digest,
            f"Computed again, the {len(chosen):,} people drawn are those published.",
        )
    )  # fmt: skip
    return found


def _lines(raw: object) -> tuple[Line, ...]:
    if not isinstance(raw, list) or len(raw) > MOST_PEOPLE:
        raise NotADraw('the field "frame" must be a list')
    seen: set[str] = set()
    for at, each in enumerate(raw):
        if not _is_line(each):
            raise NotADraw(f"line {at + 1} of the frame must be a pseudonym and a chance, n in d")
        if each[0] in seen:
            raise NotADraw(f"line {at + 1} of the frame repeats the pseudonym {each[0]}")
        seen.add(each[0])
    return tuple(Line(*each) for each in raw)


def _is_line(each: object) -> bool:
    if not isinstance(each, list) or len(each) != 3:
        return False
    pseudonym, numerator, denominator = each
    whole = type(numerator) is int and type(denominator) is int
    return (
        isinstance(pseudonym, str)
        and bool(PSEUDONYM.fullmatch(pseudonym))
        and whole
        and 0 <= numerator <= denominator
        and denominator > 0
    )


def _selected(raw: object) -> tuple[str, ...]:
    if (
        not isinstance(raw, Sequence)
        or isinstance(raw, str)
        or not all(isinstance(each, str) for each in raw)
    ):
        raise NotADraw('the field "selected" must be a list of pseudonyms')
    return tuple(raw)


def _hex(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not HEX.fullmatch(value):
        raise NotADraw(f'the field "{name}" must be 64 hexadecimal digits in small letters')
    return value


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or "\n" in value:
        raise NotADraw(f'the field "{name}" must be a text of one line')
    return value


def _whole(raw: Mapping[str, Any], name: str, least: int) -> int:
    value = raw.get(name)
    if type(value) is not int or value < least:
        raise NotADraw(f'the field "{name}" must be a whole number from {least}')
    return value
