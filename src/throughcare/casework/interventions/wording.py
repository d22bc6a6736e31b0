"""Codes of this app in words. States, phases and reasons of referrals are those of `rules.interventions.referring`."""

from collections.abc import Mapping

from throughcare.rules.interventions.referring import ROUTE, ROUTES

REFERRAL_STATES: Mapping[str, str] = {
    state: words for route in ROUTE.values() for state, words in route.table.states.items()
}
ROUTE_WORDS: Mapping[str, str] = ROUTES
SETTINGS: Mapping[str, str] = {"custody": "In custody", "community": "In the community", "both": "Both"}
DELIVERIES: Mapping[str, str] = {"group": "In a group", "one_to_one": "One to one", "both": "Both"}
RESOURCE_KINDS: Mapping[str, str] = {
    "housing": "Housing",
    "work": "Work and training",
    "counselling": "Counselling",
    "money": "Money and debt advice",
    "drugs_and_alcohol": "Drugs and alcohol",
    "health": "Health",
    "mental_health": "Mental health",
    "family": "Family",
    "legal": "Legal advice",
    "food_and_clothes": "Food and clothes",
    "peer_support": "Peer support",
    "another": "Another kind of help",
}
WEEKDAYS: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CONSENT_KINDS: Mapping[str, str] = {
    "treatment": "To records of treatment, which flow with written consent only",
    "sharing": "To sharing with a service, where the law asks for consent",
}
SIGNED_HOW: Mapping[str, str] = {
    "paper": "On paper, signed by hand",
    "on_screen": "On screen, in person",
}
