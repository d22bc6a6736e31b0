"""Screens: the agency's own lists, and the entries of one."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.design.page import page
from throughcare.platform.reference import queries
from throughcare.platform.reference.kinds import KINDS, ListKind


@dataclass(frozen=True)
class ListsPage:
    """All lists."""

    menu: list[dict[str, Any]]
    lists: list[dict[str, Any]]
    title: str = "Lists"


@dataclass(frozen=True)
class ListPage:
    """One list. sections: "Offered" and "Retired" with their entries, as far as there are any."""

    menu: list[dict[str, Any]]
    kind: ListKind
    sections: list[tuple[str, list[queries.ListedItem]]]
    search: str
    title: str


@require_safe
def lists(request: ActingRequest) -> HttpResponse:
    """The lists an agency keeps, with what each is for."""
    door.require(request.actor, Permission.REFERENCE_ADMINISTER)
    each = [
        {"title": kind.title, "href": reverse("admin:list", args=[kind.code]), "hint": kind.what_for}
        for kind in KINDS.values()
    ]
    return page(request, "access/admin_lists.jinja", ListsPage(menu(request.actor, "admin:lists"), each))


@require_safe
def one_list(request: ActingRequest, kind: str) -> HttpResponse:
    """The entries in use in the agency's order, then the retired ones; query string: q."""
    found = the_kind(request, kind)
    search = request.GET.get("q", "").strip()
    entries = [
        entry for entry in queries.every_item(request.actor, kind) if search.lower() in entry.title.lower()
    ]
    halves = [
        ("Offered", [entry for entry in entries if entry.in_use]),
        ("Retired", [entry for entry in entries if not entry.in_use]),
    ]
    sections = [(caption, half) for caption, half in halves if half]
    shown = ListPage(menu(request.actor, "admin:lists"), found, sections, search, found.title)
    return page(request, "access/admin_list.jinja", shown)


def the_kind(request: ActingRequest, kind: str) -> ListKind:
    """The list of this code, for those who keep lists. Raises NotPermitted or NotThere."""
    door.require(request.actor, Permission.REFERENCE_ADMINISTER)
    if kind not in KINDS:
        raise door.NotThere(Permission.REFERENCE_ADMINISTER, None, "R1 no such list")
    return KINDS[kind]
