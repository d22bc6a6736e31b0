"""Levels and contact standards of Pennsylvania as they stood up to 2021: shown with that date, not live.

Three rolling clocks run side by side: face to face, home, and collateral contact. The figures are the rows of
`contacts.us_table`; the reassessment interval is that of `classification.us_reassessment`.
"""

from throughcare.rules.classification.us_reassessment import INTERVALS
from throughcare.rules.contacts import ContactKind
from throughcare.rules.contacts.cadence import ContactStandard
from throughcare.rules.contacts.us_sources import PENNSYLVANIA
from throughcare.rules.contacts.us_standards import FirstContact, Standard
from throughcare.rules.contacts.us_table import FIRST_CONTACTS, STANDARDS
from throughcare.rules.jurisdictions.classifying import LevelBand
from throughcare.rules.jurisdictions.contact_standards import ContactStandards
from throughcare.rules.jurisdictions.limits import TimeLimit, Unit
from throughcare.rules.jurisdictions.parts import Level, ReviewInterval

LEVELS = (
    Level(code="high", title="High", rank=0, band=LevelBand.HIGH),
    Level(code="maximum", title="Maximum", rank=1, band=LevelBand.HIGH),
    Level(code="medium", title="Medium", rank=2, band=LevelBand.MEDIUM),
    Level(code="minimum", title="Minimum", rank=3, band=LevelBand.LOW),
    Level(code="monitored", title="Monitored", rank=4, band=LevelBand.LOW),
    Level(code="administrative", title="Administrative", rank=5, band=LevelBand.LOW),
)

_WORDS_OF_KIND = {
    "face_to_face": ("face_to_face", (ContactKind.OFFICE, ContactKind.HOME)),
    "home_visit": ("home", (ContactKind.HOME,)),
    "treatment_collateral": ("collateral", (ContactKind.THIRD_PARTY,)),
}
"""What the pack calls a kind of the table, and the kinds of contact that count as it."""


def _row(row: Standard) -> ContactStandard:
    what, kinds = _WORDS_OF_KIND[row.kind]
    return ContactStandard(level=row.level, what=what, kinds=kinds, times=row.times, days=row.every)


def _first(row: FirstContact) -> TimeLimit:
    unit = Unit.WORKING_DAYS if row.working else Unit.DAYS
    return TimeLimit(amount=row.days, unit=unit, source=PENNSYLVANIA)


_CODES = {level.code for level in LEVELS}
CONTACT_STANDARDS = ContactStandards(
    code="us-pa-2021",
    title="Pennsylvania, up to 2021",
    rows=tuple(_row(row) for row in STANDARDS if row.jurisdiction == "us_pa" and row.level in _CODES),
    first={_WORDS_OF_KIND[row.kind][0]: _first(row) for row in FIRST_CONTACTS if row.jurisdiction == "us_pa"},
    source=PENNSYLVANIA,
    confirmed=False,
    note="In use up to 2021. Not live until the agency confirms it.",
)

REVIEW_INTERVALS = (
    ReviewInterval(
        code="us-pa-reassessment",
        title="Reassessment",
        every=TimeLimit(amount=INTERVALS["us_pa"]["lsi_r"].days, unit=Unit.DAYS, source=PENNSYLVANIA),
    ),
)
