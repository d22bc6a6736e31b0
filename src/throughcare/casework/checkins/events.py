"""What happened to check-ins, for others to hear: ids, codes and days only, and never an answer.

A check-in that ran out is a fact, not a failure: the excuse is asked first, and it is never the only ground of anything
adverse (`rules.contacts.checkin_states.NEVER_ALONE`).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CheckinsAsked:
    """An officer asks a manager to approve remote check-ins."""

    person_id: UUID
    series_id: UUID


@dataclass(frozen=True, slots=True)
class CheckinsDecided:
    """A manager decided. decision: "approved" or "refused"."""

    person_id: UUID
    series_id: UUID
    decision: str


@dataclass(frozen=True, slots=True)
class CheckinsStopped:
    """Remote check-ins ended, or another way was chosen. because: a code of `wording.INACTIVE_BECAUSE`."""

    person_id: UUID
    series_id: UUID
    because: str


@dataclass(frozen=True, slots=True)
class AnotherWayChosen:
    """The person would rather see or speak to somebody. Their free choice, at any time, and never held against them."""

    person_id: UUID
    checkin_id: UUID


@dataclass(frozen=True, slots=True)
class CheckinOpened:
    """A check-in can be sent in. last_day: the last on which it can."""

    person_id: UUID
    checkin_id: UUID
    due_on: date
    last_day: date


@dataclass(frozen=True, slots=True)
class CheckinSubmitted:
    """The person checked in."""

    person_id: UUID
    checkin_id: UUID


@dataclass(frozen=True, slots=True)
class CheckinTroubled:
    """Something did not work on the person's side. kind: a code of `wording.TROUBLES`. Never the person's failure."""

    person_id: UUID
    checkin_id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class CheckinExpired:
    """A check-in ran out unsent. on: the last day on which it could be sent.

    technical: something did not work, or the link did not reach the person: then it is no fault of theirs at all.
    """

    person_id: UUID
    checkin_id: UUID
    on: date
    technical: bool


@dataclass(frozen=True, slots=True)
class CheckinReviewed:
    """An officer read it, or looked at why it ran out.

    match: what the comparison of a picture found, a code of `Match`, "" where there was none. expired: it had run out.
    technical: as of CheckinExpired, with what the officer found since.
    """

    person_id: UUID
    checkin_id: UUID
    on: date
    match: str
    expired: bool
    technical: bool
