"""Needs for a programme: four domains of answers, their points, and what they could come to with what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from throughcare.rules.instruments.adding import PROBLEM_POINTS
from throughcare.rules.instruments.ogrs4_questions import PROBLEM
from throughcare.rules.instruments.sexual_offences import HISTORY
from throughcare.rules.kernel import (
    Item,
    YesNo,
    is_known,
    optional,
)

SEXUAL_RISK = "is_a_risk_of_sexual_harm"
WORST = 2
"""What an answer that is missing could count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """Questions that are added up and put on a scale of 0 to 2. starts: the sums from which 0, 1 and 2 begin.

    decisive: a question whose worst answer alone makes 2. whole_below: below this sum, nothing counts while an answer
    is missing.
    """

    name: str
    questions: Mapping[str, str]
    starts: tuple[int, int, int]
    decisive: str = ""
    whole_below: int = 0

    def points(self, answers: Mapping[str, object], for_missing: int | None = None) -> int:
        """The domain's points. for_missing: what a missing answer counts; None: nothing, as the answers stand."""
        if self.decisive and answers[self.decisive] == "SIGNIFICANT_PROBLEMS":
            return WORST
        known = [int(PROBLEM_POINTS[answers[name]]) for name in self.questions if is_known(answers[name])]
        missing = len(self.questions) - len(known)
        if for_missing is None and missing and sum(known) < self.whole_below:
            return 0
        total = sum(known) + missing * (for_missing or 0)
        return sum(total >= start for start in self.starts) - 1

    def missing(self, answers: Mapping[str, object]) -> tuple[str, ...]:
        """The questions without an answer."""
        return tuple(name for name in self.questions if not is_known(answers[name]))


SEX = Domain(
    name="sexual",
    questions={
        "sexual_preoccupation": "Is preoccupation with sex a problem?",
        "offence_related_sexual_interests": "Are sexual interests related to offending a problem?",
        "emotional_congruence_with_children": "Is being closer to children than to adults a problem?",
    },
    starts=(0, 2, 4),
    decisive="offence_related_sexual_interests",
    whole_below=4,
)
THINKING = Domain(
    name="thinking",
    questions={
        "pro_criminal_attitudes": "How far are attitudes that favour crime a problem?",
        "hostile_orientation": "Is a hostile view of others a problem?",
    },
    starts=(0, 1, 3),
    decisive="pro_criminal_attitudes",
)
RELATIONSHIPS = Domain(
    name="relationships",
    questions={
        "current_relationship_with_family_members": "How far is the relationship with family a problem?",
        "previous_close_relationships": "How far is the experience of close relationships a problem?",
        "easily_influenced_by_criminal_associates": "How far is being led by criminal associates a problem?",
        "controlling_or_aggressive_behaviour": "Is controlling or aggressive behaviour a problem?",
    },
    starts=(0, 2, 5),
)
SELF_MANAGEMENT = Domain(
    name="self-management",
    questions={
        "impulsivity_problems": "How far is impulsivity a problem?",
        "temper_control": "How far is control of temper a problem?",
        "problem_solving_skills": "How far is solving problems a problem?",
        "difficulties_coping": "How far is coping a problem?",
    },
    starts=(0, 2, 5),
)
DOMAINS = (SEX, THINKING, RELATIONSHIPS, SELF_MANAGEMENT)
ITEMS: tuple[Item, ...] = (
    optional(SEXUAL_RISK, "Is there a risk of sexual harm?", YesNo()),
    *(optional(name, asks, PROBLEM) for domain in DOMAINS for name, asks in domain.questions.items()),
)


@dataclass(frozen=True, slots=True)
class Needs:
    """The points of each domain by name; what they could be at most; and what is missing in each."""

    points: Mapping[str, int]
    possible: Mapping[str, int]
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All four together."""
        return sum(self.points.values())

    @property
    def level(self) -> str:
        """As the answers stand."""
        return level(self.total)

    @property
    def possible_level(self) -> str:
        """With the worst answer for each that is missing."""
        return level(sum(self.possible.values()))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Every question without an answer, in the order of the domains."""
        return tuple(name for names in self.missing.values() for name in names)


def level(points: int) -> str:
    """Low up to 2 points, medium up to 5, high from 6."""
    return "HIGH" if points >= 6 else "MEDIUM" if points >= 3 else "LOW"


def needs_of(answers: Mapping[str, object]) -> Needs:
    """The needs. The sexual domain counts only where there was a sexual offence or is a risk of sexual harm.

    Its questions are missing where they are not answered, whether it counts or not.
    """
    counts = {domain.name: True for domain in DOMAINS}
    counts[SEX.name] = answers[HISTORY] is True or answers[SEXUAL_RISK] is True
    return Needs(
        {domain.name: domain.points(answers) if counts[domain.name] else 0 for domain in DOMAINS},
        {domain.name: domain.points(answers, WORST) if counts[domain.name] else 0 for domain in DOMAINS},
        {domain.name: domain.missing(answers) for domain in DOMAINS},
    )
