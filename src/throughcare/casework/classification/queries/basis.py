"""What an override departs from: the rule's level as last calculated, and what stands beside it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.classification.evidence import Basis
from throughcare.casework.classification.models import Calculation
from throughcare.casework.classification.queries.levels import level_on


@dataclass(frozen=True, slots=True)
class Standing:
    """calculation: None where no rule gave the level. rule_level: "" where there is none. rests_on: assessments."""

    calculation: UUID | None
    rule_level: str
    evidence: Basis
    rests_on: tuple[str, ...] = ()


def standing_of(person_id: UUID, today: date) -> Standing:
    """The latest calculation that gave a level; where there is none, the level held stands for it."""
    made = list(Calculation.objects.filter(person_id=person_id).exclude(level="").order_by("-id")[:2])
    if not made:
        level = level_on(person_id, today) or ""
        return Standing(None, level, Basis(level, "", False, ()))
    latest, before = made[0], made[1].level if len(made) > 1 else ""
    return Standing(
        latest.pk,
        latest.level,
        Basis(latest.level, before, latest.provisional, tuple(latest.harm)),
        tuple(latest.rests_on),
    )
