"""Unpaid work: hours for the community, by a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import (
    Answer,
    Evidence,
    EvidenceKind,
    Finding,
    Shows,
    Watched,
    within,
)
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do

ACCEPTS = frozenset({EvidenceKind.WORK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """hours: how many in all. by: the last day, where the order names one."""

    hours: Decimal | None = asked("Hours in all", unless=None, needed=True, least=1, most=2000)
    by: date | None = asked("Last day", unless=None, hint="Where the order names one.")


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Kept where every day of work on record was worked or excused. The hours worked are said."""
    found = within(evidence, ACCEPTS, period)
    finding = something_to_do(found, ACCEPTS, period, "day of work")
    worked = sum((each.amount or Decimal() for each in found if each.shows is Shows.DONE), Decimal())
    if finding.answer is not Answer.KEPT or not worked:
        return finding
    return Finding(
        finding.answer,
        f"{finding.because} {worked.normalize():f} hours worked in this time.",
        finding.evidence,
    )


UNPAID_WORK = register(
    ConditionTerms(
        code="unpaid_work",
        title="Unpaid work",
        says="Hours of work for the community.",
        reading="Each day of work on record counts. A missed day counts as not kept only after somebody judged "
        "the reason.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/unpaid_work"),
    )
)  # fmt: skip
