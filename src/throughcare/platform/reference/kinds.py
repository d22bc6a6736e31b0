"""The lists an agency keeps for itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListKind:
    """One list. one: what an entry is called. has_text: each entry brings a text of its own."""

    code: str
    title: str
    one: str
    what_for: str
    has_text: bool = False


KINDS: dict[str, ListKind] = {
    kind.code: kind
    for kind in (
        ListKind("place", "Offices and meeting places", "place", "Offered when an appointment is booked."),
        ListKind(
            "note-template",
            "Note templates",
            "note template",
            "Offered when a note is written.",
            has_text=True,
        ),
    )
}
