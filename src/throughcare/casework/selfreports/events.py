"""What happened here, for others to hear: ids, codes and moments only, and never an answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DangerTold:
    """Somebody's answer tells of danger to themselves. source: a code of `wording.SOURCES`."""

    person_id: UUID
    safety_task_id: UUID
    source: str
    rung_at: datetime


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """Somebody asks for help, or says that they are not well. source: a code of `wording.SOURCES`."""

    person_id: UUID
    safety_task_id: UUID
    source: str
    rung_at: datetime


@dataclass(frozen=True, slots=True)
class DangerAnswered:
    """A member of staff said what was done about it."""

    person_id: UUID
    safety_task_id: UUID


@dataclass(frozen=True, slots=True)
class SelfReportAnswered:
    """The person's own answers are complete. form: its code and version."""

    person_id: UUID
    self_report_id: UUID
    form: str
