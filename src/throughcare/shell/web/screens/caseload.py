"""Screen: an officer's caseload, filtered and sorted by the address, so that a list can be sent to a colleague."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_GET

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.listing import (
    Heading,
    Window,
    headings,
    page_number,
    selected_filters,
    trim,
    window,
)
from throughcare.platform.design.page import page
from throughcare.register.caseload import queries as register
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import SupervisionState
from throughcare.shell.web import wording
from throughcare.shell.web.links import link
from throughcare.shell.web.queries import limits
from throughcare.shell.web.queries.caseload import CaseRow
from throughcare.shell.web.queries.caseload import caseload as read_caseload
from throughcare.shell.web.screens.caseload_views import BY_NAME, views

SIZE = 100
"""Rows a page: more than any officer should have, so that nobody pages through their own list."""


class Filters(GovForm):
    """What may be filtered; every value is optional and an unknown one filters nothing out but itself."""

    q = forms.CharField(label="Name or reference", required=False)
    level = forms.ChoiceField(label="Level", required=False)
    order = forms.ChoiceField(label="Order", required=False)
    state = forms.ChoiceField(label="State", required=False)
    alerts = forms.BooleanField(label="Has open alerts", required=False)
    overdue = forms.BooleanField(label="Overdue", required=False)

    def __init__(self, *args: Any, jurisdiction: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pack = jurisdictions.get(jurisdiction)
        self.fields["level"].label = pack.words.level.title
        self.fields["order"].label = pack.words.order.title
        _offer(self.fields["level"], [(level.code, level.title) for level in pack.levels], missing=True)
        _offer(self.fields["order"], [(kind.code, kind.title) for kind in pack.order_types], missing=True)
        _offer(self.fields["state"], [(state.value, state.label) for state in SupervisionState])


@dataclass(frozen=True)
class CaseLine:
    """One row as shown. usual: the state is the one most people are in, and needs no line on a phone."""

    href: str
    name: str
    reference: str
    supporting: bool
    covered_for: str
    level: str
    rule_level: str
    order: str
    left: str
    next_at: datetime | None
    next_kind: str
    book_href: str
    last_at: datetime | None
    last_ago: str
    pill: str
    pill_state: str
    judging: int
    alerts: int
    unrecorded: int
    record_href: str
    late: bool
    state: str
    usual: bool


@dataclass(frozen=True)
class CaseloadPage:
    """The list, whose it is, and the filters in force."""

    title: str
    views: list[dict[str, object]]
    officer: str
    form: Filters
    heads: list[Heading]
    rows: list[CaseLine]
    window: Window
    selected: list[dict[str, object]]
    clear_href: str
    hidden: dict[str, str]
    people: int
    cut: bool
    find_href: str
    days: int = limits.NO_CONTACT_DAYS
    most: int = limits.MOST_ON_A_CASELOAD


@require_GET
def caseload(request: HttpRequest) -> HttpResponse:
    """The actor's own people; ?officer= shows a colleague's list to who leads a team."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.CASELOAD_READ)
    officer_id, officer = whose(actor, request.GET.get("officer", ""))
    everyone = read_caseload(actor, officer_id)
    form = Filters(request.GET, jurisdiction=actor.jurisdiction)
    form.is_valid()
    found = arrange(actor, everyone, form.cleaned_data, request.GET.get("sort", "name"))
    number = page_number(request.GET)
    start = (number - 1) * SIZE
    fetched = found[start : start + SIZE + 1]
    shown = trim(fetched, SIZE)
    door.look_at_list(
        actor, "web:caseload", [row.person_id for row in shown], purpose="team" if officer else "caseload"
    )
    today = clock.today(actor.zone)
    content = CaseloadPage(
        title=f"{officer}'s caseload" if officer else "Your caseload",
        views=views(actor, BY_NAME, officer_id),
        officer=officer,
        form=form,
        heads=headings(request.GET, _columns(actor), default="name"),
        rows=[_line(actor, row, today) for row in shown],
        window=window(request.GET, number, SIZE, fetched=len(fetched)),
        selected=_selected(request.GET, form),
        clear_href=f"?officer={officer_id}" if officer else "?",
        hidden=_kept(request.GET),
        people=len(everyone),
        cut=len(everyone) == limits.MOST_ON_A_CASELOAD,
        find_href=link("find"),
    )
    return page(request, "web/caseload.jinja", content)


