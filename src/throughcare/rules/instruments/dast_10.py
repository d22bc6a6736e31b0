"""DAST-10: ten yes-or-no questions about drugs other than alcohol; 0 to 10. A screen, not a diagnosis.

Question 3 asks whether the person can always stop, so that no counts.
"""

from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.questionnaire import as_answered, questions
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Mark, RuleCard, RuleId, Source

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="Drug Abuse Screening Test, ten questions (DAST-10)",
    citation="public scoring code; item 3 reversed",
    version="ten-item form",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="free for non-commercial use with credit, as generally stated; check before commercial use",
    mark=Mark.READ,
)
ASKS = tuple(f"of the ten, as the form has it ({at})" for at in range(1, 11))
ITEMS = questions(ASKS, 1)
REVERSED = "item_3"

DAST_10 = instrument(
    Instrument(
        card=RuleCard(
            id=RuleId("dast-10", READ_ON),
            title="DAST-10",
            population="adults who answer for themselves",
            source=SOURCE,
            examples=(
                Example(
                    says="Two of the ten besides being unable to stop.",
                    given={"items": [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]},
                    gives={"value": 3, "band": "Moderate"},
                ),
            ),
        ),
        predicts="how serious somebody's trouble with drugs is; it screens and does not diagnose",
        horizon="the past year",
        items=ITEMS,
        listed="items",
        parts=tuple(as_answered(item, reverse=item.name == REVERSED) for item in ITEMS),
        link=Points(),
        bands=Bands(
            (
                Band("None", "No problem reported", 0),
                Band("Low", "Low", 1),
                Band("Moderate", "Moderate", 3),
                Band("Substantial", "Substantial", 6),
                Band("Severe", "Severe", 9),
            )
        ),
        names={"value": "total"},
    )
)
