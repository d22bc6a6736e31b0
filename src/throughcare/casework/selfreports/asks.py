"""The questions of a form as a page asks them of a person, and what the page sent back.

Every question can be skipped, said not to be known, or passed over on purpose. Works without a script: one list of
choices where there are some, else a box with the two ways of giving no answer under it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from throughcare.casework.selfreports.said import NOT_KNOWN, NOTHING, RATHER_NOT, Said, value
from throughcare.casework.selfreports.wording import SAID
from throughcare.rules.forms import Form, Question, Section, why_not
from throughcare.rules.kernel import Choice, Day, Several, Text, Unknown, Whole, YesNo, unknown_or

KINDLY = ("NOT_SAY", "DOES_NOT_WANT_TO_ANSWER")
"""Codes by which a question offers not to say of its own: then it is not offered twice."""
MOST_STEPS = 11
"""A whole number of so few steps is chosen, not typed."""
VALUE, OTHERWISE = "v:", "o:"
BOTH = "You wrote an answer and also chose to give none. Keep one of the two."


class Posted(Protocol):
    """What a page sent."""

    def getlist(self, key: str) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Option:
    """One choice."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One question on a page. shape: "one", "several", "words", "number" or "day". chosen: values ticked."""

    name: str
    asks: str
    hint: str
    shape: str
    options: tuple[Option, ...] = ()
    chosen: tuple[str, ...] = ()
    text: str = ""
    most: int = 0
    error: str = ""

    @property
    def field(self) -> str:
        """Name of its inputs."""
        return f"q-{self.name}"

    @property
    def otherwise(self) -> tuple[Option, ...]:
        """The ways of giving no answer to a question that is typed."""
        return _ways(()) if self.shape in {"words", "number", "day"} else ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page sent, read. problems: by question. typed: by question, as it came, so that nothing is lost."""

    said: Mapping[str, Said]
    problems: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def asks_of(
    questions: Iterable[Question], said: Mapping[str, Said], sent: Sent | None = None
) -> tuple[Ask, ...]:
    """The questions with what was answered so far, or with what was just sent."""
    return tuple(_ask(each, said.get(each.name, NOTHING), sent) for each in questions)


def applies(section: Section, said: Mapping[str, Said]) -> tuple[Question, ...]:
    """The questions of a section that are asked, given what was said: one that follows another stands beside it."""
    given = {name: each.value for name, each in said.items() if each.kind == "value"}
    own = {question.name for question in section.questions}
    return tuple(
        each
        for each in section.questions
        if each.when is None or each.when.question in own or each.when.holds(given)
    )


def told_danger(form: Form, said: Mapping[str, Said]) -> bool:
    """Whether an answer so far tells of danger, so that the page says that somebody was told."""
    given = {name: each.value for name, each in said.items() if each.kind == "value"}
    return any(alarm.rings(given) for alarm in form.alarms)


def read(questions: Iterable[Question], posted: Posted) -> Sent:
    """Read what a page sent, each question on its own."""
    said, problems, typed = {}, {}, {}
    for question in questions:
        sent = tuple(each.replace("\x00", "") for each in posted.getlist(f"q-{question.name}"))
        typed[question.name] = sent
        try:
            said[question.name] = _read(question, sent)
        except ValueError as wrong:
            problems[question.name] = str(wrong)
    return Sent(said, problems, typed)


def _read(question: Question, sent: tuple[str, ...]) -> Said:
    """One answer. Raises ValueError with the reason, for the person."""
    ways = [each for each in sent if each.startswith(OTHERWISE)]
    answers = [each for each in sent if each.strip() and not each.startswith(OTHERWISE)]
    if ways and answers:
        raise ValueError(BOTH)
    if ways:
        return RATHER_NOT if ways[0] == f"{OTHERWISE}rather_not" else NOT_KNOWN
    if not answers:
        return NOTHING
    return value(_value(question, answers))


def _value(question: Question, answers: list[str]) -> object:
    kind = question.item.kind
    texts = [each.removeprefix(VALUE) if _shape(question) in {"one", "several"} else each for each in answers]
    given: object = texts if isinstance(kind, Several) else kind.from_text(texts[0].strip())
    if isinstance(unknown_or(given), Unknown):
        raise ValueError("Choose one of the answers listed")
    if reason := why_not(question, given):
        raise ValueError(f"Your answer {reason}")
    return given


def _ask(question: Question, said: Said, sent: Sent | None) -> Ask:
    shape = _shape(question)
    chosen, text = _chosen(shape, said), "" if said.value is None else str(said.value)
    if sent is not None:
        typed = sent.typed.get(question.name, ())
        chosen = typed if shape in {"one", "several"} else tuple(x for x in typed if x.startswith(OTHERWISE))
        text = next((each for each in typed if not each.startswith(OTHERWISE)), "")
    kind = question.item.kind
    return Ask(
        name=question.name, asks=question.item.asks, hint=question.hint, shape=shape, options=_options(question),
        chosen=chosen, text=text, most=kind.most if isinstance(kind, Text) else 0,
        error=sent.problems.get(question.name, "") if sent else "",
    )  # fmt: skip


def _chosen(shape: str, said: Said) -> tuple[str, ...]:
    if said.kind in {"rather_not", "not_known"}:
        return (f"{OTHERWISE}{said.kind}",)
    if said.kind != "value" or shape not in {"one", "several"}:
        return ()
    values = said.value if isinstance(said.value, list | tuple) else [said.value]
    return tuple(f"{VALUE}{_code(each)}" for each in values)


def _code(each: object) -> str:
    return ("yes" if each else "no") if isinstance(each, bool) else str(each)


def _shape(question: Question) -> str:
    kind = question.item.kind
    if isinstance(kind, Several):
        return "several"
    if isinstance(kind, Choice | YesNo) or (isinstance(kind, Whole) and kind.high - kind.low < MOST_STEPS):
        return "one"
    if isinstance(kind, Text):
        return "words"
    return "day" if isinstance(kind, Day) else "number"


def _options(question: Question) -> tuple[Option, ...]:
    kind = question.item.kind
    each = kind.each if isinstance(kind, Several) else kind
    if isinstance(each, Choice):
        given = dict(each.options)
    elif isinstance(each, YesNo):
        given = {"yes": "Yes", "no": "No"}
    elif isinstance(each, Whole) and each.high - each.low < MOST_STEPS:
        given = {str(n): question.labels.get(n, str(n)) for n in range(each.low, each.high + 1)}
    else:
        return ()
    return (*(Option(f"{VALUE}{code}", text) for code, text in given.items()), *_ways(tuple(given)))


def _ways(codes: tuple[str, ...]) -> tuple[Option, ...]:
    ways = ("not_known",) if any(code in codes for code in KINDLY) else ("not_known", "rather_not")
    return tuple(Option(f"{OTHERWISE}{way}", SAID[way]) for way in ways)
