"""The decision: made here once its gates are closed, or recorded as a fact where it was made elsewhere or already."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess.commands.opening import begin
from throughcare.decisions.dueprocess.commands.setting_aside import set_aside_of
from throughcare.decisions.dueprocess.commands.writing import (
    add,
    named_person,
    past,
    process_held,
    refresh,
    still_open,
)
from throughcare.decisions.dueprocess.drafts import DecisionDraft, FactDraft
from throughcare.decisions.dueprocess.events import GateNotEvidenced, ProcessDecided
from throughcare.decisions.dueprocess.models import Decision, GateRow, Process
from throughcare.decisions.dueprocess.refusals import (
    BySomebodyElse,
    GatesNotClosed,
    NotListed,
    NotTheirs,
    NotTheirsAgain,
    WordsNeeded,
    WrongMoment,
)
from throughcare.decisions.dueprocess.ruling import Matter, matter_of
from throughcare.decisions.dueprocess.wording import ADVERSE, AUTHORITY_WORDS, OUTCOMES
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.responses.gates import ELSEWHERE, Decider, DecisionKind, Gate, Stage, State, unlocked

MAY_ACT_AS = {
    Decider.OFFICER: Permission.PROCESS_CARRY,
    Decider.MANAGER: Permission.PROCESS_DECIDE,
    Decider.EXECUTIVE: Permission.PROCESS_DECIDE,
    Decider.COURT: Permission.BENCH_SIT,
    Decider.BOARD: Permission.BENCH_SIT,
}
BENCH_ROLES = {Decider.COURT: "judge", Decider.BOARD: "board_member"}


@transaction.atomic
def decide(actor: Actor, process_id: UUID, draft: DecisionDraft, *, expected: int) -> Decision:
    """Decide, as a named person who did not report it, once every gate before the decision is closed.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, Ended, NotTheirs, BySomebodyElse, NotTheirsAgain,
    GatesNotClosed, NotListed, WordsNeeded, WrongMoment, StaleVersion, or what a text may not tell.
    """
    named_person(actor)
    rows = Process.objects.select_for_update(no_key=True, of=("self",)).select_related("person__agency")
    process: Process | None = rows.filter(pk=process_id).first()
    if process is None:
        raise NotThere(Permission.PROCESS_DECIDE, None, "no such process")
    matter = matter_of(process)
    authority = _authority(actor, matter, draft.authority)
    still_open(process)
    if process.reported_by_id == actor.user_id and not matter.table.may_have_reported:
        raise BySomebodyElse
    if set_aside_of(actor.user_id, process.about):
        raise NotTheirsAgain
    _said(actor, process, draft.outcome, draft.reasons, {"proportionate": draft.proportionate})
    if draft.outcome in ADVERSE and not draft.proportionate.strip():
        raise WordsNeeded(
            "Say why this and nothing less, weighed against the public's safety", "proportionate"
        )
    at = draft.decided_at or clock.now()
    _in_order(matter, at)
    decision = Decision(
        person_id=process.person_id, process=process, basis="decided", authority=authority, decided_by_id=actor.user_id,
        made_by=actor.name, decided_at=at, outcome=draft.outcome, reasons=draft.reasons.strip(),
        proportionate=draft.proportionate.strip(), standard=matter.table.standard, appeal_by=draft.appeal_by,
    )  # fmt: skip
    add(actor, decision, "dueprocess:decision:made", outcome=draft.outcome)
    _conclude(actor, process, decision, expected)
    return decision


@transaction.atomic
def record_as_fact(
    actor: Actor, person_id: UUID, kind: str, draft: FactDraft, *, process_id: UUID | None = None,
    permission: Permission = Permission.PROCESS_CARRY,
) -> Decision:  # fmt: skip
    """Record what a court, board or minister decided, or what was decided already: never refused for its gates.

    Each gate that nothing proves is marked "not evidenced" and goes to a manager. permission: what recording takes;
    whoever arranges hearings may record what a court or board decided at one.
    Raises NotPermitted, NotThere, PurposeNeeded, Ended, NotListed, WordsNeeded, WrongMoment, NobodyDecides, or what a
    text may not tell.
    """
    require(actor, permission, person_id)
    if kind not in DecisionKind:
        raise NotListed("kind", kind)
    _fact(draft)
    process = _process_of(actor, person_id, kind, draft, process_id, permission)
    still_open(process)
    _said(
        actor,
        process,
        draft.outcome,
        draft.reasons,
        {"made_by": draft.made_by, "late_because": draft.late_because},
    )
    decision = Decision(
        person_id=person_id, process=process, basis="recorded", authority=draft.authority,
        decided_by_id=draft.made_by_user, made_by=draft.made_by.strip(), decided_at=draft.decided_at,
        outcome=draft.outcome, reasons=draft.reasons.strip(), late_because=draft.late_because.strip(),
        appeal_by=draft.appeal_by,
    )  # fmt: skip
    add(actor, decision, "dueprocess:decision:recorded", outcome=draft.outcome)
    _leave_unproved(actor, process)
    _conclude(actor, process, decision, process.version)
    return decision


def _authority(actor: Actor, matter: Matter[Process, GateRow], asked: str | None) -> str:
    """As whom the actor decides. Raises NotTheirs, or what the door does."""
    deciders = matter.table.deciders
    wanted = [each for each in deciders if asked in (None, each.value)]
    for each in wanted:
        if each in BENCH_ROLES:
            if BENCH_ROLES[each] in actor.roles:
                require(actor, MAY_ACT_AS[each])
                return each.value
        elif MAY_ACT_AS[each] in actor.permissions:
            require(actor, MAY_ACT_AS[each], matter.process.person_id)
            return each.value
    require(actor, Permission.PROCESS_CARRY, matter.process.person_id)
    raise NotTheirs(" or ".join(AUTHORITY_WORDS[each.value] for each in deciders))


def _said(actor: Actor, process: Process, outcome: str, reasons: str, others: dict[str, str]) -> None:
    if outcome not in OUTCOMES:
        raise NotListed("outcome", outcome)
    if not reasons.strip():
        raise WordsNeeded("Give the reasons, in writing", "reasons")
    refuse_what_tells(actor, process.person_id, {"reasons": reasons, **others})


def _in_order(matter: Matter[Process, GateRow], at: datetime) -> None:
    past(at, "decided_at")
    found = unlocked(matter.table, matter.standings(clock.now()))
    if not found.open:
        raise GatesNotClosed(found.missing)
    for rule in matter.table.at(Stage.BEFORE):
        closed_at = matter.rows[rule.gate].happened_at
        if closed_at is not None and at < closed_at:
            raise WrongMoment("The decision comes after every step before it", "decided_at", closed_at)


def _fact(draft: FactDraft) -> None:
    if draft.authority not in AUTHORITY_WORDS:
        raise NotListed("authority", draft.authority)
    if not draft.made_by.strip():
        raise WordsNeeded("Name who decided it: the court, the board, the minister or the person", "made_by")
    past(draft.decided_at, "decided_at")
    if draft.authority not in ELSEWHERE and not draft.late_because.strip():
        raise WordsNeeded("Say why this is recorded only now", "late_because")


def _process_of(
    actor: Actor,
    person_id: UUID,
    kind: str,
    draft: FactDraft,
    process_id: UUID | None,
    permission: Permission,
) -> Process:
    if process_id is not None:
        held = process_held(actor, process_id, permission)
        if held.person_id != person_id or held.kind != kind:
            raise NotThere(permission, person_id, "no such process")
        return held
    person = (
        Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency").get(pk=person_id)
    )
    running: Process | None = Process.objects.filter(about=draft.about, kind=kind, state="open").first()
    return running or begin(
        actor, person, kind, about=draft.about, order_id=draft.order_id, facts=None,
        reported_by=draft.reported_by or actor.user_id,
    )  # fmt: skip


def _leave_unproved(actor: Actor, process: Process) -> None:
    """What nothing proves of the gates before the decision is said so, and told upward."""
    for row in matter_of(process).rows.values():
        if row.stage == Stage.BEFORE and row.state == "open":
            _not_evidenced(actor, process, row)


def _not_evidenced(actor: Actor, process: Process, row: GateRow) -> None:
    amend(row, expected=row.version, by=actor, because="recorded as a fact", state=State.NOT_EVIDENCED.value)
    trail.record(actor, "dueprocess:gate:not-evidenced", row, details={"gate": row.gate})
    bus.publish(actor, GateNotEvidenced(process.pk, process.person_id, row.gate))


def _by_somebody_else(process: Process, decision: Decision) -> bool:
    """Whether it is known that whoever decided did not report it: a body did, or another user."""
    if decision.decided_by_id is None:
        return decision.authority in ELSEWHERE
    return decision.decided_by_id != process.reported_by_id


def _conclude(actor: Actor, process: Process, decision: Decision, expected: int) -> None:
    """Close the gates that the decision itself meets, end the process, and set the clocks of what comes after."""
    amend(process, expected=expected, by=actor, because=decision.basis, state=decision.basis)
    met = {Gate.INDEPENDENT: "named", Gate.REASONS: "written"}
    for gate, row in matter_of(process).rows.items():
        if gate not in met:
            continue
        if gate is Gate.INDEPENDENT and not _by_somebody_else(process, decision):
            _not_evidenced(actor, process, row)
            continue
        amend(
            row, expected=row.version, by=actor, because=decision.basis, state=State.MET.value, finding=met[gate],
            happened_at=decision.decided_at, evidenced_by_id=decision.decided_by_id or actor.user_id,
        )  # fmt: skip
    refresh(actor, process)
    bus.publish(
        actor,
        ProcessDecided(
            process.pk, process.person_id, process.kind, process.about, decision.outcome, decision.basis
        ),
    )
