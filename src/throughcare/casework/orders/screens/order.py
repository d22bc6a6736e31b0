"""Screens: add an order, and change one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import OrderDraft
from throughcare.casework.orders.queries import SentenceHeld
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
from throughcare.rules.jurisdictions import Jurisdiction


class OrderFields(GovForm):
    """What is asked about an order."""

    kind = CodeField(label="Type", codes=(), as_select=True)
    authority = forms.CharField(
        label="Who made it", max_length=160, required=False, help_text="The court, board or prison."
    )
    reference = forms.CharField(label="Their reference", max_length=60, required=False)
    made_on = DateField(label="Date it was made", required=False)
    starts_on = DateField(label="First day", required=False)
    last_day = DateField(
        label="Last day", required=False, help_text="Nothing can be required of the person after this day."
    )
    sentence_id = CodeField(label="Made under which sentence", codes=(), as_select=True, required=False)

    def __init__(
        self, *args: Any, pack: Jurisdiction, sentences: tuple[SentenceHeld, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(kind.code, kind.title) for kind in pack.order_types])
        offer(self, "sentence_id", [(str(each.record_id), _title(each)) for each in sentences])

    def draft(self) -> OrderDraft:
        """What was typed."""
        given = {name: self.cleaned_data[name] for name in OrderFields.base_fields}
        return OrderDraft(**{**given, "sentence_id": chosen_id(given["sentence_id"])})


class AddOrder(OrderFields, OnceForm):
    """A new order."""


class ChangeOrder(OrderFields, ChangeForm):
    """A new version of an order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.because_last()


@require_http_methods(["GET", "POST"])
def add_order(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST adds the order."""
    actor, pack = writer(request, "orders:order", person_id)
    form = AddOrder(posted(request), pack=pack, sentences=queries.orders_of(actor, person_id).sentences)
    word = pack.words.order
    return form_page(
        request, person_id, form, lambda: commands.add_order(actor, person_id, form.draft()),
        title=f"Add {word}", button=f"Add {word}", done=f"{word.title} added",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change_order(request: HttpRequest, person_id: UUID, order_id: UUID) -> HttpResponse:
    """GET shows the order; POST writes a new version."""
    actor, pack = writer(request, "orders:order", person_id)
    record = queries.orders_of(actor, person_id)
    row = record.find(record.orders, order_id)
    form = ChangeOrder(
        posted(request), initial=initial_of(ChangeOrder, row), pack=pack, sentences=record.sentences
    )
    word = pack.words.order

    def act() -> object:
        given = form.cleaned_data
        return commands.correct_order(
            actor, person_id, order_id, form.draft(),
            expected=given["version"], because=given["because"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title=f"Change {word}", button="Save", done=f"{word.title} changed",
        error_href=reverse("orders:take_back", args=[person_id, "order", order_id]),
    )  # fmt: skip


def _title(sentence: SentenceHeld) -> str:
    return ", ".join(part for part in (sentence.kind, sentence.length, sentence.court) if part)
