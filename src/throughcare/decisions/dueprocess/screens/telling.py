"""Screen: draw up the letter that tells the person of the decision; it is completed and signed where letters are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.screens.editing import back_to, may
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.refusal import Refused


@require_POST
def letter(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """Draw it up, or go on with the one that waits for a signature."""
    may(request, "dueprocess:letter", person_id, process_id, Permission.LETTER_MAKE)
    try:
        drawn_up = commands.prepare_letter(request.actor, person_id, process_id)
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(back_to(person_id, process_id))
    return HttpResponseRedirect(reverse("documents:paper", args=[person_id, drawn_up.pk]))
