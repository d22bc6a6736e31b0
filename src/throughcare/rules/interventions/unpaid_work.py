"""Unpaid work in minutes: what a day's work earns, how much may be credited, and how much is still to be planned.

All lengths are whole minutes; times are on the clock of the place, and a day of work begins and ends on one date.
A version carries the day the program was read: it states no day from which a rule has force.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from throughcare.rules.dates import count_of
from throughcare.rules.interventions.sources import COMMUNITY_PAYBACK
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    ClockTime,
    Composed,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Several,
    Whole,
    YesNo,
    is_known,
    known_or,
    published,
)

PEOPLE = "people with an unpaid work requirement in England and Wales"
DAY = 24 * 60
MOST = 100_000
"""More minutes than any requirement has: 300 hours are 18,000."""
EDUCATION_SHARE = (3, 10)
"""Part of the required minutes that education and training may fill, as a fraction."""
TRAVEL_MOST = 180
"""Minutes of travel that one adjustment may add; travel is credited by a person's decision, never by itself."""

CREDITED = "domain:unpaid_work_minutes_credited"
REMAINING = "domain:unpaid_work_remaining_minutes_to_schedule"
ETE = "domain:unpaid_work_ete_allowance"
LIMIT = "domain:unpaid_work_credit_limit"
READ_ON = COMMUNITY_PAYBACK.checked_on.isoformat()

REQUIRED = Item(
    name="required_minutes", asks="How many minutes did the court require?", kind=Whole(0, MOST, "minutes")
)


@published(
    f"{CREDITED}@{READ_ON}",
    title="Minutes credited for an unpaid work appointment",
    decides="how many minutes count towards the requirement",
    population=PEOPLE,
    source=COMMUNITY_PAYBACK,
    items=(
        Item(
            name="outcome_attended",
            asks="Does the outcome count as attended?",
            kind=YesNo(),
            needed=False,
        ),
        Item(name="start", asks="When did the work begin?", kind=ClockTime()),
        Item(name="end", asks="When did it end?", kind=ClockTime()),
        Item(
            name="penalty_minutes",
            asks="How many minutes are taken off, for coming late or leaving early?",
            kind=Whole(0, DAY, "minutes"),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Attended from ten to noon, half an hour late.",
            given={"outcome_attended": True, "start": "10:00", "end": "12:00", "penalty_minutes": 30},
            gives={"minutes_credited": 90},
        ),
    ),
)
def minutes_credited(
    outcome_attended: Answer[bool], start: time, end: time, penalty_minutes: Answer[int]
) -> Conclusion:
    """Minutes, or None. Raises BadAnswers where the work ends before it begins, or more is taken off than it lasts."""
    length = _length(start, end)
    penalty = known_or(penalty_minutes, 0)
    if length <= 0:
        raise BadAnswers(CREDITED, [Problem("end", end, f"must be later than the start, {start:%H:%M}")])
    if penalty > length:
        reason = f"must be at most the {length} minutes from start to end"
        raise BadAnswers(CREDITED, [Problem("penalty_minutes", penalty, reason)])
    if not is_known(outcome_attended):
        return Conclusion({"minutes_credited": None}).because(
            "No outcome is recorded, so nothing is credited."
        )
    if not outcome_attended:
        return Conclusion({"minutes_credited": None}).because(
            "The outcome does not count as attended, so nothing is credited."
        )
    found = Conclusion({"minutes_credited": length - penalty or None}).because(
        "The outcome counts as attended; {start:%H:%M} to {end:%H:%M} is {length}.",
        start=start, end=end, length=count_of(length, "minute"),
    )  # fmt: skip
    if not is_known(penalty_minutes):
        return found.because("No penalty is recorded, so nothing is taken off.")
    return found.because(
        "Taken off for lateness or leaving early: {penalty}. To credit: {left}.",
        penalty=count_of(penalty, "minute"), left=count_of(length - penalty, "minute"),
    )  # fmt: skip


@published(
    f"{ETE}@{READ_ON}",
    title="Unpaid work: allowance for education and training",
    decides="how many of the required minutes education and training may fill, and how many are left",
    population=PEOPLE,
    source=COMMUNITY_PAYBACK,
    items=(
        REQUIRED,
        Item(
            name="completed_ete_minutes",
            asks="How many minutes of education and training are done?",
            kind=Whole(0, MOST, "minutes"),
        ),
    ),
    examples=(
        Example(
            says="Of 100 hours, 30 may be education; 10 are done.",
            given={"required_minutes": 6000, "completed_ete_minutes": 600},
            gives={"allowed_ete_minutes": 1800, "remaining_ete_minutes": 1200},
        ),
    ),
)
def ete_allowance(required_minutes: int, completed_ete_minutes: int) -> Conclusion:
    """Minutes allowed, rounded down, and minutes left, below zero where more was done than may count."""
    part, whole = EDUCATION_SHARE
    allowed = required_minutes * part // whole
    left = allowed - completed_ete_minutes
    return (
        Conclusion({"allowed_ete_minutes": allowed, "remaining_ete_minutes": left})
        .because(
            "Education and training may fill {part} of every {whole} required minutes, rounded down: {allowed} of "
            "{required}.",
            part=part, whole=whole, allowed=allowed, required=required_minutes,
        )
        .because("Done: {done}; left: {left}.", done=completed_ete_minutes, left=left)
    )  # fmt: skip


