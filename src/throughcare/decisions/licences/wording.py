"""Codes of this app and their words."""

from throughcare.rules.jurisdictions.licensing import STAGES as STAGES_OF_RULES
from throughcare.rules.jurisdictions.licensing import Stage

STAGES = {str(code): words for code, words in STAGES_OF_RULES.items()}
MAKING = (Stage.DRAFT.value, Stage.SUBMITTED.value, Stage.APPROVED.value)
"""Stages of a licence that is on its way: one of an order at a time."""
OPEN_TO_CHANGE = (Stage.DRAFT.value, Stage.SUBMITTED.value)
PARTS = {
    "standard": "Standard conditions",
    "additional": "Additional conditions",
    "bespoke": "Bespoke conditions",
}
ACTS = {
    "kept": "Stays as it is",
    "added": "New",
    "changed": "Changed",
    "ended": "Ends",
    "left_out": "Left out",
}
STANDS = ("kept", "added", "changed")
"""What the licence says; the rest is what it does not say any more, or not."""
ENDINGS = {
    "replaced": "A new version took its place",
    "order-ended": "Its order ended",
    "expired": "Its last day passed",
    "dropped": "It was given up",
}
