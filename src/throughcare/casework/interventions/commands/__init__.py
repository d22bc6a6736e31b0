"""Writes of what is offered, the directory, consents and referrals. Each takes the actor first."""

from throughcare.casework.interventions.commands.directory import (
    add_resource,
    change_resource,
    close_resource,
)
from throughcare.casework.interventions.commands.moving import move

__all__ = ["add_resource", "change_resource", "close_resource", "move"]
