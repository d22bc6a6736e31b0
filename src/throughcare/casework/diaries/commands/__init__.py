"""Writes of diaries: reminders, and calendar feeds that are made and taken away."""

from throughcare.casework.diaries.commands.feeds import make_feed, make_own_feed, revoke_feed, revoke_own_feed
from throughcare.casework.diaries.commands.reminding import remind

__all__ = ["make_feed", "make_own_feed", "remind", "revoke_feed", "revoke_own_feed"]
