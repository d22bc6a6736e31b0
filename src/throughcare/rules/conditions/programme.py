"""Programme: take part in a programme or in set activities."""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do

ACCEPTS = frozenset({EvidenceKind.SESSION, EvidenceKind.CONTACT, EvidenceKind.OBSERVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """programme: what it is called. sessions, days: how much the order asks, where it says so."""

    programme: str = asked("Programme or activity", unless="", most=160)
    sessions: int | None = asked("Number of sessions", unless=None, least=1, most=500)
    days: int | None = asked("Number of days", unless=None, least=1, most=366)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Kept where every session on record was attended or excused."""
    return something_to_do(evidence, ACCEPTS, period, "session")


PROGRAMME = register(
    ConditionTerms(
        code="programme",
        title="Programme",
        says="Take part in a programme or in set activities.",
        reading="Each session on record counts. An absence counts as not kept only after somebody judged the "
        "reason.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/programme"),
    )
)  # fmt: skip
