"""Writes of levels. Each takes the actor first."""

from throughcare.casework.classification.commands.levels import record_level

__all__ = ["record_level"]
