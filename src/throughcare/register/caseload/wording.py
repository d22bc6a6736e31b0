"""Reasons and ties as codes with their words."""

GLASS_REASONS: dict[str, str] = {
    "danger": "Somebody is in danger now",
    "arrived": "The person is here, or on the telephone, and cannot wait",
    "court": "A court or board needs an answer today",
    "police": "Police or ambulance ask in an emergency",
    "other": "Another emergency",
}
"""Why a record is opened by breaking the glass."""

TIES: dict[str, str] = {
    "family": "Family, or as close as family",
    "friend": "Friend or former partner",
    "neighbour": "Neighbour, or we use the same places",
    "work": "We work or worked together, or did business",
    "victim": "I or somebody close to me was harmed by this person",
    "other": "Another tie",
}
"""How a user knows a person."""

NOTHING_OPENED = "No record was opened. Check the number. If it is right, ring the duty contact."
"""The one answer when no glass was broken, whatever the cause."""
