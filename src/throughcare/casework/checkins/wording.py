"""The words of this app, by the codes that are stored."""

from throughcare.rules.contacts.checkin_states import CHECKIN, TAKING_PART, Match

STATES = dict(CHECKIN.states)
STATUSES = dict(TAKING_PART.states)
MODES: dict[str, str] = {
    "SUPPLEMENT": "Beside meetings",
    "REPLACE": "Instead of some meetings",
}
INTERVALS: dict[int, str] = {
    7: "Every week",
    14: "Every two weeks",
    28: "Every four weeks",
    56: "Every eight weeks",
}
CHANNELS: dict[str, str] = {
    "text": "By text message",
    "email": "By e-mail",
    "hand": "I give it to them: printed, or read out on the telephone",
}
CHECKS: dict[str, str] = {
    "code": "A one-time code, told apart from the link",
    "birth": "Their date of birth",
}
"""What the link asks before it shows anything."""
DECISIONS: dict[str, str] = {"approved": "Approved", "refused": "Not approved"}
INACTIVE_BECAUSE: dict[str, str] = {
    "another_way": "The person chose another way",
    "refused": "A manager did not approve it",
    "officer": "The officer ended it",
    "orders_ended": "No order stands any more",
    "contact_stopped": "Contact is suspended",
}
CANCELLED_BECAUSE: dict[str, str] = {
    "another_way": "The person chose another way",
    "officer": "The officer cancelled it",
    "inactive": "Check-ins ended",
}
TROUBLES: dict[str, str] = {
    "link": "The link or the code did not work",
    "page": "A page did not work",
    "photo": "The picture did not work",
    "other": "Something else did not work",
}
"""What the person says did not work. It is never a failure of theirs."""
TOLD: dict[str, str] = {
    "": "Nobody has sent the link yet",
    "queued": "The link was sent",
    "by_hand": "The link was given by hand",
    "not_reached": "There is no safe way to send it: give it by hand",
}
MATCHES: dict[str, str] = {match.value: match.label for match in Match}
HOW_REVIEWED: dict[str, str] = {
    "fine": "Nothing more to do",
    "contacted": "I got in touch with the person",
    "meeting": "I arranged a meeting",
}
HOW_EXPIRED: dict[str, str] = {
    "technical": "It did not work for the person",
    "not_reached": "The link did not reach the person",
    "reason": "The person gave a reason",
    "asked": "I have asked the person why, and wait for an answer",
    "unknown": "It is not known why",
}
"""What is known of a check-in that ran out. None of them is a failure by itself."""
NO_FAULT = frozenset({"technical", "not_reached"})
