"""Screens: begin the plan; what the person wants of it, in their words."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.queries import plan_needed
from throughcare.casework.plans.screens.editing import BOTH, Ask, form_page, may, words
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import DateField, OnceForm, VersionedForm

OWN = "What do they want to be different? What matters to them? Write it as they say it, not as you would."


class BeginForm(OnceForm):
    """What the person wants, where they were asked already."""

    own_words = words(
        "What does the person want, in their own words?", hint=OWN, required=False, most=4000, rows=5
    )


class OwnWordsForm(VersionedForm):
    """What the person wants."""

    own_words = words(
        "What does the person want, in their own words?", hint=OWN, required=False, most=4000, rows=6
    )
    said_on = DateField(label="When did they say so?", named="The day they said so")


@require_http_methods(BOTH)
def begin(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST begins the plan."""
    may(request, "begin", person_id, Permission.PLAN_WRITE)
    form = BeginForm(posted(request))

    def act() -> None:
        commands.begin_plan(request.actor, person_id, own_words=form.cleaned_data["own_words"])

    says = (
        "There is one plan, from reception to the end of supervision, in custody and outside.",
        "Begin with what the person wants. Objectives come next, each from a need that was assessed.",
    )
    ask = Ask("Begin the plan", "Begin", "The plan is begun. Add the first objective", says=says)
    return form_page(request, person_id, form, act, ask)


@require_http_methods(BOTH)
def own_words(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET shows what stands; POST keeps it."""
    actor = request.actor
    may(request, "own_words", person_id, Permission.PLAN_WRITE)
    plan = plan_needed(actor, person_id).plan
    first = {"version": plan.version, "own_words": plan.own_words, "said_on": clock.today(actor.zone)}
    form = OwnWordsForm(posted(request), initial=first)

    def act() -> None:
        given = form.cleaned_data
        commands.keep_own_words(
            actor,
            person_id,
            own_words=given["own_words"],
            said_on=given["said_on"],
            expected=given["version"],
        )

    return form_page(request, person_id, form, act, Ask("In the person's own words", "Save", "Written down"))
