"""One detail as it is now: what an edit page starts from, and shows beside what was typed after a lost update."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.forms.models import model_to_dict

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.aliases import with_parts
from throughcare.register.people.describing import Describer, Rows
from throughcare.register.people.kinds import KINDS
from throughcare.register.people.models import OfPerson, Person
from throughcare.rules import jurisdictions

AREAS = """
WITH RECURSIVE each(area) AS (
  (SELECT area FROM people_address WHERE known_to IS NULL AND area > '' ORDER BY area LIMIT 1)
  UNION ALL
  SELECT (SELECT a.area FROM people_address a WHERE a.known_to IS NULL AND a.area > each.area ORDER BY a.area LIMIT 1)
  FROM each WHERE each.area IS NOT NULL)
SELECT area FROM each WHERE area IS NOT NULL LIMIT 500
"""


@dataclass(frozen=True, slots=True)
class Present:
    """A detail's version and columns, by field name."""

    version: int
    columns: Mapping[str, Any]


def present_item(actor: Actor, person_id: UUID, kind: str, item_id: UUID) -> Present:
    """One detail of a person the actor may open. Raises NotThere."""
    held: OfPerson | None = (
        KINDS[kind].model.objects.filter(door.visible_to(actor), pk=item_id, person_id=person_id).first()
    )
    return _present(held, person_id)


def present_about(actor: Actor, person_id: UUID) -> Present:
    """The person's own row. Raises NotThere."""
    return _present(Person.objects.filter(door.visible_to(actor, "id"), pk=person_id).first(), person_id)


def present_rows(actor: Actor, kind: str, present: Present) -> Rows:
    """What is recorded now, in words."""
    plain = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in present.columns.items()
    }
    return Describer.of(jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None).rows(
        kind, plain
    )


def areas(actor: Actor) -> list[str]:
    """The areas in which people of the agency live, by steps along the index: one row read for each area."""
    door.require(actor, Permission.PERSON_FIND)
    with connection.cursor() as cursor:
        cursor.execute(AREAS)
        return [area for (area,) in cursor.fetchall()]


def _present(held: Person | OfPerson | None, person_id: UUID) -> Present:
    if held is None:
        raise door.NotThere(Permission.PERSON_OPEN, person_id, "R1 no such detail")
    return Present(held.version, with_parts(model_to_dict(held)))
