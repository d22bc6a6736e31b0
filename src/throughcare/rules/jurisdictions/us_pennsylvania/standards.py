"""Levels and contact standards of Pennsylvania as they stood up to 2021: shown with that date, not live.

Three rolling clocks run side by side: face to face, home, and collateral contact.
"""

from throughcare.rules.contacts import ContactKind
from throughcare.rules.jurisdictions.limits import TimeLimit, Unit
from throughcare.rules.jurisdictions.parts import ContactStandard, ContactStandards, Level, ReviewInterval
from throughcare.rules.jurisdictions.us_pennsylvania.sources import SUPERVISION_PROGRAM

LEVELS = (
    Level(code="high", title="High", rank=0),
    Level(code="maximum", title="Maximum", rank=1),
    Level(code="medium", title="Medium", rank=2),
    Level(code="minimum", title="Minimum", rank=3),
    Level(code="monitored", title="Monitored", rank=4),
    Level(code="administrative", title="Administrative", rank=5),
)

_FACE_TO_FACE = (ContactKind.OFFICE, ContactKind.HOME)
_HOME = (ContactKind.HOME,)
_COLLATERAL = (ContactKind.THIRD_PARTY,)


def _level(
    level: str, face: tuple[int, int], home: tuple[int, int], collateral: tuple[int, int]
) -> tuple[ContactStandard, ...]:
    """One row of the table: (times, days) for each clock; (0, 0) where none is required."""
    return tuple(
        ContactStandard(level=level, what=what, kinds=kinds, times=times, days=days)
        for what, kinds, (times, days) in (
            ("face_to_face", _FACE_TO_FACE, face),
            ("home", _HOME, home),
            ("collateral", _COLLATERAL, collateral),
        )
    )


CONTACT_STANDARDS = ContactStandards(
    rows=(
        *_level("high", (4, 30), (1, 30), (2, 30)),
        *_level("maximum", (2, 30), (1, 30), (1, 30)),
        *_level("medium", (1, 30), (1, 60), (1, 90)),
        *_level("minimum", (1, 90), (0, 0), (1, 90)),
        *_level("monitored", (0, 0), (0, 0), (0, 0)),
        *_level("administrative", (0, 0), (0, 0), (0, 0)),
    ),
    first={
        "face_to_face": TimeLimit(amount=2, unit=Unit.WORKING_DAYS, source=SUPERVISION_PROGRAM),
        "home": TimeLimit(amount=10, unit=Unit.DAYS, source=SUPERVISION_PROGRAM),
        "collateral": TimeLimit(amount=2, unit=Unit.DAYS, source=SUPERVISION_PROGRAM),
    },
    source=SUPERVISION_PROGRAM,
    confirmed=False,
    note="In use up to 2021. Not live until the agency confirms it.",
)

REVIEW_INTERVALS = (
    ReviewInterval(
        code="us-pa-reassessment",
        title="Reassessment",
        every=TimeLimit(amount=365, unit=Unit.DAYS, source=SUPERVISION_PROGRAM),
    ),
)
