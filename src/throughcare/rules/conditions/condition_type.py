"""What types of condition an order can carry in a place: each points to a kind of terms, its wordings and its law."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from throughcare.rules.conditions.reading import read_terms
from throughcare.rules.conditions.templates import Wording
from throughcare.rules.conditions.terms import TERMS, ConditionTerms
from throughcare.rules.kernel import DuplicateCode, Register, Source


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
    needs_approval: somebody besides the officer must agree before it can stand. approval: who, in words.
    terms: the kind of terms it is kept by, a code of `TERMS`. preset: terms that the type itself settles.
    catalogue: the catalogue whose versions it follows; "" for the pack's only one. wordings: texts to choose from.
    power: the law that allows it, beside each condition; the source's citation where not given. needs_power: the order
    itself must name the power, since no law does for every order.
    Raises UnknownCode, BadTerms for a preset that the kind refuses, or DuplicateCode for a wording's code used twice.
    """

    code: str
    title: str
    category: ConditionCategory
    kind: ConditionKind
    source: Source
    needs_approval: bool = False
    approval: str = ""
    terms: str = "bespoke"
    preset: Mapping[str, Any] = field(default_factory=dict)
    catalogue: str = ""
    wordings: tuple[Wording, ...] = ()
    power: str = ""
    needs_power: bool = False

    def __post_init__(self) -> None:
        read_terms(self.kind_of_terms.terms, self.preset)
        codes = [each.code for each in self.wordings]
        for at, code in enumerate(codes):
            if code in codes[:at]:
                raise DuplicateCode(f"{self.title}, wordings,", code)

    @property
    def kind_of_terms(self) -> ConditionTerms:
        """What it asks and how it is read. Raises UnknownCode."""
        return TERMS.get(self.terms)

    @property
    def legal_basis(self) -> str:
        """The law it stands on, as it is written beside a condition; "" where the order must name its own."""
        return "" if self.needs_power else self.power or self.source.citation or str(self.source)

    @property
    def who_agrees(self) -> str:
        """Who must agree before it can stand; "" where nobody else has to."""
        return self.approval or ("Somebody besides the officer" if self.needs_approval else "")

    def wordings_in(self, version: str) -> tuple[Wording, ...]:
        """The wordings that a version of the catalogue holds."""
        return tuple(each for each in self.wordings if each.held_in(version))

    def wording(self, code: str) -> Wording | None:
        """The wording with this code, of any version."""
        return next((each for each in self.wordings if each.code == code), None)


CONDITION_TYPES: Register[ConditionType] = Register("The register of condition types")


def register_all(*types: ConditionType) -> tuple[ConditionType, ...]:
    """Add a pack's catalogue. Raises DuplicateCode."""
    return tuple(CONDITION_TYPES.add(entry.code, entry) for entry in types)
