"""Erasing a whole person where law demands it: every row in every version goes, here and wherever it is named.

What remains: the mark of who, when and by which authority, in the database and in the register outside it; a row
without content that holds the mark's place; and the log, which knows ids only. It cannot be put back. A restored
backup is erased again from the register.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.holdings import is_versioned, models_of_the_record
from throughcare.platform.database.ids import uuid7
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.queries.merges import ids_of
from throughcare.register.people.removals import Removal
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.rights import taken_register
from throughcare.register.rights.commands.taking_away import (
    KEEPER,
    RemovalOrder,
    check,
    forget_words,
    line_of,
    name_words,
)
from throughcare.register.rights.events import PersonErased
from throughcare.register.rights.queries.erasures import is_supervised
from throughcare.register.rights.queries.recipients import PERSONS
from throughcare.register.rights.refusals import NotThisPerson, StillSupervised

STAYS = {"people.Person", "people.Removal"}
"""The row that holds the mark's place, and the marks."""
EMPTY: dict[str, object] = {
    "born_from": None, "born_to": None, "born_precision": "unknown", "born_as_given": "", "sex": "", "language": "",
    "interpreter_needed": None, "letter_format": "", "best_way": "", "source": "",
}  # fmt: skip
"""The person's own row without content; its reference becomes one that nobody was ever given."""


@transaction.atomic
def erase_person(actor: Actor, person_id: UUID, *, reference: str, order: RemovalOrder) -> UUID:
    """Erase a person whose supervision has ended, with every record that became part of theirs. Returns the act's id.

    reference: the person's, typed again, so that nobody else is erased by a slip. order.how is "erased".
    Raises NotPermitted, NotThere, PurposeNeeded, NotThisPerson, StillSupervised, OutOfOrder or ReasonMissing.
    """
    door.require(actor, Permission.RIGHTS_ANSWER, person_id)
    check(actor, order)
    person: Person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    if reference.strip().casefold() != person.reference.casefold():
        raise NotThisPerson
    if is_supervised(person_id):
        raise StillSupervised
    refuse_what_tells(actor, person_id, {"authority": order.authority})
    act, people = uuid7(), ids_of(person_id)
    erase_all_of(actor, people, act, order)
    trail.record(
        actor, "rights:person:erased", verb=trail.Verb.ERASE, kind="people.person", key=person_id, people=people,
        details={"act": str(act)},
    )  # fmt: skip
    bus.publish(actor, PersonErased(person_id, act))
    return act


def erase_all_of(
    actor: Actor, people: Sequence[UUID], act: UUID, order: RemovalOrder,
    ids: Mapping[tuple[str, UUID], UUID] | None = None,
) -> None:  # fmt: skip
    """Write a mark for each id under which the person was recorded, and part with all that is held under them.

    In the caller's transaction, the register after it. ids: those of marks that were written before, by table and
    record; after a backup was restored.
    """
    known = dict(ids or {})
    with acting(Actor.system_named(KEEPER)):
        named = dict.fromkeys(
            [*((PERSONS, person) for person in people), *_records_of_others(people), *known]
        )
        marks = [
            Removal(
                id=known.get((table, record)) or uuid7(), act=act, table=table, taken=record,
                person_id=record if table == PERSONS else people[0], principal=record == people[0],
                how=Removal.How.ERASED, authority=order.authority.strip(), ordered_on=order.ordered_on,
                removed_by_id=actor.user_id,
            )
            for table, record in named
        ]  # fmt: skip
        for mark in marks:
            mark.save(force_insert=True)
        words = name_words("person_id", people)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL tc.taking_away = 'yes'")
            for statement, given in _statements(people, marks):
                cursor.execute(statement, given)
            _empty(cursor, people)
            cursor.execute("SET LOCAL tc.taking_away = ''")
        forget_words(words)
    transaction.on_commit(lambda: taken_register.append(line_of(mark) for mark in marks))


def _records_of_others(people: Sequence[UUID]) -> Iterator[tuple[str, UUID]]:
    """Records of other people that cannot stand without this one, such as a likeness of the two."""
    for model, field in _naming_another():
        if not field.null:
            rows = model.versions.filter(**{f"{field.attname}__in": people}).exclude(person_id__in=people)
            for record in rows.order_by().values_list("record_id", flat=True).distinct():
                yield model._meta.db_table, record


def _statements(people: Sequence[UUID], marks: Sequence[Removal]) -> Iterator[tuple[str, list[Any]]]:
    """What parts with everything; foreign keys are looked at when the transaction ends, so the order is free."""
    given = list(people)
    for model, field in _naming_another():
        if field.null:
            table, column = model._meta.db_table, field.column
            yield f'UPDATE {table} SET "{column}" = NULL WHERE "{column}" = ANY(%s)', [given]  # noqa: S608
    for mark in marks:
        if mark.table != PERSONS:
            yield f"DELETE FROM {mark.table} WHERE record_id = %s", [mark.taken]  # noqa: S608
    for model in models_of_the_record():
        if model._meta.label not in STAYS:
            yield f"DELETE FROM {model._meta.db_table} WHERE person_id = ANY(%s)", [given]  # noqa: S608
    yield (
        "UPDATE people_removal SET content = NULL WHERE person_id = ANY(%s) AND content IS NOT NULL",
        [given],
    )


def _empty(cursor: Any, people: Sequence[UUID]) -> None:
    """Leave of the person's own row what holds the mark's place, closed, so that no list and no page finds it."""
    columns = ", ".join(f"{name} = %s" for name in EMPTY)
    for person in people:
        cursor.execute(
            f"UPDATE people_person SET {columns}, reference = %s, merged_into_id = NULL, because = 'erased'"  # noqa: S608
            " WHERE id = %s AND known_to IS NULL",
            [*EMPTY.values(), f"erased-{person.hex}", person],
        )
        cursor.execute("DELETE FROM people_person WHERE record_id = %s AND id <> record_id", [person])
        cursor.execute(
            "UPDATE people_person SET known_to = %s, closed_because = 'erased' WHERE id = %s AND known_to IS NULL",
            [clock.actual(), person],
        )


def _naming_another() -> Iterator[tuple[Any, Any]]:
    """Tables of the record in which a row of one person names another one, and the column."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            points = isinstance(field, models.ForeignKey) and field.related_model is Person
            if points and field.name != "person" and model is not Person and is_versioned(model):
                yield model, field
