"""Screens: add a sentence, and correct one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import SentenceDraft
from throughcare.casework.orders.queries import OffenceHeld
from throughcare.casework.orders.screens.editing import (
    ChangeForm,
    chosen_id,
    form_page,
    initial_of,
    offer,
    writer,
)
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm


class SentenceFields(GovForm):
    """What is asked about a sentence."""

    kind = forms.CharField(
        label="What was imposed", max_length=40, help_text="For example, “imprisonment” or “fine”."
    )
    length = forms.CharField(
        label="Length or amount",
        max_length=60,
        required=False,
        help_text="As the court said it: “18 months”.",
    )
    imposed_on = DateField(label="Date imposed", required=False)
    court = forms.CharField(label="Court", max_length=160, required=False)
    offence_id = CodeField(label="For which offence", codes=(), as_select=True, required=False)

    def __init__(self, *args: Any, offences: tuple[OffenceHeld, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "offence_id", [(str(each.record_id), each.description) for each in offences])

    def draft(self) -> SentenceDraft:
        """What was typed."""
        given = self.cleaned_data
        return SentenceDraft(
            kind=given["kind"], length=given["length"], imposed_on=given["imposed_on"], court=given["court"],
            offence_id=chosen_id(given["offence_id"]),
        )  # fmt: skip


class AddSentence(SentenceFields, OnceForm):
    """A new sentence."""


class CorrectSentence(SentenceFields, ChangeForm):
    """A new version of a sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.because_last()


@require_http_methods(["GET", "POST"])
def add_sentence(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST adds the sentence."""
    actor, pack = writer(request, "orders:sentence", person_id)
    form = AddSentence(posted(request), offences=queries.orders_of(actor, person_id).offences)
    word = pack.words.sentence
    return form_page(
        request, person_id, form, lambda: commands.add_sentence(actor, person_id, form.draft()),
        title=f"Add {word}", button=f"Add {word}", done=f"{word.title} added",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def correct_sentence(request: HttpRequest, person_id: UUID, sentence_id: UUID) -> HttpResponse:
    """GET shows the sentence; POST writes a new version."""
    actor, pack = writer(request, "orders:sentence", person_id)
    record = queries.orders_of(actor, person_id)
    row = record.find(record.sentences, sentence_id)
    form = CorrectSentence(
        posted(request), initial=initial_of(CorrectSentence, row), offences=record.offences
    )
    word = pack.words.sentence

    def act() -> object:
        given = form.cleaned_data
        return commands.correct_sentence(
            actor, person_id, sentence_id, form.draft(),
            expected=given["version"], because=given["because"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act,
        title=f"Correct {word}", button="Save", done=f"{word.title} corrected",
        error_href=reverse("orders:take_back", args=[person_id, "sentence", sentence_id]),
    )  # fmt: skip
