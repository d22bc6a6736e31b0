"""What kinds of condition an order can carry. Terms and evidence come with each type's own file, later."""

from dataclasses import dataclass
from enum import StrEnum

from throughcare.rules.kernel import Register, Source


class ConditionCategory(StrEnum):
    """What a condition is about, in neutral words, for filters and counts."""

    CONDUCT = "conduct"
    REPORTING = "reporting"
    RESIDENCE = "residence"
    MOVEMENT = "movement"
    CONTACT = "contact"
    PROGRAMME = "programme"
    TREATMENT = "treatment"
    SUBSTANCES = "substances"
    WORK = "work"
    MONITORING = "monitoring"
    MONEY = "money"
    DISCLOSURE = "disclosure"
    POSSESSIONS = "possessions"
    OTHER = "other"


class ConditionKind(StrEnum):
    """How a condition comes to stand in an order."""

    STANDARD = "standard"  # every order of the type carries it
    ADDITIONAL = "additional"  # chosen from the catalogue
    BESPOKE = "bespoke"  # free wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionType:
    """One entry of a pack's catalogue.

    code: unique within the whole library: the pack's code first.
    needs_approval: somebody besides the officer must agree before it can stand.
    """

    code: str
    title: str
    category: ConditionCategory
    kind: ConditionKind
    source: Source
    needs_approval: bool = False


CONDITION_TYPES: Register[ConditionType] = Register("The register of condition types")


def register_all(*types: ConditionType) -> tuple[ConditionType, ...]:
    """Add a pack's catalogue. Raises DuplicateCode."""
    return tuple(CONDITION_TYPES.add(entry.code, entry) for entry in types)
