"""Screen: what a home visit came to, and who was present, by kind and number."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import HomeVisitDraft
from throughcare.casework.supervision.home_visits import MOST_PRESENT, NOT_ACHIEVED, PRESENT, WENT_WITH
from throughcare.casework.supervision.queries import HomeVisitShown
from throughcare.casework.supervision.screens import wording
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import Code, CodeField, GovForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

OTHERS = {code: words for code, words in PRESENT.items() if code != "person"}
"""Who is counted. Whether the person was there is the answer to the first question."""


def _number(words: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=words, min_value=0, max_value=MOST_PRESENT, required=False, initial=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "width": "2"}),
        error_messages={"invalid": f"{words} must be a number, such as 2"},
    )  # fmt: skip


class HomeVisitFields(GovForm):
    """Attempted or achieved, with whom, and who was there."""

    achieved = CodeField(
        label="Did you see the person at home?",
        codes=(Code("yes", "Yes, the visit took place"), Code("no", "No, it was an attempt")),
    )
    not_achieved = CodeField(label="Why not?", codes=NOT_ACHIEVED.items(), required=False)
    went_with = CodeField(label="Who went with you?", codes=WENT_WITH.items())

    def clean(self) -> dict[str, Any]:
        """An attempt says why."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("achieved") == "no" and not given.get("not_achieved"):
            self.add_error("not_achieved", "Say why the visit was not achieved")
        return given

    def draft(self) -> HomeVisitDraft:
        """What was typed."""
        given = self.cleaned_data
        achieved = given["achieved"] == "yes"
        present = {code: given.get(f"present_{code}") or 0 for code in OTHERS}
        return HomeVisitDraft(
            achieved=achieved, not_achieved="" if achieved else given["not_achieved"],
            present={**present, "person": 1} if achieved else present, went_with=given["went_with"],
        )  # fmt: skip


COUNTED = tuple(f"present_{code}" for code in OTHERS)
HomeVisitForm: type[Any] = type(
    "HomeVisitForm",
    (HomeVisitFields, VersionedForm),
    {name: _number(words) for name, words in zip(COUNTED, OTHERS.values(), strict=True)},
)
"""The questions, with one number for each kind of person who may have been there."""


@dataclass(frozen=True)
class HomeVisitPage:
    """The contact and the questions. counted: the names of the fields that count people."""

    person: PersonHeader
    contact_id: UUID
    what: str
    form: Any
    counted: tuple[str, ...]
    title: str = "What the home visit came to"


@require_http_methods(["GET", "HEAD", "POST"])
def home_visit(request: ActingRequest, person_id: UUID, contact_id: UUID) -> HttpResponse:
    """GET asks; POST writes it down."""
    actor = request.actor
    door.look(actor, "supervision:home_visit", person_id, Permission.CONTACT_RECORD)
    item = queries.item_of_contact(actor, person_id, contact_id)
    assert item.contact is not None
    form = HomeVisitForm(posted(request), initial=_initial(item.home_visit))

    def act() -> str:
        commands.record_home_visit(
            actor, person_id, contact_id, form.draft(), expected=form.cleaned_data["version"]
        )
        messages.success(request, "Home visit written down")
        return reverse("supervision:contact", args=[person_id, contact_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    what = f"{wording.kind_label(item.contact.kind)}, {wording.when(actor, item.contact.happened_at)}"
    content = HomeVisitPage(person_header(actor, person_id), contact_id, what, form, COUNTED)
    return page(request, "supervision/home_visit.jinja", content, status=status_of(form))


def _initial(held: HomeVisitShown | None) -> Mapping[str, Any]:
    if held is None:
        return {"version": 0}
    return {
        "version": held.version, "achieved": "yes" if held.achieved else "no", "not_achieved": held.not_achieved,
        "went_with": held.went_with, **{f"present_{code}": number for code, number in held.present.items()},
    }  # fmt: skip
