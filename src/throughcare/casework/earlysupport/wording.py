"""The words of this app's codes, as they are stored."""

from throughcare.rules.interventions.early_support import HELP, Support

ANSWERS: dict[str, str] = {
    Support.OFFER_HELP.value: "Help would be offered",
    Support.NOTHING.value: "No reason to offer help",
    Support.NOT_KNOWN.value: "Not known",
}
ASKED, ON, OFF, WITHDRAWN = "asked", "on", "off", "withdrawn"
SWITCH_STATES: dict[str, str] = {
    ASKED: "Waits for a second person",
    ON: "Switched on",
    OFF: "Switched off",
    WITHDRAWN: "Not switched on",
}
OPEN, OFFERED, SET_ASIDE = "open", "offered", "set_aside"
OFFER_STATES: dict[str, str] = {
    OPEN: "To be offered",
    OFFERED: "Help was offered",
    SET_ASIDE: "Not offered now",
}
"""What is shown of an offer. Whether the person took it is not among them, and stands nowhere that anybody can read."""
WHY_NOT: dict[str, str] = {
    "has_it": "They have this help already",
    "not_now": "This is not the time for it",
    "mistake": "The record was wrong",
    "switched_off": "Early support was switched off",
}
BY_HAND = ("has_it", "not_now", "mistake")
SWITCHED_OFF = "switched_off"
TAKEN: dict[str, str] = {
    "accepted": "They would like it",
    "declined": "They would rather not",
    "later": "They want to think about it",
}
"""What the person said. Sealed: counted for the agency as a whole, never read about one person."""
HELP_KINDS: dict[str, str] = dict(HELP.values())
