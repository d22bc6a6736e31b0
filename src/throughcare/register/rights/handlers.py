"""What other parts' events mean for packs that wait to be handed over."""

from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.register.rights.commands.access import drop_packs
from throughcare.register.rights.events import RecordTakenAway
from throughcare.register.rights.models import AccessPack


def forget_packs(actor: Actor, event: RecordTakenAway) -> None:
    """A pack made before law took something away still holds it: it is put together again. Safe to repeat."""
    if drop_packs(AccessPack.objects.filter(person_id=event.person_id)):
        trail.record(
            actor, "rights:pack:dropped", verb=trail.Verb.ERASE, kind="people.person", key=event.person_id,
            people=[event.person_id],
        )  # fmt: skip
