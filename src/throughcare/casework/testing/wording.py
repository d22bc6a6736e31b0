"""The words of this app's codes, as they are stored."""

ORDERED, TOLD, WAITING, COLLECTED, SCREENED = "ordered", "told", "waiting", "collected", "screened"
REPORTED, NOT_TAKEN, DONE, CANCELLED = "reported", "not_taken", "done", "cancelled"
STATES: dict[str, str] = {
    ORDERED: "To be told",
    TOLD: "Told, to come",
    WAITING: "There, no sample yet",
    COLLECTED: "Sample taken, no result yet",
    SCREENED: "Screen not negative, to be confirmed by a laboratory",
    REPORTED: "Confirmed by the laboratory, to be explained",
    NOT_TAKEN: "Not taken, reason to be heard",
    DONE: "Concluded",
    CANCELLED: "Cancelled",
}
OPEN_STATES = (ORDERED, TOLD, WAITING)
RESULT_AWAITED = (COLLECTED, SCREENED)
TO_BE_HEARD = (REPORTED, NOT_TAKEN)

NEGATIVE, POSITIVE, EXPLAINED, DILUTE, INVALID = "negative", "positive", "explained", "dilute", "invalid"
VOID, REFUSED, EXCUSED, SET_ASIDE = "void", "refused", "excused", "set_aside"
OUTCOMES: dict[str, str] = {
    NEGATIVE: "Negative",
    POSITIVE: "Positive, confirmed and not explained",
    EXPLAINED: "Explained: not held against the person",
    DILUTE: "Dilute",
    INVALID: "Cannot be tested",
    VOID: "Void: the chain of custody was broken",
    REFUSED: "Not taken, without an accepted reason",
    EXCUSED: "Not taken, with an accepted reason",
    SET_ASIDE: "Set aside after the person disputed it",
}
ANSWERABLE = (POSITIVE, REFUSED)
"""Outcomes that may be answered as a possible failure, once everything stands that the database asks for."""

REASONS: dict[str, str] = {
    "random": "Drawn at random",
    "scheduled": "On a schedule",
    "signs": "Signs of use, described below",
    "again": "A new collection after one that could not be used",
    "person": "The person asked for it",
}
SIGNS = "signs"
RANDOM = "random"
WAYS: dict[str, str] = {
    "in_person": "In person",
    "phone": "By telephone",
    "text": "By text message",
    "email": "By e-mail",
    "letter": "By letter",
}
OBSERVED: dict[str, str] = {
    "court": "The court or the condition asks for it",
    "temperature": "The temperature was outside its limits",
    "dilute": "The sample before was dilute",
    "interfered": "A sample was interfered with before",
}
"""Grounds on which somebody watches a collection. Without one nobody does."""
STAGES: dict[str, str] = {
    "screen": "On-site screen",
    "confirmation": "Laboratory confirmation",
    "retest": "Retest of the second bottle",
}
SCREEN, CONFIRMATION, RETEST = "screen", "confirmation", "retest"
NOT_NEGATIVE = "not_negative"
FOUND: dict[str, str] = {
    NEGATIVE: "Negative",
    NOT_NEGATIVE: "Not negative: to be confirmed",
    POSITIVE: "Positive",
}
VALIDITY: dict[str, str] = {
    "acceptable": "Acceptable",
    "dilute": "Dilute",
    "substituted": "Not a natural sample",
    "invalid": "Could not be tested",
}
PURPOSES: dict[str, str] = {
    "kept": "Kept locked away",
    "sent": "Given to a courier or the post",
    "received": "Received by the laboratory",
    "retest": "Sent for a retest",
    "destroyed": "Destroyed",
}
ABOUT: dict[str, str] = {"positive": "A confirmed result", "not_taken": "A test that was not taken"}
JUDGED: dict[str, str] = {
    "": "Not judged yet",
    "accepted": "Accepted",
    "not_accepted": "Not accepted",
    "none_given": "No explanation was given",
}
ACCEPTED, NOT_ACCEPTED, NONE_GIVEN = "accepted", "not_accepted", "none_given"
SHOWN_BY: dict[str, str] = {
    "prescription": "The prescription was seen",
    "pharmacy": "The pharmacy confirmed it",
    "prescriber": "The prescriber confirmed it",
    "said": "The person says so; not confirmed yet",
}
UNCONFIRMED = "said"
CONTEST_STATES: dict[str, str] = {
    "open": "To be decided",
    "upheld": "The person was right",
    "not_upheld": "The result stands",
}
DRAW_STATES: dict[str, str] = {
    "framing": "The frame is being written",
    "open": "Open: committed to, not drawn",
    "closed": "Being drawn",
    "drawn": "Drawn and revealed",
    "cancelled": "Cancelled before it was drawn",
}
