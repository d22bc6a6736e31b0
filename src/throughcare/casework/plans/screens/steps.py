"""Screens: a step is added, changed, moved, taken out; how far it is."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import StepDraft
from throughcare.casework.plans.queries import PlanRead, StepHeld, plan_needed
from throughcare.casework.plans.screens.editing import (
    BOTH,
    Ask,
    form_page,
    may,
    objective_asked,
    step_in,
    words,
)
from throughcare.casework.plans.wording import DOERS, OF_THE_TEAM, STEP_STATES
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm, VersionedForm
from throughcare.register.caseload.queries.team import works_with
from throughcare.rules.plans.goals import all_steps_completed


class StepFields(GovForm):
    """A step. The team is known only when the page is made."""

    words = words("What will be done?", most=500, rows=2, error="Write what will be done")
    doer = CodeField(label="Who does it?", codes=DOERS.items())
    done_by = forms.ChoiceField(
        label="Which colleague?", choices=(), required=False, help_text="For an officer or key worker."
    )
    named = forms.CharField(
        label="Which service, or who else?", required=False, max_length=120, help_text="For the last two."
    )
    starts_on = DateField(label="From when?", named="The first day", required=False)
    due_on = DateField(label="By when?", named="The last day", required=False)
    not_for_person = forms.BooleanField(
        label="Keep it out of the person's copy", required=False,
        help_text="For what is done about risk. Services are told no steps at all.",
    )  # fmt: skip

    def offer(self, request: ActingRequest, person_id: UUID) -> None:
        """The colleagues who work with the person."""
        self.fill("done_by", works_with(person_id, clock.today(request.actor.zone)), "Nobody named")

    def draft(self) -> StepDraft:
        """What was typed."""
        given = self.cleaned_data
        team = given["doer"] in OF_THE_TEAM
        return StepDraft(
            words=given["words"], doer=given["doer"], named="" if team else given["named"],
            done_by=UUID(given["done_by"]) if team and given["done_by"] else None, starts_on=given["starts_on"],
            due_on=given["due_on"], not_for_person=given["not_for_person"],
        )  # fmt: skip


class AddForm(StepFields, OnceForm):
    """A new step."""


class ChangeForm(StepFields, VersionedForm):
    """A step said anew."""


class StateForm(VersionedForm):
    """How far it is."""

    state = CodeField(label="How far is it?", codes=STEP_STATES.items())


class MoveForm(VersionedForm):
    """Which way."""

    direction = CodeField(label="Which way?", codes=[("up", "Up"), ("down", "Down")])


class RemoveForm(VersionedForm):
    """Nothing but that it is meant."""


@require_http_methods(BOTH)
def add_step(request: ActingRequest, person_id: UUID, objective_id: UUID) -> HttpResponse:
    """GET asks; POST adds it."""
    may(request, "add_step", person_id, Permission.PLAN_WRITE)
    _, objective = objective_asked(request, person_id, objective_id)
    form = AddForm(posted(request), initial={"doer": "person"})
    form.offer(request, person_id)

    def act() -> None:
        commands.add_step(request.actor, person_id, objective_id, form.draft())

    ask = Ask("Add a step", "Add it", "The step is in the plan", lead=objective.title)
    return form_page(request, person_id, form, act, ask)


@require_http_methods(BOTH)
def change_step(request: ActingRequest, person_id: UUID, step_id: UUID) -> HttpResponse:
    """GET shows it as it is; POST says it anew."""
    may(request, "change_step", person_id, Permission.PLAN_WRITE)
    _, step = _asked(request, person_id, step_id)
    first: dict[str, Any] = {
        name: getattr(step, name)
        for name in ("words", "doer", "named", "starts_on", "due_on", "not_for_person", "version")
    }
    form = ChangeForm(posted(request), initial=first | {"done_by": str(step.done_by_id or "")})
    form.offer(request, person_id)

    def act() -> None:
        draft, version = form.draft(), form.cleaned_data["version"]
        commands.change_step(request.actor, person_id, step_id, draft, expected=version)

    return form_page(request, person_id, form, act, Ask("Change the step", "Save the change", "Changed"))


@require_http_methods(BOTH)
def step_state(request: ActingRequest, person_id: UUID, step_id: UUID) -> HttpResponse:
    """GET asks; POST says how far it is, and leads on to the question where every step is now completed."""
    actor = request.actor
    may(request, "step_state", person_id, Permission.PLAN_STEP)
    held, step = _asked(request, person_id, step_id)
    form = StateForm(posted(request), initial={"version": step.version, "state": step.state})

    def act() -> str | None:
        given = form.cleaned_data
        commands.set_step_state(actor, person_id, step_id, state=given["state"], expected=given["version"])
        if Permission.PLAN_WRITE in actor.permissions and _all_done(held, step, given["state"]):
            return reverse("plans:achieve_objective", args=[person_id, step.objective_id])
        return None

    ask = Ask("How far is this step?", "Save", "Written down", lead=step.words)
    return form_page(request, person_id, form, act, ask)


@require_http_methods(BOTH)
def move_step(request: ActingRequest, person_id: UUID, step_id: UUID) -> HttpResponse:
    """GET asks which way; POST moves it one place."""
    may(request, "move_step", person_id, Permission.PLAN_WRITE)
    _, step = _asked(request, person_id, step_id)
    form = MoveForm(posted(request), initial={"version": step.version})

    def act() -> None:
        given = form.cleaned_data
        up = given["direction"] == "up"
        commands.move_step(request.actor, person_id, step_id, up=up, expected=given["version"])

    return form_page(request, person_id, form, act, Ask("Move the step", "Move it", "Moved", lead=step.words))


@require_http_methods(BOTH)
def remove_step(request: ActingRequest, person_id: UUID, step_id: UUID) -> HttpResponse:
    """GET asks; POST takes it out."""
    may(request, "remove_step", person_id, Permission.PLAN_WRITE)
    _, step = _asked(request, person_id, step_id)
    form = RemoveForm(posted(request), initial={"version": step.version})

    def act() -> None:
        commands.remove_step(request.actor, person_id, step_id, expected=form.cleaned_data["version"])

    says = ("Versions that were signed with it keep it. A step that was not needed is better said to be so.",)
    ask = Ask("Take the step out", "Take it out", "Taken out", lead=step.words, says=says, kind="warning")
    return form_page(request, person_id, form, act, ask)


def _asked(request: ActingRequest, person_id: UUID, step_id: UUID) -> tuple[PlanRead, StepHeld]:
    held = plan_needed(request.actor, person_id)
    return held, step_in(held, step_id)


def _all_done(held: PlanRead, step: StepHeld, state: str) -> bool:
    """Whether, with this one in its new state, every step of its objective is completed."""
    states = tuple(
        state if each.record_id == step.record_id else each.state for each in held.steps_of(step.objective_id)
    )
    return state != step.state and bool(all_steps_completed(steps=states).results["ask_if_achieved"])
