"""TCU Drug Screen II: nine scored questions; 0 to 9; 3 or more is positive. A screen, not a diagnosis."""

from throughcare.rules.instruments.questionnaire import questions, screen, source
from throughcare.rules.kernel import Example

TCUDS_II = screen(
    "tcuds-ii",
    title="TCU Drug Screen II",
    source=source(
        "TCU Drug Screen II",
        citation="TCU scoring guide (scribd 376331170; studylib 18867163)",
        version="items 1-9 scored; 4 is 4a or 4b, 6 is 6a or 6b; 10-15 are not scored",
        licence="TCU: non-profit use with credit; commercial use needs written permission",
    ),
    says="whether somebody's drug use is a serious problem",
    horizon="the past year",
    items=questions([f"of the nine that are scored ({at})" for at in range(1, 10)], 1),
    bands=(("negative", "Below the cut", 0), ("positive", "Serious problem", 3)),
    example=Example(
        says="Three of the nine.",
        given={"items": [1, 1, 1, 0, 0, 0, 0, 0, 0]},
        gives={"value": 3, "band": "positive"},
    ),
)
