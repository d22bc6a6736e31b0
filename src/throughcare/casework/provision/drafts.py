"""What a screen or the API hands to a command. Times are aware, dates are civil."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft:
    """A session to be held. number: which of the plan; None the next. group: None one to one."""

    number: int | None = None
    starts_at: datetime
    ends_at: datetime
    way: str = "office"
    place: str = ""
    group: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOutcome:
    """What became of a session.

    state: attended, no_session or not_attended. late_why: "" where the person was in time. minutes: given; None takes
    the planned length where somebody attended. known_of: what is known about an absence. tell: what the officer is
    told, "" nothing; concern: that it is a concern. note: working or clinical, and stays with the organisation.
    """

    state: str
    late_why: str = ""
    minutes: int | None = None
    why_none: str = ""
    known_of: str = ""
    behaviour: str = ""
    tell: str = ""
    concern: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDraft:
    """A value of an outcome measure. measure: its code; "" takes the title's. better: "up" or "down"."""

    measure: str = ""
    title: str
    better: str
    moment: str
    measured_on: date
    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """The end-of-service report. outcomes: of each hoped for, how far it was reached and in what words."""

    outcomes: tuple[tuple[str, str, str], ...] = field(default=())
    progress: str = ""
    further: str = ""
