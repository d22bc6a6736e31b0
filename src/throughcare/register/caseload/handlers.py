"""What the caseload does when it hears of new or changed details: it looks for records hidden from their maker."""

from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.register.caseload.commands.matching import find_hidden_matches
from throughcare.register.people.events import PersonAdded, PersonDetailsChanged

COMPARED = frozenset({"about", "name", "identifier", "address"})
"""Kinds of details that records are compared by."""


def look_for_hidden(actor: Actor, event: PersonAdded | PersonDetailsChanged) -> None:
    """Tell the keepers of hidden records that may be of the same person. Never in the maker's own request."""
    if isinstance(event, PersonDetailsChanged) and (event.kind not in COMPARED or event.act == "taken-back"):
        return
    found = find_hidden_matches(actor, event.person_id)
    trail.record(
        actor, "caseload:matches:looked-for", kind="caseload.hiddenmatch", people=[event.person_id],
        verb=trail.Verb.COMBINE, details={"found": len(found)},
    )  # fmt: skip
