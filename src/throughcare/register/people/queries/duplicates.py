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
from throughcare.platform.keys.fields import BlindIndexField, opened_row
from throughcare.platform.keys.ring import RING, blind_with
from throughcare.register.people.aliases import PARTS, with_parts
from throughcare.register.people.birth import Birth
from throughcare.register.people.folding import name_key, number_key
from throughcare.register.people.models import ContactPoint, Name, Person
from throughcare.register.people.queries.alias_keys import alias_keys
from throughcare.register.people.queries.names import Reading
from throughcare.register.people.queries.nearness import by_name
from throughcare.register.people.resemblance import Likeness, Reason, reasons
from throughcare.rules import jurisdictions

MOST_SHOWN = 10
SAME_CONTACT = Reason(2, "Same telephone number or e-mail address")

# Those the search for a name found, those with the same number, those born the same day: each with what is compared.
DESCRIBED = """
WITH likely AS (
  SELECT unnest(%(ids)s::uuid[]) AS id
  UNION SELECT person_id FROM people_identifier WHERE value_key = ANY(%(numbers)s) AND known_to IS NULL
  UNION SELECT person_id FROM people_contactpoint WHERE value_index = ANY(%(contacts)s) AND known_to IS NULL
  UNION (SELECT id FROM people_person WHERE born_from = %(born)s AND known_to IS NULL LIMIT 500))
SELECT p.id, p.reference, p.born_from, p.born_to, p.born_precision, p.born_as_given,
  (SELECT jsonb_agg(jsonb_build_object('kind', n.kind, 'given', n.given, 'middle', n.middle, 'family', n.family,
                                       'alias', n.alias, 'record_id', n.record_id))
   FROM people_name n WHERE n.person_id = p.id AND n.known_to IS NULL),
  (SELECT jsonb_agg(jsonb_build_array(i.scheme, i.value_key))
   FROM people_identifier i WHERE i.person_id = p.id AND i.known_to IS NULL),
  (SELECT jsonb_agg(jsonb_build_array(a.postcode, a.area))
   FROM people_address a WHERE a.person_id = p.id AND a.known_to IS NULL),
  (SELECT jsonb_agg(c.value_index) FROM people_contactpoint c
   WHERE c.person_id = p.id AND c.known_to IS NULL AND c.value_index = ANY(%(contacts)s))
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


def probable_duplicates(actor: Actor, new: Likeness, most: int = MOST_SHOWN) -> list[Duplicate]:
    """The people the actor may know of who may be the one described, likeliest first, at most ten; three statements.

    A system actor knows of everybody; its agency says whose identifiers and words are meant.
    Raises NotPermitted when the actor's roles find nobody.
    """
    door.require(actor, Permission.PERSON_FIND)
    rows = _described(_near_names(actor, new), new, _contact_indexes(actor, new))
    allowed = set(
        Person.objects.filter(door.findable_by(actor, "id"), pk__in=[row[0] for row in rows]).values_list(
            "id", flat=True
        )
    )
    found = [each for row in rows if row[0] in allowed and (each := _compared(actor, new, row))]
    return sorted(found, key=lambda each: (-each.weight, each.display_name.casefold(), each.reference))[:most]


def likeness_of_record(person_id: UUID) -> Likeness:
    """What a record that stands is compared by, as far as the present actor may read it."""
    rows = _described([person_id], Likeness(), [])
    return _held(rows[0]) if rows else Likeness()


def _near_names(actor: Actor, new: Likeness) -> list[UUID]:
    asked = tuple(Reading(given=given, family=family) for given, family in sorted(new.names))
    if not asked:
        return []
    turned = tuple(Reading(given=name.family, family=name.given, near=False) for name in asked if name.given)
    span = (new.birth.earliest, new.birth.latest) if new.birth.earliest and new.birth.latest else None
    statement = by_name(
        (*asked, *turned), born=span, area="", today=clock.today(actor.zone), limit=60,
        alias_keys=alias_keys(actor.agency_id, asked),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        return [person for person, _, _ in cursor.fetchall()]


def _contact_indexes(actor: Actor, new: Likeness) -> list[int]:
    """Telephone numbers and addresses as they stand in the blind index."""
    key = RING.indexing(actor.agency_id) if actor.agency_id and new.contacts else None
    if key is None:
        return []
    field = ContactPoint._meta.get_field("value_index")
    assert isinstance(field, BlindIndexField)
    return [blind_with(key, field.label, contact) for contact in sorted(new.contacts)]


def _described(likely: list[UUID], new: Likeness, contacts: list[int]) -> list[tuple[Any, ...]]:
    exact = new.birth.earliest if new.birth.precision == "exact" else None
    with connection.cursor() as cursor:
        numbers = [number for _, number in new.identifiers]
        cursor.execute(DESCRIBED, {"ids": likely, "numbers": numbers, "born": exact, "contacts": contacts})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _compared(actor: Actor, new: Likeness, row: tuple[Any, ...]) -> Duplicate | None:
    person_id, reference, *born = row[:-4]
    birth, held = Birth(*born), _held(row)
    names, _, addresses, contacts = (json.loads(each or "[]") for each in row[-4:])
    pack = jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None
    schemes = {scheme.code: scheme.title for scheme in pack.identifier_schemes} if pack else {}
    why: tuple[Reason, ...] = reasons(new, held, schemes)
    if contacts:
        why = (*why, SAME_CONTACT)
    if not why:
        return None
    main = next((name for name in names if name["kind"] == "main"), None)
    return Duplicate(
        person_id=person_id,
        display_name=" ".join(main[part] for part in PARTS if main[part]) if main else reference,
        reference=reference,
        born=birth.words(pack.date_order) if pack else birth.words(),
        area=next((area for _, area in addresses if area), ""),
        reasons=tuple(reason.words for reason in why),
        weight=why[0].weight,
    )


def _held(row: tuple[Any, ...]) -> Likeness:
    """What a described record is compared by."""
    names, identifiers, addresses, _ = (json.loads(each or "[]") for each in row[-4:])
    return Likeness(
        names=frozenset(_keys_of(name) for name in names),
        birth=Birth(*row[2:-4]),
        identifiers=frozenset((scheme, number) for scheme, number in identifiers),
        postcodes=frozenset(number_key(postcode) for postcode, _ in addresses if postcode),
        areas=frozenset(area.casefold() for _, area in addresses if area),
    )


def _keys_of(name: dict[str, Any]) -> tuple[str, str]:
    """Given and family name folded, an alias opened first."""
    parts = with_parts(opened_row(Name, name))
    return name_key(parts["given"]), name_key(parts["family"])
