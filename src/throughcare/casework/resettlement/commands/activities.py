"""Activities in custody that serve a pathway: work, learning, programmes."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.resettlement.commands.writing import add, check_pathway, held, hold
from throughcare.casework.resettlement.drafts import ActivityDraft
from throughcare.casework.resettlement.events import ActivityChanged
from throughcare.casework.resettlement.models import CustodyActivity
from throughcare.casework.resettlement.refusals import NotListed, WordsNeeded, WrongDay
from throughcare.casework.resettlement.wording import ACTIVITY_KINDS, ACTIVITY_STATES
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def add_activity(actor: Actor, person_id: UUID, draft: ActivityDraft) -> CustodyActivity:
    """Record an activity in custody, planned or going on.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, WordsNeeded, WrongDay, or what a text may not tell.
    """
    require(actor, Permission.RESETTLE, person_id)
    place = hold(person_id)
    _check(draft, place.today)
    refuse_what_tells(actor, person_id, asdict(draft))
    activity = CustodyActivity(person_id=person_id, **_fields(draft))
    add(actor, activity, "resettlement:activity:added")
    bus.publish(actor, ActivityChanged(person_id, activity.pk, activity.pathway, activity.state, ""))
    return activity


@transaction.atomic
def change_activity(
    actor: Actor, person_id: UUID, activity_id: UUID, draft: ActivityDraft, *, expected: int
) -> CustodyActivity:
    """Change an activity, or say how it ended. Raises as `add_activity`, or StaleVersion."""
    require(actor, Permission.RESETTLE, person_id)
    place = hold(person_id)
    activity = held(CustodyActivity, person_id, activity_id)
    _check(draft, place.today)
    refuse_what_tells(actor, person_id, asdict(draft), before=activity)
    former = activity.state
    amend(activity, expected=expected, by=actor, because="changed", **_fields(draft))
    trail.record(actor, "resettlement:activity:changed", activity)
    bus.publish(actor, ActivityChanged(person_id, activity.pk, activity.pathway, activity.state, former))
    return activity


def _fields(draft: ActivityDraft) -> dict[str, object]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(draft).items()}


def _check(draft: ActivityDraft, today: date) -> None:
    check_pathway(draft.pathway)
    if draft.kind not in ACTIVITY_KINDS:
        raise NotListed("kind", draft.kind)
    if draft.state not in ACTIVITY_STATES:
        raise NotListed("state", draft.state)
    if not draft.title.strip():
        raise WordsNeeded("Say what it is", "title")
    if draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise WrongDay("The last day must not be before the first", "ends_on", draft.ends_on)
    if draft.state in ("completed", "left") and draft.ends_on is None:
        raise WordsNeeded("Say when it ended", "ends_on")
    if draft.state in ("completed", "left") and draft.ends_on is not None and draft.ends_on > today:
        raise WrongDay("It cannot have ended in the future", "ends_on", draft.ends_on)
    if draft.state != "planned" and draft.starts_on > today:
        raise WrongDay("It has not begun by then: it is planned", "starts_on", draft.starts_on)
    if draft.state == "left" and not draft.words.strip():
        raise WordsNeeded("Say why it ended early", "words")
