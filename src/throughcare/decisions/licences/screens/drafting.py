"""Screens: begin a licence, its days and first meeting, leave a condition out, and say no to it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.licences import commands, queries
from throughcare.decisions.licences.drafts import LicenceDraft
from throughcare.decisions.licences.screens.editing import form_page, licence_page, may
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import (
    CodeField,
    DateField,
    GovForm,
    NoteField,
    OnceForm,
    TimeField,
    VersionedForm,
)
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction

ASKED = ("kind", "type", "starts_on", "last_day", "meets_who", "meets_on", "meets_at", "meets_place")


class DetailsFields(GovForm):
    """What a licence says beside its conditions."""

    kind = CodeField(label="Which kind is it?", codes=(), as_select=True)
    type = CodeField(label="Which type?", codes=(), as_select=True, required=False)
    starts_on = DateField(label="First day", required=False, help_text="From when it is in force.")
    last_day = DateField(
        label="Last day", required=False, help_text="Leave empty if it runs as long as the order."
    )
    meets_who = forms.CharField(
        label="First meeting: whom do they see?", max_length=160, required=False,
        help_text="For example: the duty officer.",
    )  # fmt: skip
    meets_on = DateField(label="First meeting: on which day?", required=False)
    meets_at = TimeField(label="First meeting: at what time?", required=False)
    meets_place = forms.CharField(
        label="First meeting: where?", max_length=160, required=False, help_text="An office, not a private address."
    )  # fmt: skip

    def __init__(self, *args: Any, pack: Jurisdiction, variation: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        licensing = pack.licensing
        if variation or len(licensing.kinds) == 1:
            del self.fields["kind"]
        else:
            self.fill(
                "kind",
                [(code, f"{code}: {words}") for code, words in licensing.kinds.items()],
                first="Choose one",
            )
        if licensing.types:
            self.fill(
                "type",
                [(code, f"{code}: {words}") for code, words in licensing.types.items()],
                first="Not said",
            )
        else:
            del self.fields["type"]

    def draft(self) -> LicenceDraft:
        """What was typed."""
        given = {name: self.cleaned_data[name] for name in ASKED if name in self.fields}
        return LicenceDraft(**given)


class BeginForm(DetailsFields, OnceForm):
    """Of a new licence."""


class ChangeForm(DetailsFields, VersionedForm):
    """Of a draft."""


class WhyForm(VersionedForm):
    """A reason."""

    because = NoteField(label="Why?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class LeaveOutForm(VersionedForm):
    """A reason, where it is a standard condition."""

    why = NoteField(label="Why?", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))


@require_http_methods(["GET", "POST"])
def begin(request: ActingRequest, person_id: UUID, order_id: UUID) -> HttpResponse:
    """Begin to draft the licence of an order."""
    actor = request.actor
    door.look(actor, "licences:begin", person_id, Permission.CONDITIONS_DRAFT)
    pack = jurisdictions.get(actor.jurisdiction)
    order = next((each for each in queries.carrying(actor, person_id) if each.id == order_id), None)
    if order is None:
        raise NotThere(Permission.CONDITIONS_DRAFT, person_id, "no such order")
    form = BeginForm(posted(request), pack=pack, initial={"starts_on": order.starts_on})
    made: list[UUID] = []

    def act() -> object:
        made.append(commands.begin(actor, person_id, order_id, form.draft()).pk)
        return made

    return form_page(
        request, person_id, form, act, title=f"Draft: {pack.licensing.title.lower()}",
        button="Begin", done="It begins with the standard conditions. Add what else it needs",
        back=reverse("licences:licences", args=[person_id]),
        says=(f"For the order: {order.title}. It begins with every standard condition of the place.",),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def details(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Change its kind, days and first meeting."""
    line = may(request, "licences:details", person_id, licence_id).line
    form = ChangeForm(
        posted(request), pack=jurisdictions.get(line.place), variation=line.varies_id is not None,
        initial={name: getattr(line, name) for name in ASKED} | {"version": line.version},
    )  # fmt: skip

    def act() -> object:
        return commands.change_details(
            request.actor, licence_id, form.draft(), expected=form.cleaned_data["version"]
        )

    return form_page(
        request, person_id, form, act, title="Days and first meeting", button="Save", done="Saved",
        back=licence_page(person_id, licence_id),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def leave_out(request: ActingRequest, person_id: UUID, licence_id: UUID, clause_id: UUID) -> HttpResponse:
    """Leave a condition out, or let it end."""
    view = may(request, "licences:leave_out", person_id, licence_id)
    row = next((each for each in view.rows if each.id == clause_id), None)
    if row is None:
        raise NotThere(Permission.CONDITIONS_DRAFT, person_id, "no such condition")
    form = LeaveOutForm(posted(request), initial={"version": view.line.version})

    def act() -> object:
        given = form.cleaned_data
        return commands.remove_row(
            request.actor, licence_id, clause_id, given["why"], expected=given["version"]
        )

    standing = row.condition_id is not None
    return form_page(
        request, person_id, form, act, title="End this condition" if standing else "Leave this condition out",
        button="End it" if standing else "Leave it out", done="It is left out of the draft",
        back=licence_page(person_id, licence_id), says=(row.text,), kind="warning",
    )  # fmt: skip


def _say_no(request: ActingRequest, person_id: UUID, licence_id: UUID, name: str) -> HttpResponse:
    view = may(request, f"licences:{name}", person_id, licence_id, Permission.CONDITIONS_APPROVE)
    form = WhyForm(posted(request), initial={"version": view.line.version})
    act_of = commands.reject if name == "reject" else commands.send_back

    def act() -> object:
        given = form.cleaned_data
        return act_of(request.actor, licence_id, given["because"], expected=given["version"])

    back = name == "send_back"
    return form_page(
        request, person_id, form, act, title="Send it back" if back else "Reject this new version",
        button="Send it back" if back else "Reject it",
        done="Sent back to be drafted on" if back else "Rejected; the licence in force stays",
        back=licence_page(person_id, licence_id), kind="secondary" if back else "warning",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def send_back(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Hand it back, with the reason."""
    return _say_no(request, person_id, licence_id, "send_back")


@require_http_methods(["GET", "POST"])
def reject(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Say no to a new version, with the reason."""
    return _say_no(request, person_id, licence_id, "reject")
