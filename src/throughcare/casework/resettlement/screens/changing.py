"""Screens: a pathway's status, a need for support, an activity in custody, a preparation that begins anew."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.resettlement import commands, wording
from throughcare.casework.resettlement.drafts import ActivityDraft, NeedDraft
from throughcare.casework.resettlement.queries import activity_of, need_of
from throughcare.casework.resettlement.screens.editing import form_page, may
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
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
from throughcare.rules.plans.resettlement_needs import SUPPORT_NEEDS

NO_NAMES = "Facts. Name nobody else: describe them."


class StatusForm(OnceForm):
    """How far a pathway is."""

    status = CodeField(label="How far is it?", codes=wording.STATUSES.items())
    words = forms.CharField(
        label="What has changed?", max_length=500, help_text=NO_NAMES,
        error_messages={"required": "Say what has changed"},
    )  # fmt: skip


class AnewForm(OnceForm):
    """Why the preparation begins anew."""

    because = CodeField(label="Why does it begin anew?", codes=wording.ENDED_BECAUSE.items())
    words = forms.CharField(label="In your words", max_length=500, required=False)


class NeedFields(GovForm):
    """Who sees to a need, and the latest on it."""

    who = CodeField(label="Who is to see to it?", codes=wording.WHO.items())
    latest = NoteField(
        label="The latest", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )  # fmt: skip


class AddNeedForm(NeedFields, OnceForm):
    """A need of a pathway's catalogue."""

    need = CodeField(label="What support is needed?", codes=())
    words = forms.CharField(
        label="What is it?", max_length=200, required=False, help_text="Only where it is another need."
    )
    field_order = ("need", "words", "who", "latest")


class ChangeNeedForm(NeedFields, VersionedForm):
    """How far a need is."""

    status = CodeField(label="How far is it?", codes=wording.NEED_STATUSES.items())
    field_order = ("status", "who", "latest")


class ActivityFields(GovForm):
    """What is done in custody."""

    title = forms.CharField(label="What is it?", max_length=120)
    kind = CodeField(label="Which kind?", codes=wording.ACTIVITY_KINDS.items(), as_select=True)
    pathway = CodeField(
        label="Which pathway does it serve?", codes=wording.PATHWAY_TITLES.items(), as_select=True
    )
    place = forms.CharField(label="Where?", max_length=160, required=False)
    starts_on = DateField(label="First day", named="The first day")
    ends_on = DateField(label="Last day", named="The last day", required=False)
    state = CodeField(label="How far is it?", codes=wording.ACTIVITY_STATES.items())
    words = forms.CharField(
        label="What else should be known?", max_length=500, required=False,
        help_text=f"Needed where it ended early: why. {NO_NAMES}",
    )  # fmt: skip

    def draft(self) -> ActivityDraft:
        """What was typed."""
        return ActivityDraft(**{
            name: value for name, value in self.cleaned_data.items() if name in ActivityDraft.__dataclass_fields__
        })  # fmt: skip


class AddActivityForm(ActivityFields, OnceForm):
    """A new activity."""


class ChangeActivityForm(ActivityFields, VersionedForm):
    """An activity as it is."""


@require_http_methods(["GET", "HEAD", "POST"])
def status(request: ActingRequest, person_id: UUID, pathway: str) -> HttpResponse:
    """GET shows it; POST moves the pathway."""
    actor = request.actor
    held = may(request, "resettlement:status", person_id)
    title = _title(person_id, pathway)
    now = held.status(pathway)
    form = StatusForm(posted(request), initial={"status": now.status} if now else {})
    return form_page(
        request, person_id, form,
        lambda: commands.set_pathway_status(
            actor, person_id, pathway, status=form.cleaned_data["status"], words=form.cleaned_data["words"]
        ),
        title=title, button="Save", done=f"Saved: {title}",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET says what it does; POST begins another preparation."""
    actor = request.actor
    may(request, "resettlement:anew", person_id)
    form = AnewForm(posted(request))
    return form_page(
        request, person_id, form,
        lambda: commands.begin_anew(
            actor, person_id, because=form.cleaned_data["because"], words=form.cleaned_data["words"]
        ),
        title="Begin the preparation anew", button="Begin anew", kind="warning",
        done="The preparation began anew. What was answered before is kept",
        says=("Both reports are to be made again, and every pathway is not started. Nothing is lost: what was answered"
              " stays in the history.",),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def add_need(request: ActingRequest, person_id: UUID, pathway: str) -> HttpResponse:
    """GET asks; POST notes a need."""
    actor = request.actor
    may(request, "resettlement:add_need", person_id)
    title = _title(person_id, pathway)
    form = AddNeedForm(posted(request))
    form.fill("need", SUPPORT_NEEDS[pathway].items())

    def act() -> None:
        given = form.cleaned_data
        commands.add_support_need(
            actor, person_id,
            NeedDraft(
                pathway=pathway, need=given["need"], words=given["words"], who=given["who"], latest=given["latest"]
            ),
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title=f"Support needed: {title}", button="Note it", done="The need is noted",
        anchor="needs",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def need(request: ActingRequest, person_id: UUID, support_need_id: UUID) -> HttpResponse:
    """GET shows it; POST says how far it is."""
    actor = request.actor
    found = need_of(may(request, "resettlement:need", person_id), person_id, support_need_id)
    first = {name: getattr(found, name) for name in ("status", "who", "latest", "version")}
    form = ChangeNeedForm(posted(request), initial=first)

    def act() -> None:
        given = form.cleaned_data
        commands.change_support_need(
            actor, person_id, support_need_id, status=given["status"], who=given["who"], latest=given["latest"],
            expected=given["version"],
        )  # fmt: skip

    what = found.words or SUPPORT_NEEDS[found.pathway].get(found.need, found.need)
    return form_page(
        request, person_id, form, act, title=what, button="Save", done="The need is saved",
        says=(wording.PATHWAY_TITLES[found.pathway],), anchor="needs",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def add_activity(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST records an activity in custody."""
    actor = request.actor
    may(request, "resettlement:add_activity", person_id)
    form = AddActivityForm(
        posted(request), initial={"starts_on": clock.today(actor.zone), "state": "going_on"}
    )
    return form_page(
        request, person_id, form, lambda: commands.add_activity(actor, person_id, form.draft()),
        title="Record an activity in custody", button="Record", done="The activity is recorded", anchor="activities",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: ActingRequest, person_id: UUID, activity_id: UUID) -> HttpResponse:
    """GET shows it; POST changes it."""
    actor = request.actor
    found = activity_of(may(request, "resettlement:activity", person_id), person_id, activity_id)
    first: dict[str, Any] = {
        name: getattr(found, name) for name in (*ActivityDraft.__dataclass_fields__, "version")
    }
    form = ChangeActivityForm(posted(request), initial=first)
    return form_page(
        request, person_id, form,
        lambda: commands.change_activity(
            actor, person_id, activity_id, form.draft(), expected=form.cleaned_data["version"]
        ),
        title=f"Change: {found.title}", button="Save", done="The activity is saved", anchor="activities",
    )  # fmt: skip


def _title(person_id: UUID, pathway: str) -> str:
    """The pathway's title. Raises NotThere for a code that is none."""
    if pathway not in wording.PATHWAY_TITLES:
        raise NotThere(Permission.RESETTLE, person_id, "no such pathway")
    return wording.PATHWAY_TITLES[pathway]
