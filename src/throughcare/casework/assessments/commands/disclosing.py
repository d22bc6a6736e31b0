"""What is taken out of the system: a term sheet as PDF or on paper, or the inputs of a score."""

from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail


def note_taken(actor: Actor, person_id: UUID, score_id: UUID, purpose: str, taken: str) -> None:
    """Write that the actor took a copy out. taken: "pdf", "print" or "inputs"."""
    trail.record(
        actor, "assessments:score:disclosed", verb=trail.Verb.DISCLOSE, kind="assessments.scoremade", key=score_id,
        people=[person_id], purpose=purpose, details={"as": taken},
    )  # fmt: skip
