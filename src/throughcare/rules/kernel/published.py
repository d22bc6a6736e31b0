"""Rules that answer one question from named inputs: a date, a level, a band, a yes or no, with the reasons.

A rule is a function of its inputs; the decorator gives it a card and its questions, and puts it into the library:

    @published(
        "lsir-band-pennsylvania@2014-12-04", title=..., decides=..., population=..., source=SOURCE,
        items=(Item(name="score", ...), ...), examples=(...),
    )
    def band(score: int, date: date) -> Conclusion:
        return Conclusion({"level": "LOW"}).because("A score of {score} is at most {low}.", score=score, low=19)

Called in Python it is the plain function; `ask` reads and checks the inputs as they come from a file or a form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from throughcare.rules.kernel.asking import Answers, Item, read_answers
from throughcare.rules.kernel.conclusion import Conclusion
from throughcare.rules.kernel.figures import Figures
from throughcare.rules.kernel.fingerprint import Fingerprint
from throughcare.rules.kernel.registry import Example, Register, RuleCard
from throughcare.rules.kernel.rule_id import RuleId
from throughcare.rules.kernel.source import Source
from throughcare.rules.kernel.unanswered import unanswered

type Inputs = Mapping[str, object]
type Results = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Published:
    """A rule of the library.

    decides: what it computes or decides, in a sentence. items: its questions. figures: its tables, to be read.
    """

    card: RuleCard
    decides: str
    items: tuple[Item, ...]
    function: Callable[..., Conclusion]
    figures: tuple[Figures, ...] = ()

    def __call__(self, **inputs: object) -> Conclusion:
        """The plain function: inputs in their own types."""
        return self.function(**inputs)

    def ask(self, given: Inputs) -> "Explained":
        """The conclusion from inputs as they come, read and checked. Raises BadAnswers, or what the rule does."""
        inputs = read_answers(str(self.card.id), self.items, given)
        return Explained(self, inputs, self.function(**inputs))


@dataclass(frozen=True, slots=True)
class Explained:
    """A conclusion with everything needed to check it. inputs: the answers used, read."""

    rule: Published
    inputs: Answers
    conclusion: Conclusion

    @property
    def results(self) -> Results:
        """What was concluded, by name."""
        return self.conclusion.results

    @property
    def sentences(self) -> tuple[str, ...]:
        """Why, in plain words; made only when asked for."""
        return tuple(reason.sentence for reason in self.conclusion.reasons)

    @property
    def source(self) -> Source:
        """Where the figures stand that decided."""
        return self.conclusion.source or self.rule.card.source

    @property
    def unanswered(self) -> dict[str, str]:
        """Inputs without an answer, by name, with which kind of not knowing it is."""
        return unanswered(self.inputs)

    @property
    def fingerprint(self) -> Fingerprint:
        """By which anyone can check that this rule was asked this."""
        return Fingerprint.of(self.rule.card.id, self.inputs)


PUBLISHED: Register[Published] = Register("The rules library")


def published(
    name: str, *, title: str, decides: str, population: str, source: Source, items: tuple[Item, ...],
    examples: tuple[Example, ...], figures: tuple[Figures, ...] = (),
) -> Callable[[Callable[..., Conclusion]], Published]:  # fmt: skip
    """Register a function as the rule `name` ("code@YYYY-MM-DD").

    Each item's answer comes as the parameter of its name.
    figures: tables for its page, made of the data it reads.
    Raises DuplicateCode, Unsourced or BadRuleId, on import.
    """
    card = RuleCard(
        id=RuleId.parse(name), title=title, population=population, source=source, examples=examples
    )

    def register(function: Callable[..., Conclusion]) -> Published:
        return PUBLISHED.add(str(card.id), Published(card, decides, items, function, figures))

    return register
