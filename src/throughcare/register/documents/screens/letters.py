"""Screen: every letter of a person, with where each stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.documents import queries
from throughcare.register.documents.queries import LetterLine
from throughcare.register.documents.screens.paper import KIND_TITLES
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.jurisdictions import LetterKind


@dataclass(frozen=True)
class Row:
    """One letter and its address."""

    letter: LetterLine
    href: str


@dataclass(frozen=True)
class Draft:
    """A letter or report that waits for a signature. href: "" where the reader may not sign."""

    title: str
    by: str
    changed_at: datetime
    href: str


@dataclass(frozen=True)
class LettersPage:
    """The letters, the latest first. unsent: how many wait to be sent. reports: words and address of each."""

    person: PersonHeader
    rows: list[Row]
    unsent: int
    drafts: list[Draft]
    reports: list[tuple[str, str]]
    title: str = "Letters"


@require_safe
def letters(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The list."""
    actor = request.actor
    door.look(actor, "documents:letters", person_id)
    found = queries.letters_of(actor, person_id)
    rows = [Row(each, reverse("documents:letter", args=[person_id, each.id])) for each in found]
    signs = Permission.LETTER_MAKE in actor.permissions
    drafts = [
        Draft(
            KIND_TITLES[LetterKind(each.kind)], each.by, each.changed_at,
            reverse("documents:paper", args=[person_id, each.id]) if signs else "",
        )
        for each in queries.papers_of(actor, person_id)
    ]  # fmt: skip
    unsent = sum(each.state == "made" for each in found)
    shown = LettersPage(
        person_header(actor, person_id), rows, unsent, drafts, _reports(person_id) if signs else []
    )
    return page(request, "documents/letters.jinja", shown)


def _reports(person_id: UUID) -> list[tuple[str, str]]:
    """The reports that are drawn up from the whole record, above this floor."""
    kinds = (LetterKind.PROGRESS_REPORT, LetterKind.PRE_SENTENCE_REPORT)
    return [(KIND_TITLES[kind], reverse("web:report", args=[person_id, kind.value])) for kind in kinds]
