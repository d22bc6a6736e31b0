"""What the steps of a failure share: who may take one, the page around its form, and what carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from throughcare.decisions.noncompliance import queries
from throughcare.decisions.noncompliance.queries import FailureShown
from throughcare.decisions.noncompliance.screens.kept_away import KeptAway, kept_away
from throughcare.decisions.noncompliance.screens.why import Weighed, Why
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import status_of, submit
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class StepPage:
    """One step: what is known, what is asked.

    facts: what may have kept the person away. why: what the rule proposes, weighed: what a table gave, where that
    matters.
    """

    person: PersonHeader
    failure: FailureShown
    form: Any
    title: str
    lead: str
    button: str
    notes: tuple[str, ...] = ()
    facts: tuple[KeptAway, ...] = ()
    why: Why | None = None
    weighed: Weighed | None = None


def shown(request: ActingRequest, person_id: UUID, failure_id: UUID, permission: Permission) -> FailureShown:
    """The failure, for who may take the step."""
    door.look(request.actor, "noncompliance:failure", person_id, permission)
    return queries.failure_of(request.actor, person_id, failure_id)


def step_page(
    request: ActingRequest,
    person_id: UUID,
    failure: FailureShown,
    form: Any,
    act: Callable[[], str],
    **words: Any,
) -> HttpResponse:
    """GET shows the form; POST carries it out once and goes back to the failure. act: returns what to say after."""

    def carry_out() -> str:
        messages.success(request, act())
        return reverse("noncompliance:failure", args=[person_id, failure.id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, carry_out)):
        return done
    content = StepPage(
        person_header(request.actor, person_id),
        failure,
        form,
        facts=kept_away(person_id, failure.hindrances),
        **words,
    )
    return page(request, "noncompliance/step.jinja", content, status=status_of(form))
