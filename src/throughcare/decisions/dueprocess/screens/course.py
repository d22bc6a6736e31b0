"""Screens: putting it off, what clocks run from, what is said for the person, and ending it without a decision."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.dueprocess import commands, wording
from throughcare.decisions.dueprocess.drafts import AdjournmentDraft, FactsDraft, RepresentationDraft
from throughcare.decisions.dueprocess.screens.editing import (
    NO_NAMES,
    MomentForm,
    back_to,
    day_field,
    form_page,
    may,
    time_field,
)
from throughcare.platform.access.door import one_of
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, NoteField, OnceForm, VersionedForm
from throughcare.rules.dates import civil_date, clock_time

ADULT = {"": "Not known yet", "yes": "Yes: a minor, or somebody without capacity for this", "no": "No"}
_ADULT = {"": None, "yes": True, "no": False}
CLOCKS = ("detained_at", "released_at", "conviction_verified_at", "return_verified_at")


class AdjournForm(MomentForm, OnceForm):
    """Who asked to put it off, why, and until when."""

    moments = ("from_at", "until_at")
    asked_by = CodeField(label="Who asked?", codes=wording.ASKED_BY.items())
    because = NoteField(
        label="Why?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES,
        error_messages={"required": "Say why it is put off"},
    )  # fmt: skip
    from_at_day = day_field("Put off from which day?")
    from_at_time = time_field()
    until_at_day = day_field("Until which day?")
    until_at_time = time_field()
    field_order = ("asked_by", "because", "from_at_day", "from_at_time", "until_at_day", "until_at_time")


class FactsForm(MomentForm, VersionedForm):
    """What clocks run from."""

    moments = CLOCKS
    adult_needed = forms.ChoiceField(
        label="Does the person need an appropriate adult or a guardian?", choices=ADULT.items(), required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    detained_at_day = day_field("Detained since which day?", required=False)
    detained_at_time = time_field(required=False)
    released_at_day = day_field("No longer detained since which day?", required=False)
    released_at_time = time_field(required=False)
    conviction_verified_at_day = day_field("Conviction officially verified on which day?", required=False)
    conviction_verified_at_time = time_field(required=False)
    return_verified_at_day = day_field("Return to custody officially verified on which day?", required=False)
    return_verified_at_time = time_field(required=False)
    field_order = ("adult_needed", *(f"{name}_{part}" for name in CLOCKS for part in ("day", "time")))


class RepresentForm(MomentForm, OnceForm):
    """What was said for the person."""

    moments = ("made_at",)
    by = CodeField(label="Who said it?", codes=wording.SPOKEN_BY.items())
    made_at_day = day_field("On which day?")
    made_at_time = time_field()
    words = NoteField(
        label="What did they say?", max_length=8000, widget=forms.Textarea(attrs={"rows": 6}), help_text=NO_NAMES,
        error_messages={"required": "Write down what was said"},
    )  # fmt: skip
    field_order = ("by", "made_at_day", "made_at_time", "words")


class AnswerForm(VersionedForm):
    """The answer to it."""

    answer = NoteField(
        label="Your answer, with reasons", max_length=8000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=NO_NAMES, error_messages={"required": "Answer it, with reasons"},
    )  # fmt: skip


class DropForm(VersionedForm):
    """Why nothing is decided."""

    because = forms.CharField(
        label="Why is nothing decided?",
        max_length=500,
        error_messages={"required": "Say why nothing is decided"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def adjourn(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """GET asks who and why; POST puts it off and says what that does to each clock."""
    actor, view = request.actor, may(request, "dueprocess:adjourn", person_id, process_id)
    form = AdjournForm(posted(request), zone=view.process.zone)
    return form_page(
        request, person_id, form,
        lambda: commands.adjourn(actor, process_id, AdjournmentDraft(**{
            name: form.cleaned_data[name] for name in ("asked_by", "because", "from_at", "until_at")})),
        title="Put it off", button="Put it off", done="It is put off; what that does to each clock stands beside it",
        back=back_to(person_id, process_id),
        says=("A clock of the law runs on, whoever asked. The agency's own days stand still only where the person"
              " asked.",),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """GET shows what clocks run from; POST changes it, and every clock is computed again."""
    actor, view = request.actor, may(request, "dueprocess:facts", person_id, process_id)
    held, zone = view.process, view.process.zone
    first: dict[str, Any] = {
        "version": held.version, "adult_needed": {None: "", True: "yes", False: "no"}[held.adult_needed],
    }  # fmt: skip
    for name in CLOCKS:
        if (moment := getattr(held, name)) is not None:
            first |= {f"{name}_day": civil_date(moment, zone), f"{name}_time": clock_time(moment, zone)}
    form = FactsForm(posted(request), zone=zone, initial=first)
    return form_page(
        request, person_id, form,
        lambda: commands.set_facts(
            actor, process_id, FactsDraft(
                adult_needed=_ADULT[form.cleaned_data["adult_needed"]],
                **{name: form.cleaned_data[name] for name in CLOCKS}),
            expected=form.cleaned_data["version"],
        ),
        title="What the clocks run from", button="Save", done="Every clock is computed again",
        back=back_to(person_id, process_id),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def represent(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """GET asks what was said for the person; POST keeps it."""
    actor, view = request.actor, may(request, "dueprocess:represent", person_id, process_id)
    form = RepresentForm(posted(request), zone=view.process.zone)
    return form_page(
        request, person_id, form,
        lambda: commands.represent(actor, process_id, RepresentationDraft(**{
            name: form.cleaned_data[name] for name in ("by", "made_at", "words")})),
        title="What was said for the person", button="Record it", done="What was said is recorded",
        back=back_to(person_id, process_id),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def answer(
    request: ActingRequest, person_id: UUID, process_id: UUID, representation_id: UUID
) -> HttpResponse:
    """GET shows what was said; POST keeps the answer."""
    actor, view = request.actor, may(request, "dueprocess:answer", person_id, process_id)
    said = one_of(view.representations, person_id, representation_id, "no such representation")
    form = AnswerForm(posted(request), initial={"version": said.version})
    return form_page(
        request, person_id, form,
        lambda: commands.answer_representation(
            actor, representation_id, form.cleaned_data["answer"], expected=form.cleaned_data["version"]
        ),
        title="Answer what was said", button="Answer", done="It is answered", back=back_to(person_id, process_id),
        says=(said.words,),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """GET asks why; POST ends it without a decision."""
    actor, view = request.actor, may(request, "dueprocess:drop", person_id, process_id)
    form = DropForm(posted(request), initial={"version": view.process.version})
    return form_page(
        request, person_id, form,
        lambda: commands.drop_process(
            actor, process_id, form.cleaned_data["because"], expected=form.cleaned_data["version"]
        ),
        title="End it without a decision", button="End it", kind="warning", done="It has ended without a decision",
        back=back_to(person_id, process_id), says=("Nothing follows for the person.",),
    )  # fmt: skip
