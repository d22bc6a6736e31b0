"""A person's assessments: what is being made, what stands, what was corrected, and the latest of each score."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.assessments.queries.due import FACTS, DueOf, read_due
from throughcare.casework.assessments.queries.sheet import ScoreRead, moment, score_of
from throughcare.casework.assessments.wording import OCCASIONS, STAGES
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules.forms import Form, find_form

LISTING = """
SELECT to_jsonb(s), l.name, c.name,
  (SELECT count(*) FROM assessments_answer a
   WHERE a.assessment_id = s.id AND a.known_to IS NULL AND a.state <> 'not_asked'),
  (SELECT coalesce(jsonb_agg(DISTINCT w.name), '[]') FROM assessments_sectionwork p
   JOIN access_user w ON w.id = p.done_by_id WHERE p.assessment_id = s.id AND p.known_to IS NULL),
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'rule', m.rule, 'value', m.value,
     'unit', m.unit, 'band', m.band, 'not_scored', m.not_scored) ORDER BY m.id), '[]')
   FROM assessments_scoremade m WHERE m.assessment_id = s.id AND m.known_to IS NULL)
FROM assessments_assessment s
JOIN access_user l ON l.id = s.lead_id LEFT JOIN access_user c ON c.id = s.countersigned_by_id
WHERE s.person_id = %(person)s AND s.known_to IS NULL
ORDER BY s.assessed_on DESC, s.id DESC
"""
SOURCES = f"""
SELECT (SELECT coalesce(jsonb_agg(jsonb_build_array(instrument, value, scored_on, source)
          ORDER BY scored_on DESC NULLS LAST), '[]')
        FROM assessments_sourcescore WHERE person_id = %(person)s AND known_to IS NULL), {FACTS}
"""  # noqa: S608 - fragments of our own; values are parameters
NOT_RECORDED = "Not recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One assessment in the list. questions: how many the form has; answered: how many have an answer."""

    id: UUID
    form: Form
    occasion: str
    assessed_on: date
    stage: str
    lead: str
    signed_at: datetime | None
    countersigned_by: str
    corrects: UUID | None
    corrected: bool
    answered: int
    questions: int
    contributors: tuple[str, ...]
    scores: tuple[ScoreRead, ...]

    @property
    def occasion_words(self) -> str:
        """Why it was made."""
        return OCCASIONS[self.occasion]

    @property
    def stage_words(self) -> str:
        """Where it stands; a corrected one says so."""
        return "Corrected since" if self.corrected else STAGES[self.stage]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A score as another system gave it. value: "Not recorded" where that left it blank."""

    instrument: str
    value: str
    scored_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything of one person, the newest first."""

    lines: tuple[Line, ...]
    sources: tuple[SourceLine, ...]
    due: DueOf

    @property
    def sources_rows(self) -> list[list[object]]:
        """Scores of other systems, as a table's rows."""
        return [
            [each.instrument, each.value, each.scored_on or NOT_RECORDED, each.source]
            for each in self.sources
        ]

    @property
    def open(self) -> tuple[Line, ...]:
        """Being made, or waiting for a second signature."""
        return tuple(line for line in self.lines if line.stage in {"draft", "signed"})

    @property
    def standing(self) -> tuple[Line, ...]:
        """Completed, and not corrected since."""
        return tuple(line for line in self.lines if line.stage == "final" and not line.corrected)

    @property
    def former(self) -> tuple[Line, ...]:
        """Corrected since, or set aside."""
        return tuple(line for line in self.lines if line.corrected or line.stage == "abandoned")


def assessments_of(actor: Actor, person_id: UUID) -> Listing:
    """The person's assessments, in two statements. The page went through `door.look`."""
    today = clock.today(actor.zone)
    with connection.cursor() as cursor:
        cursor.execute(LISTING, {"person": person_id})
        rows = cursor.fetchall()
        cursor.execute(SOURCES, {"person": person_id, "today": today})
        sources, *facts = cursor.fetchone()
    held = [(json.loads(raw), *rest) for raw, *rest in rows]
    corrected = {raw["corrects_id"] for raw, *_ in held if raw["stage"] == "final" and raw["corrects_id"]}
    return Listing(
        tuple(_line(raw, rest, raw["id"] in corrected) for raw, *rest in held),
        tuple(
            SourceLine(name, value or NOT_RECORDED, on and date.fromisoformat(on), source)
            for name, value, on, source in json.loads(sources)
        ),
        read_due(actor, facts, today),
    )


def _line(raw: dict[str, Any], rest: Sequence[Any], corrected: bool) -> Line:
    lead, second, answered, contributors, scores = rest
    form = find_form(raw["form"])
    return Line(
        id=UUID(raw["id"]), form=form, occasion=raw["occasion"], assessed_on=date.fromisoformat(raw["assessed_on"]),
        stage=raw["stage"], lead=lead, signed_at=moment(raw["signed_at"]), countersigned_by=second or "",
        corrects=UUID(raw["corrects_id"]) if raw["corrects_id"] else None, corrected=corrected, answered=answered,
        questions=len(list(form)), contributors=tuple(json.loads(contributors)),
        scores=tuple(score_of(form, each) for each in json.loads(scores)),
    )  # fmt: skip