@published(
    f"{LIMIT}@{READ_ON}",
    title="Unpaid work: limit of what may be credited",
    decides="whether so many minutes may be credited for one appointment",
    population=PEOPLE,
    source=COMMUNITY_PAYBACK,
    items=(
        REQUIRED,
        Item(
            name="adjustments",
            asks="How many minutes were added to what is required (taken away: below zero)?",
            kind=Whole(-MOST, MOST, "minutes"),
        ),
        Item(name="completed_minutes", asks="How many minutes are completed?", kind=Whole(0, MOST, "minutes")),
        Item(
            name="already_credited_on_this_appointment",
            asks="How many of them were credited for this appointment before?",
            kind=Whole(0, DAY, "minutes"),
        ),
        Item(name="minutes_to_credit", asks="How many minutes are to be credited?", kind=Whole(0, DAY, "minutes")),
    ),
    examples=(
        Example(
            says="100 minutes are left; two hours cannot be credited.",
            given={
                "required_minutes": 6000, "adjustments": 0, "completed_minutes": 5900,
                "already_credited_on_this_appointment": 0, "minutes_to_credit": 120,
            },
            gives={"allowed": False, "limit_minutes": 100},
        ),
    ),
)  # fmt: skip
def credit_limit(
    required_minutes: int,
    adjustments: int,
    completed_minutes: int,
    already_credited_on_this_appointment: int,
    minutes_to_credit: int,
) -> Conclusion:
    """Whether it may be credited, and the limit. Raises BadAnswers where one appointment has more than all together."""
    if already_credited_on_this_appointment > completed_minutes:
        reason = f"must be at most the {completed_minutes} completed minutes, of which it is a part"
        raise BadAnswers(
            LIMIT,
            [Problem("already_credited_on_this_appointment", already_credited_on_this_appointment, reason)],
        )
    limit = required_minutes + adjustments - completed_minutes + already_credited_on_this_appointment
    allowed = minutes_to_credit <= limit
    return (
        Conclusion({"allowed": allowed, "limit_minutes": limit})
        .because(
            "{required} required, {adjustments:+d} by adjustment, less {completed} completed, with {before} of this "
            "appointment given back, leave room for {limit}.",
            required=required_minutes, adjustments=adjustments, completed=completed_minutes,
            before=already_credited_on_this_appointment, limit=limit,
        )
        .because(
            "{minutes} fits into that." if allowed else "{minutes} is more than that.",
            minutes=count_of(minutes_to_credit, "minute"),
        )
    )  # fmt: skip


APPOINTMENT = Composed(
    (
        Item(name="date", asks="On which day?", kind=Day()),
        Item(name="start", asks="From when?", kind=ClockTime()),
        Item(name="end", asks="Until when?", kind=ClockTime()),
        Item(name="has_outcome", asks="Is an outcome recorded?", kind=YesNo()),
        Item(
            name="minutes_credited",
            asks="How many minutes were credited?",
            kind=Whole(0, DAY, "minutes"),
            needed=False,
        ),
    )
)


@published(
    f"{REMAINING}@{READ_ON}",
    title="Unpaid work: minutes still to be scheduled",
    decides="how many of the required minutes no appointment has used or offered",
    population=PEOPLE,
    source=COMMUNITY_PAYBACK,
    items=(
        Item(name="today", asks="Which day is it?", kind=Day()),
        REQUIRED,
        Item(name="appointments", asks="Which appointments are there?", kind=Several(APPOINTMENT)),
    ),
    examples=(
        Example(
            says="A past day without an outcome counts as offered; a coming one does not count yet.",
            given={
                "today": "2026-01-15",
                "required_minutes": 6000,
                "appointments": [
                    {"date": "2026-01-05", "start": "09:00", "end": "17:00", "has_outcome": False},
                    {"date": "2026-01-06", "start": "09:00", "end": "17:00", "has_outcome": True,
                     "minutes_credited": 420},
                    {"date": "2026-01-20", "start": "09:00", "end": "17:00", "has_outcome": False},
                ],
            },
            gives={"remaining_minutes": 5100},
        ),
    ),
)  # fmt: skip
def remaining_minutes(
    today: date, required_minutes: int, appointments: tuple[Mapping[str, Any], ...]
) -> Conclusion:
    """Minutes. Raises BadAnswers where an appointment ends before it begins."""
    lengths = [_length(each["start"], each["end"]) for each in appointments]
    problems = [
        Problem("appointments", at, f"number {at} must end later than it begins")
        for at, length in enumerate(lengths, start=1)
        if length <= 0
    ]
    if problems:
        raise BadAnswers(REMAINING, problems)
    offered = sum(
        length
        for each, length in zip(appointments, lengths, strict=True)
        if each["date"] < today and not each["has_outcome"]
    )
    credited = sum(known_or(each["minutes_credited"], 0) for each in appointments if each["has_outcome"])
    return (
        Conclusion({"remaining_minutes": required_minutes - offered - credited})
        .because("{required} minutes are required.", required=required_minutes)
        .because(
            "Past appointments without an outcome offered {offered} minutes; their whole length counts.",
            offered=offered,
        )
        .because(
            "Appointments with an outcome were credited {credited} minutes; one without a figure counts as none.",
            credited=credited,
        )
    )


def _length(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute
