"""What every write of this app shares: the process held, new rows kept, and the gates' answers kept up to date."""

from datetime import datetime
from uuid import UUID

from throughcare.decisions.dueprocess.models import GateRow, Process
from throughcare.decisions.dueprocess.refusals import Ended, NobodyDecides, NoSuchGate, WrongMoment
from throughcare.decisions.dueprocess.ruling import Matter, matter_of
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned, amend
from throughcare.rules.responses.gates import Gate, GateRule


def process_held(
    actor: Actor, process_id: UUID, permission: Permission = Permission.PROCESS_CARRY
) -> Process:
    """The process, if the actor may carry it; one writer at a time. Raises NotPermitted, NotThere, PurposeNeeded."""
    rows = Process.objects.select_for_update(no_key=True, of=("self",)).select_related("person__agency")
    process: Process | None = rows.filter(pk=process_id).first()
    if process is None:
        raise NotThere(permission, None, "no such process")
    require(actor, permission, process.person_id)
    return process


def still_open(process: Process) -> None:
    """Raises Ended where it was decided or dropped."""
    if process.state != "open":
        raise Ended


def named_person(actor: Actor) -> None:
    """Refuse a machine as the one who decides, or vouches for what happened. Raises NobodyDecides."""
    if actor.system or actor.machine:
        raise NobodyDecides


def row_of(matter: Matter[Process, GateRow], gate: str) -> tuple[GateRule, GateRow]:
    """The rule and the row of a gate. Raises NoSuchGate."""
    try:
        rule = matter.table.gate(Gate(gate))
    except ValueError:
        rule = None
    if rule is None:
        raise NoSuchGate(gate)
    return rule, matter.rows[rule.gate]


def past(moment: datetime, field: str) -> None:
    """Raises WrongMoment for what has not happened yet."""
    if moment > clock.now():
        raise WrongMoment(
            "This lies in the future. Give the day and time at which it happened", field, moment
        )


def add(actor: Actor, row: Versioned, action: str, **details: str | int | bool) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row, details=details)


def refresh(actor: Actor, process: Process) -> Matter[Process, GateRow]:
    """Ask the rules again when each open gate opens and is due, and keep what they answer."""
    matter = matter_of(process)
    for rule in matter.table.gates:
        row, at, mark = matter.rows[rule.gate], matter.moments_of(rule), matter.fingerprint_of(rule)
        if row.state == "open" and row.fingerprint != mark:
            amend(
                row, expected=row.version, by=actor, because="computed again", earliest_at=at.earliest, due_at=at.due,
                fingerprint=mark, held_clock=any(each.clock.held for each in at.clocks),
            )  # fmt: skip
    return matter
