"""TCU Drug Screen II: nine scored questions; 0 to 9; 3 or more is positive. A screen, not a diagnosis."""

from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.questionnaire import as_answered, questions
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Mark, RuleCard, RuleId, Source

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="TCU Drug Screen II",
    citation="TCU scoring guide (scribd 376331170; studylib 18867163)",
    version="items 1-9 scored; 4 is 4a or 4b, 6 is 6a or 6b; 10-15 are not scored",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="TCU: non-profit use with credit; commercial use needs written permission",
    mark=Mark.READ,
)
ASKS = tuple(f"of the nine that are scored ({at})" for at in range(1, 10))
ITEMS = questions(ASKS, 1)

TCUDS_II = instrument(
    Instrument(
        card=RuleCard(
            id=RuleId("tcuds-ii", READ_ON),
            title="TCU Drug Screen II",
            population="adults who answer for themselves",
            source=SOURCE,
            examples=(
                Example(
                    says="Three of the nine.",
                    given={"items": [1, 1, 1, 0, 0, 0, 0, 0, 0]},
                    gives={"value": 3, "band": "positive"},
                ),
            ),
        ),
        predicts="whether somebody's drug use is a serious problem; it screens and does not diagnose",
        horizon="the past year",
        items=ITEMS,
        listed="items",
        parts=tuple(map(as_answered, ITEMS)),
        link=Points(),
        bands=Bands((Band("negative", "Below the cut", 0), Band("positive", "Serious problem", 3))),
        names={"value": "total"},
    )
)
