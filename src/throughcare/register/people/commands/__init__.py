"""Writes about people. Each takes the actor first, and stands or falls with its audit entry and its event."""

from throughcare.register.people.commands.about import change_about
from throughcare.register.people.commands.intake import PossibleDuplicate, add_person, probable_duplicates_of
from throughcare.register.people.commands.items import (
    JUST_ENDED,
    add_item,
    correct_item,
    end_item,
    take_back_item,
)
from throughcare.register.people.commands.merging import merge, take_apart, turn_down

__all__ = [
    "JUST_ENDED",
    "PossibleDuplicate",
    "add_item",
    "add_person",
    "change_about",
    "correct_item",
    "end_item",
    "merge",
    "probable_duplicates_of",
    "take_apart",
    "take_back_item",
    "turn_down",
]
