"""What a programme is: for whom, where, how long, how well it is known to work, and where that is written.

The packs hold the field's programmes (`Jurisdiction.programmes`). A figure that no source gives is None and is shown as
"not stated in its source"; nothing is made up to fill a line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from throughcare.rules.interventions.candidate import COMMUNITY, CUSTODY, SETTINGS, Risk
from throughcare.rules.interventions.conditions import (
    AgeBetween,
    Condition,
    DaysLeft,
    InSetting,
    NeedAmong,
    OffenceAmong,
    OfSex,
    RiskBetween,
)
from throughcare.rules.kernel import Source, UnknownCode, Unsourced
from throughcare.rules.needs import NEEDS

NOT_STATED = "not stated in its source"
KINDS: Mapping[str, str] = {
    "thinking": "Thinking skills",
    "several_needs": "Several needs at once",
    "substance_misuse": "Substance misuse",
    "anger": "Anger and violence",
    "partner_violence": "Violence towards a partner",
    "sexual_offending": "Sexual offending",
    "extremism": "Extremism",
    "gangs": "Gangs and groups",
    "life_skills": "Life skills",
    "vocational": "Vocational training",
    "education": "Education",
    "mental_health": "Mental health",
    "placement": "Placement in a psychologically informed planned environment (PIPE)",
    "resettlement": "Resettlement: housing, money, family",
    "mentoring": "Mentoring and peer support",
}
GROUP, ONE_TO_ONE = "group", "one_to_one"
DELIVERIES: Mapping[str, str] = {GROUP: "in a group", ONE_TO_ONE: "one to one"}
ANYWHERE = (CUSTODY, COMMUNITY)


class Rating(StrEnum):
    """How well it is known to work, as its source says; best first."""

    EFFECTIVE = "effective"
    PROMISING = "promising"
    UNCLEAR = "unclear"
    NO_EFFECT = "no_effect"


RATINGS: Mapping[Rating, str] = {
    Rating.EFFECTIVE: "Effective: less reoffending was found",
    Rating.PROMISING: "Promising: change was found, or less reoffending in a small or weaker study",
    Rating.UNCLEAR: "Unclear: studies are few, small or differ",
    Rating.NO_EFFECT: "No effect was found",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """rating: this program's reading of what the source found, which `says` restates."""

    rating: Rating
    says: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme, service, treatment or placement.

    says: what it is, in a sentence. needs: areas it works on, the first foremost. risk_from, risk_to: house classes,
    both included. sessions, hours, weeks: as planned for one person, None where the source does not say; weeks is the
    longest. dosage_says: the source's own way of saying it. evidence: None where no finding was read. eligibility:
    conditions besides those of the other fields. suits: barriers it is made for; responsivity: how. accredited: its
    referrals follow the states of `programme_referral`. treatment: records of it are treatment records, which flow
    with written consent only where the pack says so. closed: why nobody is referred any more, or "".
    Raises UnknownCode for a code outside the lists, Unsourced without words.
    """

    code: str
    title: str
    kind: str
    says: str
    source: Source
    needs: tuple[str, ...] = ()
    risk_from: Risk | None = None
    risk_to: Risk | None = None
    settings: tuple[str, ...] = ANYWHERE
    delivery: tuple[str, ...] = ()
    sessions: int | None = None
    hours: int | None = None
    weeks: int | None = None
    dosage_says: str = ""
    evidence: Evidence | None = None
    eligibility: tuple[Condition, ...] = ()
    for_sex: str = ""
    min_age: int | None = None
    max_age: int | None = None
    offences: tuple[str, ...] = ()
    suits: frozenset[str] = frozenset()
    responsivity: str = ""
    intensity: str = ""
    accredited: bool = False
    treatment: bool = False
    closed: str = ""
    conditions: tuple[Condition, ...] = field(init=False)

    def __post_init__(self) -> None:
        if not (self.title.strip() and self.says.strip()):
            raise Unsourced(self.code, "title or what it is")
        used = {
            self.kind: KINDS,
            **dict.fromkeys(self.needs, NEEDS),
            **dict.fromkeys(self.settings, SETTINGS),
        }
        for code, codes in (used | dict.fromkeys(self.delivery, DELIVERIES)).items():
            if code not in codes:
                raise UnknownCode(f"{self.title}, codes", code, codes)
        object.__setattr__(self, "conditions", self._conditions())

    @property
    def dosage(self) -> str:
        """How much of it, in words."""
        parts = [
            *([f"{self.sessions} sessions"] if self.sessions else []),
            *([f"{self.hours} hours"] if self.hours else []),
            *([f"up to {self.weeks} weeks"] if self.weeks else []),
        ]
        return "; ".join(filter(None, (", ".join(parts), self.dosage_says))) or NOT_STATED

    @property
    def rating(self) -> str:
        """How well it is known to work, in words."""
        return RATINGS[self.evidence.rating] if self.evidence else f"Evidence: {NOT_STATED}"

    def _conditions(self) -> tuple[Condition, ...]:
        """Every condition for taking part, in the order in which they are asked."""
        made: list[Condition] = []
        if self.min_age is not None or self.max_age is not None:
            made.append(AgeBetween(self.min_age, self.max_age))
        if self.for_sex:
            made.append(OfSex(self.for_sex))
        if set(self.settings) != set(SETTINGS):
            made.append(InSetting(self.settings))
        if self.risk_from or self.risk_to:
            made.append(RiskBetween(self.risk_from, self.risk_to))
        if self.needs:
            made.append(NeedAmong(self.needs))
        if self.offences:
            made.append(OffenceAmong(self.offences))
        if self.weeks:
            made.append(DaysLeft(self.weeks * 7))
        return (*made, *self.eligibility)
