"""What the pages of this app are given."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from throughcare.casework.provision.wording import SESSION_STATES
from throughcare.rules.interventions.referring import ENDED, ROUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A referral on a list. planned: sessions of its latest action plan; unrecorded: past ones nobody wrote up."""

    id: UUID
    person_id: UUID
    name: str
    offering: str
    route: str
    state: str
    version: int
    sent_at: datetime | None
    waits_from: date | None
    began_on: date | None
    ended_on: date | None
    ended_how: str
    needed_by: date | None
    worker: str
    worker_id: UUID | None
    plan_id: UUID | None
    plan_state: str | None
    planned: int | None
    attended: int
    missed: int
    next_at: datetime | None
    unrecorded: int

    @property
    def phase(self) -> str:
        """Of `rules.interventions.referring`."""
        return ROUTE[self.route].phase(self.state)

    @property
    def says(self) -> str:
        """The state in words."""
        return ROUTE[self.route].table.states[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A session in the calendar."""

    id: UUID
    referral_id: UUID
    person_id: UUID
    name: str
    offering: str
    number: int
    starts_at: datetime
    ends_at: datetime
    way: str
    place: str
    state: str
    version: int
    group_id: UUID | None
    group_title: str
    worker: str
    worker_id: UUID | None

    @property
    def says(self) -> str:
        """The state in words."""
        return SESSION_STATES[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """One referral as its organisation, and its officer, see it. shared: what was given, field by field."""

    id: UUID
    person_id: UUID
    name: str
    offering: str
    offering_what: str
    route: str
    state: str
    version: int
    why: str
    outcomes: list[str]
    needed_by: date | None
    most_days: int | None
    availability: str
    shared: list[dict[str, str]]
    sent_at: datetime | None
    waits_from: date | None
    began_on: date | None
    ended_on: date | None
    ended_how: str
    ended_why: str
    ended_words: str
    worker_id: UUID | None
    worker: str
    author: str
    author_phone: str
    usual_sessions: int | None
    usual_minutes: int | None
    clinical: bool
    organisation_id: UUID
    organisation: str

    @property
    def says(self) -> str:
        """The state in words."""
        return ROUTE[self.route].table.states[self.state]

    @property
    def phase(self) -> str:
        """Of `rules.interventions.referring`."""
        return ROUTE[self.route].phase(self.state)

    @property
    def ended(self) -> bool:
        """Whether nothing more follows."""
        return self.phase == ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRead:
    """An action plan."""

    id: UUID
    sessions: int
    activities: list[str]
    state: str
    submitted_at: datetime | None
    answered_at: datetime | None
    answer: str
    version: int
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRead:
    """A session with what became of it."""

    id: UUID
    number: int
    starts_at: datetime
    ends_at: datetime
    way: str
    place: str
    state: str
    follows_id: UUID | None
    asked_by: str
    asked_why: str
    late_why: str
    why_none: str
    known_of: str
    behaviour: str
    tell: str
    concern: bool
    minutes: int | None
    version: int
    seen_on: date | None
    group_title: str
    seen_by: str

    @property
    def says(self) -> str:
        """The state in words."""
        return SESSION_STATES[self.state]


@dataclass(frozen=True, slots=True)
class NoteRead:
    """What was kept of a session by those who hold it."""

    session_id: UUID
    words: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class MeasureRead:
    """A measured value."""

    measure: str
    title: str
    unit: str
    better: str
    moment: str
    measured_on: date
    value: float


@dataclass(frozen=True, slots=True)
class ReportRead:
    """The end-of-service report. submitted_at: None while it is being written."""

    outcomes: list[dict[str, str]]
    progress: str
    further: str
    submitted_at: datetime | None
    version: int
    by: str


@dataclass(frozen=True, slots=True)
class MoveRead:
    """A move of the referral."""

    start: str
    to: str
    side: str
    reason: str
    words: str
    moved_on: date
    by: str


@dataclass(frozen=True, slots=True)
class Work:
    """Everything done under one referral."""

    plans: list[PlanRead] = field(default_factory=list)
    sessions: list[SessionRead] = field(default_factory=list)
    notes: list[NoteRead] = field(default_factory=list)
    measures: list[MeasureRead] = field(default_factory=list)
    reports: list[ReportRead] = field(default_factory=list)
    moves: list[MoveRead] = field(default_factory=list)

    @property
    def plan(self) -> PlanRead | None:
        """The latest action plan."""
        return self.plans[-1] if self.plans else None

    @property
    def approved(self) -> PlanRead | None:
        """The latest approved one, which counts."""
        return next((each for each in reversed(self.plans) if each.state == "approved"), None)

    @property
    def report(self) -> ReportRead | None:
        """The end-of-service report."""
        return self.reports[0] if self.reports else None

    @property
    def shown(self) -> list[SessionRead]:
        """Sessions that stand: those put on another day left out."""
        return [each for each in self.sessions if each.state != "superseded"]

    @property
    def next_number(self) -> int:
        """Of the session to be planned next."""
        return max((each.number for each in self.shown), default=0) + 1

    def count(self, *states: str) -> int:
        """How many sessions ended so."""
        return sum(each.state in states for each in self.shown)

    @property
    def minutes(self) -> int:
        """Minutes given so far."""
        return sum(each.minutes or 0 for each in self.shown)
