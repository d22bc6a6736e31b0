"""Screens: add an entry to the offence history, and correct one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import OffenceDraft
from throughcare.casework.orders.screens.editing import (
    ChangeForm,
    form_page,
    initial_of,
    offer,
    writer,
)
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm
from throughcare.rules.jurisdictions import Jurisdiction


class OffenceFields(GovForm):
    """What is asked about an offence."""

    description = forms.CharField(
        label="What happened, in plain words", max_length=200, help_text="For example, “theft from a shop”."
    )
    outcome = CodeField(label="What came of it?", codes=queries.OFFENCE_OUTCOMES)
    committed_on = DateField(label="Date of the offence", required=False)
    convicted_on = DateField(label="Date of conviction", required=False)
    court = forms.CharField(label="Court", max_length=160, required=False)
    scheme = CodeField(label="Code list", codes=(), as_select=True, required=False)
    code = forms.CharField(label="Code", max_length=20, required=False)
    is_main = forms.BooleanField(label="This is the main offence", required=False)

    def __init__(self, *args: Any, pack: Jurisdiction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "scheme", [(scheme.code, scheme.title) for scheme in pack.offence_schemes])

    def draft(self) -> OffenceDraft:
        """What was typed."""
        given = self.cleaned_data
        return OffenceDraft(**{name: given[name] for name in OffenceFields.base_fields})


class AddOffence(OffenceFields, OnceForm):
    """A new entry."""


class CorrectOffence(OffenceFields, ChangeForm):
    """A new version of an entry."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.because_last()


@require_http_methods(["GET", "POST"])
def add_offence(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST adds the entry."""
    actor, pack = writer(request, "orders:offence", person_id)
    form = AddOffence(posted(request), pack=pack)
    word = pack.words.offence
    return form_page(
        request, person_id, form, lambda: commands.add_offence(actor, person_id, form.draft()),
        title=f"Add {word} to the history", button=f"Add {word}", done=f"{word.title} added",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def correct_offence(request: HttpRequest, person_id: UUID, offence_id: UUID) -> HttpResponse:
    """GET shows the entry; POST writes a new version."""
    actor, pack = writer(request, "orders:offence", person_id)
    record = queries.orders_of(actor, person_id)
    row = record.find(record.offences, offence_id)
    form = CorrectOffence(posted(request), initial=initial_of(CorrectOffence, row), pack=pack)
    word = pack.words.offence

    def act() -> object:
        given = form.cleaned_data
        return commands.correct_offence(
            actor, person_id, offence_id, form.draft(),
            expected=given["version"], because=given["because"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act,
        title=f"Correct {word}", button="Save", done=f"{word.title} corrected",
        error_href=reverse("orders:take_back", args=[person_id, "offence", offence_id]),
    )  # fmt: skip
