"""What is known of a person when a programme is looked for; what is not known is None, and never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Risk(StrEnum):
    """The house's classes of risk, lowest first. Each pack says which of its scores they are read from."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"

    @property
    def rank(self) -> int:
        """0 for the lowest."""
        return RISKS.index(self)

    @property
    def words(self) -> str:
        """As a sentence has it: "very high"."""
        return self.value.replace("_", " ")


RISKS = tuple(Risk)
CUSTODY, COMMUNITY = "custody", "community"
SETTINGS: Mapping[str, str] = {CUSTODY: "custody", COMMUNITY: "the community"}
SIZES = ("no need", "some need", "a great need")
MALE, FEMALE = "male", "female"
SEXES: Mapping[str, str] = {MALE: "men", FEMALE: "women"}
OFFENCES: Mapping[str, str] = {
    "violence": "violence",
    "partner_violence": "violence towards a partner",
    "sexual": "a sexual offence",
    "extremism": "extremism",
    "gang": "offending with a gang",
    "alcohol_violence": "violence under alcohol",
    "other": "another offence",
}
"""Kinds of offending by which programmes choose, in the words of a sentence. A record may hold several."""
BARRIERS: Mapping[str, str] = {
    "LANGUAGE": "another language",
    "READING": "reading or writing",
    "LEARNING": "the way the person learns",
    "HEALTH": "health of body or mind",
    "CHILDREN": "care of children or others",
    "TRAVEL": "getting there",
    "WORK": "hours of work",
}
"""What the work must fit; codes as in the forms, where they ask about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person's facts. needs: by area of rules.needs, 0, 1 or 2, None or missing where not assessed.

    scores: results of named scores, "pni.pni_pathway" by score and result. days_left: on the order that carries the
    work; None where not known, and `endless` where it has no end. offences: kinds the record shows, None where it was
    not looked at; unsure: kinds that it can neither show nor rule out.
    barriers: what the work must fit; interpreter: whether one is needed. holds: further facts by code, yes or no
    ("completed:kaizen").
    """

    age: int | None = None
    sex: str | None = None
    risk: Risk | None = None
    scores: Mapping[str, object] = field(default_factory=dict)
    needs: Mapping[str, int | None] = field(default_factory=dict)
    setting: str | None = None
    days_left: int | None = None
    endless: bool = False
    offences: frozenset[str] | None = None
    unsure: frozenset[str] = frozenset()
    interpreter: bool | None = None
    barriers: frozenset[str] = frozenset()
    holds: Mapping[str, bool | None] = field(default_factory=dict)

    def size(self, areas: tuple[str, ...]) -> int | None:
        """The greatest size among these needs; None where none of them was assessed."""
        known = [size for area in areas if (size := self.needs.get(area)) is not None]
        return max(known, default=None)
