"""Bespoke: what only words can say: conduct, telling the officer things, things not to own, anything of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do, something_to_refrain_from

ACCEPTS = frozenset({EvidenceKind.OBSERVED, EvidenceKind.CONTACT})


class Asked(StrEnum):
    """Whether something is to be done or left."""

    DO = "do"
    LEAVE = "leave"

    @property
    def label(self) -> str:
        """In words."""
        return {"do": "Something to do", "leave": "Something not to do"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """asks: whether it is something to do; None is read as something to leave, of which silence proves nothing."""

    asks: Asked | None = asked("What it asks", unless=None)
    shown_by: str = asked("How anybody would know", unless="", most=300, hint="What evidence would show it.")


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Only what was seen or told, recorded for this condition and judged, counts."""
    if terms.asks is Asked.DO:
        return something_to_do(evidence, ACCEPTS, period, "record")
    return something_to_refrain_from(evidence, ACCEPTS, period, "matter")


BESPOKE = register(
    ConditionTerms(
        code="bespoke",
        title="In words",
        says="What only words can say.",
        reading="Only what was recorded for this very condition counts, once it is judged.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/bespoke"),
    )
)  # fmt: skip
