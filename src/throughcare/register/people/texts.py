"""The question whether a text tells what must be kept safe from the person. A floor above answers it.

What is protected stands above this app, which therefore declares the question, as the door does; `config` joins the
two at start-up.
"""

from collections.abc import Callable
from uuid import UUID

from throughcare.platform.actor import Actor

type Refuse = Callable[[Actor, UUID, str, str], None]

_answers: list[Refuse] = []


def answer_with(refuse: Refuse) -> None:
    """Say who refuses a text: called with actor, person, text and the form's field; raises a refusal."""
    _answers[:] = [refuse]


def refuse_what_tells(actor: Actor, person_id: UUID, text: str, field: str = "") -> None:
    """Raise a refusal where `text` holds something protected around the person."""
    for refuse in _answers:
        refuse(actor, person_id, text, field)
