"""Screens: the assessments of a person, and beginning one."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.assessments import commands, queries, wording
from throughcare.casework.assessments.drafts import StartDraft
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import Code, CodeField, DateField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import catalogue, jurisdictions
from throughcare.rules.forms import find_form
from throughcare.rules.jurisdictions.assessing import TRIGGERS
from throughcare.rules.jurisdictions.library import Purpose

LATER = "correction"


@dataclass(frozen=True)
class AssessmentsPage:
    """The person's assessments. may_write: whether the actor may begin one."""

    person: PersonHeader
    held: queries.Listing
    may_write: bool
    title: str = "Assessments"


@dataclass(frozen=True)
class StartPage:
    """Which form, why, and of which day. due: what is due, and called for."""

    person: PersonHeader
    form: OnceForm
    due: queries.DueOf
    title: str = "Begin an assessment"


class StartForm(OnceForm):
    """A new assessment."""

    form = CodeField(label="Which form?", codes=())
    occasion = CodeField(
        label="Why is it made?",
        codes=[(code, words) for code, words in wording.OCCASIONS.items() if code != LATER],
    )
    event = CodeField(
        label="Which event? Only when it is made after one",
        codes=TRIGGERS.items(),
        as_select=True,
        required=False,
    )
    assessed_on = DateField(label="Of which day does it speak?", named="The day it speaks of")

    def draft(self) -> StartDraft:
        """What was typed."""
        given = self.cleaned_data
        return StartDraft(
            form=given["form"], occasion=given["occasion"], event=given["event"] or "",
            assessed_on=given["assessed_on"],
        )  # fmt: skip


@require_safe
def assessments(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """What is being made, what stands with its scores, what was corrected, and scores of other systems."""
    actor = request.actor
    door.look(actor, "assessments:assessments", person_id)
    shown = AssessmentsPage(
        person_header(actor, person_id), queries.assessments_of(actor, person_id),
        Permission.ASSESSMENT_WRITE in actor.permissions,
    )  # fmt: skip
    return page(request, "assessments/assessments.jinja", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST begins it and goes to its first page."""
    actor = request.actor
    door.look(actor, "assessments:start", person_id, Permission.ASSESSMENT_WRITE)
    first: dict[str, object] = {"assessed_on": clock.today(actor.zone)}
    first |= {name: request.GET.get(name) for name in ("form", "occasion", "event")}
    form = StartForm(posted(request), initial=first)
    codes = forms_of(actor)
    form.fields["form"].choices = [(each.code, each.label) for each in codes]  # type: ignore[attr-defined]
    form.fields["form"].hints = {each.code: each.hint for each in codes}  # type: ignore[attr-defined]

    def act() -> str:
        made = commands.start_assessment(actor, person_id, form.draft())
        return reverse("assessments:assessment", args=[person_id, made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    return page(
        request,
        "assessments/start.jinja",
        StartPage(person_header(actor, person_id), form, queries.due_of(actor, person_id)),
        status=status_of(form),
    )


def forms_of(actor: Actor) -> list[Code]:
    """The forms of the actor's place, the main ones first, then instruments by themselves; each says what it is for."""
    pack = jurisdictions.get(actor.jurisdiction)
    named = {use.code: "" for use in pack.forms}
    for purpose in (Purpose.SCREEN, Purpose.NEEDS, Purpose.RISK):
        named |= {use.code: "" for use in pack.rules_for(purpose) if catalogue.find(use.code).instrument}
    found = [find_form(code) for code in named]
    return [Code(form.id.code, form.title, f"{form.what_for}. For {form.population}.") for form in found]
