"""Assessments, contests and forms as plain rows, for other systems."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.assessments.queries.contests import ContestRead, contests_of
from throughcare.casework.assessments.queries.listing import Line, assessments_of
from throughcare.casework.assessments.queries.sheet import Sheet, sheet
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.forms import Form, find_form
from throughcare.rules.forms.schema import Asked, questions, schema


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """An answer as it stands. state: value, not_asked, not_known or source_unknown. version: for `seen` when saving."""

    question: str
    state: str
    value: Any
    note: str
    origin: str
    origin_on: date | None
    by: str
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class SectionStanding:
    """Who was asked to do a section and who has done it; "" and null where nobody has."""

    section: str
    profession: str
    asked: str
    done_by: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class ScoreGiven:
    """A score as it was made. not_scored: why the rule gave none, or ""."""

    id: UUID
    name: str
    rule: str
    value: str
    unit: str
    band: str
    not_scored: str
    results: Mapping[str, Any]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSummary:
    """An assessment in a list. stage: draft, signed (waits for the second signature), final or abandoned."""

    id: UUID
    person_id: UUID
    form: str
    title: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentWhole:
    """An assessment with everything answered, done and scored. gaps: questions that still need an answer."""

    id: UUID
    person_id: UUID
    version: int
    form: str
    title: str
    occasion: str
    event: str
    assessed_on: date
    stage: str
    lead: str
    signed_at: datetime | None
    countersigning: str
    countersigned_by: str
    remarks: str
    corrects: UUID | None
    corrected_by: UUID | None
    answers: list[AnswerGiven]
    sections: list[SectionStanding]
    scores: list[ScoreGiven]
    gaps: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestWhole:
    """What the person contests, and what was decided. corrected: the version in which it was put right."""

    id: UUID
    version: int
    assessment: UUID
    question: str
    about: str
    stood: str
    stands: str
    said: str
    said_on: date
    due_on: date
    state: str
    decided_by: str
    reasons: str
    corrected: UUID | None
    told_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSummary:
    """A form the place assesses with. countersigned: whether it needs a second signature."""

    code: str
    id: str
    title: str
    what_for: str
    population: str
    countersigned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWhole:
    """A form with its questions. answers: the JSON Schema of its answers by question."""

    id: str
    title: str
    what_for: str
    population: str
    source: str
    licence: str
    questions: list[Asked]
    answers: Mapping[str, Any]


def read_assessments(actor: Actor, person_id: UUID) -> list[AssessmentSummary]:
    """The person's assessments, the newest first."""
    return [_summary(person_id, line) for line in assessments_of(actor, person_id).lines]


def read_assessment(actor: Actor, person_id: UUID, assessment_id: UUID) -> AssessmentWhole:
    """One assessment with its answers, contributors and scores."""
    return _whole(sheet(actor, person_id, assessment_id))


def read_contests(actor: Actor, person_id: UUID) -> list[ContestWhole]:
    """What the person contests in assessments, the newest first."""
    return [_contest(each) for each in contests_of(actor, person_id)]


def read_forms(actor: Actor) -> list[FormSummary]:
    """The forms that the place assesses with, the main one first."""
    uses = jurisdictions.get(actor.jurisdiction).forms
    return [_form(find_form(use.code), use.countersigned) for use in uses]


def read_form(actor: Actor, code: str) -> FormWhole:
    """A form with its questions and the schema of their answers."""
    form = find_form(code)
    return FormWhole(
        id=str(form.id), title=form.title, what_for=form.what_for, population=form.population,
        source=str(form.source), licence=form.source.licence, questions=list(questions(form)), answers=schema(form),
    )  # fmt: skip


def _summary(person_id: UUID, line: Line) -> AssessmentSummary:
    return AssessmentSummary(
        id=line.id, person_id=person_id, form=str(line.form.id), title=line.form.title, occasion=line.occasion,
        assessed_on=line.assessed_on, stage=line.stage, lead=line.lead, signed_at=line.signed_at,
        countersigned_by=line.countersigned_by, corrects=line.corrects, corrected=line.corrected,
        answered=line.answered, questions=line.questions,
    )  # fmt: skip


def _whole(found: Sheet) -> AssessmentWhole:
    return AssessmentWhole(
        id=found.id, person_id=found.person_id, version=found.version, form=str(found.form.id),
        title=found.form.title, occasion=found.occasion, event=found.event, assessed_on=found.assessed_on,
        stage=found.stage, lead=found.lead, signed_at=found.signed_at, countersigning=found.countersigning,
        countersigned_by=found.countersigned_by, remarks=found.remarks, corrects=found.corrects,
        corrected_by=found.corrected_by,
        answers=[
            AnswerGiven(a.question, a.state, a.value, a.note, a.origin, a.origin_on, a.by, a.at, a.version)
            for a in sorted(found.answers.values(), key=lambda each: each.question)
        ],
        sections=[
            SectionStanding(w.section, w.profession, w.asked, w.by, w.at)
            for w in sorted(found.work.values(), key=lambda each: each.section)
        ],
        scores=[
            ScoreGiven(s.id, s.name, s.rule, s.value, s.unit, s.band, s.not_scored, s.results, s.fingerprint)
            for s in found.scores
        ],
        gaps=[gap.question.name for gap in found.gaps] if found.being_made else [],
    )  # fmt: skip


def _contest(each: ContestRead) -> ContestWhole:
    return ContestWhole(
        id=each.id, version=each.version, assessment=each.assessment, question=each.question, about=each.about,
        stood=each.stood, stands=each.stands, said=each.said, said_on=each.said_on, due_on=each.due_on,
        state=each.state, decided_by=each.decided_by, reasons=each.reasons, corrected=each.corrected,
        told_on=each.told_on,
    )  # fmt: skip


def _form(form: Form, countersigned: bool) -> FormSummary:
    return FormSummary(
        code=form.id.code, id=str(form.id), title=form.title, what_for=form.what_for, population=form.population,
        countersigned=countersigned,
    )  # fmt: skip
