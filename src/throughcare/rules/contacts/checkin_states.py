"""States of check-ins, of whoever checks in, and of what a person sees in a picture, with every move there is.

Source: hmpps-esupervision-api @ 3d120fc, v2/Entities.kt and v2/domain/OffenderStatus.kt. No check-in ends by itself in
a failure: one that ran out is reviewed by a person, who may find a reason.
"""

from enum import StrEnum

from throughcare.rules.kernel import Move, Transitions

PERSON, OFFICER, MANAGER, SYSTEM = "person", "officer", "manager", "system"
CHECKIN = Transitions(
    name="Check-in",
    states={
        "created": "Open",
        "submitted": "Sent, to be read",
        "expired": "Ran out, to be looked at",
        "cancelled": "Cancelled",
        "reviewed": "Reviewed",
    },
    moves=(
        Move("created", "submitted", (PERSON, OFFICER)),
        Move("created", "expired", (SYSTEM,)),
        Move("created", "cancelled", (PERSON, OFFICER, SYSTEM)),
        Move("submitted", "reviewed", (OFFICER,)),
        Move("submitted", "cancelled", (OFFICER,)),
        Move("expired", "reviewed", (OFFICER,)),
    ),
)
TAKING_PART = Transitions(
    name="Taking part in check-ins",
    states={
        "initial": "Waits for a manager",
        "verified": "Checks in remotely",
        "inactive": "Does not check in",
    },
    moves=(
        Move("initial", "verified", (MANAGER,)),
        Move("initial", "inactive", (MANAGER, OFFICER, PERSON, SYSTEM)),
        Move("verified", "inactive", (OFFICER, PERSON, SYSTEM)),
        Move("inactive", "verified", (OFFICER,)),
    ),
)


class Match(StrEnum):
    """What a person finds who lays a picture beside the person they know. No machine compares faces."""

    MATCH = "match"
    NO_MATCH = "no_match"
    MATCH_WITH_CONCERN = "match_with_concern"

    @property
    def label(self) -> str:
        """Words for a list or a form."""
        return _MATCHES[self]


_MATCHES = {
    Match.MATCH: "It is the person",
    Match.NO_MATCH: "I cannot say that it is the person",
    Match.MATCH_WITH_CONCERN: "It is the person, and something in the picture worries me",
}
NEVER_ALONE = "checkin"
"""The kind of ground that is never the only one of an adverse step: a check-in that did not come, or did not match."""


def orders_have_ended(ends: list[bool | None]) -> bool:
    """Whether it is known that no order asks anything any more: at least one is known, and each has ended.

    ends: of each order, whether it ended; None where nobody knows. Nothing known is never an end.
    """
    return bool(ends) and all(ended is True for ended in ends)
