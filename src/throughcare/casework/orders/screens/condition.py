"""Screens: add a condition to an order, and vary one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.screens.editing import ChangeForm, form_page, initial_of, offer, writer
from throughcare.casework.orders.wording import Wording
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, GovForm, NoteField, OnceForm
from throughcare.rules.jurisdictions import Jurisdiction


class ConditionFields(GovForm):
    """What is asked about a condition."""

    kind = CodeField(label="Type", codes=(), as_select=True)
    text = NoteField(
        label="What the person must do or not do",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="As it will be read to the person. No addresses, telephone numbers or names of people who"
        " are protected: write “the address told to you” instead.",
    )
    authority = forms.CharField(
        label="Who set or agreed it",
        max_length=160,
        required=False,
        help_text="If not the court or board itself.",
    )
    starts_on = DateField(
        label="First day, if later than the order's",
        required=False,
        help_text="Leave empty if it is the same.",
    )
    last_day = DateField(
        label="Last day, if earlier than the order's",
        required=False,
        help_text="Leave empty if it is the same.",
    )

    def __init__(self, *args: Any, pack: Jurisdiction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(kind.code, kind.title) for kind in pack.condition_types])

    def draft(self) -> ConditionDraft:
        """What was typed."""
        given = self.cleaned_data
        return ConditionDraft(**{name: given[name] for name in ConditionFields.base_fields})


class AddCondition(ConditionFields, OnceForm):
    """A new condition."""


class VaryCondition(ConditionFields, ChangeForm):
    """A new version of a condition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.because_last()


@require_http_methods(["GET", "POST"])
def add_condition(request: HttpRequest, person_id: UUID, order_id: UUID) -> HttpResponse:
    """GET shows the form; POST adds the condition."""
    actor, pack = writer(request, "orders:condition", person_id)
    record = queries.orders_of(actor, person_id)
    order = record.find(record.orders, order_id)
    form = AddCondition(posted(request), pack=pack)
    word, words = pack.words.condition, Wording(pack)
    return form_page(
        request, person_id, form, lambda: commands.add_condition(actor, person_id, order_id, form.draft()),
        title=f"Add {word}", button=f"Add {word}", done=f"{word.title} added",
        lead=f"{words.order(order.kind)}, {words.period(order.starts_on, order.last_day)}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def vary_condition(request: HttpRequest, person_id: UUID, condition_id: UUID) -> HttpResponse:
    """GET shows the condition; POST writes a new version."""
    actor, pack = writer(request, "orders:condition", person_id)
    record = queries.orders_of(actor, person_id)
    row = record.find(record.conditions, condition_id)
    order = record.find(record.orders, row.order_id)
    form = VaryCondition(posted(request), initial=initial_of(VaryCondition, row), pack=pack)
    word, words = pack.words.condition, Wording(pack)

    def act() -> object:
        given = form.cleaned_data
        return commands.vary_condition(
            actor, person_id, condition_id, form.draft(),
            expected=given["version"], because=given["because"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title=f"Vary {word}", button="Save", done=f"{word.title} varied",
        lead=f"{words.order(order.kind)}, {words.period(order.starts_on, order.last_day)}",
        error_href=reverse("orders:take_back", args=[person_id, "condition", condition_id]),
    )  # fmt: skip
