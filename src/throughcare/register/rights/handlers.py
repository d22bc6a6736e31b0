"""Packs: put together when asked for, and dropped when law takes away what they hold."""

from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.door import AccessProblem
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.rights.commands.access import drop_packs, make_pack
from throughcare.register.rights.events import PackAsked, RecordTakenAway
from throughcare.register.rights.models import AccessPack


def put_together(actor: Actor, event: PackAsked) -> None:
    """Make the pack as the user who asked, with no more rights; when they may no longer, it is marked failed.

    Safe to repeat: a pack that is made stays as it is.
    """
    asker = as_actor(users_with_roles().get(pk=event.asked_by), request_id="pack", auth="job")
    try:
        with acting(asker):
            make_pack(asker, event.pack_id)
    except AccessProblem:
        AccessPack.objects.filter(pk=event.pack_id).update(state=AccessPack.State.FAILED)
        trail.record(
            actor, "rights:pack:failed", kind="rights.accesspack", key=event.pack_id, people=[event.person_id]
        )


def forget_packs(actor: Actor, event: RecordTakenAway) -> None:
    """A pack made before law took something away still holds it: it is put together again. Safe to repeat."""
    if drop_packs(AccessPack.objects.filter(person_id=event.person_id)):
        trail.record(
            actor, "rights:pack:dropped", verb=trail.Verb.ERASE, kind="people.person", key=event.person_id,
            people=[event.person_id],
        )  # fmt: skip
