"""OSP/DC: the chance of a proven contact sexual reoffence within two years, for men (England and Wales).

The points of its seven items add up to 64 at most; the probability is a logistic of the points, and none at 0 points.
One band lower in the community after five full offence-free years; the probability stays. Replaced in 2026 by DC-SRP,
which counts the same points.
"""

from datetime import date

from throughcare.rules.instruments.instrument import Instrument, Score
from throughcare.rules.instruments.links import Band, Bands, Points, Shown, logistic
from throughcare.rules.instruments.narrating import with_terms
from throughcare.rules.instruments.parts import ByValue, Feature, steps
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import (
    Answers,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Mark,
    Problem,
    RuleCard,
    RuleId,
    Source,
    Unknown,
    Whole,
    YesNo,
    is_known,
    published,
)  # fmt: skip

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="OASys Sexual reoffending Predictor, direct contact",
    citation="hmpps-arns-risk-actuarial-api@52792f49, OSPDCTransformationHelper.kt",
    version="the 64-point form",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
YOUNGEST, OLDEST = 18, 110
MOST_SANCTIONS = 999
MOST_POINTS = 64
START, SLOPE = -8.633, 0.1598
YEARS_FOR_ONE_BAND_LOWER = 5
CONTACT_ADULT = {0: 0.0, 1: 5.0, 2: 10.0, 3: 15.0}
CONTACT_CHILD = {0: 0.0, 1: 3.0, 2: 6.0, 3: 9.0}
NON_CONTACT = {0: 0.0, 1: 2.0, 2: 4.0, 3: 6.0}
AGE = {age: 14.0 - (age - 18) // 3 for age in range(18, 60, 3)} | {60: 0.0}
"""One point less for every three years from 18, none from 60: from this age on, up to the next."""
AGE_POINTS = steps(AGE, YOUNGEST, OLDEST)
AGE_LAST_FROM = {10: 0.0, 16: 5.0, 18: 10.0}
AGE_LAST = steps(AGE_LAST_FROM, 10, OLDEST) | dict.fromkeys(Unknown, 0.0)
"""What is not known adds nothing."""
STRANGER = {False: 0.0, True: 4.0} | dict.fromkeys(Unknown, 0.0)
BANDS = Bands((
    Band("LOW", "Low", 0), Band("MEDIUM", "Medium", 22), Band("HIGH", "High", 30), Band("VERY_HIGH", "Very high", 36),
))  # fmt: skip
ONE_LOWER = {"VERY_HIGH": "HIGH", "HIGH": "MEDIUM", "MEDIUM": "LOW"}
COUNTED = ("contact_adult", "contact_child", "non_contact", "total_sanctions")

ITEMS = (
    Item(
        name="contact_adult", asks="How many sanctions for contact sexual offences against adults are there?",
        kind=Whole(0, MOST_SANCTIONS, "sanctions"),
    ),
    Item(
        name="contact_child", asks="How many sanctions for contact sexual offences against children are there?",
        kind=Whole(0, MOST_SANCTIONS, "sanctions"),
    ),
    Item(
        name="non_contact", asks="How many sanctions for sexual offences without contact, images aside, are there?",
        kind=Whole(0, MOST_SANCTIONS, "sanctions"),
    ),
    Item(
        name="age_at_start_of_followup",
        asks="How old is he when the sentence in the community, or release from custody, begins?",
        kind=Whole(YOUNGEST, OLDEST, "completed years"),
    ),
    Item(
        name="age_last_sexual_offence", asks="How old was he at the last sexual offence?",
        kind=Whole(10, OLDEST, "completed years"), needed=False,
    ),
    Item(
        name="total_sanctions", asks="How many times was he sanctioned for anything, the current one included?",
        kind=Whole(1, MOST_SANCTIONS, "sanctions"),
    ),
    Item(
        name="stranger", asks="Was the victim of the current offence a stranger?", kind=YesNo(), needed=False
    ),
)  # fmt: skip


def _at_most(feature: str, most: int) -> Feature:
    return Feature(
        name=f"{feature}_counted", of=(feature,), make=lambda count: min(count, most),
        span=(range(MOST_SANCTIONS + 1),), how=f"{feature}, at most {most}",
    )  # fmt: skip


OSP_DC_POINTS = instrument(Instrument(
    card=RuleCard(
        id=RuleId("osp-dc-points", READ_ON),
        title="OSP/DC, the points",
        population="men of 18 or more with a sexual offence or a sexually motivated one, in England and Wales",
        source=SOURCE,
        examples=(
            Example(
                says="A man of 47 at his first sanction, of which one counts adults, two children, three no contact.",
                given={
                    "contact_adult": 1, "contact_child": 2, "non_contact": 3, "age_at_start_of_followup": 47,
                    "total_sanctions": 1, "stranger": None, "age_last_sexual_offence": None,
                },
                gives={"value": 22, "band": "MEDIUM"},
            ),
        ),
    ),
    predicts="a proven contact sexual reoffence, as points; osp-dc gives the probability",
    horizon="2 years from the start of follow-up",
    items=ITEMS,
    features=(
        _at_most("contact_adult", 3), _at_most("contact_child", 3), _at_most("non_contact", 3),
        _at_most("total_sanctions", 2),
    ),
    parts=(
        ByValue(
            name="Contact offences against adults", feature="contact_adult_counted", weights=CONTACT_ADULT,
            says="Sanctions for contact offences against adults (counted up to 3: {value}) add {contribution:g}.",
        ),
        ByValue(
            name="Contact offences against children", feature="contact_child_counted", weights=CONTACT_CHILD,
            says="Sanctions for contact offences against children (counted up to 3: {value}) add {contribution:g}.",
        ),
        ByValue(
            name="Offences without contact", feature="non_contact_counted", weights=NON_CONTACT,
            says="Sanctions for sexual offences without contact (counted up to 3: {value}) add {contribution:g}.",
        ),
        ByValue(
            name="Age", feature="age_at_start_of_followup", weights=AGE_POINTS,
            says="Being {value} years old at the start adds {contribution:g}.",
        ),
        ByValue(
            name="Age at the last sexual offence", feature="age_last_sexual_offence", weights=AGE_LAST,
            says="The age at the last sexual offence, as far as it is known, adds {contribution:g}.",
        ),
        ByValue(
            name="All sanctions", feature="total_sanctions_counted", weights={0: 0.0, 1: 0.0, 2: 6.0},
            says="Having been sanctioned once, or more often, for anything adds {contribution:g}.",
        ),
        ByValue(
            name="A stranger", feature="stranger", weights=STRANGER,
            says="A victim who was a stranger, as far as that is known, adds {contribution:g}.",
        ),
    ),
    link=Points(),
    bands=BANDS,
    names={"value": "points"},
))  # fmt: skip


def probability(points: float) -> float:
    """The chance within two years; none at 0 points."""
    return logistic(START + SLOPE * points) if points else 0.0


def band_of(points: float) -> str:
    """The band of so many points."""
    return next(band.code for band in reversed(BANDS.of) if points >= band.low)


def one_band_lower(band: str, in_community: object, years: object) -> bool:
    """Whether the band is lowered by one: in the community for five full offence-free years, and not low already."""
    return (
        band in ONE_LOWER
        and in_community is True
        and isinstance(years, int)
        and years >= YEARS_FOR_ONE_BAND_LOWER
    )


TABLES = {
    "sanctions, contact with adults": CONTACT_ADULT, "sanctions, contact with children": CONTACT_CHILD,
    "sanctions, no contact": NON_CONTACT, "age at the start": AGE, "age at the last sexual offence": AGE_LAST_FROM,
    "all sanctions": {1: 0.0, 2: 6.0}, "stranger (1 yes)": {0: 0.0, 1: 4.0},
}  # fmt: skip
FIGURES = (
    Figures(
        "Points", ("what", "from", "points"),
        tuple((what, edge, f"{points:g}") for what, edges in TABLES.items() for edge, points in edges.items()),
    ),
    Figures(
        "Bands", ("band", "from points", "one band lower"),
        tuple((band.code, f"{band.low:g}", ONE_LOWER.get(band.code)) for band in BANDS.of),
    ),
    Figures(
        "Chance within two years", ("points", "chance"),
        (("0", "none"), ("other", f"1 / (1 + e^-({START} + {SLOPE} x points))")),
    ),
)  # fmt: skip


@published(
    "osp-dc@2026-11-22",
    title="OSP/DC",
    decides="a man's chance of a proven contact sexual reoffence within two years, its points and its band",
    population="men of 18 or more with a sexual offence or a sexually motivated one, in England and Wales",
    source=SOURCE,
    items=(
        Item(name="gender", asks="Is the person male or female?", needed=False,
             kind=Choice({"male": "Male", "female": "Female"})),
        Item(name="sexual_offence_history", asks="Is there any sexual offence, or a sexually motivated one?",
             kind=YesNo(), needed=False),
        Item(name="points", asks="How many points are there, where they were added up before?",
             kind=Whole(0, MOST_POINTS, "points"), needed=False),
        *(Item(name=item.name, asks=item.asks, kind=item.kind, needed=False) for item in ITEMS),
        Item(name="in_community", asks="Is he in the community, not in custody?", kind=YesNo(), needed=False),
        Item(
            name="offence_free_years_in_community", needed=False,
            asks="How many full years is he in the community without any offence, sexual or other?",
            kind=Whole(0, 100, "full years"),
        ),
    ),
    figures=FIGURES,
    examples=(
        Example(
            says="32 points are high.", given={"points": 32},
            gives={"pct": 2.88, "band": "HIGH"},
        ),
        Example(
            says="After five full offence-free years in the community 32 points are medium; the chance stays.",
            given={"points": 32, "in_community": True, "offence_free_years_in_community": 5},
            gives={"pct": 2.88, "band": "MEDIUM", "band_before_reduction": "HIGH", "risk_reduction": True},
        ),
    ),
)  # fmt: skip
def osp_dc(**answers: object) -> Conclusion:
    """Raises BadAnswers where the points cannot be added up, or are given beside what they are made of."""
    if answers["gender"] == "female" or answers["sexual_offence_history"] is False:
        return _not_applicable()
    if isinstance(points := answers["points"], int):
        _alone(points, answers)
        return _concluded(points, answers)
    age = answers["age_at_start_of_followup"]
    if isinstance(age, int) and not any(is_known(answers[name]) for name in COUNTED):
        return _age_alone(age)
    score = OSP_DC_POINTS.score({item.name: answers[item.name] for item in ITEMS})
    return _concluded(int(score.value), answers, score)


def _not_applicable() -> Conclusion:
    none: dict[str, object] = {
        "points": None,
        "p": 0.0,
        "pct": 0.0,
        "band": "NOT_APPLICABLE",
        "risk_reduction": False,
    }
    return Conclusion(none).because(
        "OSP/DC is for men with a sexual offence: here it does not apply and adds nothing."
    )


def _alone(points: int, answers: Answers) -> None:
    """Raises BadAnswers where the answers that make up the points are given too."""
    beside = [item.name for item in ITEMS if is_known(answers[item.name])]
    if beside:
        reason = f"is given beside what it is made of ({', '.join(beside)}): give one or the other"
        raise BadAnswers("osp-dc", [Problem("points", points, reason)])


def _age_alone(age: int) -> Conclusion:
    points = AGE_POINTS[age]
    return Conclusion({"age_points": int(points)}).because(
        "Being {age} years old at the start adds {points:g}; without the other answers there is no score.",
        age=age, points=points,
    )  # fmt: skip


def _concluded(points: int, answers: Answers, score: Score | None = None) -> Conclusion:
    """What the points come to. score: where they were added up here, so that its terms are reasons too."""
    chance = probability(points)
    percent = Shown.HUNDREDTHS.percent(chance)
    before = band_of(points)
    lower = one_band_lower(before, answers["in_community"], answers["offence_free_years_in_community"])
    band = ONE_LOWER[before] if lower else before
    said = Conclusion({
        "points": points, "p": chance, "pct": percent, "band": band,
        "band_before_reduction": before, "risk_reduction": lower,
    })  # fmt: skip
    unsaid = [name for name in ("gender", "sexual_offence_history") if not is_known(answers[name])]
    if unsaid:
        said = said.because(
            "It counts as for a man with a sexual offence, of which there is no answer: {unsaid}.",
            unsaid=", ".join(unsaid),
        )  # fmt: skip
    if score:
        said = _what_is_missing(with_terms(said, score), score)
    said = said.because(
        "{points} of 64 points are a chance of {percent:.2f} % within two years: {band}.",
        points=points, percent=percent, band=before,
    )  # fmt: skip
    return _about_reduction(said, before, answers) if before in ONE_LOWER else said


def _what_is_missing(said: Conclusion, score: Score) -> Conclusion:
    for name, kind in score.unanswered.items():
        said = said.because("{name}: {kind}; that adds nothing.", name=name, kind=kind.lower())
    return said


def _about_reduction(said: Conclusion, before: str, answers: Answers) -> Conclusion:
    in_community, years = answers["in_community"], answers["offence_free_years_in_community"]
    if one_band_lower(before, in_community, years):
        return said.because(
            "{years} full offence-free years in the community, at least five, make it one band lower: {band}.",
            years=years, band=ONE_LOWER[before],
        )  # fmt: skip
    if in_community is False or isinstance(years, int):
        return said.because("One band lower takes five full offence-free years in the community.")
    return said.because(
        "How long he is free of offences in the community is not known: no band is taken off."
    )
