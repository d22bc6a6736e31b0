"""OVP: the chance of a proven violent reoffence within one and two years (England and Wales); replaced in 2026.

Static points (sanctions, age, sex) and dynamic ones (what the assessment found) add up to 100 at most.
Readings: sanctions are all sanctions, the current one among them. The source calls one item "any previous sanctions"
and yet counts the current one: the count is followed, so anyone sanctioned at all has its 5 points.
"""

from datetime import date

from throughcare.rules.instruments.checks import Never
from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, LogisticOfPoints
from throughcare.rules.instruments.ogp import PROBLEM
from throughcare.rules.instruments.parts import ByValue, Feature, Line, steps
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Item, Mark, RuleCard, RuleId, Source, Whole

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="OASys Violence Predictor",
    citation="hmpps-arns-risk-actuarial-api@52792f49, OVPTransformationHelper.kt",
    version="as restated in public code",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
MOST_SANCTIONS = 999
OLDEST = 110
YES_NO = Whole(0, 1, "1 yes, 0 no")
VIOLENT = {count: float(points) for count, points in enumerate((0, 4, 7, 9, 11, *range(12, 26)))}
"""Points for so many violent sanctions: one more for each from the fifth, up to 25 for 18 or more."""
NOT_VIOLENT = {0: 0.0, 3: 2.0, 5: 3.0, 11: 4.0, 21: 5.0}
AGE = {18: 20.0, 20: 17.0, 22: 14.0, 24: 12.0, 26: 10.0, 31: 8.0, 36: 6.0, 41: 4.0, 46: 2.0, 51: 0.0}
"""From this number on, up to the next."""
ALCOHOL = {0: 0.0, 1: 3.0, 2: 5.0, 3: 8.0, 4: 10.0}
"""2.5 for each of the points of both questions on alcohol, rounded up."""
MOST_VIOLENT, MOST_NOT_VIOLENT = max(VIOLENT), max(NOT_VIOLENT)

ITEMS = (
    Item(
        name="total_sanctions", asks="How many times was the person sanctioned, the current one included?",
        kind=Whole(0, MOST_SANCTIONS, "sanctions"),
    ),
    Item(
        name="violent_sanctions", asks="How many of these sanctions were for violence?",
        kind=Whole(0, MOST_SANCTIONS, "sanctions"),
    ),
    Item(
        name="age_at_start_of_followup",
        asks="How old is the person when the sentence in the community, or release from custody, begins?",
        kind=Whole(18, OLDEST, "completed years"),
    ),
    Item(name="male", asks="Is the person male?", kind=YES_NO),
    Item(name="recognises_impact", asks="Does the person recognise the impact on other people?", kind=YES_NO),
    Item(name="no_fixed_abode", asks="Is the person of no fixed abode?", kind=YES_NO),
    Item(name="unemployed", asks="Is the person out of work?", kind=YES_NO),
    Item(name="current_alcohol_problems", asks="How much of a problem is alcohol now?", kind=PROBLEM),
    Item(name="excessive_alcohol", asks="How much of a problem is drinking in binges?", kind=PROBLEM),
    Item(
        name="current_psychiatric_treatment", asks="Is the person in psychiatric treatment now?", kind=YES_NO
    ),
    Item(name="temper_control", asks="How much of a problem is control of temper?", kind=PROBLEM),
    Item(
        name="procriminal_attitudes", asks="How much of a problem are attitudes that favour crime?", kind=PROBLEM
    ),
)  # fmt: skip


WITHIN_ALL = Never(
    of=("violent_sanctions", "total_sanctions"), when=lambda violent, total: violent > total,
    field="violent_sanctions", says="are more than all sanctions, of which there are {total_sanctions}",
)  # fmt: skip


def _added(now: int, binges: int) -> int:
    return now + binges


def _not_violent(total: int, violent: int) -> int:
    return total - violent


