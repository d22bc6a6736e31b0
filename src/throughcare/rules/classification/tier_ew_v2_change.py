"""The change level of tier version 2 (England and Wales): 0 without a mandate for change, else 1 to 3.

Source: hmpps-tier @ affac98 (MIT, Crown copyright), MandateForChange and ChangeLevelCalculator.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.kernel import Answer, Ternary, Unknown, is_known, known_or

LEVELS = ((20, 3), (10, 2), (0, 1))
"""From so many points."""
WITHOUT_MANDATE = 0
WITHOUT_ASSESSMENT = 2
CUSTODIAL = ("NC", "SC")
UNPAID_WORK = ("W", "W1")
"""Unpaid work, and the same requirement where an order is extended: no mandate for change."""
IOM_POINTS = 2
OGRS_STEP = 10
SEVERITY = {"NO_NEED": 0, "STANDARD": 1, "SEVERE": 2}
WEIGHTS = {
    "accommodation": 1,
    "education_training_and_employability": 1,
    "relationships": 1,
    "lifestyle_and_associates": 1,
    "drug_misuse": 1,
    "alcohol_misuse": 1,
    "thinking_and_behaviour": 2,
    "attitudes": 2,
    "financial_management_and_income": 0,
    "emotional_well_being": 0,
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement of an order. restrictive: None where that is not known."""

    code: str
    restrictive: bool | None

    @property
    def for_change(self) -> Ternary:
        """Whether it gives a mandate for change."""
        if self.code in UNPAID_WORK or self.restrictive:
            return Ternary.NO
        return Ternary.UNDECIDED if self.restrictive is None else Ternary.YES


@dataclass(frozen=True, slots=True)
class Sentence:
    """One live sentence."""

    type: Answer[str]
    requirements: Answer[tuple[Requirement, ...]]

    @property
    def for_change(self) -> Ternary:
        """Whether it gives a mandate for change: custodial, or with a requirement that does."""
        if self.type in CUSTODIAL:
            return Ternary.YES
        given = [each.for_change for each in known_or(self.requirements, ())]
        if isinstance(self.requirements, Unknown) or isinstance(self.type, Unknown):
            given.append(Ternary.UNDECIDED)
        return any_of(given)


def any_of(given: list[Ternary]) -> Ternary:
    """Yes where any is; undecided where one may be; else no."""
    return next((each for each in (Ternary.YES, Ternary.UNDECIDED) if each in given), Ternary.NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the change points are told from. needs: severities by section; ogrs: per cent."""

    needs: Answer[Mapping[str, Answer[str]]]
    ogrs: Answer[float]
    iom: Answer[bool]

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """What counted, in words, with its points; what gave no points is left out."""
        needs = [
            (f"{section.replace('_', ' ')} {severity.lower()}", WEIGHTS[section] * SEVERITY[severity])
            for section, severity in known_or(self.needs, {}).items()
            if is_known(severity)
        ]
        ogrs = known_or(self.ogrs, 0)
        found = (
            *needs,
            (f"OGRS {ogrs:g} %", int(ogrs // OGRS_STEP)),
            ("integrated offender management", IOM_POINTS * (self.iom is True)),
        )
        return tuple(part for part in found if part[1])

    @property
    def points(self) -> int:
        """The sum of the parts."""
        return sum(points for _, points in self.parts)

    @property
    def asked(self) -> bool:
        """Whether anything that gives points was said at all."""
        return any(each is not Unknown.NOT_ASKED for each in (self.needs, self.ogrs, self.iom))


def change_level(points: int) -> int:
    """1 to 3, for a person with a mandate for change and an assessment. points: 0 or more."""
    return next(level for low, level in LEVELS if points >= low)
