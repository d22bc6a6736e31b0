"""What people are assessed with in Pennsylvania.

The LSI-R's questions are licensed: its total is entered, and the published bands and dates are applied to it. The
eight needs stand beside it; no date is published for them, so those of the LSI-R are kept to begin with.
"""

from throughcare.rules.classification.us_assessments import INITIAL
from throughcare.rules.classification.us_reassessment import REASSESSMENT
from throughcare.rules.contacts.us_sources import PENNSYLVANIA
from throughcare.rules.jurisdictions.assessing import HOUSE, SCREEN_FORMS, DueBy, FormUse, Trigger

HERE = {"jurisdiction": "us_pa", "instrument": "lsi_r"}
FIRST, NEXT = DueBy(INITIAL, HERE), DueBy(REASSESSMENT, HERE)

FORMS = (
    FormUse(
        code="central-eight",
        first_within_days=45,
        every_months=12,
        first_by=FIRST,
        next_by=NEXT,
        after=(Trigger.ARREST, Trigger.NONCOMPLIANCE, Trigger.TRANSFER, Trigger.NEW_ORDER),
        source=HOUSE,
        note="No published date was read for it: it is made when the LSI-R is.",
    ),
    FormUse(
        code="lsir-band-pennsylvania",
        first_within_days=45,
        every_months=12,
        first_by=FIRST,
        next_by=NEXT,
        source=PENNSYLVANIA,
        note="45 days from the start of supervision, then every 365 days, as it stood up to 2021.",
    ),
    *SCREEN_FORMS,
)
