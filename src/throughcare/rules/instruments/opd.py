"""OPD: whether somebody is screened into the offender personality disorder pathway (England and Wales).

Men: only with a high or very high risk of serious harm, a violent or sexual offence and a sentence of custody; in from
7 points of personality or 2 of 4 indicators. Women: only with such a risk or under MAPPA; in from 10 points. A
practitioner may override a screen that says out. Source: HMPPS ARNS risk actuarial API, as read in its code.
Readings: what is not answered counts as a no, so that nobody having said that a man sees what his offending does to
others adds a point; if none of the answers is there, nothing is screened. Excessive violence counts two where no
violence is recorded beside it. The highest risk over all assessments is asked for and not used. The source names no
day from which it holds: the version is the day it was read.
"""

from collections.abc import Iterator, Mapping

from throughcare.rules.instruments.adding import add_up, points_table
from throughcare.rules.instruments.offence_codes import Offence
from throughcare.rules.instruments.ogrs4 import READ_ON
from throughcare.rules.instruments.ogrs4_refusals import CODE_OF, RECORD, Refusal, found, missing
from throughcare.rules.instruments.opd_questions import (
    ABUSE,
    CUSTODIAL,
    FAMILY,
    FEMALE,
    FEMALE_ANSWERS,
    FEMALE_FURTHER,
    GENDER,
    HIGHEST,
    ITEMS,
    MADE_OF,
    MALE_ANSWERS,
    MALE_INDICATORS,
    MALE_PERSONALITY,
    MAPPA,
    OFFENCE,
    OVERALL,
    OVERRIDE,
    PARTNER,
    facts_of,
)
from throughcare.rules.instruments.validation_errors import errors_of
from throughcare.rules.kernel import Conclusion, Example, Figures, Mark, Source, is_known, published

SOURCE = Source(
    title="Offender personality disorder pathway screen (OASys)",
    citation="hmpps-arns-risk-actuarial-api@016919c, OPDRiskProducerService.kt, OPDTransformationHelper.kt",
    version="as restated in public code, August 2026",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT, Copyright (c) 2020-2024 Crown Copyright (Ministry of Justice)",
    mark=Mark.READ,
)
PERSONALITY_FROM, INDICATORS_FROM, FEMALE_FROM = 7, 2, 10
MANDATORY = (GENDER.name, OVERALL.name, HIGHEST.name, OFFENCE.name, CUSTODIAL.name)
IN, OUT = "SCREEN_IN", "SCREEN_OUT"
ON_THE_OFFENCE = tuple(check for check in RECORD if check.of == (CODE_OF,))

ELIGIBLE = {
    "gender": "MALE", "overall_risk_for_assessment": "HIGH", "highest_risk_level_over_all_assessments": "HIGH",
    "current_offence_code": "00100", "has_custodial_sentence": True,
}  # fmt: skip


@published(
    "predictor-2026:opd@2026-11-22",
    title="OPD screen",
    decides="whether somebody is screened into the personality disorder pathway; a screen, not a diagnosis",
    population="people assessed with OASys in England and Wales",
    source=SOURCE,
    items=ITEMS,
    examples=(
        Example(
            says="A man in custody for violence, with two of the four indicators.",
            given=ELIGIBLE | {"has_self_harm_or_attempted_suicide": True, "has_escaped_or_absconded": True},
            gives={
                "opd_check": True,
                "opd_override": None,
                "opd_result": "SCREEN_IN",
                "opd_indicator_points": 2,
            },
        ),
        Example(
            says="The same man in the community: the screen does not apply and says out.",
            given=ELIGIBLE | {"has_custodial_sentence": False, "has_escaped_or_absconded": True},
            gives={"opd_check": True, "opd_override": None, "opd_result": "SCREEN_OUT"},
        ),
    ),
    figures=(
        points_table(f"Men, personality: in from {PERSONALITY_FROM} points", MALE_PERSONALITY),
        points_table(f"Men, indicators: in from {INDICATORS_FROM}", MALE_INDICATORS),
        points_table(f"Women: in from {FEMALE_FROM} points", FEMALE),
        Figures(
            "Made of several answers: yes where any of them is a yes, or problems",
            ("what", "answer"),
            tuple((part.name, sign) for part, signs in MADE_OF for sign in signs),
        ),
    ),
)
def opd(**answers: object) -> Conclusion:
    """Checked or not, in or out, and the override. What is missing or contradicts stands in `validation_error`."""
    refusals = tuple(_refusals(answers))
    if refusals:
        return _unchecked(refusals)
    male = answers[GENDER.name] == "MALE"
    if not any(is_known(answers[name]) for name in (MALE_ANSWERS if male else FEMALE_ANSWERS)):
        return _unchecked(()).because("None of the questions is answered, so that nothing is screened.")
    if not _applies(answers, male):
        return (
            Conclusion(_results(OUT))
            .because(
                "A man is screened with a high risk of serious harm, a violent or sexual offence and custody."
                if male
                else "A woman is screened with a high risk of serious harm, or where she is eligible for MAPPA."
            )
            .because("That is not so here: the screen says out.")
        )
    return _told(answers, _male(answers) if male else _female(answers))


