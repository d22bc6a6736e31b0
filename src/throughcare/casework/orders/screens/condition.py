"""Screens: add a condition to an order, and vary one. First its type, then its wording, then what it says."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.queries import ConditionHeld, OrderHeld
from throughcare.casework.orders.queries.references import references_of
from throughcare.casework.orders.screens.condition_fields import (
    ROWS,
    Asked,
    Group,
    StatementFields,
    initial_answers,
    initial_terms,
    rows_sent,
)
from throughcare.casework.orders.screens.editing import ChangeForm, initial_of, writer
from throughcare.casework.orders.wording import Wording as Words
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import DateField, NoteField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.conditions import ConditionKind, ConditionType, Wording
from throughcare.rules.jurisdictions import Jurisdiction

OWN_WORDS = "own"
KINDS = {
    ConditionKind.STANDARD: "Standard: every order of the type carries them",
    ConditionKind.ADDITIONAL: "Additional: chosen for this person",
    ConditionKind.BESPOKE: "Bespoke: in words of its own",
}


class ConditionFields(StatementFields):
    """What is asked about a condition. kind, wording: chosen before."""

    kind = forms.CharField(widget=forms.HiddenInput)
    wording = forms.CharField(widget=forms.HiddenInput, required=False)
    text = NoteField(
        label="What the person must do or not do",
        max_length=4000,
        required=False,
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
    legal_basis = forms.CharField(label="Legal basis", max_length=200, required=False)
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

    def __init__(self, *args: Any, asked: Asked, rows: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask(asked, rows)
        self.fields["kind"].initial = asked.kind.code
        self.fields["wording"].initial = asked.wording.code if asked.wording else ""
        if asked.wording:
            del self.fields["text"]
        law, who = asked.kind.legal_basis, asked.kind.who_agrees
        self.fields["legal_basis"].help_text = (
            f"Leave empty for: {law}." if law else "The law, or the part of the order."
        )
        self.fields["legal_basis"].required = not law
        if who:
            self.fields["authority"].help_text = f"{who} must agree. Say who did, and when."

    def draft(self) -> ConditionDraft:
        """What was typed."""
        given = self.cleaned_data
        return ConditionDraft(
            kind=self.asked.kind.code, text=given.get("text", ""), starts_on=given["starts_on"],
            last_day=given["last_day"], authority=given["authority"], terms=self.terms(),
            wording=self.asked.wording.code if self.asked.wording else "", answers=self.answers(),
            legal_basis=given["legal_basis"],
        )  # fmt: skip


class AddCondition(ConditionFields, OnceForm):
    """A new condition."""


class VaryCondition(ConditionFields, ChangeForm):
    """A new version of a condition."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what it is, more about it, and where that leads."""

    text: str
    href: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ChoosingPage:
    """Choose a type, or a wording. groups: a heading and what stands under it."""

    person: PersonHeader
    title: str
    lead: str
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]
    back: str


@dataclass(frozen=True, slots=True)
class ConditionPage:
    """A condition's form. first, last: fields before and after the groups. wording: the text that was chosen.

    hints: what later versions of the catalogue say of it.
    """

    person: PersonHeader
    form: ConditionFields
    title: str
    lead: str
    button: str
    kind: str
    says: str
    reading: str
    wording: str
    groups: tuple[Group, ...]
    first: tuple[forms.BoundField, ...]
    last: tuple[forms.BoundField, ...]
    change_kind: str
    back: str
    error_href: str = ""
    hints: tuple[str, ...] = ()