OVP = instrument(Instrument(
    card=RuleCard(
        id=RuleId("ovp", READ_ON),
        title="OVP",
        population="adults assessed with OASys in England and Wales",
        source=SOURCE,
        examples=(
            Example(
                says="A man of 19 with 17 violent sanctions among 31, of no fixed abode and out of work.",
                given={
                    "total_sanctions": 31, "violent_sanctions": 17, "age_at_start_of_followup": 19, "male": 1,
                    "recognises_impact": 0, "no_fixed_abode": 1, "unemployed": 1, "current_alcohol_problems": 1,
                    "excessive_alcohol": 0, "current_psychiatric_treatment": 0, "temper_control": 2,
                    "procriminal_attitudes": 1,
                },
                gives={"value": 82, "band": "VERY_HIGH"},
            ),
        ),
    ),
    predicts="a proven violent reoffence",
    horizon="2 years from the start of follow-up (1 year is given too)",
    items=ITEMS,
    features=(
        Feature(
            name="sanctioned", of=("total_sanctions",), make=bool, span=(range(MOST_SANCTIONS + 1),),
            how="whether total_sanctions is more than 0",
        ),
        Feature(
            name="violent_sanctions_counted", of=("violent_sanctions",), make=lambda count: min(count, MOST_VIOLENT),
            span=(range(MOST_SANCTIONS + 1),), how=f"violent_sanctions, at most {MOST_VIOLENT}",
        ),
        Feature(
            name="other_sanctions", of=("total_sanctions", "violent_sanctions"), make=_not_violent,
            how="total_sanctions - violent_sanctions",
        ),
        Feature(
            name="other_sanctions_counted", of=("other_sanctions",),
            make=lambda count: min(count, MOST_NOT_VIOLENT), span=(range(MOST_SANCTIONS + 1),),
            how=f"other_sanctions, at most {MOST_NOT_VIOLENT}",
        ),
        Feature(
            name="alcohol", of=("current_alcohol_problems", "excessive_alcohol"), make=_added,
            span=(range(3), range(3)), how="current_alcohol_problems + excessive_alcohol",
        ),
    ),
    parts=(
        ByValue(
            name="Sanctioned at all", feature="sanctioned", weights={False: 0.0, True: 5.0},
            says="Having been sanctioned, now or before, adds {contribution:g}.",
        ),
        ByValue(
            name="Violent sanctions", feature="violent_sanctions_counted", weights=VIOLENT,
            says="Sanctions for violence ({value}, counted up to 18) add {contribution:g}.",
        ),
        ByValue(
            name="Other sanctions", feature="other_sanctions_counted", weights=steps(NOT_VIOLENT, 0, MOST_NOT_VIOLENT),
            says="Sanctions for anything else ({value}, counted up to 21) add {contribution:g}.",
        ),
        ByValue(
            name="Age", feature="age_at_start_of_followup", weights=steps(AGE, 18, OLDEST),
            says="Being {value} years old at the start adds {contribution:g}.",
        ),
        ByValue(name="Sex", feature="male", weights={0: 0.0, 1: 5.0}, says="The person's sex adds {contribution:g}."),
        ByValue(
            name="Impact on others", feature="recognises_impact", weights={1: 0.0, 0: 4.0},
            says="Recognising the impact on other people, or not, adds {contribution:g}.",
        ),
        ByValue(
            name="No fixed abode", feature="no_fixed_abode", weights={0: 0.0, 1: 4.0},
            says="Where the person lives adds {contribution:g}.",
        ),
        ByValue(
            name="Out of work", feature="unemployed", weights={0: 0.0, 1: 4.0}, says="Work adds {contribution:g}."
        ),
        ByValue(
            name="Alcohol", feature="alcohol", weights=ALCOHOL,
            says="Alcohol now and drinking in binges add {contribution:g}.",
        ),
        ByValue(
            name="Psychiatric treatment", feature="current_psychiatric_treatment", weights={0: 0.0, 1: 4.0},
            says="Psychiatric treatment now, or none, adds {contribution:g}.",
        ),
        Line(
            name="Temper", feature="temper_control", weight=3.0, says="Control of temper adds {contribution:g}."
        ),
        Line(name="Attitudes", feature="procriminal_attitudes", weight=3.0, says="Attitudes add {contribution:g}."),
    ),
    link=LogisticOfPoints(slope=0.0722, horizons={"p1": -4.5215, "p2": -3.8773}, shown="p2"),
    bands=Bands((
        Band("LOW", "Low", 1), Band("MEDIUM", "Medium", 30), Band("HIGH", "High", 60),
        Band("VERY_HIGH", "Very high", 80),
    )),
    names={"value": "score"},
    checks=(WITHIN_ALL,),
))  # fmt: skip
