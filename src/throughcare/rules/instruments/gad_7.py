"""GAD-7: seven questions about worry; 0 to 21. A screen, not a diagnosis."""

from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.questionnaire import as_answered, questions
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Mark, RuleCard, RuleId, Source

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="Generalised Anxiety Disorder, seven questions (GAD-7)",
    citation="rdrr.io cliot gad7",
    version="seven-item form",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="free to use",
    mark=Mark.READ,
)
ASKS = (
    "nervous",
    "could not stop worrying",
    "worried too much",
    "trouble relaxing",
    "restless",
    "irritable",
    "afraid",
)
ITEMS = questions(ASKS, 3)

GAD_7 = instrument(
    Instrument(
        card=RuleCard(
            id=RuleId("gad-7", READ_ON),
            title="GAD-7",
            population="adults who answer for themselves",
            source=SOURCE,
            examples=(
                Example(
                    says="More than half the days on five of the seven.",
                    given={"items": [2, 2, 2, 2, 2, 0, 0]},
                    gives={"value": 10, "band": "moderate"},
                ),
            ),
        ),
        predicts="how severe somebody's anxiety is; it screens and does not diagnose",
        horizon="the past two weeks",
        items=ITEMS,
        listed="items",
        parts=tuple(map(as_answered, ITEMS)),
        link=Points(),
        bands=Bands(
            (
                Band("minimal", "Minimal", 0),
                Band("mild", "Mild", 5),
                Band("moderate", "Moderate", 10),
                Band("severe", "Severe", 15),
            )
        ),
        names={"value": "total"},
    )
)
