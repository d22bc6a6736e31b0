"""The two writes of a draw that concern many people at once, each one statement: its frame, and the tests it orders."""

import json
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.casework.testing.draw_models import Draw
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules.conditions.abstinence import Means
from throughcare.rules.contacts import Activity

SAMPLES = Means.SAMPLES.value
FRAME = f"""
INSERT INTO testing_drawentry (id, draw_id, person_id, condition_id, pseudonym, numerator, denominator, chosen)
SELECT gen_random_uuid(), %(draw)s, f.person_id, f.condition_id, left(f.word, 12) || right(f.word, 4), f.n, f.d, false
FROM (
  SELECT DISTINCT ON (c.person_id) c.person_id, c.id AS condition_id, (r.chance ->> 0)::int AS n,
    (r.chance ->> 1)::int AS d, replace(gen_random_uuid()::text, '-', '') AS word
  FROM jsonb_each(%(rates)s::jsonb) r(kind, chance)
  JOIN orders_condition c ON c.kind = r.kind AND c.known_to IS NULL
    AND (c.terms = '{{}}' OR c.terms ->> 'means' = '{SAMPLES}')
    AND (c.starts_on IS NULL OR c.starts_on <= %(today)s) AND (c.ends_on IS NULL OR c.ends_on > %(today)s)
  JOIN orders_order o ON o.id = c.order_id AND o.known_to IS NULL AND o.status IN ('planned', 'active')
    AND (o.starts_on IS NULL OR o.starts_on <= %(today)s) AND (o.ends_on IS NULL OR o.ends_on > %(today)s)
  JOIN people_person p ON p.id = c.person_id AND p.known_to IS NULL AND p.merged_into_id IS NULL
    AND p.agency_id = %(agency)s
  WHERE {going_on("c.person_id", Activity.DIRECT_CONTACT)}
  ORDER BY c.person_id, (r.chance ->> 0)::numeric / (r.chance ->> 1)::numeric DESC, c.id) f
"""  # noqa: S608 - fragments of our own
"""Each person once, under the condition with the greatest chance. Recorded terms decide; where none are, the type does.
Pseudonyms: 64 random bits, of no other draw."""

ORDER = """
INSERT INTO testing_test (id, record_id, version, known_from, recorded_by_id, because, closed_because, person_id,
  condition_id, entry_id, reason, words, specimen, "on", place, state, event, outcome, answerable)
SELECT new.id, new.id, 1, %(now)s, %(user)s, 'drawn', '', new.person_id, new.condition_id, new.entry_id, 'random', '',
  '', %(day)s, '', 'ordered', '', '', false
FROM (SELECT gen_random_uuid() AS id, e.id AS entry_id, e.condition_id, coalesce(p.merged_into_id, p.id) AS person_id
      FROM testing_drawentry e JOIN people_person p ON p.id = e.person_id
      WHERE e.draw_id = %(draw)s AND e.chosen) new
RETURNING person_id
"""


def write_frame(draw: Draw) -> int:
    """Everybody of the agency whose condition allows tests on the draw's day; returns how many."""
    given: dict[str, Any] = {
        "draw": draw.pk,
        "rates": json.dumps(draw.rates),
        "today": draw.day,
        "agency": draw.agency_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(FRAME, given)
        return int(cursor.rowcount)


def order_tests(actor: Actor, draw: Draw) -> list[UUID]:
    """A test for everybody drawn; returns for whom."""
    given: dict[str, Any] = {"draw": draw.pk, "now": clock.now(), "user": actor.user_id, "day": draw.day}
    with connection.cursor() as cursor:
        cursor.execute(ORDER, given)
        return [row[0] for row in cursor.fetchall()]
