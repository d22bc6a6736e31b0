"""/people/{id}/fair-processes: decisions on their way and made, their gates, and the agency's own days."""

from datetime import date, datetime
from uuid import UUID

from throughcare.decisions.dueprocess import commands, queries
from throughcare.decisions.dueprocess.drafts import (
    AdjournmentDraft,
    DaysDraft,
    DecisionDraft,
    FactDraft,
    FactsDraft,
    MetDraft,
    RepresentationDraft,
    ServiceDraft,
    WaiverDraft,
)
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

dueprocess = Resource("fair processes", "dueprocess")
PERSON = "/people/{uuid:person_id}/fair-processes"
ONE = f"{PERSON}/{{uuid:process_id}}"
GATE = f"{ONE}/gates/{{str:gate}}"


class GateShown(Shown):
    """One gate now. state: waits, too_early, open, overdue, met, waived or not_evidenced. after: what comes before it.

    source: the law. fingerprint: of the facts from which the moments were computed.
    """

    version: int
    gate: str
    stage: str
    state: str
    after: list[str]
    waits_for: list[str]
    waivable: bool
    findings: list[str]
    who: str
    earliest_at: datetime | None
    due_at: datetime | None
    happened_at: datetime | None
    finding: str
    words: str
    held_by: str
    source: str
    fingerprint: str


class FairDecisionShown(Shown):
    """What was decided. basis: decided here, or recorded as a fact."""

    id: UUID
    version: int
    basis: str
    authority: str
    made_by: str
    decided_at: datetime
    outcome: str
    reasons: str
    proportionate: str
    late_because: str
    appeal_by: date | None


class FairServiceShown(Shown):
    """An attempt to serve a notice."""

    id: UUID
    gate: str
    tried_at: datetime
    how: str
    outcome: str
    words: str


class FairWordShown(Shown):
    """What was said for the person, and the answer."""

    id: UUID
    version: int
    by: str
    made_at: datetime
    words: str
    answer: str
    answered_at: datetime | None


class FairProcessShown(Shown):
    """One process. may_be_decided: every gate before the decision is closed; missing: those that are not."""

    id: UUID
    version: int
    kind: str
    place: str
    about: UUID
    order_id: UUID | None
    state: str
    opened_at: datetime
    adult_needed: bool | None
    detained_at: datetime | None
    released_at: datetime | None
    may_be_decided: bool
    missing: list[str]
    next: str | None
    deciders: list[str]
    gates: list[GateShown]
    services: list[FairServiceShown]
    said: list[FairWordShown]
    decision: FairDecisionShown | None


def read_fair_process(actor: Actor, person_id: UUID, process_id: UUID) -> FairProcessShown:
    """One decision on its way or made: every gate with its moments, what is missing, and what comes next."""
    view = _of(actor, person_id, process_id)
    held, unlocked = view.process, view.unlocked
    return FairProcessShown(
        id=held.id, version=held.version, kind=held.kind, place=held.place, about=held.about, order_id=held.order_id,
        state=held.state, opened_at=held.opened_at, adult_needed=held.adult_needed, detained_at=held.detained_at,
        released_at=held.released_at, may_be_decided=unlocked.open and held.state == "open",
        missing=list(unlocked.missing), next=unlocked.next.gate if unlocked.next else None,
        deciders=list(unlocked.deciders), gates=_gates(view),
        services=[FairServiceShown.model_validate(each, from_attributes=True) for each in view.services],
        said=[FairWordShown.model_validate(each, from_attributes=True) for each in view.representations],
        decision=FairDecisionShown.model_validate(view.decision, from_attributes=True) if view.decision else None,
    )  # fmt: skip


def _gates(view: queries.ProcessView) -> list[GateShown]:
    shown = []
    for stand in view.standings:
        row, rule = view.matter.rows[stand.gate], stand.rule
        shown.append(GateShown(
            version=row.version, gate=stand.gate, stage=rule.stage, state=stand.state, after=list(rule.after),
            waits_for=list(stand.waits_for), waivable=rule.waivable, findings=[each.code for each in rule.findings],
            who=rule.who, earliest_at=stand.moments.earliest, due_at=stand.moments.due, happened_at=row.happened_at,
            finding=row.finding, words=row.words, held_by=row.held_by, source=str(rule.source),
            fingerprint=row.fingerprint,
        ))  # fmt: skip
    return shown


def _of(actor: Actor, person_id: UUID, process_id: UUID) -> queries.ProcessView:
    """The process, if it is this person's. Raises NotThere."""
    view = queries.process(actor, process_id)
    if view.process.person_id != person_id:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such process")
    return view


def open_fair_process(
    actor: Actor, person_id: UUID, kind: str, about: UUID, reported_by: UUID, facts: FactsDraft | None = None,
    order_id: UUID | None = None,
) -> Written:  # fmt: skip
    """Begin to prepare a decision: every gate of the place's table gets its row."""
    made = commands.open_process(
        actor, person_id, kind, about=about, reported_by=reported_by, order_id=order_id, facts=facts
    )
    return Written(id=made.pk, version=made.version)


