"""What a person needs so that they can take part in a meeting: an interpreter, and their adjustments on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.register.people.words import SPOKEN_EVERYWHERE
from throughcare.rules.jurisdictions.languages import language_name

NEEDS = """
SELECT p.interpreter_needed, p.language, ARRAY(
  SELECT DISTINCT a.need FROM people_adjustment a WHERE a.person_id = p.id AND a.known_to IS NULL
    AND (a.starts_on IS NULL OR a.starts_on <= %(day)s) AND (a.ends_on IS NULL OR a.ends_on > %(day)s) ORDER BY a.need)
FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL"""
"""The columns that `needs_from` reads."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing needed. kind: "interpreter" or "adjustment". words: what it is."""

    kind: str
    words: str


def needs_of(actor: Actor, person_id: UUID, day: date) -> tuple[Need, ...]:
    """What the record says the person needs on `day`, the interpreter first; () when there is nothing."""
    with connection.cursor() as cursor:
        cursor.execute(NEEDS, {"person": person_id, "day": day})
        row = cursor.fetchone()
    return needs_from(*row) if row else ()


def needs_from(interpreter_needed: bool | None, language: str, adjustments: list[str]) -> tuple[Need, ...]:
    """The needs out of one row of NEEDS."""
    named = "" if language in SPOKEN_EVERYWHERE else f": {language_name(language)}"
    interpreter = (Need("interpreter", f"Interpreter{named}"),) if interpreter_needed else ()
    return (*interpreter, *(Need("adjustment", words) for words in adjustments))
