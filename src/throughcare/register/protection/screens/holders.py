"""Screens: name a colleague for what is protected around a person, and end it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import person_header
from throughcare.register.protection import commands, queries
from throughcare.register.protection.screens.entry import EntryPage


class NameForm(OnceForm):
    """Whom, and why."""

    user = CodeField(label="Colleague", codes=(), as_select=True)
    reason = forms.CharField(label="Reason", max_length=200, help_text="Do not name whom you protect.")

    def __init__(self, *args: object, colleagues: list[tuple[UUID, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fill("user", colleagues, first="Choose a colleague")


class EndForm(VersionedForm):
    """Why somebody is no longer named."""

    because = forms.CharField(label="Reason", max_length=200)


@require_http_methods(["GET", "HEAD", "POST"])
def name_holder(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks whom; POST names them."""
    actor = request.actor
    door.look(actor, "protection:named", person_id, Permission.PROTECTED_NAME)
    form = NameForm(posted(request), colleagues=queries.who_may_be_named(actor))

    def act() -> str:
        given = form.cleaned_data
        commands.name_holder(actor, person_id, user_id=UUID(given["user"]), reason=given["reason"])
        messages.success(request, "Named")
        return reverse("protection:protection", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = EntryPage(
        person_header(actor, person_id), form, "Name a colleague", "Name",
        "They will see who and what is protected around this person. Whoever supervises the person cannot be named.",
    )  # fmt: skip
    return page(request, "protection/form.jinja", content, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def end_holder(request: ActingRequest, person_id: UUID, holder_id: UUID) -> HttpResponse:
    """GET asks why; POST ends it."""
    actor = request.actor
    door.look(actor, "protection:named", person_id, Permission.PROTECTED_NAME)
    held = next((each for each in queries.named(person_id) if each.id == holder_id), None)
    if held is None:
        raise door.NotThere(Permission.PROTECTED_NAME, person_id, "R1 nobody so named")
    form = EndForm(posted(request), initial={"version": held.version})

    def act() -> str:
        given = form.cleaned_data
        commands.end_holder(actor, person_id, holder_id, expected=given["version"], because=given["because"])
        messages.success(request, "No longer named")
        return reverse("protection:protection", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = EntryPage(
        person_header(actor, person_id), form, f"{held.name} is no longer named", "Save",
        "From now on they see the references only.",
    )  # fmt: skip
    return page(request, "protection/form.jinja", content, status=status_of(form))