def set_fair_facts(
    actor: Actor, person_id: UUID, process_id: UUID, draft: FactsDraft, *, expected: int
) -> Written:
    """Say what clocks run from; each gate is computed again."""
    _of(actor, person_id, process_id)
    made = commands.set_facts(actor, process_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def serve_fair_notice(actor: Actor, person_id: UUID, process_id: UUID, draft: ServiceDraft) -> Written:
    """Record an attempt to serve a notice; one that succeeded meets the gate."""
    _of(actor, person_id, process_id)
    return Written(id=commands.serve_notice(actor, process_id, draft).pk)


def meet_fair_gate(
    actor: Actor, person_id: UUID, process_id: UUID, gate: str, draft: MetDraft, *, expected: int
) -> Written:
    """Say what met a gate; the version of the gate in If-Match."""
    _of(actor, person_id, process_id)
    made = commands.meet_gate(actor, process_id, gate, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def waive_fair_gate(
    actor: Actor, person_id: UUID, process_id: UUID, gate: str, draft: WaiverDraft, *, expected: int
) -> Written:
    """Record that the person gave a gate up, knowing what it was; the version of the gate in If-Match."""
    _of(actor, person_id, process_id)
    return Written(id=commands.waive_gate(actor, process_id, gate, draft, expected=expected).pk)


def reopen_fair_gate(
    actor: Actor, person_id: UUID, process_id: UUID, gate: str, because: str, *, expected: int
) -> Written:
    """Open a gate again that was closed wrongly, before anything is decided."""
    _of(actor, person_id, process_id)
    made = commands.reopen_gate(actor, process_id, gate, because, expected=expected)
    return Written(id=made.pk, version=made.version)


def adjourn_fair_process(actor: Actor, person_id: UUID, process_id: UUID, draft: AdjournmentDraft) -> Written:
    """Put it off, with who asked and why."""
    _of(actor, person_id, process_id)
    return Written(id=commands.adjourn(actor, process_id, draft).pk)


def record_fair_words(actor: Actor, person_id: UUID, process_id: UUID, draft: RepresentationDraft) -> Written:
    """Record what was said for the person."""
    _of(actor, person_id, process_id)
    made = commands.represent(actor, process_id, draft)
    return Written(id=made.pk, version=made.version)


def answer_fair_words(
    actor: Actor, person_id: UUID, process_id: UUID, representation_id: UUID, answer: str, *, expected: int
) -> Written:
    """Answer what was said for the person, with reasons."""
    view = _of(actor, person_id, process_id)
    if representation_id not in {each.id for each in view.representations}:
        raise NotThere(Permission.PROCESS_CARRY, person_id, "no such representation")
    made = commands.answer_representation(actor, representation_id, answer, expected=expected)
    return Written(id=made.pk, version=made.version)


def decide_fair_process(
    actor: Actor, person_id: UUID, process_id: UUID, draft: DecisionDraft, *, expected: int
) -> Written:
    """Decide, as a named person who did not report it, once every gate before the decision is closed."""
    _of(actor, person_id, process_id)
    return Written(id=commands.decide(actor, process_id, draft, expected=expected).pk)


def record_fair_decision(
    actor: Actor, person_id: UUID, kind: str, draft: FactDraft, process_id: UUID | None = None
) -> Written:
    """Record what a court, board or minister decided, or what was decided already: never refused for its gates."""
    return Written(id=commands.record_as_fact(actor, person_id, kind, draft, process_id=process_id).pk)


def drop_fair_process(
    actor: Actor, person_id: UUID, process_id: UUID, because: str, *, expected: int
) -> Written:
    """End it without a decision."""
    _of(actor, person_id, process_id)
    made = commands.drop_process(actor, process_id, because, expected=expected)
    return Written(id=made.pk, version=made.version)


def list_fair_processes(actor: Actor, person_id: UUID) -> list[queries.ProcessLine]:
    """Decisions about a person that are on their way or made."""
    return list(queries.around(actor, person_id))


def list_gate_days(actor: Actor) -> list[queries.DaysLine]:
    """The agency's own days where no figure was read, those proposed included."""
    return list(queries.days_of(actor))


def set_gate_days(actor: Actor, draft: DaysDraft) -> Written:
    """Propose the agency's days for one clock; nothing changes until somebody else agrees."""
    return Written(id=commands.set_gate_days(actor, draft).pk)


dueprocess.lists(PERSON, list_fair_processes, by=("opened_at", "id"), newest_first=True)
dueprocess.reads(ONE, read_fair_process)
dueprocess.adds(PERSON, open_fair_process)
dueprocess.changes(f"{ONE}/facts", set_fair_facts)
dueprocess.adds(f"{ONE}/services", serve_fair_notice)
dueprocess.acts(f"{GATE}/meeting", meet_fair_gate)
dueprocess.acts(f"{GATE}/waiving", waive_fair_gate)
dueprocess.acts(f"{GATE}/reopening", reopen_fair_gate)
dueprocess.adds(f"{ONE}/adjournments", adjourn_fair_process)
dueprocess.adds(f"{ONE}/said", record_fair_words)
dueprocess.acts(f"{ONE}/said/{{uuid:representation_id}}/answering", answer_fair_words)
dueprocess.acts(f"{ONE}/deciding", decide_fair_process)
dueprocess.adds("/people/{uuid:person_id}/decisions-made", record_fair_decision)
dueprocess.acts(f"{ONE}/letter", commands.prepare_letter, name="prepare_decision_letter")
dueprocess.acts(f"{ONE}/dropping", drop_fair_process)
dueprocess.lists("/gate-days", list_gate_days, by=("kind", "gate", "id"), may=Permission.RULE_RELEASE)
dueprocess.adds("/gate-days", set_gate_days)
dueprocess.acts("/gate-days/{uuid:gate_days_id}/agreeing", commands.agree_gate_days)
