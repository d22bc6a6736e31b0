"""Travel: not leave a country, a state or a district without leave."""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_refrain_from

ACCEPTS = frozenset({EvidenceKind.OBSERVED, EvidenceKind.POSITION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """bounds: what must not be left, in words. with_leave: whether the officer may allow it."""

    bounds: str = asked("What must not be left", unless="", most=160, hint="A country, a state, a county.")
    to: str = asked("Where the person must not go", unless="", most=300)
    with_leave: bool = asked("The officer may allow it beforehand", unless=False)
    surrender_passport: bool = asked("Passports are handed in", unless=False)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Not kept only where somebody judged a journey that is on record; one that was allowed is kept."""
    return something_to_refrain_from(evidence, ACCEPTS, period, "journey")


TRAVEL = register(
    ConditionTerms(
        code="travel",
        title="Travel",
        says="Not leave a country, a state or a district without leave.",
        reading="A journey on record counts once it is judged, and an allowed one is no failure. Silence proves "
        "nothing.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/travel"),
    )
)  # fmt: skip
