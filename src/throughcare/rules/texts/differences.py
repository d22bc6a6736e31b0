"""What one wording says that another does not, line by line, in the order of the later one."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from throughcare.rules.texts.checking import Wording


@dataclass(frozen=True, slots=True)
class Line:
    """One heading, paragraph or point. change: "same", "gone" or "new"."""

    change: str
    text: str


def differences(before: Wording, after: Wording) -> tuple[Line, ...]:
    """Every line of both: what stayed, what was taken out, what was put in. What went stands before what came."""
    return tuple(_compared(_lines(before), _lines(after)))


def _compared(before: list[str], after: list[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, begin, end, first, last in matcher.get_opcodes():
        if how == "equal":
            yield from (Line("same", text) for text in after[first:last])
        else:
            yield from (Line("gone", text) for text in before[begin:end])
            yield from (Line("new", text) for text in after[first:last])


def _lines(wording: Wording) -> list[str]:
    return [wording.title, *(text for section in wording.sections for text in section.texts() if text)]
