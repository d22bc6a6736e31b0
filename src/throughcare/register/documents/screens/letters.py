"""Screen: every letter of a person, with where each stands."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page
from throughcare.register.documents import queries
from throughcare.register.documents.queries import LetterLine
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class Row:
    """One letter and its address."""

    letter: LetterLine
    href: str


@dataclass(frozen=True)
class LettersPage:
    """The letters, the latest first. unsent: how many wait to be sent."""

    person: PersonHeader
    rows: list[Row]
    unsent: int
    title: str = "Letters"


@require_safe
def letters(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The list."""
    actor = request.actor
    door.look(actor, "documents:letters", person_id)
    found = queries.letters_of(actor, person_id)
    rows = [Row(each, reverse("documents:letter", args=[person_id, each.id])) for each in found]
    unsent = sum(each.state == "made" for each in found)
    return page(
        request, "documents/letters.jinja", LettersPage(person_header(actor, person_id), rows, unsent)
    )
