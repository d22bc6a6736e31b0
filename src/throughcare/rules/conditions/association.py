"""Association: keep away from people of a kind, or from a group."""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_refrain_from

ACCEPTS = frozenset({EvidenceKind.OBSERVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """with_whom: the kind of people or the group, in words. supervised_only: allowed while somebody is present."""

    with_whom: str = asked("People of which kind, or which group", unless="", needed=True, most=300)
    supervised_only: bool = asked("Allowed while another adult watches", unless=False)
    unless: str = asked("Except", unless="", most=300)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Not kept only where somebody judged a meeting that is on record."""
    return something_to_refrain_from(evidence, ACCEPTS, period, "meeting")


ASSOCIATION = register(
    ConditionTerms(
        code="association",
        title="Association",
        says="Keep away from people of a kind, or from a group.",
        reading="What somebody saw or was told counts once it is judged. That nothing was heard proves nothing.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/association"),
    )
)  # fmt: skip
