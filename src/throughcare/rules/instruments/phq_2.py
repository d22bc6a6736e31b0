"""PHQ-2: the first two questions about low mood; 0 to 6. A screen, not a diagnosis."""

from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.questionnaire import as_answered, questions
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Mark, RuleCard, RuleId, Source

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="PHQ-2, two questions",
    citation="public scoring code",
    version="two-item form",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="free to use",
    mark=Mark.READ,
)
ASKS = ("little interest", "low or hopeless")
ITEMS = questions(ASKS, 3)

PHQ_2 = instrument(
    Instrument(
        card=RuleCard(
            id=RuleId("phq-2", READ_ON),
            title="PHQ-2",
            population="adults who answer for themselves",
            source=SOURCE,
            examples=(
                Example(
                    says="More than half the days on one, several on the other.",
                    given={"items": [2, 1]},
                    gives={"value": 3, "band": "positive"},
                ),
            ),
        ),
        predicts="whether to ask the longer form about low mood; it screens and does not diagnose",
        horizon="the past two weeks",
        items=ITEMS,
        listed="items",
        parts=tuple(map(as_answered, ITEMS)),
        link=Points(),
        bands=Bands((Band("negative", "Negative", 0), Band("positive", "Positive", 3))),
        names={"value": "total"},
    )
)
