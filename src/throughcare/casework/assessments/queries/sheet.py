"""One assessment with everything that was answered, done and scored, in one statement."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.assessments.given import as_given
from throughcare.casework.assessments.wording import COUNTERSIGNING, OCCASIONS, ORIGINS, STAGES
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules import catalogue
from throughcare.rules.forms import Form, Gap, Question, Section, find_form, gaps, shown
from throughcare.rules.forms.form import PROFESSIONS, Profession
from throughcare.rules.kernel import Unknown, UnknownCode

SHEET = """
SELECT to_jsonb(s), l.name, c.name,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('question', a.question, 'state', a.state, 'value', a.value,
     'note', a.note, 'origin', a.origin, 'origin_on', a.origin_on, 'origin_of', a.origin_of, 'version', a.version,
     'by', w.name, 'by_id', w.id, 'at', a.known_from)), '[]')
   FROM assessments_answer a JOIN access_user w ON w.id = a.recorded_by_id
   WHERE a.assessment_id = s.id AND a.known_to IS NULL),
  (SELECT coalesce(jsonb_agg(jsonb_build_object('section', p.section, 'profession', p.profession,
     'asked', q.name, 'asked_id', p.asked_id, 'by', d.name, 'at', p.done_at, 'why_again', p.why_again)), '[]')
   FROM assessments_sectionwork p LEFT JOIN access_user q ON q.id = p.asked_id
   LEFT JOIN access_user d ON d.id = p.done_by_id
   WHERE p.assessment_id = s.id AND p.known_to IS NULL),
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'rule', m.rule, 'value', m.value,
     'unit', m.unit, 'band', m.band, 'not_scored', m.not_scored, 'results', m.results, 'fingerprint', m.fingerprint)
     ORDER BY m.id), '[]')
   FROM assessments_scoremade m WHERE m.assessment_id = s.id AND m.known_to IS NULL),
  (SELECT n.id FROM assessments_assessment n
   WHERE n.corrects_id = s.id AND n.known_to IS NULL AND n.stage = 'final' LIMIT 1)
FROM assessments_assessment s
JOIN access_user l ON l.id = s.lead_id LEFT JOIN access_user c ON c.id = s.countersigned_by_id
WHERE s.id = %s AND s.person_id = %s AND s.known_to IS NULL
"""


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """An answer as it stands. value: as a rule takes it, null unless `state` is "value". at: when it was given."""

    question: str
    state: str
    value: object
    note: str
    origin: str
    origin_on: date | None
    origin_of: UUID | None
    version: int
    by: str
    by_id: UUID
    at: datetime

    @property
    def where_from(self) -> str:
        """In words; "" where it was answered here."""
        return "" if self.origin == "typed" else ORIGINS[self.origin]


@dataclass(frozen=True, slots=True)
class WorkRead:
    """Who was asked to do a section and who has done it; "" and None where nobody has."""

    section: str
    profession: str
    asked: str
    asked_id: UUID | None
    by: str
    at: datetime | None
    why_again: str

    @property
    def as_what(self) -> str:
        """The profession, in words."""
        return PROFESSIONS[Profession(self.profession)]


@dataclass(frozen=True, slots=True)
class ScoreRead:
    """A score as it was made. title: of its rule; section: the title of the one it speaks of, or ""."""

    id: UUID
    name: str
    rule: str
    title: str
    section: str
    value: str
    unit: str
    band: str
    not_scored: str
    results: Mapping[str, object]
    fingerprint: str

    @property
    def says(self) -> str:
        """Value, unit and band in one line; why not, where there is none."""
        if self.not_scored:
            return "Not scored"
        value = f"{self.value}{self.unit}" if self.unit == "%" else f"{self.value} {self.unit}".strip()
        return ", ".join(part for part in (value, self.band) if part)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """An assessment as it stands, with its form."""

    id: UUID
    person_id: UUID
    version: int
    form: Form
    occasion: str
    event: str
    assessed_on: date
    stage: str
    lead: str
    lead_id: UUID
    signed_at: datetime | None
    countersigning: str
    countersigned_by: str
    countersigned_at: datetime | None
    remarks: str
    corrects: UUID | None
    corrected_by: UUID | None
    answers: Mapping[str, AnswerRead]
    work: Mapping[str, WorkRead]
    scores: tuple[ScoreRead, ...] = field(default=())

    @property
    def being_made(self) -> bool:
        """Whether its answers may still change."""
        return self.stage == "draft"

    @property
    def stage_words(self) -> str:
        """Where it stands."""
        return STAGES[self.stage]

    @property
    def occasion_words(self) -> str:
        """Why it was made."""
        return OCCASIONS[self.occasion]

    @property
    def countersigning_words(self) -> str:
        """Where the second signature stands."""
        return COUNTERSIGNING[self.countersigning]

    @cached_property
    def given(self) -> dict[str, object]:
        """The answers as a rule takes them."""
        return as_given(
            {"question": a.question, "state": a.state, "value": a.value} for a in self.answers.values()
        )

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Questions that need an answer and have none."""
        return gaps(self.form, self.given)

    def said(self, question: Question) -> str:
        """The answer in words, whichever of the four kinds it is."""
        return shown(question, self.given.get(question.name, Unknown.NOT_ASKED))

    def done(self, section: Section) -> WorkRead | None:
        """Who has done the section; None while it is open."""
        work = self.work.get(section.code)
        return work if work is not None and work.at is not None else None

    def answered(self, section: Section) -> int:
        """How many of its questions have an answer, of whichever kind but "not asked"."""
        return sum(
            1
            for question in section.questions
            if question.name in self.answers and self.answers[question.name].state != "not_asked"
        )

    def asked(self, section: Section) -> int:
        """How many of its questions apply."""
        return sum(1 for each in section.questions if each.when is None or each.when.holds(self.given))


