"""Screens: the directory of help with its map, one line of it, and the same for the printer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.interventions import queries, wording
from throughcare.casework.interventions.mapping import Map, Spot, draw, in_miles, kilometres, middle
from throughcare.casework.interventions.opening import in_words, open_until
from throughcare.casework.interventions.queries import ResourceLine
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.listing import selected_filters
from throughcare.platform.design.page import page
from throughcare.rules.needs import NEEDS

MIDDLE = "the middle of the places listed"
READERS = (Permission.PERSON_FIND, Permission.RESOURCE_KEEP)
"""Whoever speaks with people, and whoever keeps it."""


class FilterForm(GovForm):
    """What is looked for."""

    words = forms.CharField(label="Words", required=False)
    kind = forms.ChoiceField(label="Kind of help", required=False)
    need = forms.ChoiceField(label="For which need", required=False)
    open_now = forms.BooleanField(label="Open now", required=False)
    near = forms.ChoiceField(label="Distances from", required=False)

    def __init__(self, given: QueryDict, places: list[ResourceLine]) -> None:
        super().__init__(given)
        self.fill("kind", wording.RESOURCE_KINDS.items(), "Any")
        self.fill("need", ((code, need.title) for code, need in NEEDS.items()), "Any")
        self.fill("near", ((each.id, each.title) for each in places), "The middle of these places")


@dataclass(frozen=True)
class ResourceShown:
    """A line in words. number: on the map, 0 where its place is not known. warning: that nobody looked lately."""

    line: ResourceLine
    number: int
    away: str
    hours: tuple[str, ...]
    now: str
    needs: tuple[str, ...]
    warning: str


@dataclass(frozen=True)
class DirectoryPage:
    """Everything the page shows. near: what distances are counted from. made_on: for the paper."""

    filters: FilterForm
    selected: list[Any]
    lines: list[ResourceShown]
    near: str
    map: Map | None
    may_keep: bool
    print_href: str
    made_on: date
    given: dict[str, str]
    open_href: str
    title: str = "Help in the community"


@dataclass(frozen=True)
class ResourcePage:
    """One line, to read and to hand over."""

    shown: ResourceShown
    may_keep: bool
    title: str


@require_safe
def directory(request: ActingRequest) -> HttpResponse:
    """The list beside its map. Query string: words, kind, need, open_now, near (a line's id)."""
    may_read(request.actor)
    return page(request, "interventions/directory.jinja", build(request))


@require_safe
def directory_print(request: ActingRequest) -> HttpResponse:
    """The same list on paper, to be given to somebody: nothing of them stands on it, nor in its address."""
    may_read(request.actor)
    return page(request, "interventions/directory_print.jinja", build(request))


@require_safe
def resource(request: ActingRequest, resource_id: UUID) -> HttpResponse:
    """One line."""
    actor = request.actor
    may_read(actor)
    line = queries.resource(actor, resource_id)
    shown = ResourcePage(shown_line(line, 0, None, _now(actor)), _may_keep(actor), line.title)
    return page(request, "interventions/resource.jinja", shown)


def may_read(actor: Actor) -> None:
    """Let through whoever speaks with people or keeps the directory. Raises NotPermitted."""
    if not set(READERS) & actor.permissions:
        raise door.NotPermitted(READERS[0], None, "R5 not among the roles' permissions")


def build(request: ActingRequest) -> DirectoryPage:
    """The page object from the query string."""
    actor, given = request.actor, request.GET
    kind, need = _one_of(given, "kind", wording.RESOURCE_KINDS), _one_of(given, "need", NEEDS)
    now = _now(actor)
    found = list(queries.resources(actor, kind=kind, need=need, words=given.get("words", "")))
    placed = [each for each in found if each.spot]
    if given.get("open_now"):
        found = [each for each in found if open_until(each.opening, now)]
    around, near = _around(placed, given.get("near", ""))
    found.sort(key=lambda each: (each.spot is None, _far(around, each), each.title))
    lines = [shown_line(each, number, around, now) for number, each in enumerate(found, start=1)]
    drawn = [(each.number, each.line.title, each.line.spot) for each in lines if each.line.spot]
    names = {"kind": wording.RESOURCE_KINDS, "need": {code: each.title for code, each in NEEDS.items()}}
    labels = {"words": "Words", "kind": "Kind", "need": "Need", "open_now": "Open now"}
    return DirectoryPage(
        filters=FilterForm(given, placed),
        selected=selected_filters(given, labels, names | {"open_now": {"on": "yes"}}),
        lines=lines, near=near, map=draw(around, near, drawn) if around else None, may_keep=_may_keep(actor),
        print_href=f"{reverse('interventions:directory_print')}?{given.urlencode()}", made_on=now.date(),
        given={"near": given["near"]} if given.get("near") else {},
        open_href=reverse("portal:help_near", args=[actor.agency_code]),
    )  # fmt: skip


def _around(placed: list[ResourceLine], near: str) -> tuple[Spot | None, str]:
    chosen = next((each for each in placed if str(each.id) == near), None)
    if chosen and chosen.spot:
        return chosen.spot, chosen.title
    spots = [each.spot for each in placed if each.spot]
    return (middle(spots), MIDDLE) if spots else (None, "")


def _far(around: Spot | None, line: ResourceLine) -> float:
    return kilometres(around, line.spot) if around and line.spot else 0.0


def shown_line(line: ResourceLine, number: int, around: Spot | None, now: datetime) -> ResourceShown:
    """A line in words. around: from where distances are counted."""
    until = open_until(line.opening, now)
    says = (
        f"Open now, until {until:%H:%M}" if until else "Closed now" if line.opening else "Ask for the hours"
    )
    old = f"Nobody has checked this since {line.checked_on:%B %Y}. Ring before you send anybody."
    return ResourceShown(
        line=line,
        number=number if line.spot else 0,
        away=in_miles(_far(around, line)) if around and line.spot else "",
        hours=in_words(line.opening),
        now=says,
        needs=tuple(NEEDS[code].title for code in line.needs if code in NEEDS),
        warning=old if line.old(now.date()) and line.closed_on is None else "",
    )


def _one_of(given: QueryDict, name: str, codes: Any) -> str:
    typed = given.get(name, "")
    return typed if typed in codes else ""


def _now(actor: Actor) -> datetime:
    return clock.now().astimezone(ZoneInfo(actor.zone))


def _may_keep(actor: Actor) -> bool:
    return Permission.RESOURCE_KEEP in actor.permissions
