"""Writes of messages: telling a person, taking it back, what came of it. Each takes the actor first."""

from throughcare.register.messaging.commands.telling import queue_many, stop_about, take_back, tell_person

__all__ = ["queue_many", "stop_about", "take_back", "tell_person"]
