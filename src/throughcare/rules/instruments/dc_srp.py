"""DC-SRP: the chance of a proven contact sexual reoffence within two years, for men; it replaced OSP/DC in 2026.

It counts the points of OSP/DC (DirectContactSexualReoffendingPredictorTransformationHelper.kt @016919c has them
unchanged), from dates: age at the start of follow-up and at the most recent sexual offence. One band lower for a man
who is not in custody and for five full years, on the day of the assessment, has had no offence, no sexual offence and
a follow-up that has begun. For women, and without a sexual offence, it is not applicable and adds nothing.
"""

from dataclasses import dataclass, replace
from datetime import date

from throughcare.rules.dates import age_on
from throughcare.rules.instruments.instrument import Score
from throughcare.rules.instruments.links import Shown
from throughcare.rules.instruments.ogrs4 import READ_ON, SOURCE
from throughcare.rules.instruments.ogrs4_refusals import NOT_AFTER, Refusal, found, missing
from throughcare.rules.instruments.osp_dc import (
    ONE_LOWER,
    OSP_DC_POINTS,
    YEARS_FOR_ONE_BAND_LOWER,
    probability,
)
from throughcare.rules.instruments.register import instrument
from throughcare.rules.instruments.sexual_offences import applies, contact_refusals, counted
from throughcare.rules.kernel import Answers, RuleCard, RuleId

DC_SRP = instrument(
    replace(
        OSP_DC_POINTS,
        card=RuleCard(
            id=RuleId("dc-srp", READ_ON),
            title="DC-SRP, the points",
            population=OSP_DC_POINTS.card.population,
            source=SOURCE,
            examples=OSP_DC_POINTS.card.examples,
        ),
        predicts="a proven contact sexual reoffence, as points; the combined predictor gives the probability",
    )
)
KEYS = (
    "total_contact_adult_sexual_sanctions_weight", "total_contact_child_sexual_sanctions_weight",
    "total_non_contact_sexual_offences_weight", "age_at_start_of_follow_up_weight",
    "age_at_last_sanction_for_sexual_offence_weight", "total_number_of_sanctions_for_all_offences_weight",
    "current_offence_against_victim_stranger_weight",
)  # fmt: skip
"""The source's names of the points, in the order in which they are added."""
MANDATORY = (
    "gender", "supervision_status", "has_ever_committed_sexual_offence", "date_of_birth",
    "date_at_start_of_followup", "total_number_of_sanctions_for_all_offences",
)  # fmt: skip
CUSTODY = "CUSTODY"
FREE_SINCE = ("most_recent_offence_date", "date_of_most_recent_sexual_offence", "date_at_start_of_followup")
"""The days from which five full years have to have passed, as far as they are known."""


@dataclass(frozen=True, slots=True)
class ContactRisk:
    """What DC-SRP says. score: the points, None where it is refused or not applicable. percent: 0 if not applicable.

    lower: whether the band is one lower than the points make it; None where there are no points, or 0.
    """

    refusals: tuple[Refusal, ...]
    score: Score | None = None
    band: str | None = None
    percent: float | None = None
    lower: bool | None = None

    @property
    def weights(self) -> dict[str, float]:
        """The points under their source's names, in order, and their sum; nothing without points."""
        if self.score is None:
            return {}
        named = zip(KEYS, self.score.weighed, strict=True)
        return {key: each.contribution for key, each in named} | {"total_weight": self.score.total}


def contact_risk(answers: Answers) -> ContactRisk:
    """DC-SRP from answers in their own types, with a key for every question; never raises for what they say."""
    refusals = (*missing(answers, MANDATORY), *contact_refusals(answers), *found(NOT_AFTER, answers))
    if refusals:
        return ContactRisk(refusals)
    if not applies(answers):
        return ContactRisk((), band="NOT_APPLICABLE", percent=0.0)
    score = DC_SRP.score(_points_of(answers))
    assert score.band is not None
    band = score.band.code
    lower = one_band_lower(answers, band) if score.value else None
    percent = Shown.HUNDREDTHS.percent(probability(score.value))
    return ContactRisk((), score, ONE_LOWER[band] if lower else band, percent, lower)


def one_band_lower(answers: Answers, band: str) -> bool:
    """Whether five offence-free years make it one band lower. Without the day of the assessment they do not."""
    assessed = answers["assessment_date"]
    if band not in ONE_LOWER or answers["supervision_status"] == CUSTODY or not isinstance(assessed, date):
        return False
    since = [day for name in FREE_SINCE if isinstance(day := answers[name], date)]
    return all(age_on(day, assessed) >= YEARS_FOR_ONE_BAND_LOWER for day in since)


def _points_of(answers: Answers) -> dict[str, object]:
    born, last = answers["date_of_birth"], answers["date_of_most_recent_sexual_offence"]
    start = answers["date_at_start_of_followup"]
    assert isinstance(born, date)
    assert isinstance(start, date)
    assert isinstance(last, date)
    return {
        **counted(answers),
        "age_at_start_of_followup": age_on(born, start),
        "age_last_sexual_offence": age_on(born, last),
        "total_sanctions": answers["total_number_of_sanctions_for_all_offences"],
        "stranger": answers["is_current_offence_against_victim_stranger"],
    }
