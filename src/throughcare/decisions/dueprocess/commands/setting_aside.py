"""A decision set aside on appeal: a row beside it, which whoever counts decisions honours. The decision stays."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess.commands.writing import add
from throughcare.decisions.dueprocess.events import DecisionSetAside, PartSetAside
from throughcare.decisions.dueprocess.models import Decision, SetAside
from throughcare.decisions.dueprocess.refusals import NotListed
from throughcare.decisions.dueprocess.wording import EXTENTS
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.events import bus


@transaction.atomic
def set_aside(
    actor: Actor, decision: Decision, extent: str, *, appeal_id: UUID, at: datetime, again: bool = False,
    parts: Iterable[tuple[str, UUID]] = (),
) -> SetAside:  # fmt: skip
    """Write down that a decision stands no more, or no more as it was made. appeal_id: what came of it.

    again: it was sent back, so that somebody else decides anew. parts: kind and id of what stands no more, of a
    decision that was changed; whoever keeps such parts hears of each.

    The database takes it only of an appeal that was allowed. Raises NotPermitted, NotThere, PurposeNeeded, NotListed.
    """
    require(actor, Permission.APPEAL_CARRY, decision.person_id)
    if extent not in EXTENTS:
        raise NotListed("extent", extent)
    row = SetAside(
        person_id=decision.person_id, decision=decision, extent=extent, appeal=appeal_id, set_at=at
    )  # fmt: skip
    add(actor, row, "dueprocess:decision:set-aside", extent=extent)
    process = decision.process
    bus.publish(
        actor, DecisionSetAside(process.pk, process.person_id, process.kind, process.about, extent, again)
    )
    for what, part in parts:
        bus.publish(actor, PartSetAside(process.pk, process.person_id, what, part))
    return row


def set_aside_of(user_id: UUID, about: UUID) -> bool:
    """Whether this user made a decision about the same thing that an appeal has set aside as a whole."""
    made: bool = Decision.objects.filter(
        process__about=about,
        decided_by_id=user_id,
        set_aside__extent="whole",
        set_aside__known_to__isnull=True,
    ).exists()
    return made
