"""/provider: the workspace of an outside organisation: its referrals and what is done under them, and nobody's record.

For staff of the organisation who signed in, and for a token of the organisation; answering referrals takes a person.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from throughcare.casework.provision import commands, queries
from throughcare.casework.provision.commands.answering import BY_ITSELF
from throughcare.casework.provision.drafts import ReportDraft, SessionDraft, SessionOutcome
from throughcare.casework.provision.looking import PURPOSE
from throughcare.casework.provision.refusals import NotOne
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.refusal import Refused
from throughcare.rules.interventions.referring import PHASES, RUNNER, SERVICE
from throughcare.shell.api.delivery import NextShown, WorkShown, next_moves, shown_work
from throughcare.shell.api.operations import Resource, Written, WrittenMany
from throughcare.shell.api.shapes import Shown

provider = Resource("provider", "provider")
REFERRALS, SESSIONS, GROUPS = "/provider/referrals", "/provider/sessions", "/provider/groups"
REFERRAL = f"{REFERRALS}/{{uuid:referral_id}}"
SESSION = f"{SESSIONS}/{{uuid:session_id}}"
GROUP = f"{GROUPS}/{{uuid:group_id}}"
WEEK = timedelta(days=7)
MOST_DAYS = 366
FIELDS = {"day": "starts_at", "starts": "starts_at", "minutes": "ends_at"}
"""Where the screen's fields of a session stand in a body."""


class ProviderReferralLine(Shown):
    """A referral in the list. name: as it was shared, "" where it was not. phase: asked, waiting, running or ended.

    planned: sessions of the latest action plan. unrecorded: past sessions of which nobody wrote what became of them.
    """

    id: UUID
    person_id: UUID
    version: int
    name: str
    offering: str
    route: str
    state: str
    phase: str
    sent_at: datetime | None
    waits_from: date | None
    began_on: date | None
    ended_on: date | None
    ended_how: str
    needed_by: date | None
    worker: str
    worker_id: UUID | None
    plan_state: str | None
    planned: int | None
    attended: int
    missed: int
    next_at: datetime | None
    unrecorded: int


class SharedShown(Shown):
    """A field that the agency shared, with the purpose and ground on which it did."""

    field: str
    title: str
    value: str
    ground: str


class WorkingNoteShown(Shown):
    """A note of a session, which stays with the organisation."""

    session_id: UUID
    words: str
    at: datetime
    by: str


class ProviderReferral(Shown):
    """One referral with what was shared, what was done under it, and what may follow. author: the officer."""

    id: UUID
    person_id: UUID
    version: int
    name: str
    offering: str
    clinical: bool
    route: str
    state: str
    phase: str
    why: str
    outcomes: list[str]
    needed_by: date | None
    most_days: int | None
    availability: str
    shared: list[SharedShown]
    author: str
    author_phone: str
    worker_id: UUID | None
    worker: str
    sent_at: datetime | None
    waits_from: date | None
    began_on: date | None
    ended_on: date | None
    ended_how: str
    ended_why: str
    ended_words: str
    usual_sessions: int | None
    usual_minutes: int | None
    work: WorkShown
    notes: list[WorkingNoteShown]
    may_become: list[NextShown]


class CalendarSession(Shown):
    """A session in the calendar. name: as it was shared."""

    id: UUID
    referral_id: UUID
    person_id: UUID
    version: int
    name: str
    offering: str
    number: int
    starts_at: datetime
    ends_at: datetime
    way: str
    place: str
    state: str
    group_id: UUID | None
    group_title: str
    worker: str
    worker_id: UUID | None


class OfferedShown(Shown):
    """A service that the organisation runs."""

    id: UUID
    title: str


