"""Rows of hearings as pages and the API read them: frozen, by id and code."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.register.documents.queries import EvidenceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingLine:
    """A hearing in a list. notice: the state of the notice's step of its process, "" where it has none.

    interpreter: None where none is needed or it is not known; else whether one is booked. outcome: "" until known.
    """

    id: UUID
    version: int
    person_id: UUID
    name: str
    reference: str
    kind: str
    state: str
    starts_at: datetime
    minutes: int
    how: str
    place: str
    body: str
    bench_id: UUID | None
    process_id: UUID | None
    gate: str
    order_id: UUID | None
    follows_id: UUID | None
    appeal: UUID | None
    asked_by: str
    ended_because: str
    outcome: str
    notice: str
    interpreter: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """Somebody who takes part. who: the name of a user or organisation, or the words; "" for the person."""

    id: UUID
    version: int
    role: str
    who: str
    user_id: UUID | None
    organisation_id: UUID | None
    words: str
    language: str
    attends: str
    confirmed_on: date | None
    attended: bool | None
    withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """What came of it. stands: whether no appeal set the whole of the decision aside."""

    id: UUID
    version: int
    basis: str
    outcome: str
    reasons: str
    made_by: str
    decided_by_id: UUID | None
    decided_at: datetime
    proportionate: str
    appeal_by: date | None
    process_id: UUID | None
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine:
    """A condition that the hearing set, varied or discharged. kind: of the pack."""

    id: UUID
    act: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingView:
    """One hearing with everything around it. again_id: the hearing to which it was put off.

    papers: what is evidence of it, or of what it is about.
    """

    line: HearingLine
    parties: tuple[PartyLine, ...]
    result: ResultLine | None
    conditions: tuple[ConditionLine, ...]
    again_id: UUID | None
    papers: tuple[EvidenceLine, ...] = ()
