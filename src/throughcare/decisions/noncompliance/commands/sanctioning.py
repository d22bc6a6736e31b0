"""Sanctions from their beginning to their end: hours of unpaid work are required where they belong."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands import add_condition
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.unpaidwork.commands import require_hours
from throughcare.casework.unpaidwork.drafts import RequirementDraft
from throughcare.casework.unpaidwork.models import WorkRequirement
from throughcare.decisions.noncompliance.commands.writing import add, named_person, pack_of
from throughcare.decisions.noncompliance.drafts import DecisionDraft, SanctionEndDraft
from throughcare.decisions.noncompliance.events import SanctionBegun, SanctionEnded
from throughcare.decisions.noncompliance.models import Response, Sanction
from throughcare.decisions.noncompliance.options import Option
from throughcare.decisions.noncompliance.refusals import DayNeeded, NotInUse, NotNow, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells

State = Sanction.State
LET_OFF = (State.EXCUSED, State.WITHDRAWN)
MINUTES = 60


def begin_sanction(actor: Actor, response: Response, option: Option, draft: DecisionDraft) -> Sanction:
    """Keep the sanction of a response; one of unpaid work makes its hours in that app."""
    measure = option.measure
    work = (
        _require_work(actor, response, draft)
        if measure is not None and measure.does == "unpaid_work"
        else None
    )
    sanction = Sanction(
        person_id=response.person_id, response=response, measure=response.measure, what=response.what,
        amount=draft.amount if measure is not None and measure.counted_in else None,
        counted_in=measure.counted_in if measure is not None else "", due_on=draft.due_on, requirement=work,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, sanction, "noncompliance:sanction:begun", measure=response.measure)
    bus.publish(actor, SanctionBegun(sanction.pk, response.person_id, sanction.measure, sanction.due_on))
    return sanction


@transaction.atomic
def end_sanction(
    actor: Actor, person_id: UUID, sanction_id: UUID, draft: SanctionEndDraft, *, expected: int
) -> Sanction:
    """Write down that a sanction is done, or that the person is let off with reasons: excused, or withdrawn.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotNow, DayNeeded, WordsNeeded, StaleVersion.
    """
    named_person(actor)
    require(actor, Permission.RESPONSE_DECIDE, person_id)
    rows = Sanction.objects.select_for_update(no_key=True, of=("self",)).select_related("response")
    sanction: Sanction | None = rows.filter(pk=sanction_id, person_id=person_id).first()
    if sanction is None:
        raise NotThere(Permission.RESPONSE_DECIDE, person_id, "R1 no such sanction")
    if sanction.state != State.DUE:
        raise NotNow("This sanction has ended already.")
    if draft.state not in (State.DONE, *LET_OFF):
        raise NotNow("Choose how it ended", "state")
    if draft.state in LET_OFF and not draft.because.strip():
        raise WordsNeeded("Say why", "because")
    if not sanction.response.given_on <= draft.ended_on <= clock.today(actor.zone):
        raise DayNeeded("The day must be from the day it was decided up to today", "ended_on")
    refuse_what_tells(actor, person_id, {"because": draft.because})
    because = draft.because.strip()
    amend(
        sanction, expected=expected, by=actor, because=draft.state, state=draft.state, ended_on=draft.ended_on,
        ended_because=because,
    )  # fmt: skip
    trail.record(actor, "noncompliance:sanction:ended", sanction, details={"state": draft.state})
    if draft.state == State.WITHDRAWN:
        response = sanction.response
        amend(
            response, expected=response.version, by=actor, because="withdrawn", withdrawn_on=draft.ended_on,
            withdrawn_because=because[:300],
        )  # fmt: skip
        trail.record(actor, "noncompliance:response:withdrawn", response)
    bus.publish(actor, SanctionEnded(sanction.pk, person_id, draft.state))
    return sanction


def _require_work(actor: Actor, response: Response, draft: DecisionDraft) -> WorkRequirement:
    pack = pack_of(actor, response.person_id)
    if pack.unpaid_work is None or response.order_id is None or draft.amount is None:
        raise NotInUse("No condition here carries hours of work, so none can be imposed", "kind")
    day = pack.in_words(response.given_on)
    condition = add_condition(
        actor, response.person_id, response.order_id,
        ConditionDraft(
            kind=pack.unpaid_work.condition_types[0], starts_on=response.given_on, last_day=draft.due_on,
            text=f"{draft.amount} hours of {pack.unpaid_work.title.lower()}, decided on {day}.",
        ),
    )  # fmt: skip
    return require_hours(
        actor, response.person_id,
        RequirementDraft(
            condition_id=condition.pk, required_minutes=draft.amount * MINUTES, starts_on=response.given_on,
            ends_on=condition.ends_on,
        ),
    )  # fmt: skip
