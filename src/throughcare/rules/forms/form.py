"""What a form is: questions in sections, what the record answers already, and what is scored from the answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from throughcare.rules.kernel import DuplicateCode, Item, RuleId, Source, UnknownCode, Unsourced
from throughcare.rules.needs import NEEDS


class Profession(StrEnum):
    """As what somebody contributes."""

    OFFICER = "officer"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social_worker"
    HEALTH = "health"
    KEY_WORKER = "key_worker"
    TEACHER = "teacher"
    OTHER = "other"


PROFESSIONS: dict[Profession, str] = {
    Profession.OFFICER: "Officer",
    Profession.PSYCHOLOGIST: "Psychologist",
    Profession.SOCIAL_WORKER: "Social worker",
    Profession.HEALTH: "Health professional",
    Profession.KEY_WORKER: "Key worker",
    Profession.TEACHER: "Teacher or trainer",
    Profession.OTHER: "Another profession",
}


@dataclass(frozen=True, slots=True)
class When:
    """Only where another question of the form was answered by one of these. `answers` are values as they are stored."""

    question: str
    answers: frozenset[object]

    def holds(self, given: Mapping[str, object]) -> bool:
        """Whether it was. A list holds it where any of its entries does; no answer never does."""
        answer = given.get(self.question)
        if isinstance(answer, list | tuple):
            return any(each in self.answers for each in answer)
        return isinstance(answer, str | int | float) and answer in self.answers


class Link(StrEnum):
    """What a question of analysis says of its section.

    Linked to harm, to reoffending; whether something there helps; how great the need is, where somebody rates it; and
    what the person says about wanting to change it.
    """

    HARM = "harm"
    REOFFENDING = "reoffending"
    STRENGTH = "strength"
    NEED = "need"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. hint: under it, in plain words.

    static: about the past, so that the next assessment begins with this one's answer. fact: the fact of the record that
    answers it ("date_of_birth", "assessed_on"). when: it need not be answered elsewhere. link: what it says of its
    section. labels: the words of each answer that is kept as a whole number; none where the number speaks for itself.
    alone: of a list of answers, those that go with no other, such as "none".
    """

    item: Item
    hint: str = ""
    static: bool = False
    fact: str = ""
    when: When | None = None
    link: Link | None = None
    labels: Mapping[int, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The key of its answer."""
        return self.item.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that belong together. says: what it is about, above them.

    by: the professions that usually answer it; none for anyone. need: the name of the need or strength it assesses, as
    a picture of needs shows it, or "". area: the code of that need in the house's vocabulary (rules.needs), or "" where
    none of it fits; also: further ones where one section asks about several. Raises UnknownCode for any other.
    """

    code: str
    title: str
    says: str = ""
    by: tuple[Profession, ...] = ()
    need: str = ""
    area: str = ""
    also: tuple[str, ...] = ()
    questions: tuple[Question, ...]

    def __post_init__(self) -> None:
        for code in (self.area, *self.also):
            if code and code not in NEEDS:
                raise UnknownCode(f"{self.title}, needs", code, NEEDS)

    @property
    def areas(self) -> tuple[str, ...]:
        """Every need of the vocabulary it asks about, the first foremost; none where none fits."""
        return tuple(code for code in (self.area, *self.also) if code)

    def linked(self, link: Link) -> Question | None:
        """The question that says whether the section is linked so."""
        return next((question for question in self.questions if question.link is link), None)


@dataclass(frozen=True, slots=True)
class Take:
    """Where a rule's input comes from. of: questions, or "rule.result" of a rule scored before.

    make: from their answers to the input; asked only where every one of them is answered. With one question and no
    `make` the answer is handed on as it is, and so is which kind of not knowing it is.
    partly: `make` is asked whatever is answered, with an Unknown for each that is not; an Unknown.NOT_ASKED that it
    gives is no input.
    """

    of: tuple[str, ...]
    make: Callable[..., object] | None = None
    partly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """A rule asked from the answers. name: by which its score is kept; the rule's code, unless it is asked twice.

    takes: input by input. given: inputs that are the same for everybody. section: the section it speaks of, or "".
    shows: of the results of a rule that is no instrument, the one that a list shows.
    """

    rule: str
    takes: Mapping[str, Take]
    given: Mapping[str, object] = field(default_factory=dict)
    name: str = ""
    section: str = ""
    shows: str = ""

    @property
    def key(self) -> str:
        """By which its score is kept."""
        return self.name or self.rule


@dataclass(frozen=True, slots=True)
class Alarm:
    """An answer that tells of danger to the person: somebody is told at once. above: any number above it.

    danger: False where it asks for help or says that the person is not well: somebody gets in touch the same working
    day.
    """

    question: str
    answers: frozenset[object] = frozenset()
    above: float | None = None
    danger: bool = True

    def rings(self, given: Mapping[str, object]) -> bool:
        """Whether this answer was given."""
        answer = given.get(self.question)
        if self.above is not None and isinstance(answer, int | float) and not isinstance(answer, bool):
            return answer > self.above
        if isinstance(answer, list | tuple):
            return any(each in self.answers for each in answer)
        return isinstance(answer, str | int | float) and answer in self.answers


@dataclass(frozen=True, slots=True)
class Harm:
    """Which questions hold the levels of serious harm: by setting ("community", "custody") and by group of people."""

    levels: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form in one version.

    adults: refused for a person known to be under 18. health: about somebody's health, so that it says that it is no
    diagnosis and stays out of the papers of a violation. opening: what is said before the first question. asks_person:
    filled in by the person about themselves. beside: of an assessment, which section of the person's own questionnaire
    stands beside each of its sections.
    Raises DuplicateCode for a question or a section named twice, UnknownCode for a reference to none, Unsourced.
    """

    id: RuleId
    title: str
    what_for: str
    population: str
    source: Source
    sections: tuple[Section, ...]
    scorings: tuple[Scoring, ...] = ()
    adults: bool = True
    health: bool = False
    alarms: tuple[Alarm, ...] = ()
    harm: Harm | None = None
    opening: tuple[str, ...] = ()
    asks_person: bool = False
    beside: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not (self.title.strip() and self.what_for.strip() and self.population.strip()):
            raise Unsourced(str(self.id), "title, purpose or population")
        _once(f"{self.title}, sections", [section.code for section in self.sections])
        _once(f"{self.title}, questions", [question.name for question in self])
        _once(f"{self.title}, scores", [scoring.key for scoring in self.scorings])
        for code in self.beside:
            self.section(code)
        names = {question.name for question in self}
        for wanted in self._referred():
            if wanted not in names:
                raise UnknownCode(f"{self.title}, questions", wanted, names)

    def __iter__(self) -> Iterator[Question]:
        """Every question, in the order of the form."""
        return (question for section in self.sections for question in section.questions)

    def question(self, name: str) -> Question:
        """The question of this name. Raises UnknownCode."""
        for question in self:
            if question.name == name:
                return question
        raise UnknownCode(f"{self.title}, questions", name, [question.name for question in self])

    def section(self, code: str) -> Section:
        """The section of this code. Raises UnknownCode."""
        for section in self.sections:
            if section.code == code:
                return section
        raise UnknownCode(f"{self.title}, sections", code, [section.code for section in self.sections])

    def section_of(self, name: str) -> Section:
        """The section in which a question stands. Raises UnknownCode."""
        for section in self.sections:
            if any(question.name == name for question in section.questions):
                return section
        raise UnknownCode(f"{self.title}, questions", name, [question.name for question in self])

    def applying(self, given: Mapping[str, object]) -> dict[str, object]:
        """Of some answers those to questions that apply, given the answers before them; the rest is as if not asked."""
        kept: dict[str, object] = {}
        for question in self:
            if question.name in given and (question.when is None or question.when.holds(kept)):
                kept[question.name] = given[question.name]
        return kept

    def _referred(self) -> Iterator[str]:
        yield from (question.when.question for question in self if question.when)
        yield from (alarm.question for alarm in self.alarms)
        for scoring in self.scorings:
            for take in scoring.takes.values():
                yield from (name for name in take.of if "." not in name)
        if self.harm:
            yield from (name for groups in self.harm.levels.values() for name in groups.values())


def _once(register: str, codes: list[str]) -> None:
    for at, code in enumerate(codes):
        if code in codes[:at]:
            raise DuplicateCode(register, code)
