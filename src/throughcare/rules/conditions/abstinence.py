"""Abstinence and testing: take no drugs or alcohol, and give samples when asked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Shows, Watched, within
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do

ACCEPTS = frozenset({EvidenceKind.TEST, EvidenceKind.OBSERVED})
CONFIRMED, REFUSED, PRESCRIBED, NO_SAMPLE = "confirmed", "refused", "prescribed", "no_sample"
"""States of a test: confirmed by the laboratory; refused without a reason; explained by prescribed treatment; no sample
for a reason of health or circumstance. Any other state (a screen, a dilute or a disputed sample) is against nobody.
"""


class Substance(StrEnum):
    """What must not be taken."""

    ALCOHOL = "alcohol"
    DRUGS = "drugs"
    NAMED = "named"

    @property
    def label(self) -> str:
        """In words."""
        return {"alcohol": "Alcohol", "drugs": "Any unlawful drug", "named": "What is named below"}[
            self.value
        ]


class Means(StrEnum):
    """How it is watched."""

    SAMPLES = "samples"
    DEVICE = "device"
    NOT_TESTED = "not_tested"

    @property
    def label(self) -> str:
        """In words."""
        return {"samples": "Samples when asked", "device": "A device", "not_tested": "Not tested"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """level_only: some use is allowed, and the level is watched. Without `means` saying so nobody may be tested."""

    substances: tuple[Substance, ...] = asked("What must not be taken")
    named: str = asked("Named substances", unless="", most=300)
    means: Means | None = asked(
        "How it is watched", unless=None, hint="Nobody is tested unless the order says so."
    )
    level_only: bool = asked("Use is allowed; only the level is watched", unless=False)

    @property
    def tested(self) -> bool:
        """Whether the order allows samples to be asked for."""
        return self.means is Means.SAMPLES


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Kept where every result on record is clear or explained by prescribed treatment.

    A screen alone, a dilute or a disputed sample tells nothing.
    """
    found = (_read(each) for each in within(evidence, ACCEPTS, period))
    return something_to_do(found, ACCEPTS, period, "test")


def _read(test: Evidence) -> Evidence:
    """What a test may show at most, whatever its sender said of it."""
    if test.kind is not EvidenceKind.TEST or test.shows in (Shows.DONE, Shows.EXCUSED):
        return test
    if test.state in (PRESCRIBED, NO_SAMPLE):
        return replace(test, shows=Shows.EXCUSED)
    return test if test.state in (CONFIRMED, REFUSED) else replace(test, shows=Shows.OPEN)


ABSTINENCE = register(
    ConditionTerms(
        code="abstinence",
        title="Abstinence and testing",
        says="Take no drugs or alcohol, and give samples when asked.",
        reading="Confirmed results count. A screen alone, a dilute or a disputed sample tells nothing; what "
        "prescribed treatment explains, and a sample that could not be given for a reason, is no failure.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/abstinence"),
    )
)  # fmt: skip