class ColleagueShown(Shown):
    """Somebody who works for the organisation."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAttended:
    """What became of one session of many. version: of the session, as it was read."""

    session: UUID
    version: int
    outcome: SessionOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeReached:
    """An outcome in the words of the referral, how far it was reached ("" not said yet), and in what words."""

    outcome: str
    achieved: str = ""
    words: str = ""


def read_provider_referrals(actor: Actor, phase: str = "") -> list[ProviderReferralLine]:
    """The organisation's open referrals, or those of one phase."""
    if phase and phase not in PHASES:
        raise NotOne("phase")
    found = queries.referrals(actor, [phase]) if phase else queries.referrals(actor)
    return [ProviderReferralLine.model_validate(each, from_attributes=True) for each in found]


def read_provider_referral(actor: Actor, referral_id: UUID) -> ProviderReferral:
    """One of the organisation's referrals, with everything done under it."""
    held, work = queries.referral(actor, referral_id), queries.work_under(referral_id)
    but = BY_ITSELF if held.route == SERVICE else frozenset[str]()
    written = ("shared", "work", "notes", "may_become")
    plain = {name: getattr(held, name) for name in ProviderReferral.model_fields if name not in written}
    return ProviderReferral(
        **plain, shared=[_shared(each) for each in held.shared], work=shown_work(work),
        notes=[WorkingNoteShown.model_validate(each, from_attributes=True) for each in work.notes],
        may_become=next_moves(held.route, held.state, RUNNER, but),
    )  # fmt: skip


def read_provider_sessions(
    actor: Actor, first: date | None = None, until: date | None = None
) -> list[queries.Slot]:
    """The organisation's sessions from a day to before another: this week's, where no day is given."""
    start = first or queries.week_of(clock.today(actor.zone))
    end = until or start + WEEK
    if (end - start).days > MOST_DAYS:
        raise NotOne("until", f"Ask for at most {MOST_DAYS} days at once")
    return queries.sessions_between(actor, start, end)


def read_provider_group_sessions(actor: Actor, group_id: UUID) -> list[queries.Slot]:
    """Every session held or to be held with a group, within 200 days of today."""
    return queries.members(actor, group_id)[1]


def read_provider_offerings(actor: Actor) -> list[OfferedShown]:
    """The services that the organisation runs."""
    return [OfferedShown(id=UUID(key), title=title) for key, title in queries.offerings(actor)]


def read_provider_colleagues(actor: Actor) -> list[ColleagueShown]:
    """Who works for the organisation."""
    return [ColleagueShown(id=UUID(key), name=name) for key, name in queries.colleagues(actor)]


def write_action_plan(
    actor: Actor, referral_id: UUID, sessions: int, activities: Sequence[str], submit: bool = False, *, expected: int
) -> Written:  # fmt: skip
    """Keep the action plan, or send it to the officer; its version, or 0 where none is being written, in If-Match."""
    plan = commands.write_plan(
        actor, referral_id, sessions=sessions, activities=tuple(activities), submit=submit, expected=expected
    )
    return Written(id=plan.pk, version=plan.version)


def write_end_report(
    actor: Actor, referral_id: UUID, outcomes: Sequence[OutcomeReached], progress: str = "", further: str = "",
    submit: bool = False, *, expected: int,
) -> Written:  # fmt: skip
    """Keep the end-of-service report, or send it and conclude the service; its version, or 0 at first, in If-Match."""
    said = tuple((each.outcome, each.achieved, each.words) for each in outcomes)
    draft = ReportDraft(outcomes=said, progress=progress, further=further)
    report = commands.write_report(actor, referral_id, draft, submit=submit, expected=expected)
    return Written(id=report.pk, version=report.version)


def plan_service_session(actor: Actor, referral_id: UUID, session: SessionDraft) -> Written:
    """Give the next session its day."""
    with _in_fields_of_the_body():
        made = commands.plan_session(actor, referral_id, session)
    return Written(id=made.pk, version=made.version)


def plan_service_sessions(actor: Actor, referral_id: UUID, sessions: Sequence[SessionDraft]) -> WrittenMany:
    """Give several sessions their days, all of them or none."""
    if not sessions:
        raise NotOne("sessions", "Send at least one session")
    with _in_fields_of_the_body():
        made = [commands.plan_session(actor, referral_id, each) for each in sessions]
    return WrittenMany(items=[Written(id=each.pk, version=each.version) for each in made])


