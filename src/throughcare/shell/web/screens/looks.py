"""Screen: who has looked at one person's record and changed it. This look is logged too."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.audit import trail
from throughcare.platform.audit.purposes import LOG_PURPOSES
from throughcare.platform.design.listing import Window, selected_filters
from throughcare.platform.design.page import page
from throughcare.register.people.queries.merges import every_id
from throughcare.register.people.queries.references import references_of
from throughcare.shell.web import reading_the_log as reading
from throughcare.shell.web.screens.log import ask_purpose


@dataclass(frozen=True)
class LooksPage:
    """What the page shows. The person is shown by reference only: whoever checks looks needs no name."""

    form: reading.PersonLogFilters
    selected: list[dict[str, object]]
    lines: list[reading.Line]
    window: Window
    reference: str
    purpose: str
    purpose_words: str
    title: str


@require_safe
def looks(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Looks and changes, newest first; query string: purpose, since, until, who, did, outcome, before."""
    actor, query = request.actor, request.GET
    door.require(actor, Permission.LOOKS_READ, person_id)
    stated = reading.purpose_in(query)
    if not stated:
        return ask_purpose(request)
    filters = reading.PersonLogFilters(query)
    filters.is_valid()
    asked = reading.of_person(reading.wanted(actor, filters.cleaned_data, query), every_id(person_id))
    shown = reading.read(actor, asked, query, about=person_id)
    reference = references_of(actor, [person_id])[person_id]
    trail.consulted(actor, "log:person", people=[person_id], purpose=stated)
    names = {"since": "From", "until": "To", "who": "Who", "did": "What", "outcome": "Outcome"}
    labels = {"did": reading.DID, "outcome": reading.OUTCOMES}
    content = LooksPage(
        form=filters,
        selected=selected_filters(query, names, labels),
        lines=shown.lines,
        window=shown.window,
        reference=reference,
        purpose=stated,
        purpose_words=LOG_PURPOSES[stated],
        title=f"Who has looked at {reference}",
    )
    return page(request, "web/looks.jinja", content)
