"""Saving answers as they are typed: several colleagues at once, nothing lost, nothing half written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from throughcare.casework.assessments import wording
from throughcare.casework.assessments.commands.standing import being_made
from throughcare.casework.assessments.drafts import Typed
from throughcare.casework.assessments.models import Answer, Assessment, SectionWork
from throughcare.casework.assessments.refusals import AnswersRefused, SectionClosed, UnknownSection
from throughcare.casework.selfreports.commands import ring
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.forms import Form, Section, find_form, impossible
from throughcare.rules.kernel import Text, UnknownCode

LONGEST_NOTE = 2000
CHANGE = """
UPDATE assessments_answer a
SET state = d.state, value = d.value, note = d.note, origin = 'typed', origin_on = NULL, origin_of = NULL,
    version = a.version + 1, known_from = %(now)s, recorded_by_id = %(by)s, because = 'answered'
FROM jsonb_to_recordset(%(rows)s::jsonb) AS d(id uuid, state text, value jsonb, note text)
WHERE a.id = d.id AND a.known_to IS NULL
"""
"""Earlier contents are filed by the table's trigger."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A question that a colleague answered after the writer read it: theirs stands, the writer's was not saved."""

    question: str
    state: str
    value: object
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. changed: questions written. versions: of every answer of the section, as they are now."""

    changed: tuple[str, ...]
    clashes: tuple[Clash, ...]
    versions: Mapping[str, int]


@transaction.atomic
def save_answers(
    actor: Actor,
    person_id: UUID,
    assessment_id: UUID,
    section: str,
    typed: Mapping[str, Typed],
    seen: Mapping[str, int],
) -> Saved:
    """Save what was typed in one section; what a colleague answered meanwhile stands, and is told in `clashes`.

    typed: by question; those left out stay as they are. seen: the version of each answer that the writer had read (0,
    or left out, for none). Raises NotPermitted, NotThere, PurposeNeeded, NotBeingMade, UnknownSection, SectionClosed,
    AnswersRefused (then nothing is saved), or the refusal of a text that tells what is protected.
    """
    require(actor, Permission.ASSESSMENT_CONTRIBUTE, person_id)
    held = being_made(person_id, assessment_id)
    part = open_section(held, section)
    _refuse(actor, person_id, find_form(held.form), part, typed)
    names = [question.name for question in part.questions]
    rows = {row.question: row for row in _rows(held, names)}
    wanted = {name: each for name, each in typed.items() if not _same(rows.get(name), each)}
    clashes = [_clash(rows[name]) for name in wanted if _newer(rows.get(name), seen.get(name, 0), actor)]
    write = {name: each for name, each in wanted.items() if name not in {clash.question for clash in clashes}}
    if write:
        _write(actor, held, rows, write)
        trail.record(
            actor, "assessments:answers:saved", held, details={"section": section, "answers": len(write)}
        )
        told = {name: each.value for name, each in write.items() if each.state == "value"}
        ring(actor, person_id, find_form(held.form), told, "assessment", held.pk)
    versions = {name: row.version + (name in write) for name, row in rows.items()}
    versions |= {name: 1 for name in write if name not in rows}
    return Saved(tuple(write), tuple(clashes), versions)


def open_section(held: Assessment, section: str) -> Section:
    """The section of the form, if nobody has said that it is done. Raises UnknownSection, SectionClosed."""
    try:
        part = find_form(held.form).section(section)
    except UnknownCode:
        raise UnknownSection(section) from None
    if SectionWork.objects.filter(assessment=held, section=section, done_at__isnull=False).exists():
        raise SectionClosed(section)
    return part


def _rows(held: Assessment, names: list[str]) -> list[Answer]:
    return list(Answer.objects.filter(assessment=held, question__in=names).select_related("recorded_by"))


def _refuse(actor: Actor, person_id: UUID, form: Form, part: Section, typed: Mapping[str, Typed]) -> None:
    """Refuse what no question of the section takes, and texts that tell what must be kept safe."""
    asked = {question.name for question in part.questions}
    problems = [(name, "is no question of this section") for name in typed if name not in asked]
    problems += [
        (name, "must be answered in one of the four ways")
        for name, each in typed.items()
        if each.state not in wording.ANSWERED or (each.state == "value") == (each.value is None)
    ]
    problems += [
        (name, f"has a note longer than {LONGEST_NOTE:,} characters")
        for name, each in typed.items()
        if len(each.note) > LONGEST_NOTE
    ]
    values = {name: each.value for name, each in typed.items() if each.state == "value" and name in asked}
    problems += [(problem.field, problem.reason) for problem in impossible(form, values)]
    if problems:
        raise AnswersRefused(tuple(problems))
    texts = {name: each.note for name, each in typed.items()}
    refuse_what_tells(actor, person_id, texts)
    free = {question.name for question in part.questions if isinstance(question.item.kind, Text)}
    refuse_what_tells(actor, person_id, {name: value for name, value in values.items() if name in free})


def _same(row: Answer | None, typed: Typed) -> bool:
    """Whether this is what stands already. Nothing typed to a question without an answer changes nothing."""
    if row is None:
        return typed.state == "not_asked" and not typed.note.strip()
    return (row.state, row.value, row.note) == (typed.state, typed.value, typed.note.strip())


def _newer(row: Answer | None, seen: int, actor: Actor) -> bool:
    """Whether a colleague has answered since the writer read it; one's own later words replace one's own."""
    return row is not None and row.version > seen and row.recorded_by_id != actor.user_id


def _clash(row: Answer) -> Clash:
    return Clash(row.question, row.state, row.value, row.recorded_by.name, row.known_from)


def _write(actor: Actor, held: Assessment, rows: Mapping[str, Answer], typed: Mapping[str, Typed]) -> None:
    """Two statements, however many answers: new ones, and changed ones."""
    Answer.objects.bulk_create(
        Answer(
            person_id=held.person_id, assessment=held, question=name, state=each.state, value=each.value,
            note=each.note.strip(), recorded_by_id=actor.user_id,
        )
        for name, each in typed.items()
        if name not in rows
    )  # fmt: skip
    changed = [
        {"id": str(rows[name].pk), "state": each.state, "value": each.value, "note": each.note.strip()}
        for name, each in typed.items()
        if name in rows
    ]
    if changed:
        with connection.cursor() as cursor:
            cursor.execute(CHANGE, {"rows": json.dumps(changed), "now": clock.now(), "by": actor.user_id})
