"""The parts of a decision that the record knows: conditions, the answer to a failure, what was to be done by it.

Which they are is asked in one place, by the page, the command and the database alike (promises.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from throughcare.decisions.appeals.wording import PARTS, STOOD
from throughcare.decisions.noncompliance.models import Response
from throughcare.rules.jurisdictions import Jurisdiction

WITH_WORDS = """
SELECT t.what, t.part, t.standing, coalesce(c.kind, l.kind, r.kind, '') AS code,
  coalesce(c.text, l.text, r.what, s.what, '') AS words
FROM ({parts}) t
LEFT JOIN orders_condition c ON c.id = t.part AND t.what IN ('set', 'varied', 'discharged')
LEFT JOIN licences_licencecondition l ON l.id = t.part AND t.what = 'licence'
LEFT JOIN noncompliance_response r ON r.id = t.part AND t.what = 'response'
LEFT JOIN noncompliance_sanction s ON s.id = t.part AND t.what = 'sanction'
"""
OF_DECISION = WITH_WORDS.format(
    parts="SELECT f.what, f.part, '' AS standing FROM tc_parts_of_decision(%(decision)s) f"
)
OF_OUTCOME = WITH_WORDS.format(
    parts="SELECT p.what, p.part, p.standing FROM appeals_part p"
    " WHERE p.outcome_id = %(outcome)s AND p.known_to IS NULL"
)
OF_APPEAL = WITH_WORDS.format(
    parts="""
  SELECT f.what, f.part, '' AS standing FROM appeals_appeal a, tc_parts_of_decision(a.decision_id) f
  WHERE a.id = %(appeal)s AND a.state NOT IN ('decided', 'withdrawn')
  UNION ALL
  SELECT p.what, p.part, p.standing FROM appeals_part p JOIN appeals_outcome o ON o.id = p.outcome_id
  WHERE o.appeal_id = %(appeal)s AND p.known_to IS NULL"""
)
_ORDER = list(PARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A part of a decision. what: its kind. standing: "" until an appeal was decided.

    code: the type of a condition, or how a failure was answered. words: of the condition, or of what was to be done.
    """

    what: str
    part: UUID
    standing: str
    code: str
    words: str


def parts_of_decision(decision_id: UUID) -> tuple[PartLine, ...]:
    """Those of a decision that stand now."""
    return _read(OF_DECISION, decision=decision_id)


def parts_of_outcome(outcome_id: UUID) -> tuple[PartLine, ...]:
    """Those that an appeal allowed in part names."""
    return _read(OF_OUTCOME, outcome=outcome_id)


def in_order(parts: Iterable[PartLine]) -> tuple[PartLine, ...]:
    """As they are read: by kind, then in the order in which they came to be."""
    return tuple(sorted(parts, key=lambda each: (_ORDER.index(each.what), each.part)))


def said(pack: Jurisdiction, line: PartLine) -> str:
    """What it is, in words: "Condition that was set: Curfew: Be at home"."""
    if line.what == "response":
        kind = Response.Kind(line.code).label
    else:
        kind = next((each.title for each in pack.condition_types if each.code == line.code), line.code)
    return ": ".join(filter(None, (PARTS[line.what], kind, line.words)))


def stood(pack: Jurisdiction, line: PartLine) -> str:
    """The same with whether it stands, in a sentence."""
    return f"{said(pack, line).rstrip('.')}. {STOOD[line.standing]}."


def _read(statement: str, **given: UUID) -> tuple[PartLine, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return in_order(
            PartLine(what=what, part=part, standing=standing, code=code, words=words)
            for what, part, standing, code, words in cursor.fetchall()
        )
