"""The protect level of tier version 2 (England and Wales): A to D by points.

Source: hmpps-tier @ affac98 (MIT, Crown copyright), ProtectLevelCalculator. Reading: RSR is a percentage with two
decimals, so "3.00 to 6.99" is from 3 to below 7; a value above 99.99 (999.99 stands for "not calculated") counts
nothing.
"""

from dataclasses import dataclass

from throughcare.rules.classification.registrations_ew import COMPLEXITY
from throughcare.rules.kernel import Answer, is_known, known_or

LEVELS = ((150, "A"), (20, "B"), (10, "C"), (0, "D"))
"""From so many points."""
RSR_FROM = ((7.0, 20), (3.0, 10), (0.0, 0))
RSR_MOST = 99.99
ROSH_POINTS = {"VERY_HIGH": 150, "HIGH": 20, "MEDIUM": 10, "LOW": 0}
MAPPA_POINTS = {"M3": 150, "M2": 150, "M1": 5, "M0": 0}
EACH = 2
"""Points for each kind of complexity and for each of the factors counted for women only."""
WOMAN = "Female"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protect:
    """What the protect points are told from."""

    rsr: Answer[float]
    rosh: Answer[str]
    mappa_level: Answer[str]
    complexity_registrations: Answer[tuple[str, ...]]
    gender: Answer[str]
    previous_enforcement: Answer[bool]
    oasys_6_9_parenting_responsibilities: Answer[str]
    oasys_11_2_impulsivity: Answer[int]
    oasys_11_4_temper_control: Answer[int]
    other_protect_points: Answer[int]

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """What counted, in words, with its points; what gave no points is left out."""
        found = (self._risk, self._mappa, self._complexity, *self._for_women, self._other)
        return tuple(part for part in found if part[1])

    @property
    def points(self) -> int:
        """The sum of the parts."""
        return sum(points for _, points in self.parts)

    @property
    def _risk(self) -> tuple[str, int]:
        """The higher of the two, never both."""
        rosh, rsr = self._rosh_points, self._rsr_points
        if rosh >= rsr and is_known(self.rosh):
            return f"a {self.rosh.lower().replace('_', ' ')} risk of serious harm", rosh
        return f"RSR {self.rsr} %", rsr

    @property
    def _rosh_points(self) -> int:
        return ROSH_POINTS[self.rosh] if is_known(self.rosh) else 0

    @property
    def _rsr_points(self) -> int:
        if not is_known(self.rsr) or self.rsr > RSR_MOST:
            return 0
        return next(points for low, points in RSR_FROM if self.rsr >= low)

    @property
    def _mappa(self) -> tuple[str, int]:
        level = known_or(self.mappa_level, "M0")
        return f"MAPPA level {level[1:]}", MAPPA_POINTS[level]

    @property
    def _complexity(self) -> tuple[str, int]:
        """Once for each kind, however often it is registered."""
        codes = known_or(self.complexity_registrations, ())
        kinds = [words for code, words in COMPLEXITY.items() if code in codes]
        return f"complexity ({', '.join(kinds)})", EACH * len(kinds)

    @property
    def _for_women(self) -> tuple[tuple[str, int], ...]:
        if self.gender != WOMAN:
            return ()
        control = known_or(self.oasys_11_2_impulsivity, 0) or known_or(self.oasys_11_4_temper_control, 0)
        return (
            ("parenting responsibilities", EACH * (self.oasys_6_9_parenting_responsibilities == "YES")),
            ("impulsivity or temper control", EACH * bool(control)),
            ("an earlier breach or recall", EACH * (self.previous_enforcement is True)),
        )

    @property
    def _other(self) -> tuple[str, int]:
        return "points from elsewhere", known_or(self.other_protect_points, 0)


def protect_level(points: int) -> str:
    """A to D. points: 0 or more."""
    return next(level for low, level in LEVELS if points >= low)
