"""Screen: what was seen of an objective: progress, engagement, a reading."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import NoteDraft
from throughcare.casework.plans.screens.editing import BOTH, Ask, form_page, may, objective_asked, words
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import DateField, OnceForm


class NoteForm(OnceForm):
    """A note, a reading, or both."""

    words = words(
        "What did you see?", required=False, most=4000, rows=4,
        hint="Progress, effort, what helped, what got in the way. What goes well counts as much.",
    )  # fmt: skip
    value = forms.FloatField(label="Reading", required=False)
    seen_on = DateField(label="On which day?", named="The day")


@require_http_methods(BOTH)
def note(request: ActingRequest, person_id: UUID, objective_id: UUID) -> HttpResponse:
    """GET asks; POST writes it down."""
    actor = request.actor
    may(request, "note", person_id, Permission.PLAN_STEP)
    _, objective = objective_asked(request, person_id, objective_id)
    form = NoteForm(posted(request), initial={"seen_on": clock.today(actor.zone)})
    if objective.counted:
        goes = f"From {objective.baseline_value:g} to {objective.target_value:g} {objective.unit}".strip()
        form.fields["value"].help_text = f"{goes}. What is it now?"
    else:
        del form.fields["value"]

    def act() -> None:
        given = form.cleaned_data
        draft = NoteDraft(seen_on=given["seen_on"], words=given["words"], value=given.get("value"))
        commands.note_progress(actor, person_id, objective_id, draft)

    ask = Ask("Note progress", "Save", "Written down", lead=objective.title)
    return form_page(request, person_id, form, act, ask)
