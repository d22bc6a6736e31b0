"""The words for what becomes of a message: kept as codes, said on pages."""

STATES: dict[str, str] = {
    "waiting": "Waits to be sent",
    "sent": "Sent",
    "delivered": "Delivered",
    "failed": "Could not be sent",
    "returned": "Came back",
    "unreached": "No safe way to send it",
    "stopped": "Not sent",
}
"""What became of a message."""
NOT_REACHED = ("failed", "returned", "unreached")
"""States in which the person was not reached, and somebody has to find another way."""

BECAUSE: dict[str, str] = {
    "no-safe-way": "No number or e-mail address was said to be safe",
    "person-stopped": "The person wants no messages",
    "no-reminders": "The person wants no reminders",
    "state": "Nothing is sent while the person is in this state",
    "moved": "What it was about was moved or called off",
    "taken-back": "Taken back before it was sent",
    "too-late": "It would have come too late",
    "refused": "The carrier refused it",
    "tried-out": "It was tried many times and the carrier did not answer",
    "bounced": "It came back",
    "not-delivered": "The carrier could not deliver it",
    "no-wording": "The message could not be worded",
}
"""Why a message did not go, or did not arrive."""

WHAT_TO_DO: dict[str, str] = {
    "no-safe-way": "Ask the person, when next seen, which number or address is safe. Until then tell them in person.",
    "person-stopped": "Use another way: a letter, a call, or in person.",
    "refused": "Check the number with the person. Until then tell them in another way.",
    "tried-out": "Tell the person in another way. If many stand here, tell your administrator.",
    "bounced": "Check the address with the person. Until then tell them in another way.",
    "not-delivered": "Check the number with the person. Until then tell them in another way.",
    "no-wording": "Tell the person in another way, and tell your administrator.",
}
"""What helps, by why the person was not reached."""

WAYS: dict[str, str] = {"": "Either", "text": "Text", "email": "E-mail", "none": "No messages at all"}
"""How the person wants to be told."""
SENT_AS: dict[str, str] = {"text": "Text", "email": "E-mail"}

HOW_DEALT: dict[str, str] = {
    "told": "The person was told in another way",
    "checked": "The number or address was checked and put right",
    "not-needed": "Nothing more is to be done",
}
"""How it was dealt with that somebody could not be reached."""

MEANINGS: dict[str, str] = {
    "plain": "Reply",
    "stop": "Asked for no more messages",
    "start": "Asked for messages again",
    "distress": "May tell of danger",
}
"""What a reply asks for, by its words."""
