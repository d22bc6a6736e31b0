"""Which published rules a place uses, and for what. The rules themselves stand in their own folders, by code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Purpose(StrEnum):
    """What a rule is used for, as a page would head it."""

    RISK = "Risk of reoffending and of harm"
    SCREEN = "Screens"
    NEEDS = "Needs and strengths"
    LEVEL = "Tier or level of supervision"
    CONTACT = "Contact standards and check-ins"
    WORKLOAD = "Workload"
    PLAN = "Sentence plan"
    PROGRAMME = "Programmes and interventions"
    UNPAID_WORK = "Unpaid work and community service"
    COMPLIANCE = "Compliance"
    RESPONSE = "Responses and their limits"
    HEARING = "Hearings and their time limits"
    TESTING = "Drug testing"
    CUSTODY = "Custody"
    RELEASE = "Release and discharge"
    HANDOVER = "Handover from custody to community"
    RECALL = "Recall"
    TRANSFER = "Transfer to another place"


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule at work. code: as in the catalogue; its newest version in force on the day is meant.

    given: inputs that are the same for everybody here, such as the code of the place in a rule of several.
    """

    purpose: Purpose
    code: str
    given: Mapping[str, object] = field(default_factory=dict)


def uses(of: Mapping[Purpose, tuple[str, ...]], **given: object) -> tuple[RuleUse, ...]:
    """Rules by purpose, with the same `given` for all."""
    return tuple(RuleUse(purpose, code, given) for purpose, codes in of.items() for code in codes)


SCREENS = uses({
    Purpose.SCREEN: (
        "audit", "audit-c", "dast-10", "tcuds-ii", "phq-9", "phq-2", "gad-7", "gad-2",
    ),
})  # fmt: skip
"""Screens of health and of substances that any place may use."""
