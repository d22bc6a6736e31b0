"""Outcomes of parole hearings as the program lists them: a day and the words, "2024-05-12 Stay In Closed"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from throughcare.rules.kernel import Day

NO_OUTCOME = frozenset({"Not Applicable", "Not Specified"})
"""Words that stand where a hearing has no outcome."""
RELEASE = "Release"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was received on a day, in the program's words."""

    received_on: date
    words: str

    @property
    def counts(self) -> bool:
        """Whether it is an outcome at all."""
        return self.words not in NO_OUTCOME

    @property
    def is_release(self) -> bool:
        """Whether release was directed."""
        return self.words.startswith(RELEASE)


@dataclass(frozen=True, slots=True)
class HearingOutcome:
    """One outcome."""

    def read(self, value: object) -> Outcome:
        if isinstance(value, Outcome):
            return value
        day, _, words = value.partition(" ") if isinstance(value, str) else ("", "", "")
        if not words.strip():
            raise ValueError("must be a date and words, such as 2024-05-12 Stay In Closed")
        return Outcome(Day().read(day), words.strip())

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "a date and the outcome in words (2024-05-12 Stay In Closed)"


def last_that_counts(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The latest outcome; None where none was received."""
    return max((each for each in outcomes if each.counts), key=lambda each: each.received_on, default=None)
