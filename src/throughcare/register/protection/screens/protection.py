"""Screen: what is protected around a person: references for everyone, and who is named for the rest."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.protection import queries
from throughcare.register.protection.queries import NamedColleague, Reference


@dataclass(frozen=True)
class ProtectionPage:
    """is_named: the reader may open entries. may_name: the reader says who is named."""

    person: PersonHeader
    references: list[Reference]
    named: list[NamedColleague]
    is_named: bool
    may_name: bool
    title: str = "Protected people and addresses"


@require_safe
def protection(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "protection:protection", person_id)
    named = queries.named(person_id)
    content = ProtectionPage(
        person_header(actor, person_id), queries.references(person_id), named,
        is_named=any(each.user_id == actor.user_id for each in named)
        and Permission.PROTECTED_READ in actor.permissions,
        may_name=Permission.PROTECTED_NAME in actor.permissions,
    )  # fmt: skip
    return page(request, "protection/protection.jinja", content)
