"""Writes on alerts: take one, hand it back, finish it."""

from throughcare.register.notices.commands.alerts import FINISHED, NotYours, finish, hand_back, take

__all__ = ["FINISHED", "NotYours", "finish", "hand_back", "take"]
