"""Offering help to one person: that it was offered, and what they said, which is sealed."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from throughcare.casework.earlysupport.events import SupportOfferClosed
from throughcare.casework.earlysupport.models import OfferAnswer, SupportOffer
from throughcare.casework.earlysupport.refusals import NotListed, OfferClosed
from throughcare.casework.earlysupport.wording import BY_HAND, HELP_KINDS, OFFERED, OPEN, SET_ASIDE, TAKEN
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus

SEALER = Actor.system_named("earlysupport.seal")


@transaction.atomic
def record_offer(
    actor: Actor, person_id: UUID, offer_id: UUID, *, help: Sequence[str], answer: str, expected: int  # noqa: A002
) -> SupportOffer:  # fmt: skip
    """Record that help was offered, and what the person said. Nothing follows from what they said.

    help: codes of the rule. answer: a code of `wording.TAKEN`; it is sealed, and neither this record, the log nor any
    page tells it. Raises NotPermitted, NotThere, PurposeNeeded, NotListed, OfferClosed or StaleVersion.
    """
    held = _open(actor, person_id, offer_id)
    if not help or not set(help) <= set(HELP_KINDS):
        raise NotListed("Say which help was offered", "help")
    if answer not in TAKEN:
        raise NotListed("Say what the person said", "answer")
    today = clock.today(actor.zone)
    kinds = [code for code in HELP_KINDS if code in help]
    amend(held, expected=expected, by=actor, because="offered", state=OFFERED, help=kinds, offered_on=today)
    trail.record(actor, "earlysupport:offer:made", held)
    with acting(SEALER):
        OfferAnswer(person_id=person_id, offer_id=held.pk, answer=answer).save(force_insert=True)
    bus.publish(actor, SupportOfferClosed(person_id, held.pk, today))
    return held


@transaction.atomic
def set_offer_aside(
    actor: Actor, person_id: UUID, offer_id: UUID, *, why_not: str, expected: int
) -> SupportOffer:
    """Not offer it now. Raises as `record_offer`."""
    held = _open(actor, person_id, offer_id)
    if why_not not in BY_HAND:
        raise NotListed("Say why it is not offered now", "why_not")
    amend(held, expected=expected, by=actor, because="set aside", state=SET_ASIDE, why_not=why_not)
    trail.record(actor, "earlysupport:offer:set-aside", held)
    bus.publish(actor, SupportOfferClosed(person_id, held.pk, clock.today(actor.zone)))
    return held


def _open(actor: Actor, person_id: UUID, offer_id: UUID) -> SupportOffer:
    require(actor, Permission.REFERRAL_MAKE, person_id)
    rows = SupportOffer.objects.select_for_update(no_key=True, of=("self",))
    held: SupportOffer | None = rows.filter(pk=offer_id, person_id=person_id).first()
    if held is None:
        raise NotThere(Permission.REFERRAL_MAKE, person_id, "no such offer")
    if held.state != OPEN:
        raise OfferClosed
    return held
