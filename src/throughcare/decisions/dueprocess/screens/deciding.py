"""Screens: the decision, and a decision that was made elsewhere or already, recorded as a fact."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.dueprocess import commands, wording
from throughcare.decisions.dueprocess.drafts import DecisionDraft, FactDraft
from throughcare.decisions.dueprocess.saying import gate_title
from throughcare.decisions.dueprocess.screens.editing import (
    NO_NAMES,
    MomentForm,
    back_to,
    day_field,
    form_page,
    may,
    time_field,
)
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import (
    CodeField,
    DateField,
    GovForm,
    NoteField,
    OnceForm,
    VersionedForm,
)
from throughcare.rules.responses.gates import ELSEWHERE, Decider

ADVERSE_HELP = "Only where something follows for the person: what it protects, and why nothing less would do."

A_FACT = (
    "What a court, a board or a minister decided is a fact and is never refused here. Every step that nothing proves"
    " reads “not evidenced”, and a manager is told."
)


class OutcomeFields(GovForm):
    """What was decided, and why."""

    outcome = CodeField(label="What is decided?", codes=wording.OUTCOMES.items())
    reasons = NoteField(
        label="Reasons", help_text=f"The facts relied on, and why. The person reads this. {NO_NAMES}",
        error_messages={"required": "Give the reasons, in writing"}, widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    appeal_by = DateField(label="Last day to appeal", named="The last day", required=False)


class DecideForm(OutcomeFields, VersionedForm):
    """A decision made here."""

    proportionate = NoteField(
        label="Why this and nothing less?", required=False, max_length=4000, help_text=ADVERSE_HELP,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    field_order = ("outcome", "reasons", "proportionate", "appeal_by")


class FactForm(OutcomeFields, MomentForm, OnceForm):
    """A decision made elsewhere, or already."""

    moments = ("decided_at",)
    kind = CodeField(label="What was decided about?", codes=wording.KIND_WORDS.items(), as_select=True)
    authority = CodeField(label="Who decided it?", codes=wording.AUTHORITY_WORDS.items())
    made_by = forms.CharField(
        label="The name of the court, the board, the minister or the person", max_length=160,
        error_messages={"required": "Name who decided it"},
    )  # fmt: skip
    decided_at_day = day_field("Decided on which day?")
    decided_at_time = time_field()
    late_because = forms.CharField(
        label="Why is it recorded only now?", max_length=500, required=False,
        help_text="Needed where somebody of this agency decided it.",
    )  # fmt: skip
    field_order = (
        "kind", "authority", "made_by", "decided_at_day", "decided_at_time", "late_because", "outcome", "reasons",
        "appeal_by",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """GET shows whether every gate is closed; POST decides."""
    actor, view = request.actor, may(request, "dueprocess:decide", person_id, process_id)
    missing = "; ".join(gate_title(each) for each in view.unlocked.missing)
    form = DecideForm(posted(request), initial={"version": view.process.version})
    standard = view.matter.table.standard
    says = [f"Not yet: {missing}."] if missing else ["Every step before the decision is closed."]
    if standard:
        says.append(f"Standard of proof: {standard}.")
    return form_page(
        request, person_id, form,
        lambda: commands.decide(
            actor, process_id, DecisionDraft(**{
                name: form.cleaned_data[name] for name in ("outcome", "reasons", "proportionate", "appeal_by")}),
            expected=form.cleaned_data["version"],
        ),
        title=f"Decide: {wording.KIND_WORDS[view.process.kind].lower()}", button="Decide", done="It is decided",
        back=back_to(person_id, process_id), says=tuple(says),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks what was decided, by whom and when; POST records it, whatever is unproved."""
    actor = request.actor
    door.look(actor, "dueprocess:fact", person_id, Permission.PROCESS_CARRY)
    form = FactForm(posted(request), zone=actor.zone)
    return form_page(
        request, person_id, form, lambda: commands.record_as_fact(
            actor, person_id, form.cleaned_data["kind"], _fact_about(form, uuid4())),
        title="Record a decision already made", button="Record it", done="The decision is recorded",
        back=reverse("dueprocess:processes", args=[person_id]),
        says=(A_FACT,),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def fact_of(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """The same for a process that is being prepared: what is closed stays proved, the rest is not evidenced."""
    actor, view = request.actor, may(request, "dueprocess:fact_of", person_id, process_id)
    form = FactForm(posted(request), zone=view.process.zone, initial={"kind": view.process.kind})
    del form.fields["kind"]
    return form_page(
        request, person_id, form, lambda: commands.record_as_fact(
            actor, person_id, view.process.kind, _fact_about(form, view.process.about), process_id=process_id),
        title="Record what was decided", button="Record it", done="The decision is recorded",
        back=back_to(person_id, process_id),
        says=(A_FACT,),
    )  # fmt: skip


def _fact_about(form: FactForm, about: UUID) -> FactDraft:
    given: dict[str, Any] = form.cleaned_data
    late = "" if Decider(given["authority"]) in ELSEWHERE else given["late_because"]
    names = ("authority", "made_by", "decided_at", "outcome", "reasons", "appeal_by")
    return FactDraft(about=about, late_because=late, **{name: given[name] for name in names})
