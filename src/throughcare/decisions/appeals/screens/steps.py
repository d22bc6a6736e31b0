"""Screens: the steps of an appeal on its way: acknowledged, admitted, waiting, taken up, taken back, written about."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.decisions.appeals import commands, wording
from throughcare.decisions.appeals.drafts import RulingDraft, WithdrawDraft
from throughcare.decisions.appeals.queries import AppealView
from throughcare.decisions.appeals.screens.editing import appeal_page, day_words, form_page, may
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, VersionedForm
from throughcare.platform.refusal import Refused

DECIDE = Permission.APPEAL_DECIDE
BOTH = ["GET", "HEAD", "POST"]


class DayForm(VersionedForm):
    """The day on which the person was told."""

    on = DateField(label="On which day was the person told that it came in?", named="The day")


class RulingForm(VersionedForm):
    """Yes or no, and why."""

    granted = CodeField(label="What is ruled?", codes=())
    reasons = NoteField(
        label="Reasons", help_text="The person reads this. Name nobody else: describe them.",
        error_messages={"required": "Give the reasons, in writing"}, widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def draft(self) -> RulingDraft:
        """What was typed."""
        given = self.cleaned_data
        return RulingDraft(granted=given["granted"] == "yes", reasons=given["reasons"])


class WithdrawForm(VersionedForm):
    """How the person said so."""

    withdrawn_on = DateField(label="On which day?", named="The day")
    how = CodeField(label="How did the person say so?", codes=wording.WITHDRAWN_HOW.items())
    words = NoteField(
        label="What did they say or sign?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write down what the person said or signed; nobody withdraws it for them"},
    )  # fmt: skip


class TakeUpForm(VersionedForm):
    """Nothing but the button."""


@require_http_methods(BOTH)
def acknowledge(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET asks when; POST records that the person was told that it came in."""
    view = may(request, "appeals:acknowledge", person_id, appeal_id)
    first = {"version": view.line.version, "on": clock.today(request.actor.zone)}
    form = DayForm(posted(request), initial=first)
    due = view.line.acknowledge_by
    return form_page(
        request, person_id, form, lambda: commands.acknowledge(
            request.actor, appeal_id, form.cleaned_data["on"], expected=form.cleaned_data["version"]),
        title="The person was told that it came in", button="Record it", done="It is acknowledged",
        back=appeal_page(person_id, appeal_id),
        says=(f"To be told by {day_words(request, due)}.",) if due else ("No day is set for this.",),
    )  # fmt: skip


@require_http_methods(BOTH)
def admit(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET shows why it came late; POST rules whether it is heard."""
    view = may(request, "appeals:admit", person_id, appeal_id, DECIDE)
    line = view.line
    says = [f"It came in on {day_words(request, line.lodged_on)}."]
    if line.last_day is not None:
        says.append(
            f"The last day was {day_words(request, line.last_day)}. Why it came late: {view.late_because}"
        )
    return _ruling(
        request, person_id, view, commands.rule_on_lateness,
        {"yes": "It is heard though it came late", "no": "It is not heard"},
        title="A late appeal: is it heard?", done="It is ruled on. Tell the person by letter", says=tuple(says),
    )  # fmt: skip


@require_http_methods(BOTH)
def suspend(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET asks whether the decision waits; POST rules on it. It never waits by itself."""
    view = may(request, "appeals:suspend", person_id, appeal_id, DECIDE)
    asked = "The person asked for it." if view.suspend_asked else "The person has not asked for it."

    def act(actor: Any, key: UUID, draft: RulingDraft, *, expected: int) -> object:
        return commands.rule_on_waiting(actor, key, draft)

    return _ruling(
        request, person_id, view, act, {"yes": "The decision waits", "no": "The decision goes on"},
        title="Does the decision wait until then?", done="It is ruled on. Tell the person", says=(asked,),
    )  # fmt: skip


@require_http_methods(BOTH)
def take_up(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET says what it means; POST takes it up."""
    view = may(request, "appeals:take_up", person_id, appeal_id, DECIDE)
    form = TakeUpForm(posted(request), initial={"version": view.line.version})
    return form_page(
        request, person_id, form,
        lambda: commands.take_up(request.actor, appeal_id, expected=form.cleaned_data["version"]),
        title="Take it up", button="Take it up", done="You consider it", back=appeal_page(person_id, appeal_id),
        says=(f"The decision was made by {view.decision_made_by}. Whoever made it or reported what it is about does not"
              " consider the appeal.",),
    )  # fmt: skip


@require_http_methods(BOTH)
def withdraw(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET asks how the person said so; POST records that they took it back."""
    view = may(request, "appeals:withdraw", person_id, appeal_id)
    first = {"version": view.line.version, "withdrawn_on": clock.today(request.actor.zone)}
    form = WithdrawForm(posted(request), initial=first)

    def act() -> object:
        given = form.cleaned_data
        draft = WithdrawDraft(**{name: given[name] for name in ("withdrawn_on", "how", "words")})
        return commands.withdraw(request.actor, appeal_id, draft, expected=given["version"])

    return form_page(
        request, person_id, form, act, title="The person takes it back", button="Record it", kind="warning",
        done="It is taken back", back=appeal_page(person_id, appeal_id),
        says=("Only the person can take it back. Write down how they said so.",),
    )  # fmt: skip


@require_POST
def letter(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """Draw up the letter that is due, or go on with the one that waits for a signature."""
    may(request, "appeals:letter", person_id, appeal_id, Permission.LETTER_MAKE)
    try:
        drawn_up = commands.prepare_letter(request.actor, person_id, appeal_id)
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(appeal_page(person_id, appeal_id))
    return HttpResponseRedirect(reverse("documents:paper", args=[person_id, drawn_up.pk]))


def _ruling(
    request: ActingRequest, person_id: UUID, view: AppealView, command: Callable[..., object], codes: dict[str, str],
    *, title: str, done: str, says: tuple[str, ...],
) -> HttpResponse:  # fmt: skip
    form = RulingForm(posted(request), initial={"version": view.line.version})
    form.fields["granted"].choices = list(codes.items())  # type: ignore[attr-defined]
    return form_page(
        request, person_id, form, lambda: command(
            request.actor, view.line.id, form.draft(), expected=form.cleaned_data["version"]),
        title=title, button="Rule on it", done=done, back=appeal_page(person_id, view.line.id), says=says,
    )  # fmt: skip
