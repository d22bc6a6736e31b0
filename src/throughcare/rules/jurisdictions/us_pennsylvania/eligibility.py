"""Release eligibility: no rule of parole eligibility was read in full, so the minimum date on record stands alone.

Of the rule for old age what was read does not say which of its two figures decides: it is left out.
"""

from throughcare.rules.jurisdictions.eligibility import (
    HOUSE_LEAD,
    OF_KEY_DATES,
    EligibilityRule,
    EligibilityTerms,
    HearingDue,
    Population,
    Sort,
)

MINIMUM = "us-pa-minimum"
ELIGIBILITY = EligibilityTerms(
    rules=(
        EligibilityRule(
            code="parole",
            title="Parole",
            sort=Sort.PAROLE,
            population=Population(
                words="people in custody under a sentence with a minimum date", in_custody=True,
                key_dates=frozenset({MINIMUM}),
            ),
            day=(OF_KEY_DATES + MINIMUM,),
            note="The minimum date on record is shown as it was entered; nothing is worked out from it.",
        ),
    ),
    hearings=(HearingDue(key_date=MINIMUM, kind="parole_eligibility", lead=HOUSE_LEAD),),
)  # fmt: skip
