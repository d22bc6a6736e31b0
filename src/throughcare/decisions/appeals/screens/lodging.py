"""Screen: record that the person does not accept a decision."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.appeals import commands, queries, wording
from throughcare.decisions.appeals.drafts import LodgeDraft
from throughcare.decisions.appeals.queries import Chance
from throughcare.decisions.appeals.screens.editing import day_words, form_page, title_of
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm
from throughcare.platform.refusal import Refused
from throughcare.rules.jurisdictions.languages import LANGUAGES

YES_NO = {"yes": "Yes", "no": "No", "not_asked": "Not asked yet"}
THEIRS = (
    "In their own words, as they wrote or said them. They stay as they are. Name nobody else: describe them."
)
HOW = tuple((code, words) for code, words in wording.LODGED_HOW.items() if code != "portal")


class LodgeForm(OnceForm):
    """What the person says, how it came in, and what they ask for."""

    grounds = NoteField(
        label="What does the person say?", help_text=THEIRS, widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write down what the person says, in their own words"},
    )  # fmt: skip
    lodged_on = DateField(label="On which day did it come in?", named="The day")
    lodged_how = CodeField(label="How did it come in?", codes=HOW)
    lodged_by = CodeField(label="Who lodged it?", codes=wording.LODGED_BY.items(), initial="person")
    speaker = forms.CharField(label="Their name, where it was not the person", max_length=160, required=False)
    before = CodeField(label="Who decides it?", codes=wording.BEFORE.items(), initial="agency")
    called = CodeField(label="What is it called here?", codes=wording.CALLED.items(), as_select=True)
    evidence = NoteField(
        label="New evidence", required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What they sent or name. Papers themselves go under Documents.",
    )  # fmt: skip
    suspend_asked = forms.BooleanField(label="They ask that the decision waits until then", required=False)
    wants_hearing = CodeField(label="Do they wish to be heard?", codes=YES_NO.items(), initial="not_asked")
    lawyer = forms.CharField(label="Lawyer, if they have one", max_length=160, required=False)
    language = CodeField(
        label="Interpreter, if they need one: into which language?", as_select=True, required=False,
        codes=LANGUAGES.items(),
    )  # fmt: skip
    late_because = forms.CharField(
        label="If its last day is over: why does it come only now?", max_length=1000, required=False,
        help_text="In their words. Somebody who did not make the decision says whether it is heard.",
    )  # fmt: skip

    def draft(self) -> LodgeDraft:
        """What was typed."""
        given: dict[str, Any] = {
            name: value
            for name, value in self.cleaned_data.items()
            if name in LodgeDraft.__dataclass_fields__
        }
        wants = {"yes": True, "no": False}.get(given.pop("wants_hearing"))
        return LodgeDraft(**given, wants_hearing=wants)


@require_http_methods(["GET", "HEAD", "POST"])
def lodge(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """GET says whether it is in time and asks what they say; POST records it, late where it is."""
    actor = request.actor
    door.look(actor, "appeals:lodge", person_id, Permission.APPEAL_CARRY)
    try:
        found = queries.chance(actor, person_id, process_id)
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(reverse("dueprocess:process", args=[person_id, process_id]))
    form = LodgeForm(posted(request), initial={
        "lodged_on": clock.today(actor.zone), "called": found.called,
        "before": "agency" if found.ours else "court",
    })  # fmt: skip
    return form_page(
        request, person_id, form, lambda: commands.lodge(actor, person_id, process_id, form.draft()),
        title=f"Record: {title_of(found.called, found.kind).lower()}", button="Record it",
        done="It is recorded. The person is told that it came in, and by when it is decided",
        back=reverse("appeals:appeals", args=[person_id]), back_text="Appeals", says=_says(request, found),
    )  # fmt: skip


def _says(request: ActingRequest, found: Chance) -> tuple[str, ...]:
    said = [f"The decision was made by {found.made_by}."]
    if not found.ours:
        return (
            *said,
            "A court or board made it, so a court or board decides the appeal. It is recorded here.",
        )
    if found.last_day is not None:
        over = " That day is over" if found.window == wording.LATE else ""
        late = ": it can be lodged as late, with the reason." if over else ""
        said.append(f"The last day is {day_words(request, found.last_day)}.{over}{late}")
    else:
        said.append(f"{wording.WINDOWS[found.window]}. It is never refused for that.")
    return tuple(said)
