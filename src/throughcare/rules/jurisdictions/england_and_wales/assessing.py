"""What people are assessed with in England and Wales.

No interval for the whole assessment was read in a public source, so the house's own stands, to be confirmed. The
review of the risk of serious harm is that of its register flags: six months at every level.
"""

from throughcare.rules.jurisdictions.assessing import HOUSE, SCREEN_FORMS, FormUse, Trigger
from throughcare.rules.jurisdictions.england_and_wales.sources import REGISTER_REVIEWS

FORMS = (
    FormUse(
        code="needs-and-harm-ew",
        countersigned=True,
        first_within_days=30,
        every_months=12,
        after=(Trigger.NEW_ORDER, Trigger.TRANSFER, Trigger.RELEASE_IN_SIGHT),
        source=HOUSE,
        note="No published interval was read: within 30 days and once a year to begin with.",
    ),
    FormUse(
        code="harm-ew",
        countersigned=True,
        every_months=6,
        after=(
            Trigger.ARREST,
            Trigger.NONCOMPLIANCE,
            Trigger.CONCERN,
            Trigger.HEARING_IN_SIGHT,
            Trigger.RELEASE_IN_SIGHT,
        ),
        source=REGISTER_REVIEWS,
        note="The flags of risk of serious harm are reviewed every six months, at every level.",
    ),
    *SCREEN_FORMS,
)
