"""Screens: take away what law takes away, the marks that stay, and putting back what was sealed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import Code, CodeField, DateField, GovForm, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.rights.commands import taking_away
from throughcare.register.rights.queries.removals import Mark, marks, plan, removable, stands

WAYS = {
    "sealed": ("Sealed", "Nobody can read it; a later order may open it again"),
    "expunged": ("Expunged", "Gone for good, as if it had not been"),
    "misfiled": ("Filed under the wrong person", "Gone from this record; enter it again where it belongs"),
    "erased": ("Erased", "Gone for good, because it may no longer be kept"),
}
AUTHORITY = "Such as “County court, order 12 of 2026”. Name no person: this stays for everyone to read."


class TakeAwayForm(OnceForm):
    """By which authority something goes."""

    how = CodeField(
        label="What does the order say?", codes=[Code(code, *words) for code, words in WAYS.items()]
    )
    authority = forms.CharField(
        label="Which court or body ordered it?", max_length=160, help_text=AUTHORITY,
        error_messages={"required": "Name the court or body that ordered it"},
    )  # fmt: skip
    ordered_on = DateField(label="When was it ordered?", named="The day of the order")
    sure = forms.BooleanField(
        label="I have read the order, and it names this entry",
        error_messages={"required": "Confirm that the order names this entry"},
    )

    def order(self) -> taking_away.RemovalOrder:
        """What was typed."""
        given = self.cleaned_data
        return taking_away.RemovalOrder(given["how"], given["authority"], given["ordered_on"])


class PutBackForm(OnceForm):
    """By which authority sealed content is opened."""

    authority = forms.CharField(
        label="Which court or body ordered it to be opened?", max_length=160, help_text=AUTHORITY,
        error_messages={"required": "Name the court or body that ordered it"},
    )  # fmt: skip


@dataclass(frozen=True)
class TakeAwayPage:
    """The form; what the entry is, and what goes with it."""

    person: PersonHeader
    form: GovForm
    what: str
    along: list[str]
    lets_go: int
    history: str
    title: str = "Take away what law takes away"


@dataclass(frozen=True)
class RemovedPage:
    """What was taken away, and by whom."""

    person: PersonHeader
    marks: list[Mark]
    title: str = "Taken away by law"


@dataclass(frozen=True)
class PutBackPage:
    """The form to open what was sealed."""

    person: PersonHeader
    form: GovForm
    back: str
    title: str = "Open what was sealed"


@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: ActingRequest, person_id: UUID, table: str, record_id: UUID) -> HttpResponse:
    """GET says what goes and asks; POST takes it away."""
    door.look(request.actor, "rights:take_away", person_id, Permission.RIGHTS_ANSWER)
    model = removable(table)
    if model is None or not stands(model, person_id, record_id):
        raise NotThere(Permission.RIGHTS_ANSWER, person_id, "R1 no such record")
    form = TakeAwayForm(posted(request))
    after = reverse("rights:removed", args=[person_id])

    def act() -> str:
        taking_away.take_away(request.actor, person_id, table, record_id, form.order())
        messages.success(request, "Taken away. Only the mark stays")
        return after

    if request.method == "POST" and form.is_valid() and (answer := submit(request, form, act)):
        return answer
    whole = plan(model, record_id)
    content = TakeAwayPage(
        person_header(request.actor, person_id), form, whole.takes[-1].what, whole.along, len(whole.lets_go),
        reverse("web:history", args=[person_id, table, record_id]),
    )  # fmt: skip
    return page(request, "rights/take_away.jinja", content, status=status_of(form))


@require_safe
def removed(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The marks."""
    door.look(request.actor, "rights:removed", person_id, Permission.RIGHTS_ANSWER)
    content = RemovedPage(person_header(request.actor, person_id), marks(request.actor, person_id))
    return page(request, "rights/removed.jinja", content)


@require_http_methods(["GET", "HEAD", "POST"])
def put_back(request: ActingRequest, person_id: UUID, act_id: UUID) -> HttpResponse:
    """GET asks for the authority; POST puts back."""
    door.look(request.actor, "rights:put_back", person_id, Permission.RIGHTS_ANSWER)
    sealed = [each for each in marks(request.actor, person_id) if each.act == act_id and each.sealed]
    if not sealed:
        raise NotThere(Permission.RIGHTS_ANSWER, person_id, "R1 nothing sealed")
    form: Any = PutBackForm(posted(request))
    back = reverse("rights:removed", args=[person_id])

    def act() -> str:
        taking_away.put_back(request.actor, person_id, act_id, form.cleaned_data["authority"])
        messages.success(request, "Opened. It stands again as it was")
        return back

    if request.method == "POST" and form.is_valid() and (answer := submit(request, form, act)):
        return answer
    content = PutBackPage(person_header(request.actor, person_id), form, back)
    return page(request, "rights/put_back.jinja", content, status=status_of(form))
