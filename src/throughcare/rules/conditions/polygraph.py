"""Polygraph: attend examinations. What the machine said never shows by itself that anything was not kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Shows, Watched, within
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do

ACCEPTS = frozenset({EvidenceKind.EXAMINATION, EvidenceKind.CONTACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """about: what is asked about, in words."""

    about: str = asked("What the examinations are about", unless="", most=300)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Attendance is what the condition asks. A result, however read, is never more than something to ask about."""
    found = (_read(each) for each in within(evidence, ACCEPTS, period))
    return something_to_do(found, ACCEPTS, period, "examination")


def _read(each: Evidence) -> Evidence:
    result = each.kind is EvidenceKind.EXAMINATION and each.shows is Shows.NOT_DONE
    return replace(each, shows=Shows.OPEN) if result else each


POLYGRAPH = register(
    ConditionTerms(
        code="polygraph",
        title="Polygraph",
        says="Attend polygraph examinations.",
        reading="Attendance counts. A result alone never shows that anything was not kept.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/polygraph"),
    )
)  # fmt: skip
