"""Who already recorded may be the person now described: reasons in words, and nobody the actor may not know of."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.birth import Birth
from throughcare.register.people.folding import number_key
from throughcare.register.people.models import Person
from throughcare.register.people.queries.names import Reading
from throughcare.register.people.queries.nearness import by_name
from throughcare.register.people.resemblance import Likeness, Reason, reasons
from throughcare.rules import jurisdictions

MOST_SHOWN = 10

# Those the search for a name found, those with the same number, those born the same day: each with what is compared.
DESCRIBED = """
WITH likely AS (
  SELECT unnest(%(ids)s::uuid[]) AS id
  UNION SELECT person_id FROM people_identifier WHERE value_key = ANY(%(numbers)s) AND known_to IS NULL
  UNION (SELECT id FROM people_person WHERE born_from = %(born)s AND known_to IS NULL LIMIT 500))
SELECT p.id, p.reference, p.born_from, p.born_to, p.born_precision, p.born_as_given,
  (SELECT jsonb_agg(jsonb_build_array(n.kind, n.given, n.middle, n.family, n.given_key, n.family_key))
   FROM people_name n WHERE n.person_id = p.id AND n.known_to IS NULL),
  (SELECT jsonb_agg(jsonb_build_array(i.scheme, i.value_key))
   FROM people_identifier i WHERE i.person_id = p.id AND i.known_to IS NULL),
  (SELECT jsonb_agg(jsonb_build_array(a.postcode, a.area))
   FROM people_address a WHERE a.person_id = p.id AND a.known_to IS NULL)
FROM likely JOIN people_person p ON p.id = likely.id AND p.known_to IS NULL
"""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Someone recorded who may be the same person, with the reasons, strongest first."""

    person_id: UUID
    display_name: str
    reference: str
    born: str
    area: str
    reasons: tuple[str, ...]
    weight: int


def probable_duplicates(actor: Actor, new: Likeness) -> list[Duplicate]:
    """The people the actor may know of who may be the one described, likeliest first, at most ten; three statements.

    Raises NotPermitted when the actor's roles find nobody.
    """
    door.require(actor, Permission.PERSON_FIND)
    rows = _described(_near_names(actor, new), new)
    allowed = set(
        Person.objects.filter(door.findable_by(actor, "id"), pk__in=[row[0] for row in rows]).values_list(
            "id", flat=True
        )
    )
    found = [each for row in rows if row[0] in allowed and (each := _compared(actor, new, row))]
    return sorted(found, key=lambda each: (-each.weight, each.display_name.casefold(), each.reference))[
        :MOST_SHOWN
    ]


def _near_names(actor: Actor, new: Likeness) -> list[UUID]:
    asked = tuple(Reading(given=given, family=family) for given, family in sorted(new.names))
    if not asked:
        return []
    turned = tuple(Reading(given=name.family, family=name.given, near=False) for name in asked if name.given)
    span = (new.birth.earliest, new.birth.latest) if new.birth.earliest and new.birth.latest else None
    statement = by_name((*asked, *turned), born=span, area="", today=clock.today(actor.zone), limit=60)
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        return [person for person, _, _ in cursor.fetchall()]


def _described(likely: list[UUID], new: Likeness) -> list[tuple[Any, ...]]:
    exact = new.birth.earliest if new.birth.precision == "exact" else None
    with connection.cursor() as cursor:
        numbers = [number for _, number in new.identifiers]
        cursor.execute(DESCRIBED, {"ids": likely, "numbers": numbers, "born": exact})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _compared(actor: Actor, new: Likeness, row: tuple[Any, ...]) -> Duplicate | None:
    person_id, reference, *born = row[:-3]
    birth = Birth(*born)
    names, identifiers, addresses = (json.loads(each or "[]") for each in row[-3:])
    held = Likeness(
        names=frozenset((given, family) for *_, given, family in names),
        birth=birth,
        identifiers=frozenset((scheme, number) for scheme, number in identifiers),
        postcodes=frozenset(number_key(postcode) for postcode, _ in addresses if postcode),
        areas=frozenset(area.casefold() for _, area in addresses if area),
    )
    pack = jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None
    schemes = {scheme.code: scheme.title for scheme in pack.identifier_schemes} if pack else {}
    why: tuple[Reason, ...] = reasons(new, held, schemes)
    if not why:
        return None
    main = next((name for name in names if name[0] == "main"), None)
    return Duplicate(
        person_id=person_id,
        display_name=" ".join(part for part in main[1:4] if part) if main else reference,
        reference=reference,
        born=birth.words(pack.date_order) if pack else birth.words(),
        area=next((area for _, area in addresses if area), ""),
        reasons=tuple(reason.words for reason in why),
        weight=why[0].weight,
    )
