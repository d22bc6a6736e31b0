"""AUDIT-C: the first three questions of AUDIT; 0 to 12. Positive from 4 for men, from 3 for women. A screen only."""

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.questionnaire import READ_ON, as_answered, questions, source
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Choice, Example, Item, RuleCard, RuleId

SOURCE = source(
    "AUDIT-C",
    citation="HL7 US Core, AUDIT-C example (LOINC 75626-2)",
    version="three-item form",
    licence="Public domain",
)
ITEMS = questions(("how often", "how many on a day", "how often many at once"), 4)
SEX = Item(
    name="sex", asks="Is the person male or female?", kind=Choice({"male": "Male", "female": "Female"})
)


def _positive_from(cut: int) -> Bands:
    return Bands((Band("negative", "Negative", 0), Band("positive", "Positive", cut)))


AUDIT_C = instrument(Instrument(
    card=RuleCard(
        id=RuleId("audit-c", READ_ON),
        title="AUDIT-C",
        population="adults who answer for themselves",
        source=SOURCE,
        examples=(
            Example(
                says="Three points are positive for a woman.",
                given={"sex": "female", "item_1": 1, "item_2": 1, "item_3": 1},
                gives={"value": 3, "band": "positive"},
            ),
            Example(
                says="They are not for a man.",
                given={"sex": "male", "item_1": 1, "item_2": 1, "item_3": 1},
                gives={"value": 3, "band": "negative"},
            ),
        ),
    ),
    predicts="whether to ask the whole of AUDIT; it screens and does not diagnose",
    horizon="the past year",
    items=(SEX, *ITEMS),
    parts=tuple(map(as_answered, ITEMS)),
    link=Points(),
    bands_by=("sex", {"male": _positive_from(4), "female": _positive_from(3)}),
    names={"value": "total"},
))  # fmt: skip
