"""Bringing a process to its decision in a test: every gate closed by the app's own commands, in order."""

from datetime import datetime, timedelta
from uuid import UUID

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import MetDraft, ServiceDraft
from throughcare.decisions.dueprocess.models import GateRow, Process
from throughcare.decisions.dueprocess.ruling import matter_of
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules.responses.gates import BY_DECISION, BY_SERVICE, FINDINGS, Gate, Stage

LONG_AGO = timedelta(days=60)


def met(gate: Gate, at: datetime, finding: str = "") -> MetDraft:
    """What meets a gate in a test."""
    return MetDraft(
        finding=finding or FINDINGS[gate][0].code, happened_at=at, words="As noted", held_by="Ines Independent"
    )  # fmt: skip


def close_gates(
    actor: Actor, process_id: UUID, *, but: frozenset[str] = frozenset(), stage: Stage = Stage.BEFORE,
    at: datetime | None = None,
) -> None:  # fmt: skip
    """Close every gate of a stage in the table's order; those in `but`, and what waits for them, stay open."""
    process = Process.objects.get(pk=process_id)
    step = timedelta(days=3) if stage is Stage.BEFORE else timedelta(0)
    moment = at or clock.now() - (LONG_AGO if step else step)
    left = set(but)
    for rule in matter_of(process).table.at(stage):
        if rule.gate in BY_DECISION or rule.gate in left or set(rule.after) & left:
            left.add(rule.gate)
            continue
        moment += step
        if rule.gate in BY_SERVICE:
            commands.serve_notice(
                actor,
                process_id,
                ServiceDraft(how="in_person", outcome="served", tried_at=moment, gate=rule.gate),
            )
        else:
            commands.meet_gate(actor, process_id, rule.gate, met(rule.gate, moment))


def states(process_id: UUID) -> dict[str, str]:
    """The state of each gate."""
    return dict(GateRow.objects.filter(process_id=process_id).values_list("gate", "state"))
