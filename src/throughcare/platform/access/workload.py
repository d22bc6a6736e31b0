"""What administration must know of the caseload, which stands on a higher floor.

The question is declared here, the caseload answers it, and `config` joins them at start-up, as for the door.
A refusal must be decided in the same transaction, which an event delivered later cannot do.
"""

from typing import Protocol
from uuid import UUID


class WorkloadAnswers(Protocol):
    """What the caseload tells administration."""

    def people_with_team(self, team: UUID) -> int:
        """How many people are allocated to the team today or later."""
        ...

    def people_with_officer(self, user: UUID) -> int:
        """How many people are allocated to the user today or later."""
        ...


_answers: list[WorkloadAnswers] = []


def answer_with(answers: WorkloadAnswers) -> None:
    """Join the caseload to administration; called once at start-up by `config`."""
    _answers[:] = [answers]


def people_with_team(team: UUID) -> int:
    """How many people are allocated to the team today or later."""
    return _answers[0].people_with_team(team)


def people_with_officer(user: UUID) -> int:
    """How many people are allocated to the user today or later."""
    return _answers[0].people_with_officer(user)
