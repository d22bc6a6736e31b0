"""Three ways of not having an answer, kept apart from each other and from every real answer.

"Nobody asked" can be put right by asking; "asked and not known" cannot; "the source says unknown" is what a
register or another agency told us. None of the three is the same as no, zero or an empty string.
"""

from enum import StrEnum
from typing import TypeIs


class Unknown(StrEnum):
    """Why there is no answer."""

    NOT_ASKED = "not_asked"
    NOT_KNOWN = "not_known"
    SOURCE_UNKNOWN = "source_unknown"


UNKNOWN_WORDS: dict[Unknown, str] = {
    Unknown.NOT_ASKED: "Not asked",
    Unknown.NOT_KNOWN: "Asked and not known",
    Unknown.SOURCE_UNKNOWN: "The source says unknown",
}

type Answer[T] = T | Unknown


class Ternary(StrEnum):
    """A question that may still be open."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"

    @classmethod
    def of(cls, judged: bool | None) -> "Ternary":
        """From a judgment that is None until it is made."""
        if judged is None:
            return cls.UNDECIDED
        return cls.YES if judged else cls.NO


def is_known[T](answer: Answer[T]) -> TypeIs[T]:
    """Whether there is an answer at all."""
    return not isinstance(answer, Unknown)


def known_or[T](answer: Answer[T], otherwise: T) -> T:
    """The answer, or `otherwise` in its place. The caller says what stands in: nothing is guessed here."""
    return answer if is_known(answer) else otherwise
