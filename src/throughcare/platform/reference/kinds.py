"""The lists an agency keeps for itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListKind:
    """One list. one: what an entry is called."""

    code: str
    title: str
    one: str
    what_for: str


KINDS: dict[str, ListKind] = {
    kind.code: kind
    for kind in (
        ListKind("place", "Offices and meeting places", "place", "Offered when an appointment is booked."),
    )
}
