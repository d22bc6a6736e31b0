"""Screen: draw up the letter about what was decided; it is completed and signed where letters are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.screens.step import shown
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.refusal import Refused


@require_POST
def tell(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """Draw it up, or go on with the one that waits for a signature."""
    shown(request, person_id, failure_id, Permission.LETTER_MAKE)
    try:
        drawn_up = commands.tell_of_response(request.actor, person_id, failure_id)
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(reverse("noncompliance:failure", args=[person_id, failure_id]))
    return HttpResponseRedirect(reverse("documents:paper", args=[person_id, drawn_up.pk]))
