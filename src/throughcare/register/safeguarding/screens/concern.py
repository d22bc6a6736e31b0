"""Screens: note an immediate concern, say that it still stands, remove it."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm, VersionedForm
from throughcare.register.safeguarding import commands, queries, wording
from throughcare.register.safeguarding.drafts import ConcernDraft
from throughcare.register.safeguarding.screens.editing import form_page, may

NO_NAMES = "Facts, and what to do. Name nobody: describe them, such as “a former partner” or “two children under 10”."
WHAT = "What should colleagues know?"


class WhatField(NoteField):
    """The words of a concern."""

    def __init__(self) -> None:
        super().__init__(
            label=WHAT, max_length=500, widget=forms.Textarea(attrs={"rows": 4}), help_text=NO_NAMES,
            error_messages={"required": "Say what colleagues should know"},
        )  # fmt: skip


class ConcernForm(OnceForm):
    """A new concern."""

    kind = CodeField(label="What kind of concern is it?", codes=wording.CONCERNS.items())
    what = WhatField()
    source = CodeField(label="Where does it come from?", codes=wording.SOURCES.items(), as_select=True)
    noted_on = DateField(label="When was it noted?", named="The day it was noted")
    review_on = DateField(
        label="When shall it be looked at again?", named="The day of the next review", required=False,
        help_text="Leave it empty for the usual time of its kind.",
    )  # fmt: skip

    def draft(self) -> ConcernDraft:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "submission"}
        return ConcernDraft(**given)


class ReviewForm(VersionedForm):
    """A concern that still stands."""

    what = WhatField()
    review_on = DateField(label="When shall it be looked at again?", named="The day of the next review")


class RemoveForm(VersionedForm):
    """Why a concern no longer stands."""

    because = NoteField(
        label="Why does it no longer stand?", max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Say what has changed and how you know. It stays in the history.",
        error_messages={"required": "Say why the concern no longer stands"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def note_concern(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST notes it."""
    actor = request.actor
    may(request, "safeguarding:concern", person_id, Permission.CONCERN_RECORD)
    first = {"noted_on": clock.today(actor.zone), "kind": request.GET.get("kind")}
    form = ConcernForm(posted(request), initial=first)
    return form_page(
        request, person_id, form, lambda: commands.note_concern(actor, person_id, form.draft()),
        title="Note an immediate concern", button="Save", done="Concern noted. It stands on top of the overview",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def review_concern(request: ActingRequest, person_id: UUID, concern_id: UUID) -> HttpResponse:
    """GET shows the words as they are; POST says that it still stands."""
    actor = request.actor
    may(request, "safeguarding:concern", person_id, Permission.CONCERN_RECORD)
    found = queries.concern(actor, person_id, concern_id)
    usual = clock.today(actor.zone) + timedelta(days=wording.REVIEW_DAYS[found.kind])
    form = ReviewForm(
        posted(request), initial={"version": found.version, "what": found.what, "review_on": usual}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.review_concern(
            actor, person_id, concern_id, what=given["what"], review_on=given["review_on"],
            expected=given["version"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title=f"Review: {found.title}", button="It still stands",
        done="Concern reviewed",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def remove_concern(request: ActingRequest, person_id: UUID, concern_id: UUID) -> HttpResponse:
    """GET shows the concern; POST removes it with the reason."""
    actor = request.actor
    may(request, "safeguarding:concern", person_id, Permission.CONCERN_RECORD)
    found = queries.concern(actor, person_id, concern_id)
    form = RemoveForm(posted(request), initial={"version": found.version})

    def act() -> None:
        given = form.cleaned_data
        commands.remove_concern(
            actor, person_id, concern_id, because=given["because"], expected=given["version"]
        )

    return form_page(
        request, person_id, form, act, title=f"Remove: {found.title}", button="Remove it", kind="warning",
        done="Concern removed. It stays in the history", lead=found.what,
    )  # fmt: skip
