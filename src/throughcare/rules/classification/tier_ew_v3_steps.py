"""The steps of tier version 3 of England and Wales: what each gives by itself, and what makes a tier provisional.

Source: hmpps-tier @ affac98 (MIT, Crown copyright), restated: the grid and the steps of TierCalculator and
ReoffendingPredictorTable, the mark of ProvisionalStatusCalculator. Tiers run from A (most) to G (least).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.dates import add_months, in_words
from throughcare.rules.dates.from_today import FromToday
from throughcare.rules.kernel import Answer, BadAnswers, Problem, Unknown, is_known

CODE = "tier-ew-v3"
LEAST = "G"
ARP_FROM = (90, 75, 50, 25, 15, 0)
GRID = ((6.9, "AABBBB"), (3.0, "ABCCCC"), (1.0, "BCDEEE"), (0.5, "CDEEFF"), (0.0, "DDEFFG"))
"""Rows by the lowest CSRP, columns by the lowest ARP."""
SEXUAL = {"VERY_HIGH": "A", "HIGH": "B", "LOW": "E"}
SEXUAL_MEDIUM = ((3.36, "C"), (2.11, "D"), (1.12, "C"), (0.60, "D"))
"""The lowest score of each: the last two are the same risks after a reduction for time without offences."""
WITH_MAPPA = {"VERY_HIGH": "A", "HIGH": "C", "MEDIUM": "D", "LOW": "E"}
WITHOUT_MAPPA = {"VERY_HIGH": "C", "HIGH": "D"}
MAPPA_ALONE = "E"
LIFER = ((12, "B"), (60, "D"))
"""Released at most so many months ago; both ends included. Longer ago: E."""
LIFER_LATER = "E"
FLAGS = {
    "domestic_abuse": ("E", "domestic abuse, registered now or before"),
    "stalking": ("F", "a stalking registration"),
    "child_protection": ("F", "a child protection registration"),
    "ever_committed_sexual_offence": ("E", "a sexual offence ever committed"),
}
ANY_DAY = date(2001, 7, 1)
"""A today for days told from today: which one makes no difference."""


class ScoreType(StrEnum):
    """Whether a score was made from the record alone, or with the answers of an assessment as well."""

    STATIC = "STATIC"
    DYNAMIC = "DYNAMIC"


@dataclass(frozen=True, slots=True)
class Factor:
    """What one step gives by itself. says: the facts behind it, as part of a sentence."""

    code: str
    tier: str
    says: str


def reoffending(arp: float, csrp: float) -> Factor:
    """Any reoffending (ARP) against serious reoffending (CSRP); both in per cent, 0 to 100."""
    return Factor("reoffending", cell(arp, csrp), f"the scores ARP {arp:g} % and CSRP {csrp:g} %")


def cell(arp: float, csrp: float) -> str:
    """The tier in the grid."""
    row = next(tiers for low, tiers in GRID if csrp >= low)
    return next(tier for low, tier in zip(ARP_FROM, row, strict=True) if arp >= low)


def sexual(score: Answer[float], band: Answer[str]) -> Factor | None:
    """Contact sexual reoffending (DC-SRP); nothing without a score above 0 and a band that applies.

    Raises BadAnswers for a medium band with a score below every medium score.
    """
    if not is_known(score) or not is_known(band) or score <= 0 or band == "NOT_APPLICABLE":
        return None
    tier = SEXUAL.get(band) or next((tier for low, tier in SEXUAL_MEDIUM if score >= low), None)
    if tier is None:
        lowest = SEXUAL_MEDIUM[-1][0]
        reason = f"is below {lowest:.2f}, which no score in the band MEDIUM is"
        raise BadAnswers(CODE, [Problem("dc_srp_score", score, reason)])
    words = band.lower().replace("_", " ")
    return Factor("sexual_reoffending", tier, f"contact sexual reoffending (DC-SRP) {words}, {score:g} %")


def harm(has_mappa: bool, rosh: Answer[str]) -> Factor | None:
    """Risk of serious harm, which weighs more where there is a MAPPA registration."""
    words = f"a {rosh.lower().replace('_', ' ')} risk of serious harm" if is_known(rosh) else ""
    if has_mappa:
        tier = WITH_MAPPA[rosh] if is_known(rosh) else MAPPA_ALONE
        return Factor("mappa_rosh", tier, f"MAPPA with {words or 'no risk of serious harm known'}")
    found = WITHOUT_MAPPA.get(rosh) if is_known(rosh) else None
    return Factor("mappa_rosh", found, words) if found else None


def lifer(stands: bool, released: Answer[date | FromToday], as_of: Answer[date]) -> Factor | None:
    """A life or IPP sentence, which counts only after a release. stands: whether it is one.

    Raises BadAnswers for a release after `as_of`, or one whose distance cannot be told without `as_of`.
    """
    if isinstance(released, Unknown) or not (stands or is_known(as_of)):
        return None
    today = _today(released, as_of)
    day = released.on(today) if isinstance(released, FromToday) else released
    if day > today:
        raise BadAnswers(
            CODE, [Problem("latest_release_date", str(released), "lies after the day asked about")]
        )
    if not stands:
        return None
    tier = next((tier for months, tier in LIFER if day >= add_months(today, -months)), LIFER_LATER)
    when = f"at {released}" if isinstance(released, FromToday) else f"on {in_words(released)}"
    return Factor("lifer_ipp", tier, f"a life or IPP sentence with release {when}")


def _today(released: date | FromToday, as_of: Answer[date]) -> date:
    if is_known(as_of):
        return as_of
    if isinstance(released, FromToday) and released.comparable:
        return ANY_DAY
    raise BadAnswers(CODE, [Problem("as_of", as_of.value, "is needed to tell how long ago the release was")])


def flag(code: str) -> Factor:
    """One of FLAGS, where it stands."""
    tier, says = FLAGS[code]
    return Factor(code, tier, says)


def highest(factors: Iterable[Factor]) -> str:
    """The highest tier of these; G where there are none."""
    return min((factor.tier for factor in factors), default=LEAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisional:
    """What the mark hangs on. others: every factor but the reoffending grid."""

    arp: float
    csrp: float
    arp_type: Answer[str]
    csrp_type: Answer[str]
    has_mappa: bool
    rosh_known: bool
    grid: Factor
    others: tuple[Factor, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the tier may still change; nothing where it may not."""
        return tuple(reason for reason in (self._static(), self._harm()) if reason)

    def _static(self) -> str | None:
        """Scores from the record alone, unless other factors already give the most that they could."""
        arp, csrp = self.arp_type == ScoreType.STATIC, self.csrp_type == ScoreType.STATIC
        if not arp and not csrp:
            return None
        most = "A" if arp and csrp else cell(100, self.csrp) if arp else cell(self.arp, 100)
        if highest(self.others) <= most:
            return None
        named = "ARP and CSRP are" if arp and csrp else "ARP is" if arp else "CSRP is"
        return (
            f"{named} made from the record alone (static); with the answers of an assessment the scores could "
            f"give up to {most}, and nothing else gives as much"
        )

    def _harm(self) -> str | None:
        """No risk of serious harm, unless what is certain already gives the most that it could."""
        if self.rosh_known:
            return None
        certain = self.arp_type == ScoreType.DYNAMIC and self.csrp_type == ScoreType.DYNAMIC
        counted = [factor for factor in self.others if factor.code != "mappa_rosh"]
        most = "A" if self.has_mappa else "C"
        if highest([*counted, self.grid] if certain else counted) <= most:
            return None
        case = "with MAPPA" if self.has_mappa else "without MAPPA"
        return f"the risk of serious harm is not known; {case} it could give up to {most}, and nothing certain does"
