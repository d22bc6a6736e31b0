"""What a rule of classification may ask of one person's record, read in one statement."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.assessments.queries.sheet import title_of
from throughcare.casework.classification.calculating import FlagHeld, Record, ScoreHeld, SourceHeld
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.classifying import FromScore, LevelRule

READ = """
SELECT 'score', to_jsonb(s) FROM (
  SELECT DISTINCT ON (k.name) k.name, k.rule, k.inputs, k.results, k.value, k.unit, k.band, k.scored_on, k.assessment_id
  FROM assessments_scoremade k JOIN assessments_assessment a ON a.id = k.assessment_id AND a.known_to IS NULL
  WHERE k.person_id = %(person)s AND k.known_to IS NULL AND k.not_scored = '' AND a.stage = 'final'
    AND k.name = ANY(%(names)s)
  ORDER BY k.name, k.scored_on DESC, a.signed_at DESC, k.known_from DESC) s
UNION ALL
SELECT 'flag', to_jsonb(f) FROM (
  SELECT kind, level, starts_on FROM classification_flag
  WHERE person_id = %(person)s AND known_to IS NULL AND removed_on IS NULL) f
UNION ALL
SELECT 'source', to_jsonb(o) FROM (
  SELECT DISTINCT ON (instrument) instrument, value, scored_on FROM assessments_sourcescore
  WHERE person_id = %(person)s AND known_to IS NULL AND value <> ''
  ORDER BY instrument, scored_on DESC NULLS LAST, known_from DESC) o
UNION ALL
SELECT 'order', to_jsonb(o) FROM (
  SELECT kind FROM orders_order
  WHERE person_id = %(person)s AND known_to IS NULL AND status = 'active' AND kind <> ALL(%(not_convicted)s)
    AND (starts_on IS NULL OR starts_on <= %(today)s) AND (ends_on IS NULL OR ends_on > %(today)s) LIMIT 1) o
UNION ALL
SELECT 'release', to_jsonb(c) FROM (
  SELECT max(left_on) AS left_on FROM orders_custodystay
  WHERE person_id = %(person)s AND known_to IS NULL AND left_how = 'released' AND left_on <= %(today)s) c
"""


def record_of(person_id: UUID, pack: Jurisdiction, rule: LevelRule, today: date) -> Record:
    """The record as the rule sees it. The latest completed assessment in which each score was made counts."""
    given: dict[str, Any] = {
        "person": person_id, "today": today, "names": sorted(_names(rule)),
        "not_convicted": [kind.code for kind in pack.order_types if not kind.kind.after_conviction],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(READ, given)
        found: dict[str, list[dict[str, Any]]] = {}
        for kind, raw in cursor.fetchall():
            found.setdefault(kind, []).append(json.loads(raw))
    return Record(
        today=today,
        live_order="order" in found,
        last_release=_day(found["release"][0]["left_on"]),
        scores={row["name"]: _score(row) for row in found.get("score", ())},
        flags=[
            FlagHeld(row["kind"], row["level"], date.fromisoformat(row["starts_on"])) for row in found.get("flag", ())
        ],
        sources=[
            SourceHeld(row["instrument"], row["value"], _day(row["scored_on"])) for row in found.get("source", ())
        ],
    )  # fmt: skip


def _names(rule: LevelRule) -> set[str]:
    asked = {each.name for sources in rule.takes.values() for each in sources if isinstance(each, FromScore)}
    return asked | set(rule.likelihood) | set(rule.harm)


def _score(row: dict[str, Any]) -> ScoreHeld:
    return ScoreHeld(
        name=row["name"], title=title_of(row["rule"]), value=row["value"], unit=row["unit"], band=row["band"],
        inputs=row["inputs"], results=row["results"], scored_on=date.fromisoformat(row["scored_on"]),
        assessment=row["assessment_id"],
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
