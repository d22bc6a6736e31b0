"""Screen: praise or reward. What goes well is on the record too, from the smallest step of the ladder."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import RewardDraft
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.kernel import MARK_WORDS
from throughcare.rules.responses.grid import Measure, Power


class PraiseForm(OnceForm):
    """Which step, what for, and when."""

    measure = CodeField(label="What do you give?", codes=(), initial="praise")
    reasons = NoteField(
        label="What went well?", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what went well"},
    )  # fmt: skip
    given_on = DateField(label="When did you tell the person?", named="The day")

    def __init__(self, *args: Any, steps: list[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [(each.code, each.title) for each in steps]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class PraisePage:
    """The form."""

    person: PersonHeader
    form: PraiseForm
    elsewhere: list[tuple[str, str]]
    source: str
    title: str = "Praise or reward"


@require_http_methods(["GET", "HEAD", "POST"])
def praise(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST records the praise."""
    actor = request.actor
    door.look(actor, "noncompliance:compliance", person_id, Permission.RESPONSE_DECIDE)
    terms = jurisdictions.get(actor.jurisdiction).responding
    supervisor = Permission.SANCTION_APPROVE in actor.permissions
    steps = [each for each in terms.rewards if _may(each, supervisor=supervisor)]
    first = {"given_on": clock.today(actor.zone), "measure": "praise"}
    form = PraiseForm(posted(request), initial=first, steps=steps)

    def act() -> str:
        given = form.cleaned_data
        draft = RewardDraft(measure=given["measure"], reasons=given["reasons"], given_on=given["given_on"])
        made = commands.reward(actor, person_id, draft)
        messages.success(request, f"{made.what or 'Praise'} recorded")
        return reverse("noncompliance:compliance", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    elsewhere = [(each.title, each.power.label) for each in terms.rewards if each not in steps]
    content = PraisePage(
        person_header(actor, person_id), form, elsewhere, MARK_WORDS[terms.rewards_source.mark]
    )
    return page(request, "noncompliance/praise.jinja", content, status=status_of(form))


def _may(step: Measure, *, supervisor: bool) -> bool:
    """Whether the one who looks has the power to give it."""
    return step.power is Power.OFFICER or (supervisor and step.power.in_agency)
