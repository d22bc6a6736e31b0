"""Screens: one gate: how it was met or served, what the person waived, and opening it again."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.dueprocess import commands, wording
from throughcare.decisions.dueprocess.drafts import MetDraft, ServiceDraft, WaiverDraft
from throughcare.decisions.dueprocess.queries import ProcessView
from throughcare.decisions.dueprocess.saying import clock_sentences, gate_title
from throughcare.decisions.dueprocess.screens.editing import (
    NO_NAMES,
    MomentForm,
    back_to,
    day_field,
    form_page,
    may,
    time_field,
)
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, NoteField, OnceForm, VersionedForm
from throughcare.rules.jurisdictions.languages import LANGUAGES
from throughcare.rules.responses.gates import BY_SERVICE, BY_SOMEBODY_ELSE, Gate, GateRule, State


class ServiceForm(MomentForm, OnceForm):
    """One attempt to serve a notice."""

    moments = ("tried_at",)
    outcome = CodeField(label="What came of it?", codes=wording.SERVICE_OUTCOMES.items())
    how = CodeField(label="How was it tried?", codes=wording.SERVED_HOW.items())
    tried_at_day = day_field("On which day?")
    tried_at_time = time_field()
    words = forms.CharField(
        label="What else should be known?", max_length=500, required=False, help_text=NO_NAMES
    )
    field_order = ("outcome", "how", "tried_at_day", "tried_at_time", "words")


class MetForm(MomentForm, VersionedForm):
    """What met a gate."""

    moments = ("happened_at",)
    finding = CodeField(label="What happened?", codes=())
    happened_at_day = day_field("On which day?")
    happened_at_time = time_field()
    held_by = forms.CharField(
        label="Who held it?", max_length=120, required=False, help_text="Somebody who did not report it."
    )
    words = NoteField(
        label="In a sentence or two", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"How it was done, or why it was not. {NO_NAMES}",
    )  # fmt: skip
    field_order = ("finding", "happened_at_day", "happened_at_time", "held_by", "words")

    def __init__(self, *args: Any, rule: GateRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["finding"]
        field.choices = [(each.code, each.words) for each in rule.findings]
        if rule.gate not in BY_SOMEBODY_ELSE:
            del self.fields["held_by"]


class WaiverForm(MomentForm, VersionedForm):
    """What the person gives up. Nothing is ticked for them."""

    moments = ("signed_at",)
    language = CodeField(label="In which language were they told?", codes=LANGUAGES.items(), as_select=True)
    told = NoteField(
        label="What were they told that they give up?", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what they were told that they give up"},
    )  # fmt: skip
    signed_how = CodeField(label="How did they sign?", codes=wording.SIGNED_HOW.items())
    signed_at_day = day_field("On which day?")
    signed_at_time = time_field()
    interpreter = forms.CharField(label="Name of the interpreter", max_length=120, required=False)
    adult = forms.CharField(label="Name of the appropriate adult or guardian", max_length=120, required=False)
    informed = forms.BooleanField(
        label="They said in their own words what they give up, and gave it up freely", required=True, initial=False,
        error_messages={"required": "Only where the person knew what they gave up"},
    )  # fmt: skip
    field_order = (
        "language", "told", "signed_how", "signed_at_day", "signed_at_time", "interpreter", "adult", "informed",
    )  # fmt: skip


class ReopenForm(VersionedForm):
    """Why a gate is opened again."""

    because = forms.CharField(
        label="What was wrong?", max_length=500, error_messages={"required": "Say what was wrong"}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def gate(request: ActingRequest, person_id: UUID, process_id: UUID, gate: str) -> HttpResponse:
    """GET shows what the gate asks; POST keeps what met it, or an attempt at service."""
    actor, view = request.actor, may(request, "dueprocess:gate", person_id, process_id)
    rule = rule_of(view, person_id, gate)
    if rule.by_decision:
        raise NotThere(Permission.PROCESS_CARRY, person_id, "the decision meets it")
    zone, back = view.process.zone, back_to(person_id, process_id)
    common: dict[str, Any] = {"back": back, "says": _says(view, rule), "links": _links(view, person_id, rule)}
    title = gate_title(rule.gate)
    if rule.gate in BY_SERVICE:
        service = ServiceForm(posted(request), zone=zone)
        return form_page(
            request, person_id, service,
            lambda: commands.serve_notice(actor, process_id, ServiceDraft(
                gate=gate, **_given(service, "outcome", "how", "tried_at", "words"))),
            title=title, button="Record it", done="The attempt is recorded", **common,
        )  # fmt: skip
    form = MetForm(
        posted(request), zone=zone, rule=rule, initial={"version": view.matter.rows[rule.gate].version}
    )
    return form_page(
        request, person_id, form,
        lambda: commands.meet_gate(
            actor, process_id, gate, MetDraft(
                held_by=form.cleaned_data.get("held_by", ""), **_given(form, "finding", "happened_at", "words")),
            expected=form.cleaned_data["version"],
        ),
        title=title, button="Record it", done=f"Recorded: {title}", **common,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: ActingRequest, person_id: UUID, process_id: UUID, gate: str) -> HttpResponse:
    """GET asks how the person was informed; POST keeps the waiver."""
    actor, view = request.actor, may(request, "dueprocess:waive", person_id, process_id)
    rule = rule_of(view, person_id, gate)
    if not rule.waivable:
        raise NotThere(Permission.PROCESS_CARRY, person_id, "nobody can waive it")
    form = WaiverForm(
        posted(request), zone=view.process.zone, initial={"version": view.matter.rows[rule.gate].version}
    )
    names = ("language", "told", "informed", "signed_at", "signed_how", "adult", "interpreter")
    return form_page(
        request, person_id, form,
        lambda: commands.waive_gate(
            actor, process_id, gate, WaiverDraft(**_given(form, *names)), expected=form.cleaned_data["version"]
        ),
        title=f"Waived: {gate_title(rule.gate).lower()}", button="Record the waiver", done="The waiver is recorded",
        back=back_to(person_id, process_id), kind="warning",
        says=(
            "A waiver counts only where the person knew what they give up, was told so in their own language, and"
            " signed. They need give no reason, and may refuse.",
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: ActingRequest, person_id: UUID, process_id: UUID, gate: str) -> HttpResponse:
    """GET asks what was wrong; POST opens the gate again."""
    actor, view = request.actor, may(request, "dueprocess:reopen", person_id, process_id)
    rule = rule_of(view, person_id, gate)
    form = ReopenForm(posted(request), initial={"version": view.matter.rows[rule.gate].version})
    return form_page(
        request, person_id, form,
        lambda: commands.reopen_gate(
            actor, process_id, gate, form.cleaned_data["because"], expected=form.cleaned_data["version"]
        ),
        title=f"Open again: {gate_title(rule.gate).lower()}", button="Open it again", done="The step is open again",
        back=back_to(person_id, process_id), says=("What was recorded stays in its history.",),
    )  # fmt: skip


def rule_of(view: ProcessView, person_id: UUID, gate: str) -> GateRule:
    """The rule of one of the process's gates. Raises NotThere."""
    rule = view.matter.table.gate(Gate(gate)) if gate in Gate else None
    if rule is None:
        raise NotThere(Permission.PROCESS_CARRY, person_id, "no such gate")
    return rule


def _says(view: ProcessView, rule: GateRule) -> tuple[str, ...]:
    stand = next(each for each in view.standings if each.gate is rule.gate)
    waits = (
        [f"It comes after: {'; '.join(gate_title(each) for each in stand.waits_for)}."]
        if stand.waits_for
        else []
    )
    note = [rule.note] if rule.note else []
    return (*note, *clock_sentences(view, stand), *waits)


def _links(view: ProcessView, person_id: UUID, rule: GateRule) -> tuple[tuple[str, str], ...]:
    args = [person_id, view.process.id]
    links = []
    if rule.gate in BY_SERVICE:
        links.append(("Print the notice", reverse("dueprocess:notice", args=[*args, rule.gate])))
    if rule.waivable and view.matter.closed.get(rule.gate) is not State.MET:
        links.append(("The person gives this up", reverse("dueprocess:waive", args=[*args, rule.gate])))
    if rule.gate in (Gate.INTERPRETER, Gate.ADULT):
        links.append(("Nobody came: put it off", reverse("dueprocess:adjourn", args=args)))
    return tuple(links)


def _given(form: forms.Form, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}