def move_service_session(
    actor: Actor, session_id: UUID, session: SessionDraft, asked_by: str, asked_why: str, *, expected: int
) -> Written:
    """Put a session on another day; who asked and why is kept."""
    with _in_fields_of_the_body():
        made = commands.move_session(
            actor, session_id, session, asked_by=asked_by, asked_why=asked_why, expected=expected
        )
    return Written(id=made.pk, version=made.version)


def plan_group_session(actor: Actor, group_id: UUID, session: SessionDraft) -> WrittenMany:
    """Give the next session of everybody in a group the same day, all of them or none."""
    with _in_fields_of_the_body():
        made = commands.plan_group_session(actor, group_id, session)
    return WrittenMany(items=[Written(id=each.pk, version=each.version) for each in made])


def record_attendance(actor: Actor, sessions: Sequence[SessionAttended]) -> int:
    """Write down what became of many sessions, all of them or none."""
    door.require(actor, WORK)
    if len({each.session for each in sessions}) < len(sessions):
        raise NotOne("sessions", "Send each session once")
    return commands.record_group(actor, {each.session: (each.outcome, each.version) for each in sessions})


def _shared(each: dict[str, str]) -> SharedShown:
    return SharedShown(**{name: each.get(name, "") for name in SharedShown.model_fields})


@contextmanager
def _in_fields_of_the_body() -> Iterator[None]:
    """A refusal names the field as the body has it."""
    try:
        yield
    except Refused as refused:
        refused.field = FIELDS.get(refused.field, refused.field)
        raise


WORK = Permission.REFERRAL_WORK
provider.lists(REFERRALS, read_provider_referrals, by=("waits_from", "id"), may=WORK, purpose=PURPOSE)
provider.reads(REFERRAL, read_provider_referral, may=WORK, purpose=PURPOSE)
provider.acts(f"{REFERRAL}/moving", commands.move_on, name="move_service_referral")
provider.acts(f"{REFERRAL}/giving", commands.give_to, name="give_service_referral")
provider.acts(f"{REFERRAL}/action-plan", write_action_plan)
provider.adds(f"{REFERRAL}/measures", commands.take_measure, name="take_outcome_measure")
provider.acts(f"{REFERRAL}/asking-to-end", commands.ask_to_end, name="ask_to_end_service")
provider.acts(f"{REFERRAL}/report", write_end_report)
provider.adds(f"{REFERRAL}/sessions", plan_service_session)
provider.adds(f"{REFERRAL}/series", plan_service_sessions)
provider.lists(
    SESSIONS, read_provider_sessions, by=("starts_at", "id"), may=WORK, purpose=PURPOSE, shape=CalendarSession
)
provider.lists(
    f"{SESSIONS}/unrecorded", queries.unrecorded, name="read_unrecorded_sessions", by=("starts_at", "id"), may=WORK,
    purpose=PURPOSE, shape=CalendarSession,
)  # fmt: skip
provider.reads(
    SESSION, queries.session, name="read_provider_session", may=WORK, purpose=PURPOSE, shape=CalendarSession
)
provider.acts(f"{SESSION}/outcome", commands.record_session, name="record_service_session")
provider.acts(f"{SESSION}/moving", move_service_session)
provider.acts("/provider/attendance", record_attendance)
provider.lists(GROUPS, queries.groups, name="read_provider_groups", by=("title", "id"), may=WORK)
provider.adds(GROUPS, commands.set_up_group)
provider.lists(
    f"{GROUP}/sessions", read_provider_group_sessions, by=("starts_at", "id"), may=WORK, purpose=PURPOSE,
    shape=CalendarSession,
)  # fmt: skip
provider.adds(f"{GROUP}/sessions", plan_group_session)
provider.acts(f"{GROUP}/ending", commands.end_group)
provider.lists("/provider/services", read_provider_offerings, by=("title", "id"), may=WORK)
provider.lists("/provider/colleagues", read_provider_colleagues, by=("name", "id"), may=WORK)
