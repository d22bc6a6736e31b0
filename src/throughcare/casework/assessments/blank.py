"""A form to be filled in on paper: how each question is answered with a pen. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.forms import Form, Question, Section, shown
from throughcare.rules.forms.form import PROFESSIONS
from throughcare.rules.kernel import (
    UNKNOWN_WORDS,
    Choice,
    ClockTime,
    Composed,
    Day,
    Item,
    Moment,
    Several,
    Text,
    Unknown,
    Whole,
    YesNo,
)
from throughcare.rules.kernel.kinds import Kind

MOST_BOXES = 12
"""The longest range of whole numbers that is ticked and not written."""
SHORT = 60
"""Texts up to this length are written on one line."""
DAY_CELLS = (("day", 2), ("month", 2), ("year", 4))
TIME_CELLS = (("hour", 2), ("minute", 2))
TICK_ONE, TICK_ALL = "Tick one", "Tick all that apply"
LEFT_OUT = "I leave this out"


@dataclass(frozen=True, slots=True)
class Blank:
    """How a question is answered with a pen. boxes: to be ticked. cells: a name and how many characters it takes.

    lines: to be written on. says: what to do. parts: of an answer that is made of several.
    """

    asks: str = ""
    boxes: tuple[str, ...] = ()
    cells: tuple[tuple[str, int], ...] = ()
    lines: int = 0
    says: str = ""
    parts: tuple["Blank", ...] = ()


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """A question on paper. only: where it applies, or "". without: the boxes for having no answer."""

    number: int
    asks: str
    hint: str
    only: str
    needed: bool
    blank: Blank
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankSection:
    """A section on paper. by: who usually answers it, or ""."""

    code: str
    title: str
    says: str
    by: str
    questions: tuple[BlankQuestion, ...]


def sections(form: Form) -> tuple[BlankSection, ...]:
    """The form on paper; its questions are numbered through."""
    numbers = {question.name: at for at, question in enumerate(form, start=1)}
    return tuple(_section(form, section, numbers) for section in form.sections)


def _section(form: Form, section: Section, numbers: Mapping[str, int]) -> BlankSection:
    questions = tuple(_question(form, each, numbers) for each in section.questions)
    by = ", ".join(PROFESSIONS[each].lower() for each in section.by)
    return BlankSection(section.code, section.title, section.says, by, questions)


def _question(form: Form, question: Question, numbers: Mapping[str, int]) -> BlankQuestion:
    without = (LEFT_OUT,) if form.asks_person else tuple(UNKNOWN_WORDS[each] for each in Unknown)
    return BlankQuestion(
        numbers[question.name], question.item.asks, question.hint, _only(form, question, numbers),
        question.item.needed, blank_of(question.item.kind, question.labels), without,
    )  # fmt: skip


def _only(form: Form, question: Question, numbers: Mapping[str, int]) -> str:
    """Where a question applies, by the number of the one it depends on."""
    if question.when is None:
        return ""
    other = form.question(question.when.question)
    answers = " or ".join(sorted(f'"{shown(other, each)}"' for each in question.when.answers))
    return f"Only if {numbers[other.name]} is answered by {answers}"


def blank_of(kind: Kind, labels: Mapping[int, str] | None = None) -> Blank:
    """How an answer of this kind is given with a pen. labels: the words of whole numbers."""
    if isinstance(kind, Several):
        return _several(kind)
    if isinstance(kind, Composed):
        return Blank(parts=tuple(_part(item) for item in kind.items))
    if isinstance(kind, Choice):
        return Blank(boxes=tuple(kind.options.values()), says=TICK_ONE)
    if isinstance(kind, YesNo):
        return Blank(boxes=("Yes", "No"), says=TICK_ONE)
    return _written(kind, labels or {})


def _written(kind: Kind, labels: Mapping[int, str]) -> Blank:
    if isinstance(kind, Whole):
        if kind.high - kind.low < MOST_BOXES:
            boxes = tuple(_numbered(each, labels) for each in range(kind.low, kind.high + 1))
            return Blank(boxes=boxes, says=f"{TICK_ONE}{f': {kind.of}' if kind.of and not labels else ''}")
        return Blank(cells=(("", len(str(kind.high))),), says=_capital(kind.words))
    if isinstance(kind, Day):
        return Blank(cells=DAY_CELLS)
    if isinstance(kind, ClockTime):
        return Blank(cells=TIME_CELLS)
    if isinstance(kind, Moment):
        return Blank(cells=(*DAY_CELLS, *TIME_CELLS))
    if isinstance(kind, Text):
        return Blank(lines=1 if kind.most <= SHORT else 3)
    return Blank(lines=1, says=_capital(kind.words))


def _several(kind: Several) -> Blank:
    """A list: of choices all that apply, of anything else a line for each."""
    if isinstance(kind.each, Choice):
        return Blank(boxes=tuple(kind.each.options.values()), says=TICK_ALL)
    return Blank(lines=3, says=f"One on a line: {kind.each.words}")


def _part(item: Item) -> Blank:
    inner = blank_of(item.kind)
    return Blank(item.asks, inner.boxes, inner.cells, inner.lines, inner.says, inner.parts)


def _numbered(number: int, labels: Mapping[int, str]) -> str:
    return f"{number}: {labels[number]}" if number in labels else str(number)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
