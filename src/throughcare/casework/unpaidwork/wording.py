"""The words of this app's codes, as they are stored."""

from throughcare.rules.interventions.unpaid_work_outcomes import TRAVEL_TIME
from throughcare.rules.interventions.unpaid_work_schedule import WEEKDAYS

TRAVEL = "travel"
ADJUSTMENTS: dict[str, str] = {
    TRAVEL: "Time travelling to work",
    "court": "The court changed the hours",
    "earlier": "Hours worked before this record, or elsewhere",
    "mistake": "A mistake in the hours is put right",
}
"""Why hours are added or taken off. Only travel has a published rule; the others are the house's own."""
TRAVEL_STATES: dict[str, str] = dict(TRAVEL_TIME.states)
WEEKDAY_CODES: tuple[str, ...] = tuple(WEEKDAYS)
SCHEME: dict[str, str] = {
    "ineligible": "Not in the scheme",
    "eligible": "In the scheme; the first part is not yet worked",
    "qualifying": "Earning a reduction",
    "disqualified": "Out of the scheme; what was earned stays",
}


def hours(minutes: int) -> str:
    """Minutes as hours: "7 h", "5 h 30", "−2 h"; "0 h" for none."""
    sign, whole = ("−" if minutes < 0 else ""), abs(minutes)
    rest = f" {whole % 60:02}" if whole % 60 else ""
    return f"{sign}{whole // 60} h{rest}"
