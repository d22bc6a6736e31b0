"""Screens: add a condition to a draft and change one, by the form that asks for conditions of an order."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders.screens.condition import (
    ConditionFields,
    ConditionPage,
    asked_of,
    choose_kind,
    choose_wording,
    kind_named,
    rows_shown,
)
from throughcare.casework.orders.screens.condition_fields import ROWS, initial_answers, initial_terms
from throughcare.decisions.licences import commands
from throughcare.decisions.licences.drafts import RowDraft
from throughcare.decisions.licences.queries import LicenceLine, LicenceView, RowLine
from throughcare.decisions.licences.screens.editing import licence_page, may
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.conditions import ConditionType
from throughcare.rules.jurisdictions import Jurisdiction

LAST = ("authority", "legal_basis", "starts_on", "last_day", "eased", "why")


class AddRow(ConditionFields, OnceForm, VersionedForm):
    """A new condition of a draft."""


class ChangeRow(ConditionFields, VersionedForm):
    """A condition of a draft, said otherwise. eased, why: of one that stands, in a new version."""

    eased = forms.BooleanField(
        label="This change only makes it lighter for the person", required=False,
        help_text="Whoever approves sees both wordings. A condition that asks more is decided in a fair process first.",
    )  # fmt: skip
    why = NoteField(
        label="If so, how does it become lighter?", max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, stands: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not stands:
            del self.fields["eased"], self.fields["why"]


@require_http_methods(["GET", "POST"])
def add_row(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """GET asks for the type, then for the wording, then shows the form; POST adds the condition."""
    view = may(request, "licences:add_row", person_id, licence_id)
    line, pack = view.line, jurisdictions.get(view.line.place)
    here, back = (
        reverse("licences:add_row", args=[person_id, licence_id]),
        licence_page(person_id, licence_id),
    )
    choice = request.POST if request.method == "POST" else request.GET
    kind = kind_named(pack, choice.get("kind", ""))
    if kind is None:
        return choose_kind(request, person_header(request.actor, person_id), pack, line.title, here, back)
    version = _version(pack, kind, line)
    if request.method == "GET" and "wording" not in choice and kind.wordings_in(version):
        return choose_wording(request, person_header(request.actor, person_id), pack, kind, version, here)
    asked = asked_of(person_id, kind, kind.wording(choice.get("wording", "")))
    terms, rows = initial_terms(kind, kind.preset)
    form = AddRow(
        posted(request),
        asked=asked,
        rows=rows_shown(request, rows),
        initial=terms | {"version": line.version},
    )

    def act() -> object:
        draft = RowDraft(condition=form.draft())
        return commands.add_row(request.actor, licence_id, draft, expected=form.cleaned_data["version"])

    return _form(request, view, form, act, verb="Add", change_kind=here)


@require_http_methods(["GET", "POST"])
def change_row(request: ActingRequest, person_id: UUID, licence_id: UUID, clause_id: UUID) -> HttpResponse:
    """GET shows a condition of the draft; POST says it otherwise."""
    view = may(request, "licences:change_row", person_id, licence_id)
    row = next((each for each in view.rows if each.id == clause_id), None)
    pack = jurisdictions.get(view.line.place)
    kind = kind_named(pack, row.kind) if row is not None else None
    if row is None or kind is None:
        raise Http404("The type of this condition is not one of this place's")
    asked = asked_of(person_id, kind, kind.wording(row.wording))
    terms, rows = initial_terms(kind, row.terms)
    form = ChangeRow(
        posted(request), asked=asked, rows=rows_shown(request, rows), stands=row.condition_id is not None,
        initial=_initial(row) | terms | initial_answers(asked.wording, row.answers) | {"version": view.line.version},
    )  # fmt: skip

    def act() -> object:
        given = form.cleaned_data
        draft = RowDraft(condition=form.draft(), eased=given.get("eased", False), why=given.get("why", ""))
        return commands.change_row(request.actor, licence_id, clause_id, draft, expected=given["version"])

    return _form(request, view, form, act, verb="Change")


def _version(pack: Jurisdiction, kind: ConditionType, line: LicenceLine) -> str:
    """The version the licence was begun under; for a type of another catalogue the one in use on its first day."""
    catalogue = pack.catalogue_of(kind)
    return (catalogue.named(line.catalogue) or catalogue.in_use(line.starts_on)).version


def _initial(row: RowLine) -> dict[str, Any]:
    names = ("text", "authority", "legal_basis", "starts_on", "last_day", "eased", "why")
    return {name: getattr(row, name) for name in names}


def _form(
    request: ActingRequest, view: LicenceView, form: ConditionFields, act: Callable[[], object], *, verb: str,
    change_kind: str = "",
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back to the licence."""
    line, kind = view.line, form.asked.kind
    back = licence_page(line.person_id, line.id)
    if "more" in request.POST:
        form.only_show()
        sent = request.POST.copy()
        sent[ROWS] = str(form.rows)
        form.data = sent
    elif answer := act_once(request, form, act, done="The draft is saved", back=back):
        return answer
    content = ConditionPage(
        person=person_header(request.actor, line.person_id), form=form, title=f"{verb} condition",
        button=f"{verb} condition", lead=line.title, kind=kind.title, says=kind.kind_of_terms.says,
        reading=kind.kind_of_terms.reading, wording=form.asked.wording.title if form.asked.wording else "",
        groups=form.groups(), first=(form["text"],) if "text" in form.fields else (),
        last=tuple(form[name] for name in LAST if name in form.fields), change_kind=change_kind, back=back,
    )  # fmt: skip
    return page(request, "orders/condition.jinja", content, status=status_of(form))
