"""On which assessment a decision may rest today, what is wrong with it, and which decisions rest on one."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from throughcare.casework.assessments.models import Assessment
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_months
from throughcare.rules.forms.uses import RESTING_WORDS, Resting

WARNINGS: dict[str, str] = {
    "stale": "It is older than the time after which one is due again",
    "superseded": "A later assessment by the same form was completed since",
    "corrected": "It was corrected since",
    "contested": "The person contests something in it, and that is not decided yet",
}
RESTED = """
SELECT r.decision, r.decision_id, r.warnings, r.known_from, w.name
FROM assessments_reliance r JOIN access_user w ON w.id = r.recorded_by_id
WHERE r.assessment_id = %s AND r.person_id = %s AND r.known_to IS NULL ORDER BY r.known_from
"""
WRONG = """
SELECT
  EXISTS (SELECT FROM assessments_assessment n
          WHERE n.corrects_id = %(id)s AND n.stage = 'final' AND n.known_to IS NULL),
  EXISTS (SELECT FROM assessments_assessment n WHERE n.person_id = %(person)s AND n.known_to IS NULL
          AND n.stage = 'final' AND n.id <> %(id)s AND n.corrects_id IS DISTINCT FROM %(id)s
          AND split_part(n.form, '@', 1) = %(form)s AND n.assessed_on > %(on)s),
  EXISTS (SELECT FROM assessments_contest c
          WHERE c.assessment_id = %(id)s AND c.state = 'open' AND c.known_to IS NULL)
"""


@dataclass(frozen=True, slots=True)
class Rested:
    """A decision that rests on an assessment. warnings: what was wrong with that when it was done, in words."""

    decision: str
    decision_id: UUID
    warnings: tuple[str, ...]
    by: str


def warnings_about(held: Assessment, jurisdiction: str, today: date) -> tuple[str, ...]:
    """What is wrong with resting on this assessment today, by code; none for the latest, in time and uncontested."""
    code = held.form.partition("@")[0]
    use = jurisdictions.get(jurisdiction).form_use(code)
    stale = (
        use is not None
        and use.every_months is not None
        and add_months(held.assessed_on, use.every_months) < today
    )
    with connection.cursor() as cursor:
        cursor.execute(WRONG, {"id": held.pk, "person": held.person_id, "form": code, "on": held.assessed_on})
        corrected, superseded, contested = cursor.fetchone()
    found = {"stale": stale, "corrected": corrected, "superseded": superseded, "contested": contested}
    return tuple(name for name in WARNINGS if found[name])


def rests_on(actor: Actor, person_id: UUID, assessment_id: UUID) -> tuple[Rested, ...]:
    """Decisions that rest on the assessment, the oldest first. The page went through `door.look`."""
    with connection.cursor() as cursor:
        cursor.execute(RESTED, [assessment_id, person_id])
        rows = cursor.fetchall()
    return tuple(
        Rested(
            RESTING_WORDS.get(Resting(decision), decision), decision_id,
            tuple(WARNINGS.get(code, code) for code in json.loads(warnings)), by,
        )
        for decision, decision_id, warnings, _, by in rows
    )  # fmt: skip
