"""What the pages that change something share: the look written down, one form, saved once, back to the plan."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from throughcare.casework.plans.queries import ObjectiveHeld, PlanRead, StepHeld, plan_needed
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import status_of, submit
from throughcare.platform.design.forms import GovForm, NoteField
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header

BOTH = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Ask:
    """What a page asks and says. done: the message afterwards; to: where it leads, the plan when ""."""

    title: str
    button: str
    done: str
    lead: str = ""
    says: tuple[str, ...] = ()
    kind: str = "primary"
    to: str = ""


def may(request: ActingRequest, name: str, person_id: UUID, permission: Permission) -> None:
    """Let the actor write this, and write down the look."""
    door.look(request.actor, f"plans:{name}", person_id, permission)


def back_to(person_id: UUID) -> str:
    """The person's plan."""
    return reverse("plans:plan", args=[person_id])


def words(
    label: str, *, hint: str = "", required: bool = True, most: int = 1000, rows: int = 3, error: str = ""
) -> NoteField:
    """A few sentences."""
    given = {"error_messages": {"required": error}} if error else {}
    return NoteField(
        label=label, help_text=hint, required=required, max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}), **given,
    )  # fmt: skip


def form_page(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], ask: Ask
) -> HttpResponse:
    """Show the form, or carry it out once and go back to the plan with the message."""
    if answer := carried_out(request, person_id, form, act, ask):
        return answer
    shown = FormPage(
        form, ask.title, ask.button, back_to(person_id), person_header(request.actor, person_id),
        lead=ask.lead, says=ask.says, kind=ask.kind,
    )  # fmt: skip
    return page(request, "plans/form_page.jinja", shown, status=status_of(form))


def carried_out(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], ask: Ask
) -> HttpResponse | None:
    """Where the form was sent and is right: act once and go on. None when it is to be shown."""

    def acted() -> str:
        told = act()
        messages.success(request, ask.done)
        return told if isinstance(told, str) else ask.to or back_to(person_id)

    return submit(request, form, acted) if request.method == "POST" and form.is_valid() else None


def objective_in(held: PlanRead, objective_id: UUID) -> ObjectiveHeld:
    """One objective of the plan that runs. Raises NotThere."""
    for each in held.objectives:
        if each.record_id == objective_id and held.plan.ended_on is None:
            return each
    raise NotThere(Permission.PERSON_OPEN, held.plan.person_id, "no such objective")


def step_in(held: PlanRead, step_id: UUID) -> StepHeld:
    """One step of the plan that runs. Raises NotThere."""
    for each in held.steps:
        if each.record_id == step_id and held.plan.ended_on is None:
            return each
    raise NotThere(Permission.PERSON_OPEN, held.plan.person_id, "no such step")


def objective_asked(
    request: ActingRequest, person_id: UUID, objective_id: UUID
) -> tuple[PlanRead, ObjectiveHeld]:
    """The plan and one of its objectives."""
    held = plan_needed(request.actor, person_id)
    return held, objective_in(held, objective_id)
