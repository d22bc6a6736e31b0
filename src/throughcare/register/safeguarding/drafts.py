"""What a person means to write down, before it is checked: what screens and the API hand to the commands."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernDraft:
    """An immediate concern. review_on: None for the usual number of days of its kind from today."""

    kind: str
    what: str
    source: str
    noted_on: date
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDraft:
    """A safeguarding referral. about: a kind of person. answer_due_on: None for the usual number of days."""

    about: str
    to: str
    how: str
    why: str
    sent_on: date
    answer_due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureDraft:
    """Something told to a third party. what: kinds of information. power: what the ground rests on, in words."""

    recipient_kind: str
    recipient: str
    what: str
    why: str
    basis: str
    power: str
    how: str
    told_on: date
