"""The question which services and programmes carry an objective. A floor above answers it; `config` joins the two.

Plans may not import interventions, so the page declares what it would like to show, and leaves the place empty where
nobody answers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.platform.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A referral, a programme or a service of an objective, in a line. state: in words. href: where it stands.

    words: what else the officer should see, such as attendance. starts_on, ends_on: for the time line, where known.
    plain: what the person reads of it, in words of their own; "" where it is not for them.
    """

    title: str
    state: str
    href: str
    words: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    plain: str = ""


type Answer = Callable[[Actor, UUID], Mapping[UUID, Sequence[Attached]]]

_answers: list[Answer] = []


def answer_with(answer: Answer) -> None:
    """Say who knows: called with actor and person, answers by the objective's id in at most one statement."""
    _answers[:] = [answer]


def attached_to(actor: Actor, person_id: UUID) -> Mapping[UUID, Sequence[Attached]]:
    """What carries each objective of the person; nothing where nobody answers."""
    return _answers[0](actor, person_id) if _answers else {}
