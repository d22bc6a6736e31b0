"""Arranging the hearing of an appeal: joined to it, so that what comes of it proposes, and never makes, the outcome."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from throughcare.decisions.appeals.models import Appeal
from throughcare.decisions.appeals.refusals import Ended
from throughcare.decisions.appeals.wording import RUNNING
from throughcare.decisions.hearings import commands as hearings
from throughcare.decisions.hearings.drafts import HearingDraft
from throughcare.decisions.hearings.models import Hearing
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor


@transaction.atomic
def arrange_hearing(actor: Actor, person_id: UUID, appeal_id: UUID, draft: HearingDraft) -> Hearing:
    """List the hearing of an appeal that runs; its kind, and the order it is about, follow from the appeal.

    Raises NotPermitted, NotThere, PurposeNeeded, Ended, and what arranging a hearing does.
    """
    require(actor, Permission.HEARING_ARRANGE, person_id)
    rows = Appeal.objects.select_for_update(no_key=True, of=("self",)).select_related("decision__process")
    appeal: Appeal | None = rows.filter(pk=appeal_id, person_id=person_id).first()
    if appeal is None:
        raise NotThere(Permission.HEARING_ARRANGE, person_id, "no such appeal")
    if appeal.state not in RUNNING:
        raise Ended
    order_id = appeal.decision.process.order_id
    about = replace(draft, kind="appeal", process_id=None, gate="", order_id=order_id)
    return hearings.arrange(actor, person_id, about, appeal=appeal.pk)
