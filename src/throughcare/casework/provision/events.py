"""What happened in the workspace of whoever runs a service. Ids, dates and codes only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SessionPlanned:
    """A session got its day, or another one."""

    person_id: UUID
    referral_id: UUID
    session_id: UUID


@dataclass(frozen=True, slots=True)
class SessionRecorded:
    """What became of a session was written down. state: attended, no_session or not_attended."""

    person_id: UUID
    referral_id: UUID
    session_id: UUID
    state: str
    held_on: date


@dataclass(frozen=True, slots=True)
class ActionPlanSubmitted:
    """An action plan waits for the officer's answer."""

    person_id: UUID
    referral_id: UUID
    action_plan_id: UUID


@dataclass(frozen=True, slots=True)
class ActionPlanAnswered:
    """The officer approved an action plan or sent it back."""

    person_id: UUID
    referral_id: UUID
    action_plan_id: UUID
    approved: bool


@dataclass(frozen=True, slots=True)
class MeasureTaken:
    """An outcome was measured."""

    person_id: UUID
    referral_id: UUID
    measure_id: UUID


@dataclass(frozen=True, slots=True)
class EndReportSubmitted:
    """The end-of-service report was sent; a review of the plan follows."""

    person_id: UUID
    referral_id: UUID
    report_id: UUID


@dataclass(frozen=True, slots=True)
class ReturnSeen:
    """The officer read what a service told of a session."""

    person_id: UUID
    session_id: UUID
