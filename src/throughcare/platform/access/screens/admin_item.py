"""Screens: add an entry to one of the agency's lists, change it, retire it or bring it back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.platform.access import door
from throughcare.platform.access.administration import lists
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_lists import the_kind
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.platform.reference import queries
from throughcare.platform.reference.kinds import ListKind


class ItemFields(GovForm):
    """What an entry holds."""

    title = forms.CharField(label="Name", max_length=160)
    position = forms.IntegerField(
        label="Place in the list", min_value=1, max_value=9999, initial=100,
        widget=forms.TextInput({"width": "4", "inputmode": "numeric"}),
        help_text="A lower number stands further up; entries of one number stand by name.",
        error_messages={"invalid": "Place in the list must be a whole number"},
    )  # fmt: skip


class AddItemForm(ItemFields, OnceForm):
    """A new entry."""


class ChangeItemForm(ItemFields, VersionedForm):
    """An entry as it was seen."""


class ItemStateForm(VersionedForm):
    """Nothing but the version that was seen."""


@dataclass(frozen=True)
class ItemPage:
    """What the page shows; `item` is none while it is being added."""

    form: GovForm
    menu: list[dict[str, Any]]
    kind: ListKind
    title: str
    item: queries.ListedItem | None = None


@require_http_methods(["GET", "POST"])
def new_item(request: ActingRequest, kind: str) -> HttpResponse:
    """GET asks for the entry, POST adds it."""
    found = the_kind(request, kind)
    form = AddItemForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _add(request, found, form.cleaned_data))
        if done:
            return done
    shown = ItemPage(form, menu(request.actor, "admin:lists"), found, f"Add a {found.one}")
    return page(request, "access/admin_item.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
def item(request: ActingRequest, kind: str, item_id: UUID) -> HttpResponse:
    """GET shows the entry in a form, POST changes it."""
    found = the_kind(request, kind)
    seen = _the_item(request, found, item_id)
    first = {name: getattr(seen, name) for name in ("title", "position", "version")}
    form = ChangeItemForm(posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _change(request, seen, form.cleaned_data))
        if done:
            return done
    shown = ItemPage(form, menu(request.actor, "admin:lists"), found, f"Change {seen.title}", seen)
    return page(request, "access/admin_item.jinja", shown, status=status_of(form))


@require_POST
def item_state(request: ActingRequest, kind: str, item_id: UUID) -> HttpResponse:
    """Retire an entry in use, or bring a retired one back; a refusal is told on the entry's page."""
    found = the_kind(request, kind)
    seen = _the_item(request, found, item_id)
    form = ItemStateForm(request.POST)
    done = submit(request, form, lambda: _turn(request, seen, form.cleaned_data)) if form.is_valid() else None
    if done:
        return done
    for error in form.error_list:
        messages.error(request, error.text)
    return HttpResponseRedirect(reverse("admin:item", args=[kind, item_id]))


def _the_item(request: ActingRequest, kind: ListKind, item_id: UUID) -> queries.ListedItem:
    seen = queries.item(request.actor, item_id)
    if seen is None or seen.kind != kind.code:
        raise door.NotThere(Permission.REFERENCE_ADMINISTER, None, "R2 another agency's list, or none")
    return seen


def _add(request: ActingRequest, kind: ListKind, said: dict[str, Any]) -> str:
    made = lists.add_item(request.actor, kind.code, title=said["title"], position=said["position"])
    messages.success(request, f"{made.title} is added.")
    return reverse("admin:list", args=[kind.code])


def _change(request: ActingRequest, seen: queries.ListedItem, said: dict[str, Any]) -> str:
    lists.change_item(
        request.actor, seen.id, expected=said["version"],
        title=said["title"], position=said["position"],
    )  # fmt: skip
    messages.success(request, f"{said['title']} is saved.")
    return reverse("admin:list", args=[seen.kind])


def _turn(request: ActingRequest, seen: queries.ListedItem, said: dict[str, Any]) -> str:
    if seen.in_use:
        lists.retire_item(request.actor, seen.id, expected=said["version"])
        messages.success(request, f"{seen.title} is retired. What was recorded with it stays.")
    else:
        lists.restore_item(request.actor, seen.id, expected=said["version"])
        messages.success(request, f"{seen.title} is offered again.")
    return reverse("admin:list", args=[seen.kind])
