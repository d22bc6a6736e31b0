"""Two assessments of one person side by side: what was answered differently, and which scores came of it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from throughcare.casework.assessments.queries.sheet import AnswerRead, ScoreRead, Sheet
from throughcare.rules.forms import Question, Section

NOT_IN_FORM = "Not in this form"
OTHER_RULE = "Another version of the rule: not comparable"
SAME = "The same"


@dataclass(frozen=True, slots=True)
class Side:
    """One answer as a side of the comparison shows it. held: None where nobody gave one."""

    says: str
    held: AnswerRead | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with both answers. differs: the answers are not the same, of whichever of the four kinds."""

    asks: str
    one: Side
    other: Side
    differs: bool
    notes_differ: bool


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A section with its questions. differing: how many answers differ."""

    code: str
    title: str
    pairs: tuple[Pair, ...]

    @property
    def differing(self) -> int:
        """How many answers differ."""
        return sum(pair.differs for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class ScorePair:
    """A score on both sides. change: from the first to the second, in words."""

    title: str
    one: ScoreRead | None
    other: ScoreRead | None
    change: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two assessments. one: the earlier one."""

    one: Sheet
    other: Sheet
    sections: tuple[SectionPair, ...]
    scores: tuple[ScorePair, ...]

    @property
    def differing(self) -> int:
        """How many answers differ in all."""
        return sum(section.differing for section in self.sections)

    @property
    def corrects(self) -> bool:
        """Whether the second is the corrected version of the first."""
        return self.other.corrects == self.one.id


def compare(first: Sheet, second: Sheet) -> Comparison:
    """The earlier one first; a corrected version stands after what it corrects."""
    one, other = sorted((first, second), key=lambda each: (each.assessed_on, each.id))
    if one.corrects == other.id:
        one, other = other, one
    return Comparison(one, other, tuple(_sections(one, other)), tuple(_scores(one, other)))


def _sections(one: Sheet, other: Sheet) -> Iterator[SectionPair]:
    """The sections of both, in the order of the later form; those it no longer has come last."""
    later = {section.code: section for section in other.form.sections}
    earlier = {section.code: section for section in one.form.sections}
    for code in dict.fromkeys([*later, *earlier]):
        section = later.get(code) or earlier[code]
        pairs = tuple(_pairs(one, other, earlier.get(code), later.get(code)))
        if pairs:
            yield SectionPair(code, section.title, pairs)


def _pairs(one: Sheet, other: Sheet, before: Section | None, after: Section | None) -> Iterator[Pair]:
    asked_before = _by_name(before)
    asked_after = _by_name(after)
    for name in dict.fromkeys([*asked_after, *asked_before]):
        then, now = asked_before.get(name), asked_after.get(name)
        left, right = _side(one, name, then), _side(other, name, now)
        question = now or then
        assert question is not None
        yield Pair(
            question.item.asks,
            left,
            right,
            _differ(one, other, name, left, right),
            _note(left) != _note(right),
        )


def _by_name(section: Section | None) -> Mapping[str, Question]:
    return {question.name: question for question in section.questions} if section else {}


def _side(sheet: Sheet, name: str, question: Question | None) -> Side:
    if question is None:
        return Side(NOT_IN_FORM, None)
    return Side(sheet.said(question), sheet.answers.get(name))


def _differ(one: Sheet, other: Sheet, name: str, left: Side, right: Side) -> bool:
    """By what is stored, not by the words, which a new form may put otherwise."""
    missing = NOT_IN_FORM in (left.says, right.says)
    if missing:
        return left.says != right.says
    return one.given.get(name, "not_asked") != other.given.get(name, "not_asked")


def _note(side: Side) -> str:
    return side.held.note if side.held else ""


def _scores(one: Sheet, other: Sheet) -> Iterator[ScorePair]:
    before = {score.name: score for score in one.scores}
    after = {score.name: score for score in other.scores}
    for name in dict.fromkeys([*after, *before]):
        left, right = before.get(name), after.get(name)
        shown = right or left
        assert shown is not None
        title = f"{shown.title}: {shown.section}" if shown.section else shown.title
        change = _change(left, right)
        yield ScorePair(title, left, right, change, change != SAME)


def _change(left: ScoreRead | None, right: ScoreRead | None) -> str:
    if left is None or right is None:
        return "Only in one of them"
    if left.rule != right.rule:
        return OTHER_RULE
    if (left.value, left.band, left.not_scored, left.results) == (
        right.value,
        right.band,
        right.not_scored,
        right.results,
    ):
        return SAME
    number = _moved(left.value, right.value)
    unit = "percentage points" if right.unit == "%" else right.unit
    band = f"{left.band} to {right.band}" if left.band != right.band else ""
    return (
        ", ".join(part for part in (f"{number} {unit}".strip() if number else "", band) if part) or "Differs"
    )


def _moved(before: str, after: str) -> str:
    """By how much a number moved, with its sign; "" where it is none, or did not move."""
    try:
        moved = float(after) - float(before)
    except ValueError:
        return ""
    return f"{round(moved, 6):+g}" if moved else ""
