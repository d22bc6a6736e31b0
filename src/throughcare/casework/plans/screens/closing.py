"""Screens: an objective is achieved, removed or deleted, taken back."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.queries.standing import was_asked_about
from throughcare.casework.plans.screens.editing import BOTH, Ask, form_page, may, objective_asked, words
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, VersionedForm
from throughcare.rules.plans.goals import all_steps_completed

WELL_DONE = [("yes", "Yes, go on to write it down"), ("no", "No, or it was said already")]


class AchieveForm(VersionedForm):
    """What was reached."""

    words = words(
        "What was reached, and how?", required=False, hint="The person reads it in their copy of the plan."
    )
    well_done = CodeField(
        label="Do you want to put praise on the record?", codes=WELL_DONE, required=False,
        help_text="What goes well stands on the record too, not only what goes wrong.",
    )  # fmt: skip


class RemoveForm(VersionedForm):
    """Why it goes."""

    words = words(
        "Why is it removed?", error="Say why it is removed", hint="It stays in view, with this reason."
    )


class DeleteForm(VersionedForm):
    """Nothing but that it is meant."""


class ReaddForm(VersionedForm):
    """Why it comes back, and when."""

    words = words("Why is it taken back into the plan?", error="Say why it is taken back")
    starts_now = CodeField(
        label="Can the person start on it now?", codes=[("yes", "Yes"), ("no", "No, it is for later")]
    )
    target_on = DateField(label="By when, if it starts now?", named="The day", required=False)


@require_http_methods(BOTH)
def achieve_objective(request: ActingRequest, person_id: UUID, objective_id: UUID) -> HttpResponse:
    """GET asks whether it is achieved; POST says so, and offers to write down praise."""
    actor = request.actor
    may(request, "achieve_objective", person_id, Permission.PLAN_WRITE)
    held, objective = objective_asked(request, person_id, objective_id)
    form = AchieveForm(posted(request), initial={"version": objective.version})
    if Permission.RESPONSE_DECIDE not in actor.permissions:
        del form.fields["well_done"]
    steps = held.steps_of(objective_id)

    def act() -> str | None:
        given = form.cleaned_data
        commands.achieve_objective(
            actor, person_id, objective_id, words=given["words"], expected=given["version"]
        )
        # The praise page is of a floor above: it is named, not imported.
        return reverse("noncompliance:praise", args=[person_id]) if given.get("well_done") == "yes" else None

    done = sum(step.state == "completed" for step in steps)
    every = all_steps_completed(steps=tuple(step.state for step in steps)).results["ask_if_achieved"]
    says = (
        "Every step is completed. Whether that reached the objective is for you and the person to say."
        if every
        else f"{done} of {len(steps)} steps are completed.",
    )
    ask = Ask(
        "Is this objective achieved?", "It is achieved", "Achieved. Well done is worth saying", lead=objective.title,
        says=says,
    )  # fmt: skip
    return form_page(request, person_id, form, act, ask)


@require_http_methods(BOTH)
def remove_objective(request: ActingRequest, person_id: UUID, objective_id: UUID) -> HttpResponse:
    """Take it out: with the reason once the person was asked about it, for good before."""
    actor = request.actor
    may(request, "remove_objective", person_id, Permission.PLAN_WRITE)
    _, objective = objective_asked(request, person_id, objective_id)
    first = {"version": objective.version}
    if was_asked_about(person_id, objective_id):
        removing = RemoveForm(posted(request), initial=first)

        def remove() -> None:
            given = removing.cleaned_data
            commands.remove_objective(
                actor, person_id, objective_id, words=given["words"], expected=given["version"]
            )

        ask = Ask("Remove the objective", "Remove it", "Removed. It stays in view", lead=objective.title,
                  kind="warning")  # fmt: skip
        return form_page(request, person_id, removing, remove, ask)
    deleting = DeleteForm(posted(request), initial=first)

    def delete() -> None:
        commands.delete_objective(actor, person_id, objective_id, expected=deleting.cleaned_data["version"])

    says = ("The person was not asked about it yet, so it is deleted from the draft with its steps.",)
    ask = Ask("Delete the objective", "Delete it", "Deleted", lead=objective.title, says=says, kind="warning")
    return form_page(request, person_id, deleting, delete, ask)


@require_http_methods(BOTH)
def readd_objective(request: ActingRequest, person_id: UUID, objective_id: UUID) -> HttpResponse:
    """GET asks why and by when; POST takes it back."""
    actor = request.actor
    may(request, "readd_objective", person_id, Permission.PLAN_WRITE)
    _, objective = objective_asked(request, person_id, objective_id)
    form = ReaddForm(posted(request), initial={"version": objective.version, "starts_now": "yes"})

    def act() -> None:
        given = form.cleaned_data
        target_on: date | None = given["target_on"]
        commands.readd_objective(
            actor, person_id, objective_id, words=given["words"], starts_now=given["starts_now"] == "yes",
            target_on=target_on, expected=given["version"],
        )  # fmt: skip

    ask = Ask("Take it back into the plan", "Take it back", "It is in the plan again", lead=objective.title)
    return form_page(request, person_id, form, act, ask)
