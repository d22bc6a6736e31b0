"""What a rule concludes, and why: results by name, and the steps that led to them."""

from dataclasses import dataclass
from typing import Self

from throughcare.rules.kernel.source import Source


@dataclass(frozen=True, slots=True)
class Reason:
    """One step. says: a sentence a layperson can read, with the named values where they belong."""

    says: str
    values: dict[str, object]

    @property
    def sentence(self) -> str:
        """The sentence, filled in."""
        return self.says.format(**self.values)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Results by name and the reasons for them, in the order in which they counted.

    source: where these figures stand, when a rule of several places or dates has a source for each; else None.
    """

    results: dict[str, object]
    reasons: tuple[Reason, ...] = ()
    source: Source | None = None

    def because(self, says: str, **values: object) -> Self:
        """The same conclusion with one more reason. `says` names its values in braces: "Due {days} days later."."""
        return type(self)(self.results, (*self.reasons, Reason(says, values)), self.source)
