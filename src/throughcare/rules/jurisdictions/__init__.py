"""Jurisdiction packs: `get("ew")`, `all()`. A new place is one more file here and its name below."""

from importlib import import_module

from throughcare.rules.jurisdictions.assessing import TRIGGERS, DueBy, FormUse, Trigger
from throughcare.rules.jurisdictions.cohorts import Cohort, CohortScore, Division
from throughcare.rules.jurisdictions.colours import HeaderColours
from throughcare.rules.jurisdictions.contact_standards import ContactStandards
from throughcare.rules.jurisdictions.jurisdiction import Jurisdiction
from throughcare.rules.jurisdictions.letters import (
    BlanksDoNotFit,
    Checked,
    Letter,
    LetterKind,
    LetterTemplate,
    Section,
)
from throughcare.rules.jurisdictions.limits import TimeLimit, Unit, set_by_agency
from throughcare.rules.jurisdictions.parts import (
    ActionWord,
    AllocationWord,
    Certainty,
    Comes,
    IdentifierScheme,
    InvalidIdentifier,
    KeyDateKind,
    Level,
    OffenceScheme,
    OrderKind,
    OrderType,
    OutcomeWord,
    ReviewInterval,
)
from throughcare.rules.jurisdictions.planning import Countersigned, PlanTerms
from throughcare.rules.jurisdictions.words import Word, Words
from throughcare.rules.kernel import Register

MODULES = ("england_and_wales", "us_pennsylvania", "us_georgia")
"""Where a pack stands, each as `PACK`, in the order in which they are listed."""
PACKS: Register[Jurisdiction] = Register("The register of jurisdictions")
for _module in MODULES:
    _pack: Jurisdiction = import_module(f"{__name__}.{_module}").PACK
    PACKS.add(_pack.code, _pack)


def get(code: str) -> Jurisdiction:
    """The pack with this code. Raises UnknownCode, which names the codes there are."""
    return PACKS.get(code)


def all() -> tuple[Jurisdiction, ...]:  # noqa: A001 - read as jurisdictions.all()
    """Every pack, in the order they are registered."""
    return tuple(PACKS)


__all__ = [
    "PACKS",
    "TRIGGERS",
    "ActionWord",
    "AllocationWord",
    "BlanksDoNotFit",
    "Certainty",
    "Checked",
    "Cohort",
    "CohortScore",
    "Comes",
    "ContactStandards",
    "Countersigned",
    "Division",
    "DueBy",
    "FormUse",
    "HeaderColours",
    "IdentifierScheme",
    "InvalidIdentifier",
    "Jurisdiction",
    "KeyDateKind",
    "Letter",
    "LetterKind",
    "LetterTemplate",
    "Level",
    "OffenceScheme",
    "OrderKind",
    "OrderType",
    "OutcomeWord",
    "PlanTerms",
    "ReviewInterval",
    "Section",
    "TimeLimit",
    "Trigger",
    "Unit",
    "Word",
    "Words",
    "all",
    "get",
    "set_by_agency",
]
