"""Screens: offers of help to one person, and the sheet that tells them why."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.earlysupport.queries import OfferHeld, is_on, offer_to, offers_to
from throughcare.casework.earlysupport.wording import HELP_KINDS
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class OffersPage:
    """What waits to be offered, and what was. on: whether the agency uses the rule."""

    person: PersonHeader
    waiting: list[OfferHeld]
    past: list[OfferHeld]
    on: bool
    may: bool
    title: str = "Early support"


@dataclass(frozen=True)
class ToldPage:
    """What the person is given to read."""

    person: PersonHeader
    offer: OfferHeld
    kinds: list[str]
    title: str = "Why you are offered help"


@require_safe
def offers(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Every offer to the person."""
    actor = request.actor
    door.look(actor, "earlysupport:offers", person_id)
    found = offers_to(actor, person_id)
    return page(request, "earlysupport/offers.jinja", OffersPage(
        person_header(actor, person_id), [each for each in found if each.is_open],
        [each for each in found if not each.is_open], is_on(actor.agency_id),
        Permission.REFERRAL_MAKE in actor.permissions,
    ))  # fmt: skip


@require_safe
def told(request: ActingRequest, person_id: UUID, support_offer_id: UUID) -> HttpResponse:
    """To print or to show: that the rule exists, what it counted, and that nothing follows from a no."""
    actor = request.actor
    door.look(actor, "earlysupport:told", person_id)
    found = offer_to(actor, person_id, support_offer_id)
    kinds = [HELP_KINDS[code] for code in found.help or found.suggested]
    return page(request, "earlysupport/told.jinja", ToldPage(person_header(actor, person_id), found, kinds))
