"""Screens: open an entry, with the reason for it; add one, change it, take it back. For colleagues who are named."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.protection import commands, queries
from throughcare.register.protection.content import CAPACITIES, Content
from throughcare.register.protection.queries import OpenEntry, Reference

KINDS = {"person": "Protect a person", "address": "Protect an address"}


class LookForm(GovForm):
    """Why the entry is opened."""

    why = CodeField(label="Why do you need to see it?", codes=queries.WHY_LOOK.items())


class EntryForm(GovForm):
    """Everything an entry holds. kind: fields that the other kind has are left out."""

    name = forms.CharField(label="Name", max_length=160, required=False)
    capacity = CodeField(label="Who are they?", codes=CAPACITIES.items(), as_select=True, required=False)
    lines = forms.CharField(
        label="Address", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One part of it a line, the street first",
    )  # fmt: skip
    postcode = forms.CharField(
        label="Postcode or ZIP code",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"width": "10"}),
    )
    contact = forms.CharField(label="Telephone or e-mail", max_length=200, required=False)
    note = forms.CharField(
        label="What must a named colleague know?", max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lines", "postcode") if kind == "person" else ("capacity", "contact"):
            del self.fields[name]
        self.fields["name"].label = "Name" if kind == "person" else "Whose address is it?"
        main, asked = ("name", "Enter the name") if kind == "person" else ("lines", "Enter the address")
        self.fields[main].required = True
        self.fields[main].error_messages["required"] = asked

    def content(self) -> Content:
        """What was typed."""
        given = {name: self.cleaned_data.get(name) or "" for name in Content.__dataclass_fields__}
        lines = "\n".join(line.strip() for line in given.pop("lines").splitlines() if line.strip())
        return Content(lines=lines, **{name: value.strip() for name, value in given.items()})


class AddForm(EntryForm, OnceForm):
    """A new entry."""


class ChangeForm(EntryForm, VersionedForm):
    """A change to an entry."""

    because = CodeField(label="Why are you changing this?", codes=commands.REASONS.items())


class TakeBackForm(VersionedForm):
    """Why an entry ends."""

    because = CodeField(label="Why does the protection end?", codes=commands.TAKEN_BACK.items())


@dataclass(frozen=True)
class EntryPage:
    """A form about one entry. entry: opened, after the reason was given."""

    person: PersonHeader
    form: GovForm
    title: str
    button: str
    explanation: str = ""
    reference: Reference | None = None
    entry: OpenEntry | None = None
    capacity: str = ""
    kind: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: ActingRequest, person_id: UUID, entry_id: UUID) -> HttpResponse:
    """GET asks why; POST shows the entry once, and the log says who saw it and why."""
    reference = _reference(request, person_id, entry_id)
    form = LookForm(request.POST if request.method == "POST" else None)
    entry = None
    if form.is_valid():
        entry = queries.open_entry(request.actor, person_id, entry_id, why=form.cleaned_data["why"])
    content = EntryPage(
        person_header(request.actor, person_id), form, reference.words, "Show it",
        "Everyone who is named for this person can see that you looked, and why.", reference, entry,
        CAPACITIES.get(entry.content.capacity, "") if entry else "",
    )  # fmt: skip
    return page(request, "protection/look.jinja", content, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def add_entry(request: ActingRequest, person_id: UUID, kind: str) -> HttpResponse:
    """GET asks whom or which place to protect; POST protects it once."""
    if kind not in KINDS:
        raise Http404
    _named(request, person_id, "protection:add")
    form = AddForm(posted(request), kind=kind)

    def act() -> None:
        commands.add_entry(request.actor, person_id, kind, form.content())

    return _form_page(
        request,
        person_id,
        form,
        act,
        KINDS[kind],
        "Protect",
        "Protected. Everyone else sees the reference only",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change_entry(request: ActingRequest, person_id: UUID, entry_id: UUID) -> HttpResponse:
    """GET shows the entry in a form, logged like any look; POST makes a new version."""
    reference = _reference(request, person_id, entry_id)
    entry = queries.open_entry(request.actor, person_id, entry_id, why="upkeep")
    initial = {name: getattr(entry.content, name) for name in Content.__dataclass_fields__}
    form = ChangeForm(posted(request), kind=reference.kind, initial=initial | {"version": entry.version})

    def act() -> None:
        given = form.cleaned_data
        commands.change_entry(
            request.actor,
            person_id,
            entry_id,
            form.content(),
            expected=given["version"],
            because=given["because"],
        )

    return _form_page(
        request,
        person_id,
        form,
        act,
        f"Change {reference.words}",
        "Save",
        "Changed. What was there before is kept",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_entry(request: ActingRequest, person_id: UUID, entry_id: UUID) -> HttpResponse:
    """GET asks why; POST ends the protection."""
    reference = _reference(request, person_id, entry_id)
    version = queries.version_of(entry_id)
    form = TakeBackForm(posted(request), initial={"version": version})

    def act() -> None:
        given = form.cleaned_data
        commands.take_back_entry(
            request.actor, person_id, entry_id, expected=given["version"], because=given["because"]
        )

    title = f"Stop protecting {reference.words}"
    return _form_page(request, person_id, form, act, title, "Stop protecting", "No longer protected")


def _reference(request: ActingRequest, person_id: UUID, entry_id: UUID) -> Reference:
    """The entry, for whoever is named; to everyone else it does not exist."""
    door.look(request.actor, "protection:entry", person_id, Permission.PROTECTED_READ)
    found = queries.reference_of(person_id, entry_id)
    if found is None:
        raise door.NotThere(Permission.PROTECTED_READ, person_id, "R20 not named for what is protected")
    return found


def _named(request: ActingRequest, person_id: UUID, of: str) -> None:
    door.look(request.actor, of, person_id, Permission.PROTECTED_CHANGE)
    if not queries.is_named(person_id):
        raise door.NotThere(Permission.PROTECTED_CHANGE, person_id, "R20 not named for what is protected")


def _form_page(
    request: ActingRequest, person_id: UUID, form: Any, act: Any, title: str, button: str, done: str
) -> HttpResponse:
    """Show the form, or carry it out and go back to the list."""

    def acted() -> str:
        act()
        messages.success(request, done)
        return reverse("protection:protection", args=[person_id])

    if request.method == "POST" and form.is_valid():
        answer = submit(request, form, acted)
        if answer:
            return answer
    content = EntryPage(person_header(request.actor, person_id), form, title, button)
    return page(request, "protection/form.jinja", content, status=status_of(form))
