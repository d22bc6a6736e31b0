"""Licences: statuses, kinds and types as the service for making them has them, and when its hard stop begins."""

from collections.abc import Callable
from datetime import date

from throughcare.rules.jurisdictions.licensing import Licensing, Stage
from throughcare.rules.jurisdictions.parts import OrderKind
from throughcare.rules.kernel import Conclusion, Move
from throughcare.rules.release.licence_dates_ew import licence_dates
from throughcare.rules.release.licence_statuses_ew import (
    LICENCE,
    LICENCE_KINDS,
    LICENCE_TYPES,
    MADE_BY_THE_PRISON,
)


def hard_stop(start: date, kind: str, holidays: Callable[[int, int], frozenset[date]]) -> Conclusion:
    """From when the prison makes a minimal licence, by `licence-dates-ew`."""
    return licence_dates.ask({
        "kind": "hard_stop_date", "licence_start_date": start, "licence_kind": kind,
        "bank_holidays": tuple(sorted(holidays(start.year - 1, start.year))),
    }).conclusion  # fmt: skip


_AT_ITS_END = {Stage.ACTIVE: "ACTIVE", Stage.INACTIVE: "INACTIVE"}
LICENSING = Licensing(
    carried_by=frozenset({OrderKind.LICENCE}),
    table=LICENCE,
    statuses={
        Stage.DRAFT: "IN_PROGRESS", Stage.SUBMITTED: "SUBMITTED", Stage.APPROVED: "APPROVED",
        Stage.TIMED_OUT: "TIMED_OUT", **_AT_ITS_END,
    },
    of_variations={
        Stage.DRAFT: "VARIATION_IN_PROGRESS", Stage.SUBMITTED: "VARIATION_SUBMITTED",
        Stage.APPROVED: "VARIATION_APPROVED", Stage.REJECTED: "VARIATION_REJECTED", **_AT_ITS_END,
    },
    # The source lets whoever approves hand a draft back without naming the status before; one that is changed after
    # approval is approved again, of a variation as of a first licence.
    left_open=(
        Move("SUBMITTED", "IN_PROGRESS"),
        Move("VARIATION_SUBMITTED", "VARIATION_IN_PROGRESS"),
        Move("VARIATION_APPROVED", "VARIATION_SUBMITTED"),
    ),
    kinds=LICENCE_KINDS,
    types=LICENCE_TYPES,
    made_inside=MADE_BY_THE_PRISON,
    variations={"HDC": "HDC_VARIATION", "HDC_VARIATION": "HDC_VARIATION"},
    varied_as="VARIATION",
    catalogue="ew-licence",
    hard_stop=hard_stop,
)  # fmt: skip
