"""What an instrument refuses beyond each answer by itself, as data: the same for one person and for a whole column."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from throughcare.rules.kernel import Answers, Problem, Unknown, is_known


class Check(Protocol):
    """Looks at the answers together. words: what it refuses, for a person."""

    @property
    def words(self) -> str: ...

    def problems(self, answers: Answers) -> Iterable[Problem]:
        """What is wrong; nothing where all is well."""
        ...


class _InBrackets(dict[str, str]):
    """Every name as itself, in brackets."""

    def __missing__(self, name: str) -> str:
        return f"({name})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """A combination of answers that cannot be. of: the items it looks at, in the order of `when`'s parameters.

    field: the item that is refused. says: why, after the field's name, with items in braces where their answers
    belong ("is later than the conviction, at {age_at_conviction}"). It says nothing where an answer is not known.
    """

    of: tuple[str, ...]
    when: Callable[..., bool]
    field: str
    says: str

    @property
    def words(self) -> str:
        """What it refuses, with the items in brackets where their answers belong."""
        return f"{self.field}: {self.says.format_map(_InBrackets())}"

    def holds(self, *answers: object) -> bool:
        """Whether these answers, in the order of `of`, are the combination that cannot be."""
        return Unknown not in map(type, answers) and self.when(*answers)

    def problems(self, answers: Answers) -> Iterable[Problem]:
        """The problem, where the combination is there."""
        if not self.holds(*[answers[name] for name in self.of]):
            return ()
        return (Problem(self.field, answers[self.field], self.says.format(**answers)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """So many of some questions need an answer; below that nothing is scored."""

    fewest: int
    of: tuple[str, ...]

    @property
    def words(self) -> str:
        """What it refuses."""
        return f"fewer than {self.fewest} answers to {', '.join(self.of)}"

    def problems(self, answers: Answers) -> Iterable[Problem]:
        """The problem, said of the first question without an answer."""
        unanswered = [item for item in self.of if not is_known(answers[item])]
        answered = len(self.of) - len(unanswered)
        if answered < self.fewest:
            says = f"at least {self.fewest} of the {len(self.of)} questions need an answer, and {answered} have one"
            yield Problem(unanswered[0], answers[unanswered[0]], says)
