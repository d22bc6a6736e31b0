"""Taking words out of a paper. What is taken out is not drawn over: it is never set on the page.

A paper's title and the labels of its lines are read as well as its text: the title stands in headings, the index, the
bookmarks and beside every picture, so that words which stand in it leave all of these.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from throughcare.decisions.dossiers.wording import REMOVED

TEXT, LABEL, TITLE = "text", "label", "title"
"""Where a passage stands: `part` of what is kept of it; text where that is not said."""

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


def everywhere(passage: str, title: str, said: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """Every place of the words in a paper, its title and labels too, as it is kept: part, line, start, end."""
    parts = (
        (TEXT, said),
        (LABEL, [["", label] for label, _ in said]),
        (TITLE, [["", title]]),
    )
    return [
        {"part": part, "line": each.line, "start": each.start, "end": each.end}
        for part, lines in parts
        for each in places_of(passage, lines)
    ]


def passage_of(title: str, said: Sequence[Sequence[str]], each: Mapping[str, Any]) -> str:
    """The words that were taken out at a place."""
    part = each.get("part", TEXT)
    text = title if part == TITLE else said[each["line"]][0 if part == LABEL else 1]
    return text[each["start"] : each["end"]]


def title_without(title: str, removed: Iterable[Mapping[str, Any]]) -> str:
    """The title with every passage taken out."""
    return _cut(title, _spans(removed, TITLE).get(0, []))


def without(said: Sequence[Sequence[str]], removed: Iterable[Mapping[str, Any]]) -> list[Line]:
    """The lines with every passage taken out, and a mark in its place. Passages that overlap are one."""
    kept = list(removed)
    texts, labels = _spans(kept, TEXT), _spans(kept, LABEL)
    return [
        (_cut(line[0], labels.get(number, [])), _cut(line[1], texts.get(number, [])))
        for number, line in enumerate(said)
    ]


def _spans(removed: Iterable[Mapping[str, Any]], part: str) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for each in removed:
        if each.get("part", TEXT) == part:
            found.setdefault(int(each["line"]), []).append((int(each["start"]), int(each["end"])))
    return found


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
    before: Sequence[Sequence[str]], removed: Iterable[Mapping[str, Any]], now: Sequence[Sequence[str]],
    titles: tuple[str, str] = ("", ""),
) -> list[dict[str, Any]]:  # fmt: skip
    """What was taken out of a paper, found again in what it says now; a passage that is gone is no more taken out.

    titles: before and now.
    """
    found: dict[tuple[str, int, int, int], dict[str, Any]] = {}
    for each in removed:
        for place in everywhere(passage_of(titles[0], before, each), titles[1], now):
            found[key_of(place)] = {**place, "because": each["because"]}
    return list(found.values())


def key_of(place: Mapping[str, Any]) -> tuple[str, int, int, int]:
    """By which a place is one."""
    return place.get("part", TEXT), place["line"], place["start"], place["end"]
