"""What happened here, for others to hear: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ConcernNoted:
    """An immediate concern was noted. kind: a code of `wording.CONCERNS`."""

    concern_id: UUID
    person_id: UUID
    kind: str
    review_on: date


@dataclass(frozen=True, slots=True)
class ConcernReviewed:
    """Somebody looked at a concern again and it stands."""

    concern_id: UUID
    person_id: UUID
    review_on: date


@dataclass(frozen=True, slots=True)
class ConcernRemoved:
    """A concern no longer stands."""

    concern_id: UUID
    person_id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class ReferralSent:
    """A safeguarding referral left. about: a code of `wording.ABOUT`."""

    referral_id: UUID
    person_id: UUID
    about: str
    answer_due_on: date


@dataclass(frozen=True, slots=True)
class ReferralChased:
    """An answer was asked for again."""

    referral_id: UUID
    person_id: UUID
    answer_due_on: date


@dataclass(frozen=True, slots=True)
class ReferralAnswered:
    """The other service answered. answer: a code of `wording.ANSWERS`."""

    referral_id: UUID
    person_id: UUID
    answer: str


@dataclass(frozen=True, slots=True)
class DisclosureMade:
    """Something about the person was told to a third party. recipient_kind: a code of `wording.RECIPIENTS`."""

    disclosure_id: UUID
    person_id: UUID
    recipient_kind: str
