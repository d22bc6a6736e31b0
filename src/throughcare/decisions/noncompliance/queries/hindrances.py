"""What may have kept the person away from a missed contact: facts with their dates, from where they are recorded.

None of them decides anything. A letter that came back, an interpreter who was not there, custody or hospital on the
day: whoever judges the excuse must have seen them, and the person must not have to bring them up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.rules.contacts import Activity, SupervisionState, stops

LETTER_DAYS = 60
"""How long before the contact a letter may have left that came back: the house's own starting value."""

_STOPPING = ", ".join(
    f"'{state.value}'" for state in SupervisionState if stops(state, Activity.DIRECT_CONTACT)
)

# Of the failure `f` and its contact `c`: one row a fact, with the id of what it comes from.
HINDRANCES = f"""(
  SELECT coalesce(json_agg(row_to_json(fact) ORDER BY fact.on_day, fact.source), '[]') FROM (
    SELECT 'letter' AS source, l.id, l.came_on AS on_day, l.title AS what, l.came_how AS how
    FROM documents_letter l
    WHERE l.person_id = f.person_id AND l.known_to IS NULL AND l.state = 'returned'
      AND (l.about IN (c.appointment_id, f.id)
           OR l.sent_on BETWEEN f.failed_on - {LETTER_DAYS} AND f.failed_on)
    UNION ALL
    SELECT 'arrangement', g.appointment_id, f.failed_on, g.need, g.standing FROM supervision_arrangement g
    WHERE g.appointment_id = c.appointment_id AND g.known_to IS NULL AND g.standing IN ('asked', 'not_available')
    UNION ALL
    SELECT 'state', t.id, t.starts_on, t.state, '' FROM orders_supervisionstate t
    WHERE t.person_id = f.person_id AND t.known_to IS NULL AND t.state IN ({_STOPPING}) AND t.starts_on <= f.failed_on
      AND (t.ends_on IS NULL OR t.ends_on > f.failed_on)) fact)"""  # noqa: S608 - fragments of our own


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One fact. source: "letter", "arrangement" or "state". id: of the letter, the appointment or the state.

    what: the letter's title, the need, or the state's code. how: how the letter came back, or how the need stands.
    """

    source: str
    id: UUID
    on_day: date
    what: str
    how: str


def hindrances_from(rows: list[Mapping[str, Any]]) -> tuple[Hindrance, ...]:
    """The facts out of HINDRANCES, the earliest first."""
    return tuple(
        Hindrance(row["source"], UUID(row["id"]), date.fromisoformat(row["on_day"]), row["what"], row["how"])
        for row in rows
    )
