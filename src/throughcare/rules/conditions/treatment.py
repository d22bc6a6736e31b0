"""Treatment: attend treatment of mind or body, for drugs or alcohol, to which the person agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do

ACCEPTS = frozenset({EvidenceKind.SESSION, EvidenceKind.CONTACT})


class TreatmentKind(StrEnum):
    """What is treated."""

    MENTAL_HEALTH = "mental_health"
    DRUGS = "drugs"
    ALCOHOL = "alcohol"
    OTHER = "other"


class Setting(StrEnum):
    """Where."""

    RESIDENT = "resident"
    OUTPATIENT = "outpatient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """agreed: whether the person said that they are willing; None while it is not recorded."""

    kind: TreatmentKind | None = asked("What is treated", unless=None)
    setting: Setting | None = asked("Where", unless=None)
    provider: str = asked("Under whose direction", unless="", most=160)
    agreed: bool = asked("The person said that they are willing", unless=False)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Kept where every session on record was attended or excused. What was said in them is never evidence."""
    return something_to_do(
        evidence,
        ACCEPTS,
        period,
        "session of treatment",
        "No session of treatment is on record in this time.",
    )


TREATMENT = register(
    ConditionTerms(
        code="treatment",
        title="Treatment",
        says="Attend treatment to which the person agreed.",
        reading="Only attendance counts, never what was said or found in treatment. An absence counts as not kept"
        " only after somebody judged the reason.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/treatment"),
    )
)  # fmt: skip
