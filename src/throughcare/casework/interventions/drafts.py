"""What a screen, an import or the API hands to a command. Dates are civil."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDraft:
    """A line of the directory; fields as in the model. checked_on: when somebody last found it to be true."""

    title: str
    kind: str
    what: str = ""
    who_for: str = ""
    how: str = ""
    needs: list[str] = field(default_factory=list)
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    opening: list[dict[str, Any]] = field(default_factory=list)
    phone: str = ""
    email: str = ""
    web: str = ""
    languages: list[str] = field(default_factory=list)
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingDraft:
    """What an organisation offers. programme: a code of the catalogue, or "" for a service described here."""

    organisation: UUID
    title: str
    programme: str = ""
    what: str = ""
    needs: list[str] = field(default_factory=list)
    eligibility: list[dict[str, Any]] = field(default_factory=list)
    route: str = "service"
    clinical: bool = False
    setting: str = "community"
    delivery: str = "one_to_one"
    place: str = ""
    places: int | None = None
    sessions: int | None = None
    minutes: int | None = None
    opens_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDraft:
    """A referral as typed. objective: of the plan, by id. outcomes: what is hoped for, a sentence each.

    despite: why it is sent although the rule cannot tell whether the person is eligible.
    """

    objective: UUID
    why: str
    outcomes: list[str] = field(default_factory=list)
    needed_by: date | None = None
    most_days: int | None = None
    availability: str = ""
    consent: UUID | None = None
    despite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDraft:
    """A consent with every element that law may ask for."""

    kind: str
    organisation: UUID | None = None
    discloser: str
    recipient: str
    information: str
    reason: str
    told_of_revoking: bool = False
    told_of_refusing: bool = False
    signed_on: date
    signed_how: str
    signed_by: str = ""
    ends_on: date | None = None
    ends_when: str = ""
