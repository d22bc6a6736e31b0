"""What happened with assessments and scores. Ids, codes and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SourceScoreRecorded:
    """A score of another system was recorded as that system gave it."""

    person_id: UUID
    score_id: UUID
    instrument: str


@dataclass(frozen=True, slots=True)
class AssessmentStarted:
    """An assessment by a form was begun."""

    person_id: UUID
    assessment_id: UUID
    form: str


@dataclass(frozen=True, slots=True)
class SectionAsked:
    """A colleague was asked to answer a section."""

    person_id: UUID
    assessment_id: UUID
    section: str
    asked: UUID


@dataclass(frozen=True, slots=True)
class AssessmentSigned:
    """An assessment waits for its second signature."""

    person_id: UUID
    assessment_id: UUID
    form: str


@dataclass(frozen=True, slots=True)
class AssessmentReturned:
    """An assessment was sent back to whoever signed it."""

    person_id: UUID
    assessment_id: UUID
    form: str


@dataclass(frozen=True, slots=True)
class AssessmentCompleted:
    """An assessment stands, with every signature it needs; its scores may be used."""

    person_id: UUID
    assessment_id: UUID
    form: str


@dataclass(frozen=True, slots=True)
class AssessmentSetAside:
    """An assessment was given up before it was signed; its answers stay in the history."""

    person_id: UUID
    assessment_id: UUID
    form: str


@dataclass(frozen=True, slots=True)
class AssessmentContested:
    """The person disputes something in an assessment; somebody who did not make it decides until `due_on`."""

    person_id: UUID
    contest_id: UUID
    assessment_id: UUID
    due_on: date


@dataclass(frozen=True, slots=True)
class ContestDecided:
    """A contest was decided or withdrawn. corrected_id: the version made of it, where the answer was changed."""

    person_id: UUID
    contest_id: UUID
    state: str
    corrected_id: UUID | None


@dataclass(frozen=True, slots=True)
class AssessmentCalledFor:
    """Something happened after which an assessment is made before its time. trigger: a code of the rules' triggers."""

    person_id: UUID
    call_id: UUID
    form: str
    trigger: str


@dataclass(frozen=True, slots=True)
class AssessmentCallDeclined:
    """Somebody said why no assessment is made after what happened."""

    person_id: UUID
    call_id: UUID
