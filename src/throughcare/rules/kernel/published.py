"""Rules that answer one question from named inputs: a date, a level, a band, a yes or no with its reason.

A rule is a function of its inputs; the decorator gives it a card and its questions, and puts it into the library:

    @published(
        "lsir-band-pennsylvania@2014-12-04", title=..., decides=..., population=..., source=SOURCE,
        items=(Item(name="score", ...), ...), examples=(...),
    )
    def band(score: int, date: date) -> Results: ...

Called in Python it is the plain function; `ask` reads and checks the inputs as they come from a file or a form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from throughcare.rules.kernel.asking import Item, read_answers
from throughcare.rules.kernel.fingerprint import Fingerprint
from throughcare.rules.kernel.registry import Example, Register, RuleCard
from throughcare.rules.kernel.rule_id import RuleId
from throughcare.rules.kernel.source import Source

type Inputs = Mapping[str, object]
type Results = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Published:
    """A rule of the library. decides: what it computes or decides, in a sentence. items: its questions."""

    card: RuleCard
    decides: str
    items: tuple[Item, ...]
    function: Callable[..., Results]

    def __call__(self, **inputs: object) -> Results:
        """The plain function: inputs in their own types."""
        return self.function(**inputs)

    def ask(self, given: Inputs) -> Results:
        """Results from inputs as they come, read and checked. Raises BadAnswers, or what the rule does."""
        return self.function(**read_answers(str(self.card.id), self.items, given))

    def fingerprint(self, given: Inputs) -> Fingerprint:
        """By which anyone can check that this rule was asked this. Raises BadAnswers."""
        return Fingerprint.of(self.card.id, read_answers(str(self.card.id), self.items, given))


PUBLISHED: Register[Published] = Register("The rules library")


def published(
    name: str, *, title: str, decides: str, population: str, source: Source, items: tuple[Item, ...],
    examples: tuple[Example, ...],
) -> Callable[[Callable[..., Results]], Published]:  # fmt: skip
    """Register a function as the rule `name` ("code@YYYY-MM-DD").

    Each item's answer comes as the parameter of its name. Raises DuplicateCode, Unsourced or BadRuleId, on import.
    """
    card = RuleCard(
        id=RuleId.parse(name), title=title, population=population, source=source, examples=examples
    )

    def register(function: Callable[..., Results]) -> Published:
        return PUBLISHED.add(str(card.id), Published(card, decides, items, function))

    return register
