"""Approved premises: what may follow what in an application, a request for a placement and a booking, and by when.

A task's clock starts when it is made, if that is a working day before 13:00 in the United Kingdom; else at 09:00 on the
next working day. Holidays are passed in. All times are on the clock of the place.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from throughcare.rules.dates import add_working_days, is_working_day
from throughcare.rules.interventions.sources import APPROVED_PREMISES
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Moment,
    Move,
    Problem,
    Several,
    Transitions,
    is_known,
    known_or,
    published,
)

DEADLINE = "approved-premises-ew:task_deadline"
APPLICANT, ASSESSOR, SYSTEM = "applicant", "assessor", "system"

APPLICATION = Transitions(
    name="Application to approved premises",
    states={
        "started": "Being written",
        "inapplicable": "Does not apply",
        "unallocated_assessment": "Sent, no assessor yet",
        "awaiting_assessment": "Waiting for the assessor",
        "assessment_in_progress": "Being assessed",
        "requested_further_information": "More information asked for",
        "rejected": "Not accepted",
        "awaiting_placement": "Accepted, waiting for a place",
        "pending_placement_request": "Accepted, no day of arrival yet",
        "placement_allocated": "A place is booked",
        "withdrawn": "Withdrawn",
        "expired": "Expired",
    },
    moves=(
        Move("started", "inapplicable", (APPLICANT,)),
        Move("started", "unallocated_assessment", (APPLICANT,)),
        Move("started", "awaiting_assessment", (APPLICANT,)),
        Move("started", "withdrawn", (APPLICANT,)),
        Move("inapplicable", "started", (APPLICANT,)),
        Move("unallocated_assessment", "awaiting_assessment"),
        Move("unallocated_assessment", "withdrawn", (APPLICANT,)),
        Move("awaiting_assessment", "assessment_in_progress", (ASSESSOR,)),
        Move("awaiting_assessment", "withdrawn", (APPLICANT,)),
        Move("assessment_in_progress", "requested_further_information", (ASSESSOR,)),
        Move("assessment_in_progress", "rejected", (ASSESSOR,)),
        Move("assessment_in_progress", "awaiting_placement", (ASSESSOR,)),
        Move("assessment_in_progress", "pending_placement_request", (ASSESSOR,)),
        Move("assessment_in_progress", "withdrawn", (APPLICANT,)),
        Move("requested_further_information", "assessment_in_progress", (ASSESSOR,)),
        Move("requested_further_information", "withdrawn", (APPLICANT,)),
        Move("pending_placement_request", "awaiting_placement", (APPLICANT,)),
        Move("pending_placement_request", "withdrawn", (APPLICANT,)),
        Move("pending_placement_request", "expired", (SYSTEM,)),
        Move("awaiting_placement", "placement_allocated"),
        Move("awaiting_placement", "withdrawn", (APPLICANT,)),
        Move("awaiting_placement", "expired", (SYSTEM,)),
        Move("placement_allocated", "awaiting_placement"),  # the last booking was cancelled
        Move("placement_allocated", "withdrawn", (APPLICANT,)),
    ),
)

PLACEMENT_REQUEST = Transitions(
    name="Request for a placement in approved premises",
    states={
        "request_unsubmitted": "Being written",
        "request_submitted": "Sent",
        "request_rejected": "Not accepted",
        "awaiting_match": "Waiting for a place",
        "placement_booked": "A place is booked",
        "request_withdrawn": "Withdrawn",
    },
    moves=(
        Move("request_unsubmitted", "request_submitted", (APPLICANT,)),
        Move("request_unsubmitted", "request_withdrawn", (APPLICANT,)),
        Move("request_submitted", "request_rejected", (ASSESSOR,)),
        Move("request_submitted", "awaiting_match", (ASSESSOR,)),
        Move("request_submitted", "request_withdrawn"),
        Move("awaiting_match", "placement_booked"),
        Move("awaiting_match", "request_withdrawn"),
        Move("placement_booked", "request_withdrawn"),
    ),
)
"""Withdrawn by the applicant, or with the application it belongs to."""

SPACE_BOOKING = Transitions(
    name="Booking of a space in approved premises",
    states={
        "upcoming": "To come",
        "arrived": "Arrived",
        "departed": "Left",
        "not_arrived": "Did not arrive",
        "cancelled": "Cancelled",
    },
    moves=(
        Move("upcoming", "arrived"),
        Move("upcoming", "not_arrived"),
        Move("upcoming", "cancelled"),
        Move("arrived", "departed"),
    ),
)

LAST_OF_THE_DAY = time(13)
FIRST_OF_THE_DAY = time(9)
EMERGENCY_HOURS = 2
WORKING_DAYS: Mapping[str, int] = {"standard": 10, "short_notice": 5}
PLACEMENT_WORKING_DAYS = 5
"""For a placement application, whatever the notice."""


@published(
    f"{DEADLINE}@{APPROVED_PREMISES.checked_on}",
    title="Approved premises: deadline of a task",
    decides="when a task's clock starts and when the task is due",
    population="people applying for approved premises in England and Wales",
    source=APPROVED_PREMISES,
    items=(
        Item(
            name="task",
            asks="What is to be done?",
            kind=Choice({
                "assessment": "assess an application", "placement_application": "decide a placement application",
            }),
        ),
        Item(
            name="notice",
            asks="How much notice was given?",
            kind=Choice({
                "standard": "the standard notice", "short_notice": "short notice", "emergency": "none: an emergency",
            }),
            needed=False,
        ),
        Item(name="made_at", asks="When was it made?", kind=Moment()),
        Item(name="holidays", asks="Which days are bank holidays?", kind=Several(Day()), needed=False),
    ),
    examples=(
        Example(
            says="Made on a Friday afternoon: the clock starts on Monday at nine, ten working days.",
            given={"task": "assessment", "notice": "standard", "made_at": "2026-03-06T15:30:00", "holidays": []},
            gives={
                "starts_at": datetime.fromisoformat("2026-03-09T09:00:00"),
                "due_at": datetime.fromisoformat("2026-03-23T09:00:00"),
            },
        ),
    ),
    figures=(APPLICATION.figures, PLACEMENT_REQUEST.figures, SPACE_BOOKING.figures),
)  # fmt: skip
def task_deadline(
    task: str, notice: Answer[str], made_at: datetime, holidays: Answer[tuple[date, ...]]
) -> Conclusion:
    """Both moments. Raises BadAnswers for an assessment without its notice."""
    away = frozenset(known_or(holidays, ()))
    starts_at = _clock_start(made_at, away)
    if task == "placement_application":
        due_at = _after(starts_at, PLACEMENT_WORKING_DAYS, away)
        says = "A placement application is due {days} working days later, whatever the notice."
        days = PLACEMENT_WORKING_DAYS
    elif not is_known(notice):
        raise BadAnswers(DEADLINE, [Problem("notice", notice, "is needed for an assessment")])
    elif notice == "emergency":
        due_at = starts_at + timedelta(hours=EMERGENCY_HOURS)
        says, days = "An assessment in an emergency is due {hours} hours later.", 0
    else:
        days = WORKING_DAYS[notice]
        due_at = _after(starts_at, days, away)
        says = "An assessment with this notice is due {days} working days later."
    found = Conclusion({"starts_at": starts_at, "due_at": due_at}).because(
        "Made at {made_at:%H:%M} on {made_at:%Y-%m-%d}, so the clock starts at {starts_at:%H:%M} on "
        "{starts_at:%Y-%m-%d}: at once on a working day before {last:%H:%M}, else when the next one begins.",
        made_at=made_at, starts_at=starts_at, last=LAST_OF_THE_DAY,
    ).because(says, days=days, hours=EMERGENCY_HOURS)  # fmt: skip
    return found if is_known(holidays) else found.because("No bank holidays were given, so none is left out.")


def _clock_start(made_at: datetime, away: frozenset[date]) -> datetime:
    if is_working_day(made_at.date(), away) and made_at.time() < LAST_OF_THE_DAY:
        return made_at
    return datetime.combine(add_working_days(made_at.date(), 1, away), FIRST_OF_THE_DAY)


def _after(moment: datetime, days: int, away: frozenset[date]) -> datetime:
    return datetime.combine(add_working_days(moment.date(), days, away), moment.time())
