"""AUDIT: ten questions about alcohol, answered by the person; 0 to 40. A screen, not a diagnosis."""

from throughcare.rules.instruments.questionnaire import only, questions, screen, source
from throughcare.rules.kernel import Example

ASKS = (
    "how often", "how many on a day", "how often many at once", "could not stop", "failed at what was expected",
    "a drink in the morning", "guilt", "could not remember", "injury", "others worried",
)  # fmt: skip
LAST_TWO = ("item_9", "item_10")

AUDIT = screen(
    "audit",
    title="AUDIT",
    source=source(
        "Alcohol Use Disorders Identification Test (AUDIT)",
        citation="World Health Organization; HL7 US Core 8.0.1; rdrr.io kellertools score_audit",
        version="ten-item form",
        licence="Public domain (HL7 US Core 8.0.1)",
    ),
    says="how risky somebody's drinking is",
    horizon="the past year",
    items=questions(ASKS, 4),
    bands=(("I", "Zone I", 0), ("II", "Zone II", 8), ("III", "Zone III", 16), ("IV", "Zone IV", 20)),
    example=Example(
        says="Often, much, and at times many at once: 10, the second zone.",
        given={"items": [4, 4, 2, 0, 0, 0, 0, 0, 0, 0]},
        gives={"value": 10, "band": "II"},
    ),
    names={"value": "total", "band": "zone"},
    checks=only(frozenset({0, 2, 4}), LAST_TWO),
)
