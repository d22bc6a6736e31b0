"""What a person contests: one contest, those of an assessment, and those that wait in the agency."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.assessments.models import Contest
from throughcare.casework.assessments.queries.sheet import moment, title_of
from throughcare.casework.assessments.wording import CONTEST_STATES, TOLD_HOW
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.forms import Form, find_form, shown
from throughcare.rules.kernel import Unknown

MOST_LISTED = 500
CONTESTS = """
SELECT to_jsonb(c), s.form, s.lead_id, w.name, d.name, a.state, a.value, n.value, m.rule,
  (SELECT jsonb_agg(jsonb_build_object('name', o.name, 'before', o.value, 'before_band', o.band, 'rule', o.rule,
          'after', x.value, 'after_band', x.band) ORDER BY o.id)
   FROM assessments_scoremade o LEFT JOIN assessments_scoremade x
     ON x.assessment_id = c.corrected_id AND x.name = o.name AND x.known_to IS NULL
   WHERE o.assessment_id = c.assessment_id AND o.known_to IS NULL AND c.corrected_id IS NOT NULL)
FROM assessments_contest c
JOIN assessments_assessment s ON s.id = c.assessment_id
JOIN access_user w ON w.id = c.recorded_by_id LEFT JOIN access_user d ON d.id = c.decided_by_id
LEFT JOIN assessments_answer a ON a.assessment_id = c.assessment_id AND a.question = c.question AND a.known_to IS NULL
LEFT JOIN assessments_answer n ON n.assessment_id = c.corrected_id AND n.question = c.question AND n.known_to IS NULL
LEFT JOIN assessments_scoremade m ON m.assessment_id = c.assessment_id AND m.name = c.score AND m.known_to IS NULL
WHERE c.person_id = %(person)s AND c.known_to IS NULL AND (%(one)s::uuid IS NULL OR c.id = %(one)s)
ORDER BY c.said_on DESC, c.id DESC
"""


@dataclass(frozen=True, slots=True)
class ScoreMoved:
    """A score before and after the answer was put right."""

    title: str
    before: str
    after: str

    @property
    def moved(self) -> bool:
        """Whether it reads otherwise now."""
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestRead:
    """A contest in words. about: the question or the score. stood, stands: the answer then, and the one put right."""

    id: UUID
    version: int
    assessment: UUID
    form: Form
    question: str
    about: str
    stood: str
    stands: str
    said: str
    said_on: date
    due_on: date
    state: str
    by: str
    decided_by: str
    decided_at: datetime | None
    reasons: str
    corrected: UUID | None
    told_on: date | None
    told_how: str
    scores: tuple[ScoreMoved, ...]

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self.state == "open"

    @property
    def state_words(self) -> str:
        """Where it stands."""
        return CONTEST_STATES[self.state]

    @property
    def told(self) -> str:
        """How the person was told; "" until then."""
        return TOLD_HOW.get(self.told_how, "")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A contest that waits, for the list of those who decide. due_on: the last day."""

    id: UUID
    person_id: UUID
    reference: str
    form: str
    said_on: date
    due_on: date


def contests_of(actor: Actor, person_id: UUID) -> tuple[ContestRead, ...]:
    """Everything the person contested, the newest first. The page went through `door.look`."""
    return _read(person_id, None)


def contest(actor: Actor, person_id: UUID, contest_id: UUID) -> ContestRead:
    """One contest. Raises NotThere."""
    found = _read(person_id, contest_id)
    if not found:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such contest")
    return found[0]


def waiting_contests(actor: Actor) -> tuple[Waiting, ...]:
    """Contests to be decided, of people whom the actor may open, the most urgent first."""
    rows = (
        Contest.objects.filter(door.visible_to(actor, "person_id"), state="open")
        .order_by("due_on", "id")
        .values_list("id", "person_id", "person__reference", "assessment__form", "said_on", "due_on")
    )
    return tuple(
        Waiting(one, person, reference, title_of(form), said, due)
        for one, person, reference, form, said, due in rows[:MOST_LISTED]
    )


def _read(person_id: UUID, one: UUID | None) -> tuple[ContestRead, ...]:
    with connection.cursor() as cursor:
        cursor.execute(CONTESTS, {"person": person_id, "one": one})
        return tuple(_contest(*row) for row in cursor.fetchall())


def _contest(raw: str, form: str, *rest: Any) -> ContestRead:
    held: dict[str, Any] = json.loads(raw)
    _lead, by, decider, state, before, after, rule, scores = rest
    of = find_form(form)
    question = held["question"]
    return ContestRead(
        id=UUID(held["id"]), version=held["version"], assessment=UUID(held["assessment_id"]), form=of,
        question=question, about=_about(of, held, rule), stood=_in_words(of, question, state, before),
        stands=_in_words(of, question, "value", after) if held["corrected_id"] and question else "",
        said=held["said"], said_on=date.fromisoformat(held["said_on"]), due_on=date.fromisoformat(held["due_on"]),
        state=held["state"], by=by, decided_by=decider or "", decided_at=moment(held["decided_at"]),
        reasons=held["reasons"], corrected=UUID(held["corrected_id"]) if held["corrected_id"] else None,
        told_on=date.fromisoformat(held["told_on"]) if held["told_on"] else None, told_how=held["told_how"],
        scores=tuple(_moved(each) for each in json.loads(scores)) if scores else (),
    )  # fmt: skip


def _about(form: Form, held: Mapping[str, Any], rule: str | None) -> str:
    if held["question"]:
        return form.question(held["question"]).item.asks
    return title_of(rule) if rule else "The assessment as a whole"


def _in_words(form: Form, question: str, state: str | None, value: str | None) -> str:
    if not question:
        return ""
    given: object = json.loads(value) if value is not None else Unknown.NOT_ASKED if state is None else state
    if state == "not_known":
        given = None
    return shown(form.question(question), given)


def _moved(raw: Mapping[str, Any]) -> ScoreMoved:
    before, after = _reads(raw["before"], raw["before_band"]), _reads(raw["after"], raw["after_band"])
    return ScoreMoved(title_of(raw["rule"]), before, after)


def _reads(value: str | None, band: str | None) -> str:
    return ", ".join(part for part in (value, band) if part) or "not scored"
