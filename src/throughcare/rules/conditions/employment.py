"""Employment: work, study or training, and asking before taking work of a kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do, something_to_refrain_from

ACCEPTS = frozenset({EvidenceKind.OBSERVED})


class Duty(StrEnum):
    """What is asked."""

    WORK = "work"
    ASK_FIRST = "ask_first"
    NOT_OF_A_KIND = "not_of_a_kind"

    @property
    def label(self) -> str:
        """In words."""
        return {
            "work": "Work, study or train", "ask_first": "Ask before taking work",
            "not_of_a_kind": "No work of a kind",
        }[self.value]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """kind: which work is meant, in words. hours_a_week: where the order says so."""

    duty: Duty | None = asked("What is asked", unless=None)
    kind: str = asked("Which work", unless="", most=300)
    hours_a_week: int | None = asked("Hours a week", unless=None, least=1, most=60)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """For a duty to work, what is on record of it; for what must not be done, silence proves nothing."""
    if terms.duty is Duty.WORK:
        return something_to_do(evidence, ACCEPTS, period, "record of work")
    return something_to_refrain_from(evidence, ACCEPTS, period, "work")


EMPLOYMENT = register(
    ConditionTerms(
        code="employment",
        title="Employment",
        says="Work, study or train; ask before taking work of a kind.",
        reading="What somebody saw or was shown counts once it is judged. Being without work is not by itself a "
        "failure.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/employment"),
    )
)  # fmt: skip