def arrange(actor: Actor, rows: list[CaseRow], wanted: dict[str, Any], sort: str) -> list[CaseRow]:
    """The rows that pass every filter given, sorted; whatever is missing comes last, whichever the direction."""
    kept = [row for row in rows if _passes(row, wanted)]
    key, backwards = sort.removeprefix("-"), sort.startswith("-")
    value = _SORTS.get(key, _SORTS["name"])
    has = [row for row in kept if value(row, actor) is not None]
    lacks = [row for row in kept if value(row, actor) is None]
    return sorted(has, key=lambda row: value(row, actor), reverse=backwards) + lacks


def _passes(row: CaseRow, wanted: dict[str, Any]) -> bool:
    text = wanted.get("q", "").casefold().split()
    named = f"{row.name} {row.reference}".casefold()
    return (
        all(word in named for word in text)
        and _is(row.level, wanted.get("level"))
        and _is(row.order_kind, wanted.get("order"))
        and _is(row.state or "active", wanted.get("state"))
        and (not wanted.get("alerts") or row.alerts > 0)
        and (not wanted.get("overdue") or row.overdue)
    )


def _is(code: str, wanted: str | None) -> bool:
    return not wanted or code == ("" if wanted == "none" else wanted)


_SORTS: dict[str, Callable[[CaseRow, Actor], Any]] = {
    "name": lambda row, actor: row.title.casefold(),
    "level": lambda row, actor: wording.level_rank(actor.jurisdiction, row.level) if row.level else None,
    "ends": lambda row, actor: row.order_ends,
    "next": lambda row, actor: row.next_at,
    "last": lambda row, actor: row.last_at,
    "compliance": lambda row, actor: row.unexcused,
    "alerts": lambda row, actor: row.alerts,
    "state": lambda row, actor: wording.state_title(row.state) or None,
}


def whose(actor: Actor, asked: str) -> tuple[UUID, str]:
    """The officer whose list is asked for, and their name; the actor's own with "" when none is."""
    if not asked or asked == str(actor.user_id):
        return actor.user_id, ""
    door.require(actor, Permission.TEAM_READ)
    found = next((post for post in register.posts(actor) if str(post.officer_id) == asked), None)
    if found is None:
        raise Http404
    return found.officer_id, found.officer


def _line(actor: Actor, row: CaseRow, today: date) -> CaseLine:
    state, text = _badge(row.unexcused)
    return CaseLine(
        href=link("overview", row.person_id),
        name=row.title,
        reference=row.reference if row.name else "",
        supporting=row.part == "supporting" and not row.covered_for,
        covered_for=row.covered_for,
        level=wording.level_title(actor.jurisdiction, row.level),
        rule_level=wording.level_title(actor.jurisdiction, row.rule_level) if row.rule_level else "",
        order=wording.order_titles(actor.jurisdiction).get(row.order_kind, row.order_kind),
        left=wording.left(today, row.order_ends) if row.order_kind else "",
        next_at=row.next_at,
        next_kind=wording.kind_title(row.next_kind) if row.next_kind else "",
        book_href=link("book", row.person_id),
        last_at=row.last_at,
        last_ago=wording.ago(wording.day_in(actor.zone, row.last_at), today) if row.last_at else "",
        pill=text,
        pill_state=state,
        judging=row.judging,
        alerts=row.alerts,
        unrecorded=row.unrecorded,
        record_href=link("schedule", row.person_id),
        late=row.late,
        state=wording.state_title(row.state),
        usual=row.state in ("", "active"),
    )


def _badge(unexcused: int) -> tuple[str, str]:
    words = wording.unexcused_words(unexcused) if unexcused else "None"
    return ("good", "watch", "poor")[min(unexcused, 2)], words


def _columns(actor: Actor) -> list[tuple[str, str]]:
    words = jurisdictions.get(actor.jurisdiction).words
    return [
        ("Name", "name"), (words.level.title, "level"), (words.order.title, "ends"), ("Next", "next"),
        (f"Last {words.contact.one}", "last"), ("Compliance", "compliance"), ("Alerts", "alerts"), ("State", "state"),
    ]  # fmt: skip


def _offer(field: Any, choices: list[tuple[str, str]], missing: bool = False) -> None:
    field.choices = [("", "Any"), *choices, *([("none", "Not recorded")] if missing else [])]


def _selected(query: QueryDict, form: Filters) -> list[dict[str, object]]:
    names = {name: str(field.label) for name, field in form.fields.items()}
    labels = {name: dict(form.fields[name].choices) for name in ("level", "order", "state")}  # type: ignore[attr-defined]
    yes = {"on": "Yes"}
    return selected_filters(query, names, {**labels, "alerts": yes, "overdue": yes})


def _kept(query: QueryDict) -> dict[str, str]:
    """What the filter form carries along without showing it."""
    return {name: str(query[name]) for name in ("officer", "sort") if query.get(name)}
