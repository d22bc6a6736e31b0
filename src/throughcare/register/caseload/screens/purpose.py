"""Screen: say why before an ordinary record without a relation opens; or ring the officer instead."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.commands import state_purpose
from throughcare.platform.access.permissions import PURPOSES, Permission, purposes_of
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.caseload.queries import DirectoryLine, directory_lines


class PurposeForm(OnceForm):
    """Why the record is opened."""

    purpose = CodeField(label="Why do you need this record?", codes=())
    reason = forms.CharField(
        label="In a few words, what for?", max_length=300,
        help_text="For example, “holiday cover this week”. It is logged with your name.",
        error_messages={"required": "Say in a few words what you need the record for"},
    )  # fmt: skip

    def __init__(self, *args: object, purposes: tuple[str, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fill("purpose", [(code, PURPOSES[code]) for code in purposes])


@dataclass(frozen=True)
class PurposePage:
    """Whose record it is and whom to ring; the form when the user's roles may state a purpose."""

    line: DirectoryLine
    form: PurposeForm | None
    going_to: str
    may_break: bool
    title: str = "Say why you need this record"


@require_http_methods(["GET", "POST"])
def purpose(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows the directory line and asks for the purpose; POST states it and goes on to the page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "caseload:purpose", person_id, Permission.PERSON_FIND)
    line = directory_lines(actor, [person_id]).get(person_id)
    if line is None:
        raise Http404
    purposes = purposes_of(actor.roles) if Permission.PURPOSE_STATE in actor.permissions else ()
    going_to = _onward(request, person_id)
    form = PurposeForm(posted(request), purposes=purposes) if purposes else None
    if form is not None and request.method == "POST" and form.is_valid():
        answers = form.cleaned_data

        def act() -> str:
            state_purpose(actor, person_id, answers["purpose"], answers["reason"])
            return going_to

        if done := submit(request, form, act):
            return done
    content = PurposePage(line, form, going_to, Permission.GLASS_BREAK in actor.permissions)
    return page(request, "caseload/purpose.jinja", content, status=status_of(form) if form else 200)


def _onward(request: HttpRequest, person_id: UUID) -> str:
    """The page asked for, if it is one of ours; else the person's overview."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/")
    return asked if safe else reverse("web:overview", args=[person_id])
