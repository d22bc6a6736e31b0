"""Screen: a court's result in one form. Saved whole or not at all; nothing typed is lost."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import (
    ConditionDraft,
    CourtResultDraft,
    OffenceDraft,
    OrderDraft,
    SentenceDraft,
)
from throughcare.casework.orders.queries import OffenceHeld
from throughcare.casework.orders.screens.editing import form_page, offer, writer
from throughcare.platform import clock
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, OnceForm
from throughcare.rules.jurisdictions import Jurisdiction

DECISIONS = (
    ("convicted", "Convicted"),
    ("acquitted", "Acquitted"),
    ("discontinued", "Dropped"),
    ("", "Not decided yet"),
)
UNDECIDED = ("charged", "arrested", "not_recorded")
CONDITIONS = 4
"""Conditions that one form takes; more are added to the order afterwards."""


class CourtResultForm(OnceForm):
    """The whole result. Charges on record come first, each with its own question."""

    on = DateField(label="Day of the result")
    court = forms.CharField(label="Court", max_length=160)
    offence_description = forms.CharField(
        label="An offence or charge not on record yet",
        max_length=200,
        required=False,
        help_text="In plain words.",
    )
    offence_outcome = CodeField(
        label="What came of it?", codes=queries.OFFENCE_OUTCOMES, required=False, as_select=True
    )
    offence_committed_on = DateField(label="Day on which it is said to have happened", required=False)
    sentence_kind = forms.CharField(label="Sentence", max_length=40, required=False)
    sentence_length = forms.CharField(label="Length or amount", max_length=60, required=False)
    order_kind = CodeField(label="Order made", codes=(), as_select=True, required=False)
    order_starts_on = DateField(label="First day of the order", required=False)
    order_last_day = DateField(label="Last day of the order", required=False)
    order_reference = forms.CharField(label="The court's reference", max_length=60, required=False)
    next_hearing = DateField(label="Next hearing", required=False)

    def __init__(
        self, *args: Any, pack: Jurisdiction, charges: tuple[OffenceHeld, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.charges = {f"outcome_{each.record_id}": each.record_id for each in charges}
        offer(self, "order_kind", [(kind.code, kind.title) for kind in pack.order_types])
        for name, each in zip(self.charges, charges, strict=True):
            self.fields[name] = CodeField(label=each.description, codes=DECISIONS, required=False)
        word = pack.words.condition
        for number in range(1, CONDITIONS + 1):
            kind, text = f"condition_{number}_kind", f"condition_{number}_text"
            self.fields[kind] = CodeField(
                label=f"{word.title} {number}", codes=(), as_select=True, required=False
            )
            offer(self, kind, [(each.code, each.title) for each in pack.condition_types])
            self.fields[text] = forms.CharField(
                label=f"{word.title} {number}, as served",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        names = [name for name in self.fields if name not in {*self.charges, "on", "court", "next_hearing"}]
        self.order_fields(["on", "court", *self.charges, *names, "next_hearing"])

    def clean(self) -> dict[str, Any]:
        """Ask for what a part begun lacks."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for begun, needed, message in (
            ("offence_description", "offence_outcome", "Choose what came of it"),
            ("sentence_length", "sentence_kind", "Enter the sentence"),
            ("order_last_day", "order_kind", "Choose the type of order"),
            *(
                (f"condition_{n}_text", f"condition_{n}_kind", "Choose its type")
                for n in range(1, CONDITIONS + 1)
            ),
            *(
                (f"condition_{n}_kind", f"condition_{n}_text", "Enter its text")
                for n in range(1, CONDITIONS + 1)
            ),
        ):
            if given.get(begun) and not given.get(needed):
                self.add_error(needed, message)
        if given.get("condition_1_kind") and not given.get("order_kind"):
            self.add_error("order_kind", "Choose the order under which this stands")
        return given

    def draft(self) -> CourtResultDraft:
        """What was typed."""
        given = self.cleaned_data
        return CourtResultDraft(
            on=given["on"], court=given["court"].strip(), offence=self._offence(), order=self._order(),
            outcomes={key: given[name] for name, key in self.charges.items() if given[name]},
            sentence=SentenceDraft(kind=given["sentence_kind"], length=given["sentence_length"])
            if given["sentence_kind"] else None,
            conditions=tuple(
                ConditionDraft(kind=given[f"condition_{n}_kind"], text=given[f"condition_{n}_text"])
                for n in range(1, CONDITIONS + 1) if given[f"condition_{n}_kind"]
            ),
            next_hearing=given["next_hearing"],
        )  # fmt: skip

    def _offence(self) -> OffenceDraft | None:
        given = self.cleaned_data
        if not given["offence_description"]:
            return None
        return OffenceDraft(
            description=given["offence_description"], outcome=given["offence_outcome"],
            committed_on=given["offence_committed_on"],
        )  # fmt: skip

    def _order(self) -> OrderDraft | None:
        given = self.cleaned_data
        if not given["order_kind"]:
            return None
        return OrderDraft(
            kind=given["order_kind"], starts_on=given["order_starts_on"] or given["on"],
            last_day=given["order_last_day"], reference=given["order_reference"],
        )  # fmt: skip


@require_http_methods(["GET", "POST"])
def court_result(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows the charges on record and the form; POST enters the result."""
    actor, pack = writer(request, "orders:court_result", person_id)
    record = queries.orders_of(actor, person_id)
    charges = tuple(each for each in record.offences if each.outcome in UNDECIDED)
    form = CourtResultForm(
        posted(request), initial={"on": clock.today(actor.zone)}, pack=pack, charges=charges
    )
    return form_page(
        request, person_id, form, lambda: commands.enter_court_result(actor, person_id, form.draft()),
        title="Enter a court result", button="Enter the result", done="Court result entered",
        lead="Fill in what the court decided and leave the rest empty. Supervision before trial ends by itself when"
        " no charge is left undecided.",
    )  # fmt: skip
