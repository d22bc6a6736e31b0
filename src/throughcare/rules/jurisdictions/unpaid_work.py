"""Hours of unpaid work, or community service, in a place: which conditions carry them, and which rules count them.

Where no rule was read the record keeps hours required and hours worked, and nothing is credited, let off or limited.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from throughcare.rules.interventions import unpaid_work, unpaid_work_incentive
from throughcare.rules.interventions.sources import COMMUNITY_PAYBACK
from throughcare.rules.interventions.unpaid_work_outcomes import OUTCOMES, WORK_QUALITY, Outcome
from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.kernel import Published, Source


@dataclass(frozen=True, slots=True)
class ProjectKind:
    """A kind of project. sort: "group", "individual", "education" or "induction"."""

    title: str
    sort: str


PROJECT_KINDS: Mapping[str, ProjectKind] = MappingProxyType({
    "group_national": ProjectKind("Group, national project", "group"),
    "group_regional": ProjectKind("Group, regional project", "group"),
    "rapid_clean_up": ProjectKind("Group, rapid clean-up", "group"),
    "individual_placement": ProjectKind("Individual placement in the community", "individual"),
    "external_supervised": ProjectKind("Supervised by the organisation it is for, or a partner", "individual"),
    "independent": ProjectKind("Independent working", "individual"),
    "e_learning": ProjectKind("Online learning", "education"),
    "other_education": ProjectKind("Other education or training", "education"),
    "induction": ProjectKind("Induction", "induction"),
})  # fmt: skip
"""The source's kinds in the house's words; which sort each belongs to is the house's own reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRules:
    """The published rules by which minutes are credited.

    travel_most: minutes of travel one adjustment may take off; travel_sorts: after which projects travel is decided.
    """

    credited: Published
    limit: Published
    education: Published
    remaining: Published
    progress: Published
    discount: Published
    travel_most: int
    travel_sorts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpaidWork:
    """How hours are kept here.

    title: what it is called. condition_types: the conditions that carry hours. outcomes: of a day, by code. credit:
    None where no rule was read, so that hours required stand beside hours worked and nothing else.
    """

    title: str
    condition_types: tuple[str, ...]
    outcomes: Mapping[str, Outcome]
    qualities: Mapping[str, str]
    kinds: Mapping[str, ProjectKind]
    credit: CreditRules | None
    source: Source

    def outcome(self, code: str) -> Outcome | None:
        """One of the outcomes; None for a code the place does not have."""
        return self.outcomes.get(code)


HOUSE_OUTCOMES: Mapping[str, Outcome] = MappingProxyType({
    "worked": Outcome("Came and worked", attended=True, for_supervisors=True),
    "sent_home": Outcome("Came, sent home because the work could not go on", attended=True, for_supervisors=True),
    "absent": Outcome("Did not come", enforceable=True, for_supervisors=True),
    "absent_accepted": Outcome("Did not come, reason accepted"),
})  # fmt: skip
"""Of a place without a list of its own. That an absence may be followed up is for a person to decide."""

UNPAID_WORK_EW = UnpaidWork(
    title="Unpaid work",
    condition_types=("ew-requirement-unpaid-work",),
    outcomes=OUTCOMES,
    qualities=WORK_QUALITY,
    kinds=PROJECT_KINDS,
    credit=CreditRules(
        credited=unpaid_work.minutes_credited,
        limit=unpaid_work.credit_limit,
        education=unpaid_work.ete_allowance,
        remaining=unpaid_work.remaining_minutes,
        progress=unpaid_work_incentive.progress,
        discount=unpaid_work_incentive.discount,
        travel_most=unpaid_work.TRAVEL_MOST,
        travel_sorts=frozenset({"group", "individual"}),
    ),
    source=COMMUNITY_PAYBACK,
)


def hours_only(*condition_types: str, title: str = "Community service") -> UnpaidWork:
    """Hours required and hours worked, where no rule of counting was read."""
    return UnpaidWork(
        title=title, condition_types=condition_types, outcomes=HOUSE_OUTCOMES, qualities=WORK_QUALITY,
        kinds=PROJECT_KINDS, credit=None, source=HOUSE,
    )  # fmt: skip
