"""A screen of 25 questions, invented for measuring only: answers may be missing, and count as the mean of the rest.

It is not registered: nobody can score a person with it.
"""

from throughcare.rules.instruments import AtLeast, Band, Bands, Instrument, Line, Points
from throughcare.rules.instruments.questionnaire import (
    READ_ON,
    as_answered,
    mean_for_missing,
    questions,
    source,
)
from throughcare.rules.kernel import Example, RuleCard, RuleId

ITEMS = questions([f"number {at}" for at in range(1, 26)], 3, needed=False)
NAMES = tuple(item.name for item in ITEMS)
LONG_SCREEN = Instrument(
    card=RuleCard(
        id=RuleId("long-screen", READ_ON), title="A long screen", population="nobody: invented for measuring",
        source=source("Invented", citation="this file", version="1", licence="MIT"),
        examples=(Example(says="One each.", given={"items": [1] * 25}, gives={"value": 25, "band": "some"}),),
    ),
    predicts="nothing", horizon="none", items=ITEMS, listed="items",
    features=mean_for_missing(NAMES),
    parts=(
        *map(as_answered, ITEMS),
        Line(name="Without an answer", feature="for_the_missing", weight=1.0, says="The mean adds {contribution:g}."),
    ),
    link=Points(),
    bands=Bands((Band("few", "Few", 0), Band("some", "Some", 20), Band("many", "Many", 50))),
    checks=(AtLeast(fewest=20, of=NAMES),),
)  # fmt: skip
