"""Questions: what may be answered, and how an answer is read.

An answer that is not there stays one of three things (`kernel.Unknown`): the key is missing (not asked), the value
is null (asked and not known), or the source itself says unknown. None of them is a no, a zero or a guess.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from throughcare.rules.kernel.answers import Answer, Unknown
from throughcare.rules.kernel.errors import RuleError
from throughcare.rules.kernel.kinds import Day, Kind, YesNo

MOST_SHOWN = 60
_UNKNOWN: dict[object, Unknown] = {None: Unknown.NOT_KNOWN} | {unknown.value: unknown for unknown in Unknown}


@dataclass(frozen=True, slots=True)
class Problem:
    """One answer that cannot be used: where it stands, what it is, and why not."""

    field: str
    value: object
    reason: str

    def __str__(self) -> str:
        shown = str(self.value)
        if self.value is None or shown in _UNKNOWN or f"not {shown}" in self.reason:
            return f"{self.field}: {self.reason}"
        return f"{self.field}: {self.reason} (it is {_shortened(shown)})"


def _shortened(text: str) -> str:
    """The text, or its beginning where it is longer than a line holds."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}..."


class BadAnswers(RuleError):
    """Answers that a rule refuses; nothing was scored or decided."""

    def __init__(self, rule: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        said = "; ".join(map(str, self.problems))
        super().__init__(f"{rule} refuses these answers. {said}", rule=rule, problems=self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question. name: the key of its answer. asks: in plain words. needed: whether nothing is said without it."""

    name: str
    asks: str
    kind: Kind
    needed: bool = True


def optional(name: str, asks: str, kind: Kind) -> Item:
    """A question that may be left without an answer; what that does is the rule's to say."""
    return Item(name=name, asks=asks, kind=kind, needed=False)


def optional_yes_no(name: str, asks: str) -> Item:
    """The same, answered by yes or no."""
    return optional(name, asks, YesNo())


def optional_day(name: str, asks: str) -> Item:
    """The same, answered by a date."""
    return optional(name, asks, Day())


type Answers = dict[str, object]


def read_answers(rule: str, items: Iterable[Item], given: Mapping[str, object]) -> Answers:
    """Every item's answer in its own type, or an Unknown; keys that no item has are left alone.

    Raises BadAnswers, which names every field that cannot be used, not only the first.
    """
    answers: Answers = {}
    problems: list[Problem] = []
    for item in items:
        name = item.name
        value = unknown_or(given.get(name, Unknown.NOT_ASKED))
        if type(value) is not Unknown:
            try:
                answers[name] = item.kind.read(value)
            except ValueError as wrong:
                problems.append(Problem(name, value, str(wrong)))
        elif item.needed:
            problems.append(Problem(name, value.value, "is needed, and there is no answer"))
        else:
            answers[name] = value
    if problems:
        raise BadAnswers(rule, problems)
    return answers


def unknown_or(value: object) -> Answer[object]:
    """A value as it came, or which kind of not knowing it is."""
    return _UNKNOWN.get(value, value) if value is None or isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer made of named answers. read gives a dict with every item's name, an Unknown where nothing is said."""

    items: tuple[Item, ...]

    def read(self, value: object) -> Answers:
        if not isinstance(value, Mapping):
            raise ValueError("must have named parts")
        try:
            return read_answers("", self.items, value)
        except BadAnswers as wrong:
            raise ValueError("; ".join(map(str, wrong.problems))) from wrong

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "with " + ", ".join(f"{item.name} ({item.kind.words})" for item in self.items)
