"""How supervision grows lighter with good progress: phases, and what is asked before somebody may move on.

A step is a proposal: a named person other than the one who proposes it decides, with reasons. That every condition is
met gives nobody a right to refuse help, and that one is not met is never held against anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.kernel import Source
from throughcare.rules.release.us_conditions import VERSION, Condition, no, number, yes
from throughcare.rules.release.us_step_downs import SCHEMES

AGENCY_DEFAULT = "An agency default: no rule of this place was read. The agency confirms or changes it."


class ProgressFact(StrEnum):
    """What the record itself answers; None where it does not."""

    MONTHS_ON = "months_on"
    YEARS_ON = "years_on"
    DAYS_LEFT = "days_left"
    PAST_HALF = "past_half"
    MONTHS_AT_LEVEL = "months_at_level"
    HIGH_WITHIN_YEAR = "high_within_year"
    MISSED_WITHIN_6_MONTHS = "missed_within_6_months"


class StepKind(StrEnum):
    """What a step leads to."""

    ADVANCE = "advance"
    STEP_DOWN = "step_down"
    EARLY_DISCHARGE = "early_discharge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of supervision. level: whose contact standard holds in it, "" for the person's own; stretch: by how much
    longer the standard's stretches are.
    """

    code: str
    title: str
    says: str
    level: str = ""
    stretch: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressStep:
    """One step. rule: the published scheme with its version, or the house's own name. conditions: all to be met.

    takes: what the record answers of them; the rest is asked. leads_to: the phase; None where supervision would end,
    which only whoever made the order can do.
    """

    code: str
    title: str
    kind: StepKind
    rule: str
    conditions: tuple[Condition, ...]
    takes: Mapping[str, ProgressFact]
    source: Source
    leads_to: Phase | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgressTerms:
    """Every step of a place."""

    steps: tuple[ProgressStep, ...] = field(default=())

    def step(self, code: str) -> ProgressStep | None:
        """The step with this code; None where there is none any more."""
        return next((each for each in self.steps if each.code == code), None)

    def phase(self, code: str) -> Phase | None:
        """The phase with this code; None where there is none any more."""
        phases = (each.leads_to for each in self.steps)
        return next((phase for phase in phases if phase is not None and phase.code == code), None)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Every phase."""
        return tuple(each.leads_to for each in self.steps if each.leads_to is not None)


_SAFE = no("safety_against", "Does anybody’s safety speak against it?")
_KEPT = no("missed_within_6_months", "Was a contact missed without a reason in the last six months?")
LIGHTER = Phase(
    code="lighter", title="Lighter contact", stretch=2,
    says="The same contacts, half as often. Help stays open, and more contact can be had at any time.",
)  # fmt: skip
HOUSE_STEP_DOWN = ProgressStep(
    code="house-step-down", title="Lighter contact", kind=StepKind.STEP_DOWN, rule="house-step-down@2026-11-22",
    conditions=(
        number("months_at_level", "at least", 6, "For how many months has the level been the same?"), _KEPT,
        yes("plan_on_track", "Is the plan on track, or are its objectives achieved?"), _SAFE,
    ),
    takes={
        "months_at_level": ProgressFact.MONTHS_AT_LEVEL,
        "missed_within_6_months": ProgressFact.MISSED_WITHIN_6_MONTHS,
    },
    source=HOUSE, leads_to=LIGHTER, note=AGENCY_DEFAULT,
)  # fmt: skip
HOUSE_EARLY_DISCHARGE = ProgressStep(
    code="house-early-discharge", title="Early discharge", kind=StepKind.EARLY_DISCHARGE,
    rule="house-early-discharge@2026-11-22",
    conditions=(
        number("months_on_supervision", "at least", 12, "For how many months has supervision run?"),
        yes("past_half", "Is half of the term served?"), _KEPT,
        yes("objectives_achieved", "Are the objectives of the plan achieved?"), _SAFE,
    ),
    takes={
        "months_on_supervision": ProgressFact.MONTHS_ON, "past_half": ProgressFact.PAST_HALF,
        "missed_within_6_months": ProgressFact.MISSED_WITHIN_6_MONTHS,
    },
    source=HOUSE, note=AGENCY_DEFAULT,
)  # fmt: skip
HOUSE_PROGRESS = ProgressTerms((HOUSE_STEP_DOWN, HOUSE_EARLY_DISCHARGE))

_SCHEMES = {scheme.code: scheme for scheme in SCHEMES}


def published_step(
    scheme: str, title: str, takes: Mapping[str, ProgressFact], leads_to: Phase | None
) -> ProgressStep:
    """A step by a scheme of the library, whose conditions and source it keeps."""
    found = _SCHEMES[scheme]
    return ProgressStep(
        code=scheme.replace("_", "-"), title=title, kind=StepKind.STEP_DOWN, rule=f"united-states:{scheme}@{VERSION}",
        conditions=found.conditions, takes=takes, source=found.source, leads_to=leads_to, note=found.note,
    )  # fmt: skip
