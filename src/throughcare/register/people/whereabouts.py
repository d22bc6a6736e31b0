"""Whether anything may be sent to a person today: asked here, answered by the app that knows the states.

The apps that send (letters, reminders, messages) stand below the one that knows what is happening to the person. So
they ask here, `casework.orders` answers, and `config` joins the two at start-up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.rules.contacts import Activity, SupervisionState, stops


@dataclass(frozen=True, slots=True)
class Standing:
    """The state in which a person is, and the day since which."""

    state: SupervisionState
    since: date

    def stops(self, activity: Activity) -> bool:
        """Whether `activity` is stopped in this state."""
        return stops(self.state, activity)


Answer = Callable[[UUID, date], Standing | None]


class NobodyAnswers(RuntimeError):
    """The floors were not joined: sending without knowing would be worse than failing."""


_answers: list[Answer] = []


def answer_with(answer: Answer) -> None:
    """Say who knows; called once at start-up."""
    _answers[:] = [answer]


def standing_on(person_id: UUID, day: date) -> Standing | None:
    """The person's state on `day`, None when none is recorded. Raises NobodyAnswers."""
    if not _answers:
        raise NobodyAnswers
    return _answers[0](person_id, day)
