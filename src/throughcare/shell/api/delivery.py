"""What is done under a referral, as its organisation and the officer read it over the API."""

from datetime import date, datetime
from uuid import UUID

from throughcare.casework.interventions.reasons import reasons_for
from throughcare.casework.provision.queries import Work
from throughcare.rules.interventions.referring import ROUTE
from throughcare.shell.api.shapes import Shown


class ActionPlanShown(Shown):
    """An action plan. state: created, submitted, approved or returned; answer: what the officer said to it."""

    id: UUID
    version: int
    sessions: int
    activities: list[str]
    state: str
    by: str
    submitted_at: datetime | None
    answered_at: datetime | None
    answer: str


class ServiceSessionShown(Shown):
    """A session. number: which of the plan. follows_id: the appointment it replaces. minutes: given, null until held.

    known_of: what is known about an absence. tell: what the officer is told; concern: that it is one.
    seen_on, seen_by: when the officer read it, and who.
    """

    id: UUID
    version: int
    number: int
    starts_at: datetime
    ends_at: datetime
    way: str
    place: str
    group_title: str
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
    seen_on: date | None
    seen_by: str


class MeasureShown(Shown):
    """A value of an outcome measure. better: "up" or "down"; moment: before, during or after."""

    measure: str
    title: str
    unit: str
    better: str
    moment: str
    measured_on: date
    value: float


class OutcomeShown(Shown):
    """An outcome that was hoped for, and how far it was reached."""

    outcome: str
    achieved: str
    words: str


class EndReportShown(Shown):
    """The end-of-service report. submitted_at: null while it is being written."""

    version: int
    outcomes: list[OutcomeShown]
    progress: str
    further: str
    submitted_at: datetime | None
    by: str


class ReferralMoveShown(Shown):
    """A step of the referral, by "referrer" or "runner"."""

    start: str
    to: str
    side: str
    reason: str
    words: str
    moved_on: date
    by: str


class NextShown(Shown):
    """A state into which the caller's side may bring it. reasons: one of them goes with it, by code; none are needed
    where it is empty. ends: nothing follows.
    """

    to: str
    says: str
    reasons: dict[str, str]
    ends: bool


class WorkShown(Shown):
    """Everything done under a referral, but for what its organisation keeps to itself."""

    action_plans: list[ActionPlanShown]
    sessions: list[ServiceSessionShown]
    measures: list[MeasureShown]
    report: EndReportShown | None
    moves: list[ReferralMoveShown]


def shown_work(work: Work) -> WorkShown:
    """What was read, as it is shown."""
    return WorkShown(
        action_plans=[ActionPlanShown.model_validate(each, from_attributes=True) for each in work.plans],
        sessions=[ServiceSessionShown.model_validate(each, from_attributes=True) for each in work.sessions],
        measures=[MeasureShown.model_validate(each, from_attributes=True) for each in work.measures],
        report=EndReportShown.model_validate(work.report, from_attributes=True) if work.report else None,
        moves=[ReferralMoveShown.model_validate(each, from_attributes=True) for each in work.moves],
    )


def next_moves(route: str, state: str, side: str, but: frozenset[str] = frozenset()) -> list[NextShown]:
    """What may follow, on one side. but: states that another act brings about."""
    table = ROUTE[route]
    return [
        NextShown(
            to=to, says=table.table.states[to], reasons=dict(reasons_for(route, state, to, side)), ends=to in table.ends
        )
        for to in table.following(state, side)
        if to not in but
    ]  # fmt: skip