@require_http_methods(["GET", "POST"])
def add_condition(request: HttpRequest, person_id: UUID, order_id: UUID) -> HttpResponse:
    """GET asks for the type, then for the wording, then shows the form; POST adds the condition."""
    actor, pack = writer(request, "orders:condition", person_id)
    record = queries.orders_of(actor, person_id)
    order = record.find(record.orders, order_id)
    here = reverse("orders:add_condition", args=[person_id, order_id])
    choice = request.POST if request.method == "POST" else request.GET
    kind = kind_named(pack, choice.get("kind", ""))
    if kind is None:
        back = reverse("orders:orders", args=[person_id])
        return choose_kind(request, person_header(actor, person_id), pack, _lead(pack, order), here, back)
    version = pack.catalogue_of(kind).in_use(order.starts_on or order.made_on).version
    if request.method == "GET" and "wording" not in choice and kind.wordings_in(version):
        return choose_wording(request, person_header(actor, person_id), pack, kind, version, here)
    asked = asked_of(person_id, kind, kind.wording(choice.get("wording", "")))
    terms, rows = initial_terms(kind, kind.preset)
    form = AddCondition(posted(request), asked=asked, rows=rows_shown(request, rows), initial=terms)
    return _form(
        request, person_id, pack, order, form, lambda: commands.add_condition(actor, person_id, order_id, form.draft()),
        verb="Add", done="added", change_kind=here,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def vary_condition(request: HttpRequest, person_id: UUID, condition_id: UUID) -> HttpResponse:
    """GET shows the condition; POST writes a new version."""
    actor, pack = writer(request, "orders:condition", person_id)
    record = queries.orders_of(actor, person_id)
    row = record.find(record.conditions, condition_id)
    order = record.find(record.orders, row.order_id)
    kind = kind_named(pack, row.kind)
    if kind is None:
        raise Http404("The type of this condition is not one of this place's")
    asked = asked_of(person_id, kind, kind.wording(row.wording))
    terms, rows = initial_terms(kind, row.terms)
    form = VaryCondition(
        posted(request), asked=asked, rows=rows_shown(request, rows),
        initial=initial_of(VaryCondition, row) | terms | initial_answers(asked.wording, row.answers),
    )  # fmt: skip

    def act() -> object:
        given = form.cleaned_data
        return commands.vary_condition(
            actor, person_id, condition_id, form.draft(), expected=given["version"], because=given["because"]
        )

    return _form(
        request, person_id, pack, order, form, act, verb="Vary", done="varied", hints=_hints(pack, kind, row),
        error_href=reverse("orders:take_back", args=[person_id, "condition", condition_id]),
    )  # fmt: skip


def kind_named(pack: Jurisdiction, code: str) -> ConditionType | None:
    """The type of this code; None for one that is not the place's."""
    return next((each for each in pack.condition_types if each.code == code), None)


def asked_of(person_id: UUID, kind: ConditionType, wording: Wording | None) -> Asked:
    """What a form about it is drawn from."""
    asked = Asked(kind, wording)
    return replace(asked, known=references_of(person_id)) if asked.refers else asked


def rows_shown(request: HttpRequest, held: int) -> int:
    """How many rows of hours to show: as many as were sent, and one more where that was asked for."""
    if request.method != "POST":
        return held
    return rows_sent(request.POST.get(ROWS, ""), more="more" in request.POST)


def _form(
    request: HttpRequest, person_id: UUID, pack: Jurisdiction, order: OrderHeld, form: ConditionFields, act: Any, *,
    verb: str, done: str, change_kind: str = "", error_href: str = "", hints: tuple[str, ...] = (),
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back to the person's orders."""
    word, words, kind = pack.words.condition, Words(pack), form.asked.kind
    back = reverse("orders:orders", args=[person_id])
    if "more" in request.POST:
        form.only_show()
        sent = request.POST.copy()
        sent[ROWS] = str(form.rows)
        form.data = sent
    elif answer := act_once(request, form, act, done=f"{word.title} {done}", back=back):
        return answer
    last = [
        name
        for name in ("authority", "legal_basis", "starts_on", "last_day", "because")
        if name in form.fields
    ]
    content = ConditionPage(
        person=person_header(request.actor, person_id),  # type: ignore[attr-defined]
        form=form, title=f"{verb} {word}", button=f"{verb} {word}" if verb == "Add" else "Save",
        lead=f"{words.order(order.kind)}, {words.period(order.starts_on, order.last_day)}",
        kind=kind.title, says=kind.kind_of_terms.says, reading=kind.kind_of_terms.reading,
        wording=form.asked.wording.title if form.asked.wording else "", groups=form.groups(),
        first=(form["text"],) if "text" in form.fields else (), last=tuple(form[name] for name in last),
        change_kind=change_kind, back=back, error_href=error_href, hints=hints,
    )  # fmt: skip
    return page(request, "orders/condition.jinja", content, status=status_of(form))


def _lead(pack: Jurisdiction, order: OrderHeld) -> str:
    words = Words(pack)
    return f"{words.order(order.kind)}, {words.period(order.starts_on, order.last_day)}"


def choose_kind(
    request: HttpRequest, person: PersonHeader, pack: Jurisdiction, lead: str, here: str, back: str
) -> HttpResponse:
    """Which type: every type of the place, by how it comes to stand in an order. here: what each choice leads to."""
    groups: dict[str, list[Choice]] = {}
    for kind, title in KINDS.items():
        for each in pack.condition_types:
            if each.kind is kind:
                groups.setdefault(f"{title}. {pack.catalogue_of(each).title}", []).append(
                    _leading_to(each, here)
                )
    content = ChoosingPage(
        person, f"Add {pack.words.condition}: which type?", lead,
        tuple((title, tuple(choices)) for title, choices in groups.items()), back,
    )  # fmt: skip
    return page(request, "orders/choose_condition.jinja", content)


def _leading_to(kind: ConditionType, here: str) -> Choice:
    agrees = f"{kind.who_agrees} must agree" if kind.who_agrees else ""
    return Choice(kind.title, f"{here}?{urlencode({'kind': kind.code})}", agrees)


def choose_wording(
    request: HttpRequest,
    person: PersonHeader,
    pack: Jurisdiction,
    kind: ConditionType,
    version: str,
    here: str,
) -> HttpResponse:
    """Which wording of a type: those of one version of its catalogue, or words of one's own."""

    def leading(code: str) -> str:
        return f"{here}?{urlencode({'kind': kind.code, 'wording': code})}"

    listed = tuple(Choice(each.title, leading(each.code)) for each in kind.wordings_in(version))
    own = Choice("In words of your own", leading(OWN_WORDS))
    catalogue = pack.catalogue_of(kind)
    content = ChoosingPage(
        person, f"{kind.title}: which wording?", f"{catalogue.title} {version}", (("", (*listed, own)),), here
    )
    return page(request, "orders/choose_condition.jinja", content)


def _hints(pack: Jurisdiction, kind: ConditionType, row: ConditionHeld) -> tuple[str, ...]:
    found = pack.catalogue_of(kind).hints_since(row.catalogue, row.wording or kind.code)
    return tuple(hint.says for hint in found)
