"""Kinds, types and statuses of a licence in England and Wales."""

from collections.abc import Mapping

TIME_SERVED = "TIME_SERVED"
LICENCE_KINDS: Mapping[str, str] = {
    "CRD": "release on the conditional release date",
    "PRRD": "release after recall",
    "VARIATION": "a variation of a licence that is in force",
    "HARD_STOP": "made by the prison in the hard stop",
    "HDC": "home detention curfew",
    "HDC_VARIATION": "a variation of a home detention curfew licence",
    TIME_SERVED: "time already served",
}
