"""Condition types, as a catalogue the packs draw on."""

from throughcare.rules.conditions.condition_type import (
    CONDITION_TYPES,
    ConditionCategory,
    ConditionKind,
    ConditionType,
    register_all,
)
from throughcare.rules.conditions.wording import PrivateDetail, private_details

__all__ = [
    "CONDITION_TYPES",
    "ConditionCategory",
    "ConditionKind",
    "ConditionType",
    "PrivateDetail",
    "private_details",
    "register_all",
]
