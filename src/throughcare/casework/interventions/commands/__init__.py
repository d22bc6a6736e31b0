"""Writes of what is offered, the directory, consents and referrals. Each takes the actor first."""

from throughcare.casework.interventions.commands.moving import move

__all__ = ["move"]
