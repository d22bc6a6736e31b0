"""Writes of classification: calculations, proposals, overrides, levels, flags. Each takes the actor first."""

from throughcare.casework.classification.commands.calculating import calculate_now, recalculate
from throughcare.casework.classification.commands.deciding import accept_proposal, decline_proposal
from throughcare.casework.classification.commands.flags import remove_flag, review_flag, set_flag
from throughcare.casework.classification.commands.levels import record_level, tell_level
from throughcare.casework.classification.commands.overriding import (
    approve_override,
    ask_override,
    end_due,
    end_override,
    refuse_override,
)

__all__ = [
    "accept_proposal",
    "approve_override",
    "ask_override",
    "calculate_now",
    "decline_proposal",
    "end_due",
    "end_override",
    "recalculate",
    "record_level",
    "refuse_override",
    "remove_flag",
    "review_flag",
    "set_flag",
    "tell_level",
]
