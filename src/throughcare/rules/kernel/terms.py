"""The terms of an explanation: what went in, what it did, and a sentence made only when asked for."""

from typing import NamedTuple


class Term(NamedTuple):
    """One fact a result rests on.

    name: the fact, as the rule calls it. value: what it was.
    says: a sentence a layperson can read, with `{value}` and `{contribution}` where those belong.
    contribution: points or log-odds; None where nothing is counted.
    """

    name: str
    value: object
    says: str
    contribution: float | None = None

    @property
    def sentence(self) -> str:
        """The sentence, filled in."""
        return self.says.format(value=self.value, contribution=self.contribution)
