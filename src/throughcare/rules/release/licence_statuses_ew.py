"""Kinds, types and statuses of a licence in England and Wales, and the moves between statuses that were read.

Source: create-and-vary-a-licence-api @ a6d3734: util/LicenceStatus.kt, util/LicenceKind.kt, util/LicenceType.kt, the
queries of LicenceRepository and LicenceService. The service sets most statuses without asking for the one before, so a
move stands here only where the code names its start: in a query, a check, or the list from which a person acts. No move
into REJECTED, RECALLED or NOT_STARTED was read: the first two are kept for old licences, the third says that there is
no licence yet.
"""

from collections.abc import Mapping

from throughcare.rules.kernel import Choice, Conclusion, Example, Item, Move, Transitions, published
from throughcare.rules.release.ew_sources import LICENCES

TIME_SERVED, HARD_STOP = "TIME_SERVED", "HARD_STOP"
LICENCE_KINDS: Mapping[str, str] = {
    "CRD": "release on the conditional release date",
    "PRRD": "release after recall",
    "VARIATION": "a change to a licence that is in force",
    HARD_STOP: "made by the prison in the hard stop",
    "HDC": "home detention curfew",
    "HDC_VARIATION": "a change to a home detention curfew licence",
    TIME_SERVED: "time already served",
}
MADE_BY_THE_PRISON = frozenset({HARD_STOP, TIME_SERVED})
VARIATIONS = frozenset({"VARIATION", "HDC_VARIATION"})
LICENCE_TYPES: Mapping[str, str] = {
    "AP": "all purpose",
    "AP_PSS": "all purpose and post-sentence supervision",
    "PSS": "post-sentence supervision",
}
STATUSES: Mapping[str, str] = {
    "NOT_STARTED": "Not started",
    "IN_PROGRESS": "In progress",
    "SUBMITTED": "Submitted",
    "APPROVED": "Approved",
    "ACTIVE": "Active",
    "REJECTED": "Rejected",
    "INACTIVE": "Inactive",
    "RECALLED": "Recalled",
    "VARIATION_IN_PROGRESS": "Variation in progress",
    "VARIATION_SUBMITTED": "Variation submitted",
    "VARIATION_REJECTED": "Variation rejected",
    "VARIATION_APPROVED": "Variation approved",
    "TIMED_OUT": "Timed out",
}
ON_PROBATION = frozenset(
    {"ACTIVE", "VARIATION_IN_PROGRESS", "VARIATION_SUBMITTED", "VARIATION_APPROVED", "VARIATION_REJECTED"}
)
BEFORE_RELEASE = frozenset({"NOT_STARTED", "IN_PROGRESS", "SUBMITTED", "APPROVED", "TIMED_OUT"})
BY_ITSELF = ("the program",)

LICENCE = Transitions(
    name="Licence (England and Wales)",
    states=STATUSES,
    moves=(
        Move("IN_PROGRESS", "SUBMITTED"),
        Move("IN_PROGRESS", "TIMED_OUT", BY_ITSELF),  # the hard stop began and it was not submitted
        Move("SUBMITTED", "APPROVED"),
        Move("APPROVED", "SUBMITTED"),  # changed after approval, to be approved again
        Move("APPROVED", "ACTIVE", BY_ITSELF),  # the licence start has come and the person was released
        Move("VARIATION_IN_PROGRESS", "VARIATION_SUBMITTED"),
        Move("VARIATION_SUBMITTED", "VARIATION_APPROVED"),
        Move("VARIATION_SUBMITTED", "VARIATION_REJECTED"),
        Move("VARIATION_APPROVED", "ACTIVE"),
        # Past its expiry every licence that is not inactive becomes so; drafts do when the person was released.
        *(
            Move(status, "INACTIVE", BY_ITSELF)
            for status in STATUSES
            if status not in ("INACTIVE", "NOT_STARTED")
        ),
    ),
)
FIRST_STATUS: Mapping[str, str] = {
    kind: "VARIATION_IN_PROGRESS" if kind in VARIATIONS else "IN_PROGRESS" for kind in LICENCE_KINDS
}
"""With which status a licence of a kind is made."""


@published(
    "licence-status-ew@2026-11-22",
    title="Status of a licence (England and Wales)",
    decides="whether a licence may pass from one status to another, and which may follow",
    population="licences of England and Wales",
    source=LICENCES,
    items=(
        Item(name="from", asks="Which status does it have?", kind=Choice(STATUSES)),
        Item(name="to", asks="Which status is it to have?", kind=Choice(STATUSES)),
    ),
    examples=(
        Example(
            says="A draft that nobody submitted before the hard stop times out.",
            given={"from": "IN_PROGRESS", "to": "TIMED_OUT"},
            gives={"allowed": True, "by": ("the program",)},
        ),
    ),
    figures=(LICENCE.figures,),
)
def licence_status(**statuses: str) -> Conclusion:
    """allowed; by: who does it where the source says; following: what may follow. Only moves that were read."""
    start, to = statuses["from"], statuses["to"]
    move = LICENCE.find(start, to)
    results = {
        "allowed": move is not None,
        "by": move.by if move else (),
        "following": LICENCE.following(start),
    }
    return Conclusion(dict(results)).because(
        "From {start} to {to}: {what}.",
        start=STATUSES[start].lower(), to=STATUSES[to].lower(),
        what="a move that the source has" if move else "no such move was read in the source",
    )  # fmt: skip
