"""Who was given what has been corrected since: derived from the audit trail and the versions, never kept by hand."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.holdings import Purpose, holding_of, is_versioned, models_of_the_record
from throughcare.register.caseload.reach import reached, scope
from throughcare.register.rights.wording import GIVEN

CORRECTIONS = ("mistake", "told", "document", "agency", "untrue", "another", "corrected")
"""Why a version was written, where the one before was wrong; codes of the apps' own lists."""
PERSONS = "people_person"
"""The table whose mark stands for all that was held of a person."""
WHOLE = "The whole record"


class Why(StrEnum):
    """What happened to something after it was given."""

    CORRECTED = "corrected"
    TAKEN_AWAY = "taken-away"
    ERASED = "erased"


WHY_WORDS: dict[str, str] = {
    Why.CORRECTED: "Corrected", Why.TAKEN_AWAY: "Taken away by law", Why.ERASED: "The person was erased by law",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToTell:
    """One recipient of something corrected since. disclosure: the audit entry. corrected: the record that was wrong.

    reference: the person's number; "" where the person was erased. given: the entry's action. to: a code, or "".
    """

    person_id: UUID
    reference: str
    disclosure: UUID
    given_at: datetime
    given: str
    to: str
    corrected: UUID
    what: str
    corrected_at: datetime
    why: Why

    @property
    def key(self) -> str:
        """Disclosure and record as one form value."""
        return f"{self.disclosure}:{self.corrected}"

    @property
    def recipient(self) -> str:
        """To whom, as far as the log says."""
        return _kinds().get(self.to, self.to) or GIVEN.get(self.given, ("", "The recipient"))[1]

    @property
    def given_words(self) -> str:
        """What was given, in words."""
        return GIVEN.get(self.given, ("Something of the record", ""))[0]

    @property
    def why_words(self) -> str:
        """What happened to it since, in words."""
        return WHY_WORDS[self.why]


def to_tell(person_id: UUID) -> list[ToTell]:
    """Disclosures of a person's data, each with what of it was corrected or taken away since, and not yet told."""
    return _waiting(f"e.people && ARRAY({IDS})", f"p.id IN ({IDS})", {"person": person_id})


def to_tell_of_agency(actor: Actor, *, why: str = "") -> list[ToTell]:
    """Who is to be told about anyone whose record the actor may open, or who was erased; the longest waiting first.

    why: a code of Why; "" for all. Raises NotPermitted.
    """
    door.require(actor, Permission.RIGHTS_ANSWER)
    found = _waiting("TRUE", f"(p.is_erased OR {reached('p.home')})", scope(actor))
    return [each for each in found if not why or each.why == why]


DISCLOSED = "e.verb = 'disclose' AND e.outcome = 'allow' AND e.action NOT LIKE 'rights:recipient:%%'"
"""Entries `e` by which something left the agency; telling that it was wrong is none."""
IDS = """
SELECT %(person)s::uuid UNION SELECT id FROM people_person WHERE merged_into_id = %(person)s AND known_to IS NULL
UNION SELECT r.taken FROM people_removal m JOIN people_removal r ON r.act = m.act AND r.table = m.table
WHERE m.table = 'people_person' AND m.principal AND m.taken = %(person)s
"""
"""Every id under which a person is or was recorded; also of one erased, by the marks of the act."""
# entries: acts by which data left the agency. concerned: whom they name, with the record they are part of now; a person
# erased is known by the mark alone. changed: what of it was wrong, since when it had stood and until when. Since when a
# thing stood that law took away is gone with it: whoever was given anything of the person before is told. Where the
# whole person went, that is what is told.
WAITING = """
WITH entries AS (
  SELECT e.id, e.at, e.action, convert_from(e.body, 'UTF8')::json -> 'details' AS details, whom
  FROM audit_event e CROSS JOIN LATERAL unnest(e.people) whom
  WHERE {disclosed} AND {of_entries}),
concerned AS (
  SELECT p.id, p.home, p.is_erased, (SELECT h.reference FROM people_person h WHERE h.id = p.home) AS reference
  FROM (
    SELECT p.id, coalesce(p.merged_into_id, m.taken, p.id) AS home, p.known_to IS NOT NULL AS is_erased
    FROM people_person p
    LEFT JOIN people_removal r ON r.table = 'people_person' AND r.taken = p.id
    LEFT JOIN people_removal m ON m.act = r.act AND m.principal AND m.table = r.table
    WHERE p.id = p.record_id AND (p.known_to IS NULL OR r.id IS NOT NULL)) p
  WHERE p.id IN (SELECT whom FROM entries) AND {of_people}),
affected AS (
  SELECT DISTINCT each.id, c.home FROM concerned c CROSS JOIN LATERAL (
    SELECT c.id UNION SELECT c.home UNION
    SELECT t.id FROM people_person t WHERE t.merged_into_id = c.home AND t.known_to IS NULL) each),
changed AS ({corrections}
  UNION ALL
  SELECT r.taken, r.person_id, r.table, '-infinity', r.removed_at,
    CASE WHEN r.table = 'people_person' THEN 'erased' ELSE 'taken-away' END
  FROM people_removal r
  WHERE r.principal AND r.opened_at IS NULL AND r.person_id IN (SELECT a.id FROM affected a)
    AND (r.table = 'people_person' OR NOT EXISTS (
      SELECT FROM people_removal whole WHERE whole.table = 'people_person' AND whole.taken = r.person_id)))
SELECT g.home, CASE WHEN g.is_erased THEN '' ELSE g.reference END, g.id, g.at, g.action, g.details::text,
  x.record_id, x.of_table, x.corrected_at, x.why
FROM (SELECT e.id, e.at, e.action, e.details, c.home, c.is_erased, c.reference
      FROM entries e JOIN concerned c ON c.id = e.whom) g
JOIN (SELECT changed.*, a.home FROM changed JOIN affected a ON a.id = changed.person) x
  ON x.home = g.home AND x.first < g.at AND g.at < x.corrected_at
WHERE NOT EXISTS (SELECT FROM rights_recipienttold t
                  WHERE t.disclosure = g.id AND t.corrected = x.record_id AND t.known_to IS NULL)
ORDER BY x.corrected_at, g.at, g.id, x.record_id
"""
CORRECTED = """
  SELECT v.record_id, v.person, '{table}' AS of_table, min(v.known_from) AS first,
    max(coalesce(nullif(v.known_from, v.begun), v.known_to)) AS corrected_at, 'corrected' AS why
  FROM (SELECT r.record_id, r.{person} AS person, r.version, r.because, r.closed_because, r.known_from, r.known_to,
          min(r.known_from) OVER (PARTITION BY r.record_id) AS begun
        FROM {table} r WHERE r.{person} IN (SELECT a.id FROM affected a)) v
  WHERE (v.version > 1 AND v.because = ANY(%(why)s)) OR v.closed_because = ANY(%(why)s)
  GROUP BY v.record_id, v.person, v.begun
"""


def _waiting(of_entries: str, of_people: str, given: dict[str, Any]) -> list[ToTell]:
    """One statement. The wall shows whom the actor may know of; of the system's, everybody."""
    corrections = " UNION ALL ".join(
        CORRECTED.format(table=table, person="record_id" if table == PERSONS else "person_id")
        for table in _told_of()
    )
    statement = WAITING.format(
        disclosed=DISCLOSED, of_entries=of_entries, of_people=of_people, corrections=corrections
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {**given, "why": list(CORRECTIONS)})
        rows = cursor.fetchall()
    what = {
        model._meta.db_table: holding.what
        for model in models_of_the_record()
        if (holding := holding_of(model))
    }
    return [
        ToTell(
            person, reference, entry, at, action, _to(json.loads(details or "{}")), record,
            WHOLE if why == Why.ERASED else what[table], corrected_at, Why(why),
        )
        for person, reference, entry, at, action, details, record, table, corrected_at, why in rows
    ]  # fmt: skip


def _told_of() -> Iterable[str]:
    """Tables of which a correction has to be told: not the accounts of what was done."""
    for model in models_of_the_record():
        holding = holding_of(model)
        if is_versioned(model) and holding and holding.purpose is not Purpose.ACCOUNTABILITY:
            yield model._meta.db_table


@cache
def _kinds() -> dict[str, str]:
    """Kinds of recipient, which the log has by code, in the words of the table of disclosures."""
    kind: Any = apps.get_model("safeguarding", "Disclosure")._meta.get_field("recipient_kind")
    return dict(kind.flatchoices)


def _to(details: dict[str, Any]) -> str:
    return str(details.get("to") or details.get("recipient") or details.get("recipient_kind") or "")
