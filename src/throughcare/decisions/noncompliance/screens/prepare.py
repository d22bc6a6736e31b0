"""Screen: begin the due process of what goes against the person; its steps are closed on its own page."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.decisions.noncompliance.wording import ADVERSE, response_words
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, VersionedForm
from throughcare.rules import jurisdictions


class PrepareForm(VersionedForm):
    """What is prepared. Preparing decides nothing."""

    kind = CodeField(label="What is prepared?", codes=())


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET asks what; POST opens its due process."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.RESPONSE_DECIDE)
    pack = jurisdictions.get(actor.jurisdiction)
    form = PrepareForm(posted(request), initial={"version": failure.version})
    form.fields["kind"].choices = [  # type: ignore[attr-defined]
        (kind, response_words(pack, kind)) for kind in ADVERSE
    ]

    def act() -> str:
        commands.prepare(actor, person_id, failure_id, kind=form.cleaned_data["kind"])
        return "Prepared. Close its steps under due process, then decide here"

    return step_page(
        request, person_id, failure, form, act, title="Prepare a decision", button="Prepare it",
        lead="Preparing decides nothing. Each step of due process has its own place, time and proof.",
    )  # fmt: skip
