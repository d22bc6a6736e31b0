"""AUDIT: ten questions about alcohol, answered by the person; 0 to 40. A screen, not a diagnosis."""

from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.questionnaire import as_answered, only, questions
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Mark, RuleCard, RuleId, Source

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="Alcohol Use Disorders Identification Test (AUDIT)",
    citation="World Health Organization; scoring as restated in HL7 US Core 8.0.1 and rdrr.io kellertools score_audit",
    version="ten-item form",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="Public domain (HL7 US Core 8.0.1)",
    mark=Mark.READ,
)
ASKS = (
    "how often",
    "how many on a day",
    "how often many at once",
    "could not stop",
    "failed at what was expected",
    "a drink in the morning",
    "guilt",
    "could not remember",
    "injury",
    "others worried",
)
ITEMS = questions(ASKS, 4)
LAST_TWO = ("item_9", "item_10")

AUDIT = instrument(
    Instrument(
        card=RuleCard(
            id=RuleId("audit", READ_ON),
            title="AUDIT",
            population="adults who answer for themselves",
            source=SOURCE,
            examples=(
                Example(
                    says="Often, much, and at times many at once: 10, the second zone.",
                    given={"items": [4, 4, 2, 0, 0, 0, 0, 0, 0, 0]},
                    gives={"value": 10, "band": "II"},
                ),
            ),
        ),
        predicts="how risky somebody's drinking is; it screens and does not diagnose",
        horizon="the past year",
        items=ITEMS,
        listed="items",
        parts=tuple(map(as_answered, ITEMS)),
        link=Points(),
        bands=Bands(
            (
                Band("I", "Zone I", 0),
                Band("II", "Zone II", 8),
                Band("III", "Zone III", 16),
                Band("IV", "Zone IV", 20),
            )
        ),
        names={"value": "total", "band": "zone"},
        check=only("the_last_two_count_double", frozenset({0, 2, 4}), LAST_TWO),
    )
)
