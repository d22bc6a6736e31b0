"""Screen: the concerns, safeguarding referrals and disclosures of one person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.safeguarding import queries
from throughcare.register.safeguarding.queries import Safeguarding


@dataclass(frozen=True)
class SafeguardingPage:
    """What is held. may_write, may_disclose: whether the reader may add to it."""

    person: PersonHeader
    held: Safeguarding
    today: date
    may_write: bool
    may_disclose: bool
    title: str = "Concerns"


@require_safe
def safeguarding(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "safeguarding:safeguarding", person_id)
    shown = SafeguardingPage(
        person_header(actor, person_id), queries.safeguarding_of(actor, person_id), clock.today(actor.zone),
        may_write=Permission.CONCERN_RECORD in actor.permissions,
        may_disclose=Permission.DISCLOSURE_RECORD in actor.permissions,
    )  # fmt: skip
    return page(request, "safeguarding/safeguarding.jinja", shown)
