"""What happened to a person's preparation for release. Ids, codes and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ResettlementReportSent:
    """One of the two reports was sent; each pathway that it moved has told of itself. kind: the report's code."""

    person_id: UUID
    report_id: UUID
    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class ResettlementReportSkipped:
    """A report was left out, with the reason."""

    person_id: UUID
    report_id: UUID
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class PathwayChanged:
    """A pathway is at another status. former: "" where none was recorded."""

    person_id: UUID
    pathway: str
    status: str
    former: str


@dataclass(frozen=True, slots=True)
class SupportNeedChanged:
    """A need for support was noted or is at another status. former: "" where it is new."""

    person_id: UUID
    need_id: UUID
    pathway: str
    need: str
    status: str
    former: str


@dataclass(frozen=True, slots=True)
class PreparationReset:
    """The preparation began anew: what was answered before no longer counts. because: recall, new_sentence or other."""

    person_id: UUID
    preparation_id: UUID
    because: str


@dataclass(frozen=True, slots=True)
class ActivityChanged:
    """An activity in custody was added or is at another state. former: "" where it is new."""

    person_id: UUID
    activity_id: UUID
    pathway: str
    state: str
    former: str
