"""Every score a person was given by the rules, over time, with whether it still stands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.assessments.queries.sheet import title_of
from throughcare.platform.actor import Actor
from throughcare.rules.forms import find_form
from throughcare.rules.kernel import UnknownCode

HISTORY = """
SELECT m.id, m.name, m.rule, m.value, m.unit, m.band, m.not_scored, m.results, m.scored_on, s.id, s.form,
  EXISTS (SELECT FROM assessments_assessment n
          WHERE n.corrects_id = s.id AND n.known_to IS NULL AND n.stage = 'final')
FROM assessments_scoremade m JOIN assessments_assessment s ON s.id = m.assessment_id AND s.known_to IS NULL
WHERE m.person_id = %s AND m.known_to IS NULL
ORDER BY m.scored_on, m.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastScore:
    """A score on a day. corrected: its assessment was corrected since. section: what it speaks of, or ""."""

    id: UUID
    assessment_id: UUID
    name: str
    rule: str
    title: str
    section: str
    form: str
    form_title: str
    value: str
    unit: str
    band: str
    not_scored: str
    results: Mapping[str, object]
    scored_on: date
    corrected: bool

    @property
    def series(self) -> str:
        """Scores of one series may be compared: the same rule and the same form, each in the same version."""
        return f"{self.rule} in {self.form}"


def scores_over_time(actor: Actor, person_id: UUID) -> list[PastScore]:
    """The person's scores, the oldest first, in one statement. The page went through `door.look`."""
    with connection.cursor() as cursor:
        cursor.execute(HISTORY, [person_id])
        return [_past(row) for row in cursor.fetchall()]


def _past(row: tuple[Any, ...]) -> PastScore:
    (
        score_id,
        name,
        rule,
        value,
        unit,
        band,
        not_scored,
        results,
        scored_on,
        assessment_id,
        form,
        corrected,
    ) = row
    form_title, section = _of_form(form, name)
    return PastScore(
        id=score_id, assessment_id=assessment_id, name=name, rule=rule, title=title_of(rule), section=section,
        form=form, form_title=form_title, value=value, unit=unit, band=band, not_scored=not_scored,
        results=json.loads(results) if isinstance(results, str) else results, scored_on=scored_on,
        corrected=corrected,
    )  # fmt: skip


def _of_form(code: str, name: str) -> tuple[str, str]:
    """The form's title, and that of the section a score of it speaks of; its code where the library lacks it."""
    try:
        form = find_form(code)
    except UnknownCode:
        return code, ""
    scoring = next((each for each in form.scorings if each.key == name), None)
    return form.title, form.section(scoring.section).title if scoring and scoring.section else ""
