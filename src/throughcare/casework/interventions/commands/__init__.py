"""Writes of what is offered, the directory, consents and referrals. Each takes the actor first."""

from throughcare.casework.interventions.commands.consents import (
    end_consent,
    record_consent,
    revoke_consent,
    stop_expired,
)
from throughcare.casework.interventions.commands.directory import (
    add_resource,
    change_resource,
    close_resource,
)
from throughcare.casework.interventions.commands.moving import move
from throughcare.casework.interventions.commands.offerings import (
    add_offering,
    change_offering,
    close_offering,
)
from throughcare.casework.interventions.commands.referring import (
    begin_referral,
    change_referral,
    hold_referral,
    renew_consent,
    resume_referral,
    send_referral,
    withdraw_referral,
)

__all__ = [
    "add_offering",
    "add_resource",
    "begin_referral",
    "change_offering",
    "change_referral",
    "change_resource",
    "close_offering",
    "close_resource",
    "end_consent",
    "hold_referral",
    "move",
    "record_consent",
    "renew_consent",
    "resume_referral",
    "revoke_consent",
    "send_referral",
    "stop_expired",
    "withdraw_referral",
]
