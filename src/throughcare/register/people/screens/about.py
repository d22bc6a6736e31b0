"""Screen: correct the birth, sex, language and interpreter of a person."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField
from throughcare.platform.design.page import page
from throughcare.register.people import commands
from throughcare.register.people.describing import Rows
from throughcare.register.people.drafts import AboutDraft, Setting
from throughcare.register.people.queries import PersonHeader, person_header, present_about, present_rows
from throughcare.register.people.screens.birth_fields import AboutFields, recorded_birth
from throughcare.register.people.screens.item_forms import Correction
from throughcare.register.people.screens.lost_update import catch_up, was_overtaken
from throughcare.register.people.words import BEST_WAYS, LETTER_FORMATS


class AboutForm(Correction, AboutFields):
    """The fields of the person's own row, with the reason."""

    letter_format = CodeField(
        label="Letters in", codes=[*LETTER_FORMATS.items(), ("", "Not asked")], required=False
    )
    best_way = CodeField(
        label="What is the best way to reach them?",
        codes=[*BEST_WAYS.items(), ("", "Not asked")],
        required=False,
    )

    def about(self) -> AboutDraft:
        """Everything typed, as the command takes it."""
        given = self.cleaned_data
        return replace(super().about(), letter_format=given["letter_format"], best_way=given["best_way"])


@dataclass(frozen=True)
class AboutPage:
    """The form; `present` is what is recorded now, after someone else was quicker."""

    person: PersonHeader
    form: AboutForm
    present: Rows = ()
    title: str = "Change birth, sex or language"


@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows what is recorded; POST makes a new version of it with its reason."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "people:about", person_id, Permission.PERSON_CHANGE)
    present = present_about(actor, person_id)
    initial: dict[str, Any] = {
        **AboutFields.initial_from(present.columns), "version": present.version,
        "letter_format": present.columns["letter_format"], "best_way": present.columns["best_way"],
    }  # fmt: skip
    form = AboutForm(
        posted(request), setting=Setting.of(actor), recorded=recorded_birth(present.columns), initial=initial
    )
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            answers = form.cleaned_data
            commands.change_about(
                actor, person_id, form.about(), expected=answers["version"], because=answers["because"]
            )
            messages.success(request, "Details changed. What was there before is kept.")
            return reverse("people:details", args=[person_id])

        if done := submit(request, form, act):
            return done
    overtaken = was_overtaken(form)
    if overtaken:
        present = present_about(actor, person_id)
        catch_up(form, present.version)
    shown = present_rows(actor, "about", present) if overtaken else ()
    content = AboutPage(person_header(actor, person_id), form, shown)
    return page(request, "people/about.jinja", content, status=409 if overtaken else status_of(form))
