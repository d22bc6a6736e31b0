"""Erasures: whether a person can be erased, the marks that remain, and who was given what is gone."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.holdings import holding_of, models_of_the_record, person_column
from throughcare.platform.events.bus import kind_of
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.removals import Removal
from throughcare.register.rights.events import PersonErased
from throughcare.register.rights.models import KeepingReview
from throughcare.register.rights.queries.recipients import DISCLOSED, PERSONS, ToTell, to_tell


@dataclass(frozen=True, slots=True)
class Erasure:
    """A person erased: the mark, and nothing of the person."""

    id: UUID
    act: UUID
    person_id: UUID
    authority: str
    ordered_on: date
    erased_at: datetime
    erased_by: str


def is_supervised(person_id: UUID) -> bool:
    """Whether an order of the person runs or is to begin."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {SUPERVISED}", {"person": person_id})
        return bool(cursor.fetchone()[0])


OF_ERASURE = kind_of(PersonErased)
SUPERVISED = """EXISTS (SELECT FROM orders_order o WHERE o.person_id = %(person)s AND o.known_to IS NULL
  AND o.status IN ('active', 'planned'))"""
GIVEN_OUT = f"""(SELECT count(*) FROM audit_event e
  WHERE e.people && ARRAY(SELECT id FROM ids) AND {DISCLOSED})"""  # noqa: S608 - our own
IDS = """WITH ids AS MATERIALIZED (SELECT p.id FROM people_person p
  WHERE p.known_to IS NULL AND (p.id = %(person)s OR p.merged_into_id = %(person)s))"""


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """What erasing a person would take: entries by what they hold, earlier versions included.

    given: how often something of the record was given out; whoever has it is to be told.
    """

    is_supervised: bool
    given: int
    entries: dict[str, int]

    @property
    def total(self) -> int:
        """Every entry."""
        return sum(self.entries.values())


def what_goes(person_id: UUID) -> WhatGoes:
    """What is held of a person, in every table and version; one statement. The page went through the door."""
    tables = [
        (model._meta.db_table, person_column(model), holding.what)
        for model in models_of_the_record()
        if (holding := holding_of(model)) and model is not Removal
    ]
    parts = [
        f"(SELECT count(*) FROM {table} r WHERE r.{column} IN (SELECT id FROM ids))"  # noqa: S608 - our own names
        for table, column, _ in tables
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"{IDS} SELECT {SUPERVISED}, {GIVEN_OUT}, {', '.join(parts)}", {"person": person_id})
        supervised, given, *counts = cursor.fetchone()
    entries: dict[str, int] = {}
    for (_, _, what), count in zip(tables, counts, strict=True):
        if count:
            entries[what] = entries.get(what, 0) + count
    return WhatGoes(supervised, given, entries)


def erasures(actor: Actor) -> list[Erasure]:
    """Everyone of the agency who was erased, the latest first. Raises NotPermitted."""
    door.require(actor, Permission.RIGHTS_ANSWER)
    marks = Removal.objects.filter(table=PERSONS, principal=True).select_related("removed_by")
    return [_erasure(mark) for mark in marks.defer("content").order_by("-removed_at")]


def erasure_of(actor: Actor, erasure_id: UUID) -> Erasure:
    """One mark, by its own id, that of the act, or that of the person. Raises NotPermitted, NotThere."""
    door.require(actor, Permission.RIGHTS_ANSWER)
    marks = Removal.objects.filter(table=PERSONS, principal=True).select_related("removed_by")
    by = Q(pk=erasure_id) | Q(act=erasure_id) | Q(taken=erasure_id)
    mark = marks.defer("content").filter(by).first()
    if mark is None:
        raise door.NotThere(Permission.RIGHTS_ANSWER, None, "R1 nobody erased so")
    return _erasure(mark)


def _erasure(mark: Removal) -> Erasure:
    return Erasure(
        mark.pk, mark.act, mark.taken, mark.authority, mark.ordered_on, mark.removed_at, mark.removed_by.name
    )


def is_over(event: StoredEvent) -> bool:
    """Whether an event is about a person erased since: nobody has to hear of it, but for the erasure itself."""
    person = event.body.get("person_id")
    if person is None or event.kind == OF_ERASURE:
        return False
    return bool(Removal.objects.filter(table=PERSONS, taken=person).exists())


def recipients_of_erased(actor: Actor, erasure_id: UUID) -> list[ToTell]:
    """Who had been given something of a person erased since: they are to be told. Raises NotPermitted, NotThere."""
    return to_tell(erasure_of(actor, erasure_id).person_id)


@dataclass(frozen=True, slots=True)
class ToErase:
    """A record on which somebody decided that it goes, and that still stands."""

    id: UUID
    person_id: UUID
    reference: str
    reason: str
    decided_at: datetime
    decided_by: str


def to_erase(actor: Actor) -> list[ToErase]:
    """Records to be erased, those decided upon longest ago first; of people the actor may open."""
    rows = KeepingReview.objects.filter(door.visible_to(actor), decision=KeepingReview.Decision.ERASE)
    return [
        ToErase(
            each.pk,
            each.person_id,
            each.person.reference,
            each.reason,
            each.known_from,
            each.recorded_by.name,
        )
        for each in rows.select_related("person", "recorded_by").order_by("known_from")
    ]
