"""OGP: the chance of a proven non-violent reoffence within one and two years (England and Wales); replaced in 2026.

Static part: the two-year percentage of OGRS3. Dynamic part: what the assessment found of accommodation, work,
lifestyle, drugs, thinking and attitudes. Rounded parts are rounded one by one, halves up.
"""

from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, LogisticOfPoints
from throughcare.rules.instruments.parts import ByValue, Feature, Line
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Item, Mark, RuleCard, RuleId, Source, Whole, YesNo

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="OASys General reoffending Predictor",
    citation="hmpps-arns-risk-actuarial-api@52792f49, OGPTransformationHelper.kt",
    version="as restated in public code",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
PROBLEM = Whole(0, 2, "0 no problem, 1 some, 2 significant")
YES_ADDS = {False: 0.0, True: 5.0}
SOME_ADD = {0: 0.0, 1: 3.0, 2: 5.0}

ITEMS = (
    Item(
        name="ogrs3_two_year_pct",
        asks="What is the two-year percentage of OGRS3?",
        kind=Whole(0, 100, "per cent"),
    ),
    Item(name="no_fixed_abode", asks="Is the person of no fixed abode?", kind=YesNo()),
    Item(name="unemployed", asks="Is the person out of work?", kind=YesNo()),
    Item(
        name="regular_offending_activities",
        asks="Do regular activities encourage offending?",
        kind=PROBLEM,
    ),
    Item(name="current_drug_misuse", asks="How much of a problem are drugs now?", kind=PROBLEM),
    Item(
        name="motivation_to_tackle_drugs",
        asks="How far is motivation to tackle drugs lacking?",
        kind=PROBLEM,
    ),
    Item(name="problem_solving", asks="How much of a problem is solving problems?", kind=PROBLEM),
    Item(
        name="awareness_of_consequences",
        asks="How much of a problem is seeing consequences?",
        kind=PROBLEM,
    ),
    Item(
        name="understands_others",
        asks="How much of a problem is understanding other people's views?",
        kind=PROBLEM,
    ),
    Item(
        name="procriminal_attitudes",
        asks="How much of a problem are attitudes that favour crime?",
        kind=PROBLEM,
    ),
)


def _static(percent: int) -> int:
    """0.6 of the percentage."""
    return (6 * percent + 5) // 10


def _drugs(misuse: int, motivation: int) -> int:
    """3.75 for each point: 15 at most."""
    return (15 * (misuse + motivation) + 2) // 4


def _thinking(*answers: int) -> int:
    """Five sixths of a point for each: 5 at most."""
    return (5 * sum(answers) + 3) // 6


OGP = instrument(
    Instrument(
        card=RuleCard(
            id=RuleId("ogp", READ_ON),
            title="OGP",
            population="adults assessed with OASys in England and Wales",
            source=SOURCE,
            examples=(
                Example(
                    says="A high static risk, out of work, with some problems of lifestyle, thinking and attitudes.",
                    given={
                        "ogrs3_two_year_pct": 81,
                        "no_fixed_abode": False,
                        "unemployed": True,
                        "regular_offending_activities": 1,
                        "current_drug_misuse": 0,
                        "motivation_to_tackle_drugs": 0,
                        "problem_solving": 1,
                        "awareness_of_consequences": 1,
                        "understands_others": 0,
                        "procriminal_attitudes": 1,
                    },
                    gives={"value": 62, "band": "HIGH"},
                ),
            ),
        ),
        predicts="a proven non-violent reoffence",
        horizon="2 years (1 year is given too)",
        items=ITEMS,
        features=(
            Feature(
                name="static",
                of=("ogrs3_two_year_pct",),
                make=_static,
                span=(range(101),),
                how="0.6 x ogrs3_two_year_pct, rounded, halves up",
            ),
            Feature(
                name="drugs",
                of=("current_drug_misuse", "motivation_to_tackle_drugs"),
                make=_drugs,
                span=(range(3), range(3)),
                how="3.75 x (current_drug_misuse + motivation_to_tackle_drugs), rounded, halves up",
            ),
            Feature(
                name="thinking",
                of=("problem_solving", "awareness_of_consequences", "understands_others"),
                make=_thinking,
                span=(range(3), range(3), range(3)),
                how="5/6 of the three answers together, rounded, halves up",
            ),
        ),
        parts=(
            Line(
                name="Static risk, 0.6 of the percentage, rounded, halves up",
                feature="static",
                weight=1.0,
                says="The static risk adds {contribution:g}.",
            ),
            ByValue(
                name="No fixed abode",
                feature="no_fixed_abode",
                weights=YES_ADDS,
                says="Where the person lives adds {contribution:g}.",
            ),
            ByValue(
                name="Out of work", feature="unemployed", weights=YES_ADDS, says="Work adds {contribution:g}."
            ),
            ByValue(
                name="Activities that encourage offending",
                feature="regular_offending_activities",
                weights=SOME_ADD,
                says="Regular activities add {contribution:g}.",
            ),
            Line(
                name="Drugs, 3.75 for each point, rounded, halves up",
                feature="drugs",
                weight=1.0,
                says="Drugs and motivation add {contribution:g}.",
            ),
            Line(
                name="Thinking, five sixths for each point, rounded, halves up",
                feature="thinking",
                weight=1.0,
                says="Thinking adds {contribution:g}.",
            ),
            ByValue(
                name="Attitudes",
                feature="procriminal_attitudes",
                weights=SOME_ADD,
                says="Attitudes add {contribution:g}.",
            ),
        ),
        link=LogisticOfPoints(slope=0.0616, horizons={"p1": -3.6832, "p2": -3.0795}, shown="p2"),
        bands=Bands(
            (
                Band("LOW", "Low", 1),
                Band("MEDIUM", "Medium", 34),
                Band("HIGH", "High", 67),
                Band("VERY_HIGH", "Very high", 85),
            )
        ),
        names={"value": "score"},
    )
)
