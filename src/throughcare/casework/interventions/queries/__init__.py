"""Reads of what is offered, the directory, consents and referrals. Each takes the actor first."""

from throughcare.casework.interventions.queries.directory import ResourceLine, resource, resources
from throughcare.casework.interventions.queries.referrals import (
    MoveHeld,
    ReferralHeld,
    moves_of,
    referral_for,
    referrals_of,
)

__all__ = [
    "MoveHeld",
    "ReferralHeld",
    "ResourceLine",
    "moves_of",
    "referral_for",
    "referrals_of",
    "resource",
    "resources",
]
