"""PHQ-9: nine questions about low mood; 0 to 27. A screen, not a diagnosis.

Up to two questions may be without an answer: each then counts as the mean of the others. An answer above 0 to
question 9 tells of danger to the person: whoever uses the score opens a task at once, whatever the score.
"""

from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.parts import Line
from throughcare.rules.instruments.questionnaire import as_answered, at_least, mean_for_missing, questions
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Mark, RuleCard, RuleId, Source

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="Patient Health Questionnaire, nine questions (PHQ-9)",
    citation="rdrr.io qscorer and cliot; 10-14 and 15-19 as meant, the text prints them overlapping",
    version="nine-item form",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="free to use, no permission required as generally stated",
    mark=Mark.READ,
)
ASKS = (
    "little interest",
    "low or hopeless",
    "sleep",
    "tired",
    "appetite",
    "feeling a failure",
    "concentration",
    "slow or restless",
    "better off dead or hurting oneself",
)
ITEMS = questions(ASKS, 3, needed=False)
NAMES = tuple(item.name for item in ITEMS)
FEWEST = 7
DANGER = "item_9"
"""Above 0 it opens an immediate safety task."""

PHQ_9 = instrument(
    Instrument(
        card=RuleCard(
            id=RuleId("phq-9", READ_ON),
            title="PHQ-9",
            population="adults who answer for themselves",
            source=SOURCE,
            examples=(
                Example(
                    says="Several days on each of the nine.",
                    given={"items": [1, 1, 1, 1, 1, 1, 1, 1, 1]},
                    gives={"value": 9, "band": "mild"},
                ),
            ),
        ),
        predicts="how severe somebody's low mood is; it screens and does not diagnose",
        horizon="the past two weeks",
        items=ITEMS,
        listed="items",
        features=(mean_for_missing(NAMES),),
        parts=(
            *map(as_answered, ITEMS),
            Line(
                name="Questions without an answer",
                feature="for_the_missing",
                weight=1.0,
                says="Questions without an answer count as the mean of the others: {contribution:g}.",
            ),
        ),
        link=Points(),
        bands=Bands(
            (
                Band("minimal", "Minimal", 0),
                Band("mild", "Mild", 5),
                Band("moderate", "Moderate", 10),
                Band("moderately severe", "Moderately severe", 15),
                Band("severe", "Severe", 20),
            )
        ),
        names={"value": "total"},
        check=at_least(FEWEST, NAMES),
    )
)
