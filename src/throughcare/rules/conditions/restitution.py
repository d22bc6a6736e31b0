"""Restitution: pay back, in amounts somebody can afford. Nobody fails by being poor."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from throughcare.rules.conditions.asking import asked, refuse
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Shows, Watched, within
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do

ACCEPTS = frozenset({EvidenceKind.PAYMENT})
ABLE = "able_to_pay"
"""The state of a payment not made of which somebody decided, after asking, that the person could have paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """amount: in all, in the place's money. instalment: what is paid at a time."""

    amount: Decimal | None = asked("Amount in all", unless=None, least=1, most=10_000_000)
    instalment: Decimal | None = asked("Paid at a time", unless=None, least=1, most=10_000_000)
    by: date | None = asked("Last day", unless=None)

    def __post_init__(self) -> None:
        if self.amount and self.instalment and self.instalment > self.amount:
            raise refuse("instalment", self.instalment, "is more than the amount in all")


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Not kept only where somebody found that the person was able to pay and did not."""
    found = (_read(each) for each in within(evidence, ACCEPTS, period))
    return something_to_do(found, ACCEPTS, period, "payment")


def _read(each: Evidence) -> Evidence:
    return replace(each, shows=Shows.OPEN) if each.shows is Shows.NOT_DONE and each.state != ABLE else each


RESTITUTION = register(
    ConditionTerms(
        code="restitution",
        title="Restitution",
        says="Pay back, in amounts somebody can afford.",
        reading="A missed payment counts as not kept only after a finding that the person was able to pay.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/restitution"),
    )
)  # fmt: skip
