"""Screen: everything known of a person, each item with its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.kinds import KINDS
from throughcare.register.people.queries import PersonDetails, PersonHeader, person_details, person_header
from throughcare.register.people.queries.changes import marked_since


@dataclass(frozen=True)
class DetailsPage:
    """What is known; with links to change it for those who may.

    since: on a page of the past, how each item has changed since, by its id. tables: of each kind, for its history.
    """

    person: PersonHeader
    details: PersonDetails
    may_change: bool
    since: Mapping[str, str]
    tables: Mapping[str, str]
    title: str = "Personal details"


@require_GET
def details(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The page of personal details."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "people:details", person_id)
    content = DetailsPage(
        person_header(actor, person_id), person_details(actor, person_id),
        may_change=Permission.PERSON_CHANGE in actor.permissions, since=marked_since(actor, person_id),
        tables={code: kind.model._meta.db_table.replace("_", "-") for code, kind in KINDS.items()},
    )  # fmt: skip
    return page(request, "people/details.jinja", content)
