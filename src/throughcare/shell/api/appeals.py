"""/people/{id}/appeals: what the person says against a decision, who rules on it, and what came of it."""

from datetime import date, datetime
from uuid import UUID

from throughcare.decisions.appeals import commands, queries
from throughcare.decisions.appeals.drafts import (
    CarriedOutDraft,
    LodgeDraft,
    OutcomeDraft,
    RulingDraft,
    WithdrawDraft,
)
from throughcare.decisions.hearings.drafts import HearingDraft
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

appeals = Resource("appeals", "appeals")
PERSON = "/people/{uuid:person_id}/appeals"
ONE = f"{PERSON}/{{uuid:appeal_id}}"


class AppealShown(Shown):
    """One appeal. kind, process_id: of the decision it is against. taken_up: by whom it is considered.

    parts: of the decision; each is named, with whether it stands, where the appeal is allowed in part.
    """

    id: UUID
    version: int
    process_id: UUID
    kind: str
    called: str
    before: str
    state: str
    lodged_on: date
    lodged_by: str
    speaker: str
    lodged_how: str
    grounds: str
    evidence: str
    wants_hearing: bool | None
    lawyer: str
    language: str
    suspend_asked: bool
    window: str
    told_on: date | None
    last_day: date | None
    late_because: str
    acknowledge_by: date | None
    acknowledged_on: date | None
    decide_by: date | None
    taken_up: str
    taken_up_at: datetime | None
    withdrawn_on: date | None
    withdrawn_how: str
    withdrawn_words: str
    carried_out_on: date | None
    carried_out_words: str
    rulings: list[queries.RulingLine]
    outcome: queries.OutcomeLine | None
    hearings: list[queries.HeardLine]
    parts: list[queries.PartLine]


def read_appeal(actor: Actor, person_id: UUID, appeal_id: UUID) -> AppealShown:
    """One appeal with what was ruled and what came of it."""
    view = queries.appeal(actor, person_id, appeal_id)
    of_view = {name for name in AppealShown.model_fields if hasattr(view, name)}
    of_line = set(AppealShown.model_fields) - of_view
    return AppealShown.model_validate({
        **{name: getattr(view.line, name) for name in of_line}, **{name: getattr(view, name) for name in of_view},
        "rulings": list(view.rulings), "hearings": list(view.hearings), "parts": list(view.parts),
    }, from_attributes=True)  # fmt: skip


def list_appeals(actor: Actor, person_id: UUID) -> list[queries.AppealLine]:
    """The appeals of a person."""
    return queries.of_person(actor, person_id)


def lodge_appeal(actor: Actor, person_id: UUID, process_id: UUID, draft: LodgeDraft) -> Written:
    """Record an appeal against the decision of a process; after its last day only as late, with the reason."""
    made = commands.lodge(actor, person_id, process_id, draft)
    return Written(id=made.pk, version=made.version)


def acknowledge_appeal(actor: Actor, person_id: UUID, appeal_id: UUID, on: date, *, expected: int) -> Written:
    """Record the day on which the person was told that it came in."""
    queries.appeal(actor, person_id, appeal_id)
    made = commands.acknowledge(actor, appeal_id, on, expected=expected)
    return Written(id=made.pk, version=made.version)


def rule_on_late_appeal(
    actor: Actor, person_id: UUID, appeal_id: UUID, draft: RulingDraft, *, expected: int
) -> Written:
    """Say whether an appeal that came late is heard; never by whoever made the decision."""
    queries.appeal(actor, person_id, appeal_id)
    return Written(id=commands.rule_on_lateness(actor, appeal_id, draft, expected=expected).pk)


def rule_on_waiting_for_appeal(actor: Actor, person_id: UUID, appeal_id: UUID, draft: RulingDraft) -> Written:
    """Say whether the decision waits until the appeal is decided; it never does by itself."""
    queries.appeal(actor, person_id, appeal_id)
    return Written(id=commands.rule_on_waiting(actor, appeal_id, draft).pk)


def take_up_appeal(actor: Actor, person_id: UUID, appeal_id: UUID, *, expected: int) -> Written:
    """Begin to consider it, as the one who will answer for it."""
    queries.appeal(actor, person_id, appeal_id)
    made = commands.take_up(actor, appeal_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def decide_appeal(
    actor: Actor, person_id: UUID, appeal_id: UUID, draft: OutcomeDraft, *, expected: int
) -> Written:
    """Decide an appeal, as a named person who neither made the decision nor reported what it is about."""
    queries.appeal(actor, person_id, appeal_id)
    return Written(id=commands.decide(actor, appeal_id, draft, expected=expected).pk)


def record_appeal_decision(
    actor: Actor, person_id: UUID, appeal_id: UUID, draft: OutcomeDraft, *, expected: int
) -> Written:
    """Record as a fact what a court, board or minister decided on it."""
    queries.appeal(actor, person_id, appeal_id)
    return Written(id=commands.record_fact(actor, appeal_id, draft, expected=expected).pk)


def withdraw_appeal(
    actor: Actor, person_id: UUID, appeal_id: UUID, draft: WithdrawDraft, *, expected: int
) -> Written:
    """Record that the person took it back, and how they said so."""
    queries.appeal(actor, person_id, appeal_id)
    made = commands.withdraw(actor, appeal_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def carry_out_appeal(
    actor: Actor, person_id: UUID, appeal_id: UUID, draft: CarriedOutDraft, *, expected: int
) -> Written:
    """Record that what an appeal came to was seen to."""
    queries.appeal(actor, person_id, appeal_id)
    made = commands.carry_out(actor, appeal_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def arrange_appeal_hearing(actor: Actor, person_id: UUID, appeal_id: UUID, draft: HearingDraft) -> Written:
    """List the hearing of an appeal; what comes of it proposes the outcome, and never makes it."""
    made = commands.arrange_hearing(actor, person_id, appeal_id, draft)
    return Written(id=made.pk, version=made.version)


appeals.lists(PERSON, list_appeals, by=("lodged_on", "id"), newest_first=True)
appeals.reads(ONE, read_appeal)
appeals.adds(PERSON, lodge_appeal)
appeals.adds(f"{ONE}/hearings", arrange_appeal_hearing)
appeals.acts(f"{ONE}/acknowledging", acknowledge_appeal)
appeals.acts(f"{ONE}/admitting", rule_on_late_appeal)
appeals.acts(f"{ONE}/suspending", rule_on_waiting_for_appeal)
appeals.acts(f"{ONE}/taking-up", take_up_appeal)
appeals.acts(f"{ONE}/deciding", decide_appeal)
appeals.acts(f"{ONE}/recording", record_appeal_decision)
appeals.acts(f"{ONE}/withdrawing", withdraw_appeal)
appeals.acts(f"{ONE}/carrying-out", carry_out_appeal)
