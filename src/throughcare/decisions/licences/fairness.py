"""Whether a new version asks more of the person, and whether that was decided fairly: as the database asks.

See `promises.py` for both functions.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.decisions.dueprocess.wording import ADVERSE

SET_ASIDE = "The decision about it was set aside on appeal. What asks more needs a new one"
FACTS = """
SELECT jsonb_build_object('asks_more', l.varies_id IS NOT NULL AND tc_licence_asks_more(l.id) IS NOT NULL,
  'heard', tc_licence_heard(l.id), 'process_id', p.id, 'state', p.state, 'outcome', d.outcome,
  'set_aside', EXISTS (SELECT 1 FROM dueprocess_setaside s WHERE s.decision_id = d.id AND s.known_to IS NULL))
FROM licences_licence l
LEFT JOIN LATERAL (SELECT p.id, p.state FROM dueprocess_process p WHERE p.about = l.id AND p.kind = 'condition_change'
  AND p.known_to IS NULL ORDER BY p.opened_at DESC, p.id DESC LIMIT 1) p ON true
LEFT JOIN dueprocess_decision d ON d.process_id = p.id AND d.known_to IS NULL
WHERE l.id = %(licence)s AND l.known_to IS NULL
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """asks_more: whether a fair process is needed. missing: what is still missing, "" where nothing is.

    process_id: the latest process about it. open: whether that one is being prepared. set_aside: whether an appeal
    undid what was decided in it.
    """

    asks_more: bool
    missing: str
    process_id: UUID | None
    open: bool
    set_aside: bool


def heard_of(licence_id: UUID) -> Heard:
    """What fairness asks of a new version, and whether it was done."""
    with connection.cursor() as cursor:
        cursor.execute(FACTS, {"licence": licence_id})
        return heard_from(cursor.fetchone()[0])


def heard_from(raw: Any) -> Heard:
    """As `FACTS` answers it."""
    facts = json.loads(raw) if isinstance(raw, str) else raw
    key = UUID(facts["process_id"]) if facts["process_id"] else None
    missing = "" if facts["heard"] or not facts["asks_more"] else _missing(facts)
    return Heard(facts["asks_more"], missing, key, facts["state"] == "open", facts["set_aside"])


def _missing(facts: dict[str, Any]) -> str:
    if facts["outcome"] is None:
        return "It asks more of the person than the one in force. Decide about it in a fair process first"
    if facts["set_aside"]:
        return SET_ASIDE
    if facts["outcome"] not in ADVERSE:
        return "In a fair process it was decided that nothing follows. Send this back"
    return "It was changed since the decision about it. What asks more needs a decision of its own"
