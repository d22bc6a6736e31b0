"""What is known before the first question is asked: earlier answers about the past, and facts of the record."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from throughcare.register.people.models import Person
from throughcare.rules.forms import Form, Question

EARLIER = """
SELECT DISTINCT ON (a.question) a.question, a.state, a.value, a.note,
       coalesce(a.origin_on, s.assessed_on), coalesce(a.origin_of, s.id)
FROM assessments_answer a JOIN assessments_assessment s ON s.id = a.assessment_id
WHERE s.person_id = %s AND s.stage = 'final' AND s.known_to IS NULL AND a.known_to IS NULL
  AND a.state = 'value' AND a.question = ANY(%s)
ORDER BY a.question, s.assessed_on DESC, s.signed_at DESC
"""


@dataclass(frozen=True, slots=True)
class Carried:
    """An answer that stands before anybody typed: where it came from, and of which day it is true."""

    state: str
    value: object
    origin: str
    on: date | None
    of: UUID | None = None
    note: str = ""


def carried_forward(person_id: UUID, form: Form) -> dict[str, Carried]:
    """The latest known answers to the form's questions about the past, from any completed assessment of the person."""
    past = {question.name: question for question in form if question.static}
    if not past:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(EARLIER, [person_id, list(past)])
        rows = cursor.fetchall()
    return {
        name: Carried(state, read, "earlier", on, of, note)
        for name, state, value, note, on, of in rows
        if (read := _plain(value)) is not None and _takes(past[name], read)
    }


def facts_of(person: Person, form: Form, assessed_on: date) -> dict[str, Carried]:
    """What the record says of the form's questions. A birth that is not known to the day answers nothing."""
    facts = {"assessed_on": assessed_on.isoformat()}
    if person.born_precision == "exact" and person.born_from is not None:
        facts["date_of_birth"] = person.born_from.isoformat()
    return {
        question.name: Carried("value", facts[question.fact], "record", assessed_on)
        for question in form
        if question.fact in facts
    }


def _plain(value: object) -> object:
    """A JSON column as raw SQL gives it."""
    return json.loads(value) if isinstance(value, str) else value


def _takes(question: Question, value: object) -> bool:
    """Whether the form's question takes the answer that another version or form was given."""
    try:
        question.item.kind.read(value)
    except ValueError:
        return False
    return True
