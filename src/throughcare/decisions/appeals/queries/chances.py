"""What an appeal lodged today would be: its name, its time, and whether the agency decides it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.decisions.appeals.timing import called, decision_of, times
from throughcare.platform import clock
from throughcare.platform.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """kind: of the decision. ours: the agency decides it; else a court or board."""

    kind: str
    made_by: str
    called: str
    window: str
    last_day: date | None
    ours: bool


def chance(actor: Actor, person_id: UUID, process_id: UUID) -> Chance:
    """For the page that lodges; the caller went through the door. Raises NotThere or NothingDecided."""
    decision = decision_of(person_id, process_id)
    found = times(decision, clock.today(actor.zone))
    return Chance(
        kind=decision.process.kind, made_by=decision.made_by, called=called(decision), window=found.window,
        last_day=found.last_day, ours=decision.authority not in ("court", "board"),
    )  # fmt: skip
