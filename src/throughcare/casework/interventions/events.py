"""What happened to referrals, consents and what is offered. Ids, codes and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReferralMoved:
    """A referral came into another state. start, state: of its route; phase: of `rules.interventions.referring`.

    side: "referrer" or "runner", whoever moved it. reason: a code, "" where the move needs none.
    """

    person_id: UUID
    referral_id: UUID
    organisation_id: UUID
    offering_id: UUID
    start: str
    state: str
    phase: str
    side: str
    reason: str


@dataclass(frozen=True, slots=True)
class ServiceEnded:
    """A referral is over. how: completed, left_early or never_began. reason: a code, "" where it ran to its end."""

    person_id: UUID
    referral_id: UUID
    organisation_id: UUID
    objective_id: UUID | None
    how: str
    reason: str
    ended_on: date

    @property
    def cause_id(self) -> UUID:
        """The row that calls for a review."""
        return self.referral_id


@dataclass(frozen=True, slots=True)
class ConsentRecorded:
    """The person allowed something to be told."""

    person_id: UUID
    consent_id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class ConsentRevoked:
    """The person took a consent back: nothing flows under it any more."""

    person_id: UUID
    consent_id: UUID
    revoked_on: date


@dataclass(frozen=True, slots=True)
class FlowStopped:
    """A referral's organisation sees nothing of it any more: the consent it rested on is gone."""

    person_id: UUID
    referral_id: UUID
    organisation_id: UUID
    consent_id: UUID
    stopped_on: date
