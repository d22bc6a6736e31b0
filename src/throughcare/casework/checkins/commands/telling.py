"""Telling the person of a check-in, through whatever safe way they have; without one, somebody gives it by hand."""

from throughcare.casework.checkins.models import Checkin
from throughcare.casework.selfreports.commands import NewLink
from throughcare.casework.selfreports.links import address_of
from throughcare.casework.selfreports.queries import links_of
from throughcare.platform.actor import Actor
from throughcare.register.messaging.commands import stop_about, tell_person
from throughcare.register.messaging.drafts import Params, Told

WITH_A_LINK = ("checkin", "code")
"""The kinds of message without which nobody comes in."""


def tell_of_link(actor: Actor, checkin: Checkin, link: NewLink) -> bool:
    """Send the link, and its code apart from it; whether they will go out. None goes without a safe way."""
    params: Params = {"link": address_of(link.token), "date": checkin.last_day}
    told = tell_person(actor, checkin.person_id, "checkin", about=link.id, params=params)
    if told.will_go and link.code:
        return tell_person(
            actor, checkin.person_id, "code", about=link.id, params={"code": link.code}
        ).will_go
    return told.will_go


def remind(actor: Actor, checkin: Checkin) -> Told:
    """Remind the person that it is still open, once; what became of it. Not whoever wants no reminders."""
    params = {"date": checkin.last_day}
    return tell_person(actor, checkin.person_id, "checkin_reminder", about=checkin.pk, params=params)


def stop_telling(actor: Actor, checkin: Checkin) -> None:
    """Send nothing more about it: its links open nothing any more."""
    for about in (checkin.pk, *links_of(checkin.report_id)):
        stop_about(actor, checkin.person_id, about)
