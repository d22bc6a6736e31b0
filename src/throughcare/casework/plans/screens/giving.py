"""Screen: write down that the person got a copy of a version, from whom, when and how."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.queries import plan_needed
from throughcare.casework.plans.said import said_by
from throughcare.casework.plans.screens.editing import BOTH, Ask, form_page, may
from throughcare.casework.plans.screens.versions import version_of
from throughcare.casework.plans.wording import GIVEN
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, VersionedForm


class GiveForm(VersionedForm):
    """How and when."""

    how = CodeField(label="How did they get it?", codes=GIVEN.items())
    given_on = DateField(label="When?", named="The day")


@require_http_methods(BOTH)
def give(request: ActingRequest, person_id: UUID, version_id: UUID) -> HttpResponse:
    """GET asks; POST writes it down."""
    actor = request.actor
    may(request, "give", person_id, Permission.PLAN_WRITE)
    held, said = plan_needed(actor, person_id), said_by(actor)
    version = version_of(held, version_id)
    form = GiveForm(
        posted(request), initial={"version": version.version, "given_on": clock.today(actor.zone)}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.give_copy(
            actor,
            person_id,
            version_id,
            how=given["how"],
            given_on=given["given_on"],
            expected=given["version"],
        )

    before = (
        f"They got one on {said.on(version.given_on)}, from {version.given_by}." if version.given_on else ""
    )
    ask = Ask(
        "They got their copy", "Write it down", "It is written down that they got their copy",
        lead=f"Version {version.number} of {said.on(said.day(version.signed_at))}. {before}".strip(),
        says=("Give it in the form they can read, and go through it with them.",),
        to=f"{reverse('plans:for_person', args=[person_id])}?version={version_id}",
    )  # fmt: skip
    return form_page(request, person_id, form, act, ask)
