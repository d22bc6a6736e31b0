"""Praise and rewards: responses to what goes well. They need no failure, and answer none."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import orders_on
from throughcare.decisions.noncompliance.commands.writing import add, named_person, pack_of
from throughcare.decisions.noncompliance.drafts import RewardDraft
from throughcare.decisions.noncompliance.events import ResponseDecided
from throughcare.decisions.noncompliance.models import Response
from throughcare.decisions.noncompliance.refusals import DayNeeded, NoPower, NotInUse, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.responses.grid import Measure, Power

PRAISE = "praise"


def praise(actor: Actor, person_id: UUID, *, reasons: str, given_on: date) -> Response:
    """Record praise given to the person. Raises as `reward`."""
    return reward(actor, person_id, RewardDraft(measure=PRAISE, reasons=reasons, given_on=given_on))


@transaction.atomic
def reward(actor: Actor, person_id: UUID, draft: RewardDraft) -> Response:
    """Give a step of the ladder of rewards, by who has the power to.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotInUse, NoPower, WordsNeeded, DayNeeded.
    """
    named_person(actor)
    require(actor, Permission.RESPONSE_DECIDE, person_id)
    step = _step(actor, person_id, draft.measure)
    if not draft.reasons.strip():
        raise WordsNeeded("Say what went well", "reasons")
    refuse_what_tells(actor, person_id, {"reasons": draft.reasons})
    if draft.given_on > clock.today(actor.zone):
        raise DayNeeded("The day must be today or before", "given_on")
    standing = orders_on(person_id, draft.given_on)
    praised = step.code == PRAISE
    response = Response(
        person_id=person_id, order_id=standing[0].id if standing else None,
        kind=Response.Kind.PRAISE if praised else Response.Kind.REWARD, measure="" if praised else step.code,
        what="" if praised else step.title, given_on=draft.given_on, reasons=draft.reasons.strip(),
        decided_by_id=actor.user_id, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, response, "noncompliance:response:decided", kind=response.kind)
    bus.publish(actor, ResponseDecided(response.pk, person_id, None, response.kind))
    return response


def _step(actor: Actor, person_id: UUID, code: str) -> Measure:
    pack = pack_of(actor, person_id)
    step = pack.responding.reward(code)
    if step is None:
        raise NotInUse("Choose a step of the ladder", "measure")
    if not step.power.in_agency:
        raise NoPower(f"Only {step.power.label} may give this. Ask them for it.", "measure")
    if step.power is not Power.OFFICER and Permission.SANCTION_APPROVE not in actor.permissions:
        raise NoPower(f"Only the {pack.words.supervisor} may give this: ask them to.", "measure")
    return step
