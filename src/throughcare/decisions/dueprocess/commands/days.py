"""The agency's own days where no figure was read: set by one person, in force when another agrees."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess.commands.writing import add, named_person
from throughcare.decisions.dueprocess.drafts import DaysDraft
from throughcare.decisions.dueprocess.models import GateDays
from throughcare.decisions.dueprocess.refusals import (
    Ended,
    FigureStands,
    NobodyDecides,
    NotListed,
    SameTwo,
    WordsNeeded,
)
from throughcare.decisions.dueprocess.wording import APPEAL_CLOCK_WORDS, BOUNDS, KIND_WORDS, UNITS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import Bound, DecisionKind, Gate

MOST = 366


@transaction.atomic
def set_gate_days(actor: Actor, draft: DaysDraft) -> GateDays:
    """Propose the agency's days for one clock; nothing changes until somebody else agrees.

    Raises NotPermitted, NobodyDecides, NotListed, FigureStands or WordsNeeded.
    """
    named_person(actor)
    require(actor, Permission.RULE_RELEASE)
    for field, listed in (("kind", KIND_WORDS), ("bound", BOUNDS), ("unit", UNITS)):
        if getattr(draft, field) not in listed:
            raise NotListed(field, getattr(draft, field))
    if not _theirs_to_set(actor, draft):
        raise FigureStands
    if not 1 <= draft.amount <= MOST:
        raise WordsNeeded(f"Give a number from 1 to {MOST}", "amount")
    if not draft.reason.strip():
        raise WordsNeeded("Say where the figure comes from", "reason")
    days = GateDays(
        agency_id=_agency(actor), kind=draft.kind, gate=draft.gate, bound=draft.bound, amount=draft.amount,
        unit=draft.unit, reason=draft.reason.strip(), set_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, days, "dueprocess:days:set")
    return days


@transaction.atomic
def agree_gate_days(actor: Actor, gate_days_id: UUID, *, expected: int) -> GateDays:
    """Bring proposed days into force, instead of those that were; never by whoever set them.

    Processes that run keep up with it when they are next written to. Raises NotPermitted, NobodyDecides, NotThere,
    Ended, SameTwo or StaleVersion.
    """
    named_person(actor)
    require(actor, Permission.RULE_RELEASE)
    rows = GateDays.objects.select_for_update(of=("self",)).filter(agency_id=actor.agency_id)
    days: GateDays | None = rows.filter(pk=gate_days_id).first()
    if days is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such days")
    if days.agreed_by_id is not None:
        raise Ended
    if days.set_by_id == actor.user_id:
        raise SameTwo
    former = rows.filter(kind=days.kind, gate=days.gate, bound=days.bound, agreed_by__isnull=False).first()
    if former is not None:
        retract(former, expected=former.version, by=actor, because="other days agreed")
    amend(
        days, expected=expected, by=actor, because="agreed", agreed_by_id=actor.user_id, agreed_at=clock.now()
    )  # fmt: skip
    trail.record(actor, "dueprocess:days:agreed", days)
    return days


def _theirs_to_set(actor: Actor, draft: DaysDraft) -> bool:
    """Whether no figure stands: the times of an appeal have none anywhere, a step's may have its own."""
    if draft.gate in APPEAL_CLOCK_WORDS:
        return draft.bound == Bound.BY
    table = jurisdictions.get(actor.jurisdiction).due_process.of(DecisionKind(draft.kind))
    rule = table.gate(Gate(draft.gate)) if draft.gate in Gate else None
    return rule is not None and draft.bound in {each.bound for each in rule.agency_sets}


def _agency(actor: Actor) -> UUID:
    if actor.agency_id is None:
        raise NobodyDecides
    return actor.agency_id
