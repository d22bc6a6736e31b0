"""Needs for support: noted, and followed until they are met."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.resettlement.commands.writing import add, check_pathway, held, hold, running_or_new
from throughcare.casework.resettlement.drafts import NeedDraft
from throughcare.casework.resettlement.events import SupportNeedChanged
from throughcare.casework.resettlement.models import SupportNeed
from throughcare.casework.resettlement.refusals import AlreadyNoted, NotListed, WordsNeeded
from throughcare.casework.resettlement.wording import NEED_STATUSES, WHO
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.plans.resettlement_needs import OTHER, SUPPORT_NEEDS


@transaction.atomic
def add_support_need(actor: Actor, person_id: UUID, draft: NeedDraft) -> SupportNeed:
    """Note a need of a pathway's catalogue.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, WordsNeeded, AlreadyNoted, or what a text may not tell.
    """
    require(actor, Permission.RESETTLE, person_id)
    place = hold(person_id)
    check_pathway(draft.pathway)
    if draft.need not in SUPPORT_NEEDS[draft.pathway]:
        raise NotListed("need", draft.need)
    if draft.need == OTHER and not draft.words.strip():
        raise WordsNeeded("Say what is needed", "words")
    if draft.who not in WHO:
        raise NotListed("who", draft.who)
    refuse_what_tells(actor, person_id, {"words": draft.words, "latest": draft.latest})
    preparation = running_or_new(actor, person_id, place)
    open_needs = SupportNeed.objects.filter(preparation=preparation, pathway=draft.pathway, need=draft.need)
    if draft.need != OTHER and open_needs.exclude(status__in=("met", "declined")).exists():
        raise AlreadyNoted
    need = SupportNeed(
        person_id=person_id, preparation=preparation, pathway=draft.pathway, need=draft.need,
        words=draft.words.strip() if draft.need == OTHER else "", who=draft.who, noted_on=place.today,
        latest=draft.latest.strip(),
    )  # fmt: skip
    add(actor, need, "resettlement:need:noted")
    bus.publish(actor, SupportNeedChanged(person_id, need.pk, need.pathway, need.need, need.status, ""))
    return need


@transaction.atomic
def change_support_need(
    actor: Actor, person_id: UUID, support_need_id: UUID, *, status: str, who: str, latest: str, expected: int
) -> SupportNeed:
    """Say how far a need is, who sees to it, and the latest. Any status may follow any.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.RESETTLE, person_id)
    hold(person_id)
    need = held(SupportNeed, person_id, support_need_id)
    if status not in NEED_STATUSES:
        raise NotListed("status", status)
    if who not in WHO:
        raise NotListed("who", who)
    refuse_what_tells(actor, person_id, {"latest": latest}, before=need)
    former = need.status
    amend(need, expected=expected, by=actor, because="changed", status=status, who=who, latest=latest.strip())
    trail.record(actor, "resettlement:need:changed", need)
    bus.publish(actor, SupportNeedChanged(person_id, need.pk, need.pathway, need.need, status, former))
    return need
