"""Where somebody stands on the way from a failure, or from a proposed decision, to its end: for a line and a drawing.

Nothing here decides; it says in order what was done, what happens now, and what is still to come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Reached(StrEnum):
    """How far one step of a path is."""

    DONE = "done"
    NOW = "now"
    LATE = "late"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path."""

    words: str
    reached: Reached


FAILURE_STEPS: tuple[tuple[str, str], ...] = (
    ("to_ask", "Reason asked"),
    ("asked", "Reason given"),
    ("to_judge", "Judged"),
    ("to_decide", "Answered"),
)
"""A failure's stages, each with what has happened once it is past."""
APPROVAL = "to_approve"
"""The stage of a failure whose answer waits for a second person: it is answered when they agree."""


def path_of_failure(stage: str) -> tuple[Step, ...]:
    """The path of a failure that stands at `stage`. Raises ValueError for a stage that is no stage."""
    stages = [code for code, _ in FAILURE_STEPS]
    at = stages.index("to_decide" if stage == APPROVAL else stage) if stage != "closed" else len(stages)
    first = Step("Recorded", Reached.DONE)
    return (first, *(Step(words, _reached(number, at)) for number, (_, words) in enumerate(FAILURE_STEPS)))


def path_of_process(before: Sequence[bool], decided: bool, after: Sequence[bool]) -> tuple[Step, ...]:
    """The path of a decision that has to be fair. before, after: for each gate of the stage, whether it is closed."""
    ready, told = all(before), all(after)
    words = f"Prepared, {sum(before)} of {len(before)}" if before else "Prepared"
    return (
        Step("Begun", Reached.DONE),
        Step(words, Reached.DONE if ready or decided else Reached.NOW),
        Step("Decided", Reached.DONE if decided else Reached.NOW if ready else Reached.TO_COME),
        Step("Told, and open to appeal",
             Reached.DONE if decided and told else Reached.NOW if decided else Reached.TO_COME),
    )  # fmt: skip


def _reached(number: int, at: int) -> Reached:
    if number < at:
        return Reached.DONE
    return Reached.NOW if number == at else Reached.TO_COME
