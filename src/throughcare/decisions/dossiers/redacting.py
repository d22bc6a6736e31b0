"""Taking words out of a paper. What is taken out is not drawn over: it is never set on the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from throughcare.decisions.dossiers.wording import REMOVED

type Line = tuple[str, str]
"""A label, "" in running text, and what is said."""


@dataclass(frozen=True, slots=True)
class Span:
    """A passage: the line, and from which character to which (the last not included)."""

    line: int
    start: int
    end: int


def places_of(passage: str, said: Sequence[Sequence[str]]) -> list[Span]:
    """Every place where the words stand, blanks and capitals of no matter. None where they do not stand."""
    wanted = _plain(passage)
    words = "".join(letter for letter, _ in wanted).strip()
    if not words:
        return []
    found = []
    for number, line in enumerate(said):
        letters = _plain(line[1])
        text = "".join(letter for letter, _ in letters)
        at = text.find(words)
        while at >= 0:
            found.append(Span(number, letters[at][1], letters[at + len(words) - 1][1] + 1))
            at = text.find(words, at + len(words))
    return found


def without(said: Sequence[Sequence[str]], removed: Iterable[Mapping[str, Any]]) -> list[Line]:
    """The lines with every passage taken out, and a mark in its place. Passages that overlap are one."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for each in removed:
        spans.setdefault(int(each["line"]), []).append((int(each["start"]), int(each["end"])))
    return [
        (line[0], _cut(line[1], spans[number]) if number in spans else line[1])
        for number, line in enumerate(said)
    ]


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            kept += [text[at:start], REMOVED]
        at = max(at, end)
    return "".join([*kept, text[at:]])


def _plain(text: str) -> list[tuple[str, int]]:
    """Each letter in lower case with its place; a run of blanks is one."""
    letters: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        if letter.isspace():
            if not letters or letters[-1][0] != " ":
                letters.append((" ", at))
        else:
            letters += [(part, at) for part in letter.casefold()]
    return letters


def still_there(
    before: Sequence[Sequence[str]], removed: Iterable[Mapping[str, Any]], now: Sequence[Sequence[str]]
) -> list[dict[str, Any]]:
    """What was taken out of a paper, found again in what it says now; a passage that is gone is no more taken out."""
    found: dict[tuple[int, int, int], dict[str, Any]] = {}
    for each in removed:
        passage = before[each["line"]][1][each["start"] : each["end"]]
        for place in places_of(passage, now):
            key = (place.line, place.start, place.end)
            found[key] = {
                "line": place.line,
                "start": place.start,
                "end": place.end,
                "because": each["because"],
            }
    return list(found.values())
