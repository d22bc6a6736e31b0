"""The question whether a text tells what must be kept safe from the person. A floor above answers it.

What is protected stands above this app, which therefore declares the question, as the door does; `config` joins the
two at start-up. Every command that takes free text about a person asks it: tests/contracts/test_free_texts.py names
each such field.
"""

from collections.abc import Callable, Mapping
from uuid import UUID

from throughcare.platform.actor import Actor

type Refuse = Callable[[Actor, UUID, Mapping[str, str]], None]

_answers: list[Refuse] = []


def answer_with(refuse: Refuse) -> None:
    """Say who refuses texts: called with actor, person and the texts by the form's field; raises a refusal."""
    _answers[:] = [refuse]


def refuse_what_tells(
    actor: Actor, person_id: UUID, texts: Mapping[str, object], *, before: object = None
) -> None:
    """Raise a refusal, beside its field, where a text holds something protected around the person.

    texts: by the form's field; what is no text is passed over. before: the row that is changed; a text that stands in
    it already is not asked about again, so that nothing else waits until somebody rewords it.
    """
    typed = {
        field: text
        for field, text in texts.items()
        if isinstance(text, str) and text.strip() and getattr(before, field, None) != text
    }
    if typed:
        for refuse in _answers:
            refuse(actor, person_id, typed)
