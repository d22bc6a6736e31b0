"""Screens: add a key date, and correct one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import KeyDateDraft
from throughcare.casework.orders.queries import OrderHeld
from throughcare.casework.orders.screens.editing import (
    ChangeForm,
    chosen_id,
    form_page,
    initial_of,
    offer,
    writer,
)
from throughcare.casework.orders.wording import Wording
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm
from throughcare.rules.jurisdictions import Jurisdiction


class KeyDateFields(GovForm):
    """What is asked about a key date."""

    kind = CodeField(label="Which date", codes=(), as_select=True)
    on = DateField(label="Date")
    certainty = CodeField(label="How sure is it?", codes=queries.CERTAINTIES)
    order_id = CodeField(label="Under which order", codes=(), as_select=True, required=False)
    note = forms.CharField(label="Note", max_length=200, required=False)

    def __init__(self, *args: Any, pack: Jurisdiction, orders: tuple[OrderHeld, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = Wording(pack)
        offer(self, "kind", [(kind.code, kind.title) for kind in pack.key_date_kinds])
        offer(self, "order_id", [
            (str(each.record_id), f"{words.order(each.kind)}, {words.period(each.starts_on, each.last_day)}")
            for each in orders
        ])  # fmt: skip

    def draft(self) -> KeyDateDraft:
        """What was typed."""
        given = {name: self.cleaned_data[name] for name in KeyDateFields.base_fields}
        return KeyDateDraft(**{**given, "order_id": chosen_id(given["order_id"])})


class AddKeyDate(KeyDateFields, OnceForm):
    """A new key date."""


class CorrectKeyDate(KeyDateFields, ChangeForm):
    """A new version of a key date."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.because_last()


@require_http_methods(["GET", "POST"])
def add_key_date(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST adds the date."""
    actor, pack = writer(request, "orders:key_date", person_id)
    form = AddKeyDate(posted(request), pack=pack, orders=queries.orders_of(actor, person_id).orders)
    word = pack.words.key_date
    return form_page(
        request, person_id, form, lambda: commands.add_key_date(actor, person_id, form.draft()),
        title=f"Add {word}", button=f"Add {word}", done=f"{word.title} added",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def correct_key_date(request: HttpRequest, person_id: UUID, key_date_id: UUID) -> HttpResponse:
    """GET shows the date; POST writes a new version."""
    actor, pack = writer(request, "orders:key_date", person_id)
    record = queries.orders_of(actor, person_id)
    row = record.find(record.key_dates, key_date_id)
    form = CorrectKeyDate(
        posted(request), initial=initial_of(CorrectKeyDate, row), pack=pack, orders=record.orders
    )
    word = pack.words.key_date

    def act() -> object:
        given = form.cleaned_data
        return commands.correct_key_date(
            actor, person_id, key_date_id, form.draft(),
            expected=given["version"], because=given["because"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title=f"Correct {word}", button="Save", done=f"{word.title} corrected",
        error_href=reverse("orders:take_back", args=[person_id, "key-date", key_date_id]),
    )  # fmt: skip
