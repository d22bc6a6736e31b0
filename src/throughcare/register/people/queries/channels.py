"""The ways by which a person may be told something, read in one statement and decided by one function."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.channels import Channels, Place, Point, Telling, decide
from throughcare.register.people.models import Address, ContactPoint

CHANNELS = """
SELECT p.best_way, p.language, p.letter_format,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'no_fixed_abode', a.no_fixed_abode,
     'safe', a.safe, 'letters', a.letters, 'seen_by', a.seen_by,
     'lines', concat_ws(E'\\n', a.lines, a.town, a.postcode))
     ORDER BY a.starts_on DESC NULLS LAST, a.id), '[]')
   FROM people_address a WHERE a.person_id = p.id AND a.known_to IS NULL AND a.kind <> 'previous'
     AND (a.starts_on IS NULL OR a.starts_on <= %(day)s) AND (a.ends_on IS NULL OR a.ends_on > %(day)s)),
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'safe', c.safe, 'voicemail', c.voicemail,
     'texts', c.texts, 'seen_by', c.seen_by) ORDER BY c.kind, c.known_from, c.id), '[]')
   FROM people_contactpoint c WHERE c.person_id = p.id AND c.known_to IS NULL
     AND (c.ends_on IS NULL OR c.ends_on > %(day)s))
FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL
"""
"""Numbers and e-mail addresses themselves are not read: which may be used is decided without them."""


def channels_for(actor: Actor, person_id: UUID, telling: Telling) -> Channels:
    """The safe ways to tell the person something, the best first, and the reason for each that is refused.

    No safe way means: hand it over in person. The caller asked permission. Raises NotThere.
    """
    with connection.cursor() as cursor:
        cursor.execute(CHANNELS, {"person": person_id, "day": clock.today(actor.zone)})
        row = cursor.fetchone()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such person")
    best_way, language, letter_format, places, points = row
    return decide(
        telling, [_place(each) for each in json.loads(places)], _points(json.loads(points)), best_way=best_way,
        language=language, letter_format=letter_format,
    )  # fmt: skip


def _place(row: Mapping[str, Any]) -> Place:
    lines = tuple(line.strip() for line in row["lines"].splitlines() if line.strip())
    label = str(Address.Kind(row["kind"]).label)
    return Place(**{**row, "id": UUID(row["id"]), "label": label, "lines": lines})


def _points(rows: list[Mapping[str, Any]]) -> list[Point]:
    """Each with a name of its own: the second mobile of a person is called so."""
    seen: dict[str, int] = {}
    made = []
    for row in rows:
        seen[row["kind"]] = number = seen.get(row["kind"], 0) + 1
        label = str(ContactPoint.Kind(row["kind"]).label)
        label = label if number == 1 else f"{label} ({number})"
        made.append(Point(**{**row, "id": UUID(row["id"]), "label": label}))
    return made
