"""What is taken out of the system: a version of the plan on paper or as PDF."""

from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail


def note_taken(actor: Actor, person_id: UUID, version_id: UUID, purpose: str, taken: str) -> None:
    """Write that the actor took a copy out. taken: "print" or "pdf"."""
    trail.record(
        actor, "plans:version:disclosed", verb=trail.Verb.DISCLOSE, kind="plans.planversion", key=version_id,
        people=[person_id], purpose=purpose, details={"as": taken},
    )  # fmt: skip
