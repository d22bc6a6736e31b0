"""The register of kinds of terms: what an order can ask, what shows that it was kept, and the judgment of the record.

Each kind is a module of this folder: a frozen `Terms`, the kinds of evidence it accepts, and `kept`. A jurisdiction's
types of condition point to these kinds; they never hold law of their own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.rules.conditions.asking import Question, questions_of
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.kernel import Mark, Register, Source, Unsourced

type Kept = Callable[[Any, Iterable[Evidence], Watched], Finding]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionTerms:
    """A kind of terms. code: the module's name. accepts: evidence that can show whether it was kept.

    says: what it is, in a line. reading: how the record is read, in plain words, for the page that lists the kinds.
    source: where the reading comes from. Raises Unsourced without evidence or words.
    """

    code: str
    title: str
    says: str
    reading: str
    terms: type[Any]
    accepts: frozenset[EvidenceKind]
    kept: Kept
    source: Source

    def __post_init__(self) -> None:
        if not self.accepts:
            raise Unsourced(self.title, "kind of evidence")
        if not (self.says.strip() and self.reading.strip()):
            raise Unsourced(self.title, "words")

    @property
    def questions(self) -> tuple[Question, ...]:
        """The fields of its terms."""
        return questions_of(self.terms)


TERMS: Register[ConditionTerms] = Register("The register of kinds of terms")


def register(kind: ConditionTerms) -> ConditionTerms:
    """Add a kind. Raises DuplicateCode."""
    return TERMS.add(kind.code, kind)


def house(what: str) -> Source:
    """The source of a reading that no published text gives: the house's own, which the agency confirms or changes."""
    return Source(
        title="Reading of the record, the house's own",
        citation=what,
        version="1",
        effective_from=date(2026, 11, 22),
        checked_on=date(2026, 11, 22),
        licence="MIT",
        mark=Mark.AGENCY_DEFAULT,
    )
