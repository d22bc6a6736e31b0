"""Condition types, as a catalogue the packs draw on."""

from throughcare.rules.conditions.condition_type import (
    CONDITION_TYPES,
    ConditionCategory,
    ConditionKind,
    ConditionType,
    register_all,
)

__all__ = ["CONDITION_TYPES", "ConditionCategory", "ConditionKind", "ConditionType", "register_all"]
