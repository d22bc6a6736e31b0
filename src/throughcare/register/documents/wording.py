"""The codes of this app with their words, and what must never stand outside a letter or in a subject line."""

SENT_HOW: dict[str, str] = {
    "post": "By post",
    "hand": "Handed over",
    "email": "By e-mail",
    "other": "Another way",
}
"""How a letter reached the person, the commonest first."""

DELIVERED: dict[str, str] = {
    "said": "The person says that they have it",
    "answered": "The person answered it",
    "signed": "It was signed for",
}
"""How it is known that a letter arrived."""

RETURNED: dict[str, str] = {
    "gone-away": "Came back: gone away",
    "not-known": "Came back: not known there",
    "not-collected": "Came back: not collected",
    "bounced": "The e-mail came back",
    "never-came": "The person says that it never came",
}
"""How it is known that a letter did not arrive. Whatever the reason, it is never the person's failure."""

DOCUMENT_KINDS: dict[str, str] = {
    "medical": "Medical note",
    "work": "Proof of work or study",
    "family": "Proof of caring for somebody",
    "travel": "Ticket, or proof of a journey",
    "money": "Proof of income or payment",
    "court": "Court or board paper",
    "picture": "Photograph",
    "letter": "Letter or e-mail from somebody",
    "other": "Something else",
}
"""What a stored document is, the commonest evidence first."""

NO_SCANNER = "none"
"""What a document was examined by where the agency has set up no scanner: its type alone."""

CAME_FROM: dict[str, str] = {
    "person": "The person",
    "family": "Somebody close to the person",
    "court": "A court or board",
    "lawyer": "The person’s lawyer or representative",
    "service": "A service or employer",
    "police": "The police",
    "us": "Our own staff",
    "other": "Somebody else",
}
"""Where a stored document came from."""

TELLING_WORDS: tuple[str, ...] = (
    "probation",
    "parole",
    "supervis",
    "offen",
    "convict",
    "sentence",
    "court",
    "licen",
    "breach",
    "warning",
    "crimin",
    "justice",
    "correction",
    "prison",
    "jail",
    "custody",
    "police",
    "order",
    "condition",
    "violation",
    "felon",
)
"""Beginnings of words that would tell a stranger what a letter or a message is about."""


def tells(text: str) -> bool:
    """Whether `text` would tell a stranger that its reader is supervised, or why."""
    said = text.lower()
    return any(word in said for word in TELLING_WORDS)


def outside_of(recipient: list[str], return_to: list[str]) -> list[str]:
    """What may stand on the envelope: name and address; below, where it goes back to, without a word that tells.

    recipient, return_to: lines. A line of the office's address that names its trade is left out.
    """
    back = [line for line in return_to if line and not tells(line)]
    return [*(line for line in recipient if line), *([f"If undelivered: {', '.join(back)}"] if back else [])]
