"""Pathways moved by hand, and a preparation that begins anew."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.resettlement.commands.writing import (
    check_pathway,
    check_status,
    hold,
    move,
    running,
    running_or_new,
)
from throughcare.casework.resettlement.events import PreparationReset
from throughcare.casework.resettlement.models import PathwayStatus, Preparation
from throughcare.casework.resettlement.refusals import NothingChanged, NothingToReset, NotListed, WordsNeeded
from throughcare.casework.resettlement.wording import ENDED_BECAUSE
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def set_pathway_status(
    actor: Actor, person_id: UUID, pathway: str, *, status: str, words: str
) -> PathwayStatus:
    """Put a pathway at a status, in words.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, WordsNeeded, NothingChanged, or what a text may not tell.
    """
    require(actor, Permission.RESETTLE, person_id)
    place = hold(person_id)
    check_pathway(pathway)
    check_status(status)
    if not words.strip():
        raise WordsNeeded("Say what has changed", "words")
    refuse_what_tells(actor, person_id, {"words": words})
    preparation = running_or_new(actor, person_id, place)
    if not move(actor, preparation, pathway, status, words.strip(), place.today):
        raise NothingChanged("status")
    row: PathwayStatus = PathwayStatus.objects.get(preparation=preparation, pathway=pathway)
    return row


@transaction.atomic
def begin_anew(actor: Actor, person_id: UUID, *, because: str, words: str) -> Preparation:
    """End the preparation that runs and begin another: pathways are not started, and both reports are to be made again.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, WordsNeeded, NothingToReset, or what a text may not tell.
    """
    require(actor, Permission.RESETTLE, person_id)
    place = hold(person_id)
    if because not in ENDED_BECAUSE:
        raise NotListed("because", because)
    if because == "other" and not words.strip():
        raise WordsNeeded("Say what the reason is", "words")
    refuse_what_tells(actor, person_id, {"words": words})
    before = running(person_id)
    if before is None:
        raise NothingToReset
    amend(
        before, expected=before.version, by=actor, because="reset", ended_on=place.today, ended_because=because,
        words=words.strip(),
    )  # fmt: skip
    trail.record(actor, "resettlement:preparation:ended", before)
    again = running_or_new(actor, person_id, place)
    bus.publish(actor, PreparationReset(person_id, again.pk, because))
    return again