def _refusals(answers: Mapping[str, object]) -> Iterator[Refusal]:
    given = dict(answers)
    abused, against = answers[ABUSE.name] is True, (PARTNER.name, FAMILY.name)
    needed = (
        *MANDATORY,
        *((MAPPA.name,) if answers[GENDER.name] == "FEMALE" else ()),
        *(against if abused else ()),
    )
    yield from missing(given, needed)
    if not abused and any(is_known(answers[name]) for name in against):
        reason = "say against whom, although no domestic abuse is recorded"
        yield Refusal("DOMESTIC_ABUSE_INCONSISTENT_INPUT", (ABUSE.name, FAMILY.name, PARTNER.name), reason)
    yield from found(ON_THE_OFFENCE, given)


def _applies(answers: Mapping[str, object], male: bool) -> bool:
    high = answers[OVERALL.name] in ("HIGH", "VERY_HIGH")
    if not male:
        return high or answers[MAPPA.name] is True
    offence = answers[OFFENCE.name]
    violent_or_sexual = isinstance(offence, Offence) and offence.violent_or_sexual is True
    return high and violent_or_sexual and answers[CUSTODIAL.name] is True


def _male(answers: Mapping[str, object]) -> Conclusion:
    facts = facts_of(answers)
    personality, indicators = add_up(MALE_PERSONALITY, facts), add_up(MALE_INDICATORS, facts)
    screened_in = personality.points >= PERSONALITY_FROM or indicators.points >= INDICATORS_FROM
    results = _results(IN if screened_in else OUT) | {
        "opd_personality_points": personality.points, "opd_indicator_points": indicators.points,
    }  # fmt: skip
    return indicators.told(personality.told(Conclusion(results))).because(
        "That is {personality} of personality and {indicators} indicators; in from {from_one} or from {from_other}.",
        personality=personality.points, indicators=indicators.points, from_one=PERSONALITY_FROM,
        from_other=INDICATORS_FROM,
    )  # fmt: skip


def _female(answers: Mapping[str, object]) -> Conclusion:
    counted = add_up(FEMALE, facts_of(answers))
    results = _results(IN if counted.points >= FEMALE_FROM else OUT) | {"opd_points": counted.points}
    return counted.told(Conclusion(results)).because(
        "That is {points} points; in from {from_points}.", points=counted.points, from_points=FEMALE_FROM
    )


def _told(answers: Mapping[str, object], said: Conclusion) -> Conclusion:
    """With what was not answered, and the override, which counts only against a screen that says out."""
    asked = MALE_ANSWERS if answers[GENDER.name] == "MALE" else (*FEMALE_ANSWERS, *FEMALE_FURTHER)
    unanswered = [name for name in asked if not is_known(answers[name])]
    if unanswered:
        said = said.because("Not answered, and taken for a no: {names}.", names=", ".join(unanswered))
    if said.results["opd_result"] == IN:
        return said
    override = answers[OVERRIDE.name] is True
    said = Conclusion(said.results | {"opd_override": override}, said.reasons)
    return said.because(
        "The practitioner overrides the screen." if override else "The practitioner asks for no override."
    )


def _results(result: str | None) -> dict[str, object]:
    return {
        "opd_check": result is not None,
        "opd_override": None,
        "opd_result": result,
        "validation_error": (),
    }


def _unchecked(refusals: tuple[Refusal, ...]) -> Conclusion:
    said = Conclusion(_results(None) | {"validation_error": errors_of(refusals)})
    for each in refusals:
        said = said.because("{fields}: {reason}.", fields=", ".join(each.fields), reason=each.reason)
    return said
