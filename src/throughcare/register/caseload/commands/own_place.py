"""Where one lives, as a mark that nobody can read: entered by oneself, changed, taken away."""

from django.db import transaction

from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.models import OwnPlace
from throughcare.register.caseload.queries.looking import mark_of


class TooLittle(Refused):
    """House and postcode are both needed: one alone would be the address of many."""


@transaction.atomic
def mark_own_place(actor: Actor, *, lines: str, postcode: str) -> None:
    """Keep a mark of where the actor lives, in place of any before; never the address. Raises TooLittle."""
    mark = mark_of(actor.agency_id, lines, postcode) if actor.agency_id else None
    if mark is None or actor.agency_id is None:
        raise TooLittle("Enter the first line of the address and the postcode", "lines")
    held: OwnPlace | None = OwnPlace.objects.select_for_update().filter(user_id=actor.user_id).first()
    if held is None:
        held = OwnPlace(
            agency_id=actor.agency_id, user_id=actor.user_id, mark=mark, recorded_by_id=actor.user_id
        )
        held.full_clean()
        held.save(force_insert=True)
    else:
        amend(held, expected=held.version, by=actor, because="moved", mark=mark)
    trail.record(actor, "caseload:ownplace:marked", held)


@transaction.atomic
def forget_own_place(actor: Actor) -> None:
    """Take the mark away; nothing happens where there is none."""
    held: OwnPlace | None = OwnPlace.objects.select_for_update().filter(user_id=actor.user_id).first()
    if held is not None:
        retract(held, expected=held.version, by=actor, because="forgotten")
        trail.record(actor, "caseload:ownplace:forgotten", held)
