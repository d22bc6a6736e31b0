"""Reads of what is offered, the directory, consents and referrals. Each takes the actor first."""

from throughcare.casework.interventions.queries.around import Around, Objective, around
from throughcare.casework.interventions.queries.consents import ConsentHeld, consent_of, consents_of
from throughcare.casework.interventions.queries.directory import (
    ResourceLine,
    open_directory,
    resource,
    resources,
)
from throughcare.casework.interventions.queries.offerings import OfferingHeld, offering, offerings
from throughcare.casework.interventions.queries.referrals import (
    MoveHeld,
    ReferralHeld,
    moves_of,
    referral_for,
    referrals_of,
)
from throughcare.casework.interventions.queries.sending import sender_for
from throughcare.casework.interventions.queries.waiting import WaitingLine, waiting_list

__all__ = [
    "Around",
    "ConsentHeld",
    "MoveHeld",
    "Objective",
    "OfferingHeld",
    "ReferralHeld",
    "ResourceLine",
    "WaitingLine",
    "around",
    "consent_of",
    "consents_of",
    "moves_of",
    "offering",
    "offerings",
    "open_directory",
    "referral_for",
    "referrals_of",
    "resource",
    "resources",
    "sender_for",
    "waiting_list",
]
