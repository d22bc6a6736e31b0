"""Keeping a paper from the person: one asks with reasons, another decides with reasons, and the person is told."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.dossiers.commands.writing import item_held
from throughcare.decisions.dossiers.events import WithholdingAsked
from throughcare.decisions.dossiers.models import DossierItem
from throughcare.decisions.dossiers.refusals import NobodyDecides, NotAsked, OwnRequest, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def ask_to_withhold(actor: Actor, item_id: UUID, because: str, *, expected: int) -> DossierItem:
    """Ask that the person is not given a paper. Until somebody else decides, nothing of the dossier is given.

    Raises NotPermitted, NotThere, PurposeNeeded, AlreadyFixed, NobodyDecides, WordsNeeded or StaleVersion.
    """
    _human(actor)
    dossier, item = item_held(actor, item_id)
    said = because.strip()
    if not said:
        raise WordsNeeded("Say why the person is not to see it")
    refuse_what_tells(actor, dossier.person_id, {"because": said})
    amend(
        item, expected=expected, by=actor, because="withholding asked", withheld="asked", withheld_because=said,
        withheld_asked_by_id=actor.user_id, withheld_decided_by=None, withheld_decided_at=None, withheld_answer="",
    )  # fmt: skip
    trail.record(actor, "dossiers:item:withholding-asked", item)
    bus.publish(actor, WithholdingAsked(dossier.pk, dossier.person_id))
    return item


@transaction.atomic
def decide_withholding(
    actor: Actor, item_id: UUID, *, agree: bool, answer: str, expected: int
) -> DossierItem:
    """Decide whether the person is given a paper. Never whoever asked, and never a machine.

    Raises NotPermitted, NotThere, PurposeNeeded, AlreadyFixed, NobodyDecides, NotAsked, OwnRequest, WordsNeeded or
    StaleVersion.
    """
    _human(actor)
    dossier, item = item_held(actor, item_id, Permission.PROCESS_DECIDE)
    if item.withheld != "asked":
        raise NotAsked
    if item.withheld_asked_by_id == actor.user_id:
        raise OwnRequest
    said = answer.strip()
    if not said:
        raise WordsNeeded("Give your reasons", "answer")
    refuse_what_tells(actor, dossier.person_id, {"answer": said})
    state = "agreed" if agree else "refused"
    amend(
        item, expected=expected, by=actor, because="withholding decided", withheld=state,
        withheld_decided_by_id=actor.user_id, withheld_decided_at=clock.now(), withheld_answer=said,
    )  # fmt: skip
    trail.record(actor, "dossiers:item:withholding-decided", item, details={"state": state})
    return item


@transaction.atomic
def show_again(actor: Actor, item_id: UUID, *, expected: int) -> DossierItem:
    """Take back that a paper is withheld: the person is given it. Raises as `ask_to_withhold`."""
    _, item = item_held(actor, item_id)
    amend(
        item, expected=expected, by=actor, because="shown again", withheld="", withheld_because="",
        withheld_asked_by=None, withheld_decided_by=None, withheld_decided_at=None, withheld_answer="",
    )  # fmt: skip
    trail.record(actor, "dossiers:item:shown", item)
    return item


def _human(actor: Actor) -> None:
    if actor.system or actor.machine:
        raise NobodyDecides
