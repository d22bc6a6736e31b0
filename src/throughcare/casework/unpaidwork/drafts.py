"""What a screen, an import or the API hands to a command. Dates are civil, lengths whole minutes."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementDraft:
    """The hours of a condition. ends_on: the first day on which none count any more; None where none is set."""

    condition_id: UUID
    required_minutes: int
    starts_on: date
    ends_on: date | None = None
    in_scheme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDraft:
    """A project. weekdays: codes; ends_on: the first day on which it runs no more."""

    title: str
    kind: str
    place: str
    weekdays: tuple[str, ...]
    starts_at: time
    ends_at: time
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDraft:
    """What became of a day. starts_at, ends_at: as worked, None for as planned. notes, sensitive: None leaves them."""

    outcome: str
    starts_at: time | None = None
    ends_at: time | None = None
    penalty_minutes: int | None = None
    work_quality: str = ""
    behaviour: str = ""
    notes: str | None = None
    sensitive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDraft:
    """A day of work. outcome: needed for a day that is past."""

    requirement_id: UUID
    project_id: UUID
    on: date
    starts_at: time
    ends_at: time
    outcome: OutcomeDraft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """Days by weekday until the hours are used up. weekdays: codes, each one on which the project runs."""

    requirement_id: UUID
    project_id: UUID
    weekdays: tuple[str, ...]
    starts_at: time
    ends_at: time
    every_weeks: int = 1
    first_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentDraft:
    """Minutes added to what is required, below zero where they are taken off. on: the day it is for."""

    requirement_id: UUID
    minutes: int
    reason: str
    on: date
    note: str
