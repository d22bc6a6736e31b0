"""Erasures: whether a person can be erased, the marks that remain, and who was given what is gone."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.removals import Removal
from throughcare.register.rights.models import KeepingReview
from throughcare.register.rights.queries.recipients import ToTell, to_tell

PERSONS = "people_person"
"""The table whose mark stands for all that was held of a person."""


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
        cursor.execute(
            "SELECT EXISTS (SELECT FROM orders_order o WHERE o.person_id = %s AND o.known_to IS NULL"
            " AND o.status IN ('active', 'planned'))",
            [person_id],
        )
        return bool(cursor.fetchone()[0])


def erasures(actor: Actor) -> list[Erasure]:
    """Everyone of the agency who was erased, the latest first. Raises NotPermitted."""
    door.require(actor, Permission.RIGHTS_ANSWER)
    marks = Removal.objects.filter(table=PERSONS, principal=True).select_related("removed_by")
    return [
        Erasure(
            each.pk,
            each.act,
            each.taken,
            each.authority,
            each.ordered_on,
            each.removed_at,
            each.removed_by.name,
        )
        for each in marks.order_by("-removed_at")
    ]


def recipients_of_erased(actor: Actor, erasure_id: UUID) -> list[ToTell]:
    """Who had been given something of a person erased since: they are to be told. Raises NotPermitted, NotThere."""
    found = next((each for each in erasures(actor) if each.id == erasure_id), None)
    if found is None:
        raise door.NotThere(Permission.RIGHTS_ANSWER, None, "R1 nobody erased so")
    return to_tell(found.person_id)


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
