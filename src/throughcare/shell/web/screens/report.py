"""Screen: draw up a report for a court from the record; it is completed and signed where letters are."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.refusal import Refused
from throughcare.rules.jurisdictions.letters import REPORTS, LetterKind
from throughcare.shell.web.reports import draw_up_report


@require_POST
def report(request: ActingRequest, person_id: UUID, kind: str) -> HttpResponse:
    """Draw it up, or go on with the one that waits for a signature."""
    if kind not in {each.value for each in REPORTS}:
        raise Http404
    door.look(request.actor, "web:report", person_id, Permission.LETTER_MAKE)
    try:
        drawn_up = draw_up_report(request.actor, person_id, LetterKind(kind))
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(reverse("documents:letters", args=[person_id]))
    return HttpResponseRedirect(reverse("documents:paper", args=[person_id, drawn_up.pk]))