def sheet(actor: Actor, person_id: UUID, assessment_id: UUID) -> Sheet:
    """The assessment. The page went through `door.look`. Raises NotThere."""
    with connection.cursor() as cursor:
        cursor.execute(SHEET, [assessment_id, person_id])
        row = cursor.fetchone()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such assessment")
    held, lead, second, answers, work, scores, corrected_by = row
    return _sheet(json.loads(held), lead, second or "", [json.loads(each) for each in (answers, work, scores)],
                  corrected_by)  # fmt: skip


def _sheet(
    held: dict[str, Any], lead: str, second: str, lists: list[Any], corrected_by: UUID | None
) -> Sheet:
    answers, work, scores = lists
    form = find_form(held["form"])
    return Sheet(
        id=UUID(held["id"]), person_id=UUID(held["person_id"]), version=held["version"], form=form,
        occasion=held["occasion"], event=held["event"], assessed_on=date.fromisoformat(held["assessed_on"]),
        stage=held["stage"], lead=lead, lead_id=UUID(held["lead_id"]), signed_at=moment(held["signed_at"]),
        countersigning=held["countersigning"], countersigned_by=second,
        countersigned_at=moment(held["countersigned_at"]), remarks=held["remarks"],
        corrects=_id(held["corrects_id"]), corrected_by=corrected_by,
        answers={each["question"]: _answer(each) for each in answers},
        work={each["section"]: _work(each) for each in work},
        scores=tuple(score_of(form, each) for each in scores),
    )  # fmt: skip


def _answer(raw: dict[str, Any]) -> AnswerRead:
    return AnswerRead(
        question=raw["question"], state=raw["state"], value=raw["value"], note=raw["note"], origin=raw["origin"],
        origin_on=date.fromisoformat(raw["origin_on"]) if raw["origin_on"] else None,
        origin_of=_id(raw["origin_of"]), version=raw["version"], by=raw["by"], by_id=UUID(raw["by_id"]),
        at=datetime.fromisoformat(raw["at"]),
    )  # fmt: skip


def _work(raw: dict[str, Any]) -> WorkRead:
    return WorkRead(
        section=raw["section"], profession=raw["profession"], asked=raw["asked"] or "", asked_id=_id(raw["asked_id"]),
        by=raw["by"] or "", at=moment(raw["at"]), why_again=raw["why_again"],
    )  # fmt: skip


def score_of(form: Form, raw: dict[str, Any]) -> ScoreRead:
    """A score from its row, with the words of its form."""
    scoring = next((each for each in form.scorings if each.key == raw["name"]), None)
    section = form.section(scoring.section).title if scoring is not None and scoring.section else ""
    return ScoreRead(
        id=UUID(raw["id"]), name=raw["name"], rule=raw["rule"], title=title_of(raw["rule"]), section=section,
        value=raw["value"], unit=raw["unit"], band=raw["band"], not_scored=raw["not_scored"],
        results=raw.get("results") or {}, fingerprint=raw.get("fingerprint") or "",
    )  # fmt: skip


def title_of(rule: str) -> str:
    """The title of a rule in the version named; its code where the library has it no longer."""
    try:
        return catalogue.find(rule).card.title
    except UnknownCode:
        return rule


def moment(text: str | None) -> datetime | None:
    """A moment of a JSON row."""
    return datetime.fromisoformat(text) if text else None


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None
