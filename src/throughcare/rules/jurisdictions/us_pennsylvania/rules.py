"""The published rules of Pennsylvania, beside those of every pack of the United States."""

from throughcare.rules.jurisdictions.library import Purpose, uses
from throughcare.rules.jurisdictions.us_shared import US_RULES

HERE = "us_pa"

RULES = US_RULES + uses({Purpose.RISK: ("lsir-band-pennsylvania",)}) + uses({
    Purpose.LEVEL: ("united-states:supervision_level_from_score",),
    Purpose.CONTACT: (
        "united-states:contact_standard", "united-states:contact_due_rolling", "united-states:initial_assessment_due",
        "united-states:reassessment_due",
    ),
    Purpose.RELEASE: (
        "united-states:administrative_supervision_us_pa", "united-states:special_circumstances_us_pa",
    ),
    Purpose.RESPONSE: ("united-states:recommitment_range",),
    Purpose.HEARING: ("united-states:due_process_deadline",),
}, jurisdiction=HERE)  # fmt: skip
