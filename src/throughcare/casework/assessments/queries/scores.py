"""Scores as they were kept when an assessment was signed: what the rule was asked, and what it answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.assessments.models import ScoreMade
from throughcare.casework.assessments.queries.sheet import title_of
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

COLUMNS = (
    "id", "assessment_id", "name", "rule", "inputs", "results", "value", "unit", "band", "not_scored",
    "fingerprint", "scored_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScoreKept:
    """A score in the row that keeps it. rule: code and version. not_scored: why the rule gave no answer, or ""."""

    id: UUID
    assessment_id: UUID
    name: str
    rule: str
    title: str
    inputs: Mapping[str, object]
    results: Mapping[str, object]
    value: str
    unit: str
    band: str
    not_scored: str
    fingerprint: str
    scored_on: date


def scores_kept(actor: Actor, person_id: UUID, assessment_id: UUID) -> list[ScoreKept]:
    """Every score of an assessment, in the order they were made. The page went through `door.look`."""
    return [_kept(row) for row in _rows(person_id, assessment_id).order_by("id")]


def score_kept(actor: Actor, person_id: UUID, assessment_id: UUID, score_id: UUID) -> ScoreKept:
    """One of them. The page went through `door.look`. Raises NotThere."""
    row = _rows(person_id, assessment_id).filter(pk=score_id).first()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such score")
    return _kept(row)


def _rows(person_id: UUID, assessment_id: UUID) -> Any:
    return ScoreMade.objects.filter(person_id=person_id, assessment_id=assessment_id).values(*COLUMNS)


def _kept(row: dict[str, Any]) -> ScoreKept:
    return ScoreKept(title=title_of(row["rule"]), **row)
