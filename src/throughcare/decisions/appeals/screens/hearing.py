"""Screen: arrange the hearing of an appeal."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.screens.editing import appeal_page, form_page, may
from throughcare.decisions.hearings.screens.arranging import ArrangeForm, beside
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted

PROPOSES = (
    "What comes of the hearing proposes what the appeal comes to. Somebody who may still decides it, on the appeal’s"
    " own page."
)


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET asks when, where and before whom; POST lists it, joined to the appeal."""
    actor = request.actor
    may(request, "appeals:arrange", person_id, appeal_id, Permission.HEARING_ARRANGE)
    form = ArrangeForm(posted(request), zone=actor.zone)
    form.offer(actor, person_id)
    form.for_an_appeal()
    return form_page(
        request, person_id, form,
        lambda: beside(form, lambda: commands.arrange_hearing(actor, person_id, appeal_id, form.draft())),
        title="Arrange the hearing of the appeal", button="Arrange it", done="The hearing is listed",
        back=appeal_page(person_id, appeal_id), says=(PROPOSES,),
    )  # fmt: skip
