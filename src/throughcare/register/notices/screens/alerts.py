"""Screen: alerts to deal with, by rule: to do, in progress, done; one's own people's or the team's."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, GovForm
from throughcare.platform.design.listing import (
    Window,
    page_number,
    query_with,
    selected_filters,
    trim,
    window,
)
from throughcare.platform.design.page import page
from throughcare.register.notices import queries
from throughcare.register.notices.queries import AlertFilter, AlertLine, RuleCount
from throughcare.register.notices.sweep.registry import help_of, href_of, known_rules, title_of

SIZE = 100
STATES = (("new", "To do"), ("owned", "In progress"), ("done", "Done"))
WHOSE = (("mine", "My own people"), ("team", "My team"))


class Filters(GovForm):
    """What to show; sent by the address, so that a link can be shared."""

    state = CodeField(label="State", codes=STATES, required=False)
    rule = CodeField(label="Kind of alert", codes=(), required=False, as_select=True)
    whose = CodeField(label="Whose", codes=WHOSE, required=False)
    officer = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, may_see_team: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules: Any = self.fields["rule"]
        rules.choices = [("", "All kinds"), *((rule.code, rule.title) for rule in known_rules())]
        if not may_see_team:
            del self.fields["whose"]

    def wanted(self) -> AlertFilter:
        """The filter; anything that is no answer counts as not given."""
        given = self.cleaned_data if self.is_valid() else {}
        return AlertFilter(
            state=given.get("state") or "new", rule=given.get("rule") or "", team=given.get("whose") == "team",
            officer=given.get("officer"),
        )  # fmt: skip


@dataclass(frozen=True)
class Row:
    """An alert with its own page, and where it is dealt with."""

    alert: AlertLine
    href: str
    deal_href: str


@dataclass(frozen=True)
class Group:
    """Alerts of one rule."""

    title: str
    help: str
    rows: list[Row]


@dataclass(frozen=True)
class AlertsPage:
    """The list. figures: open alerts by rule, each leading to its own list."""

    filters: forms.Form
    selected: list[dict[str, object]]
    figures: list[dict[str, object]]
    groups: list[Group]
    window: Window
    state: str
    actor_id: UUID
    may_see_team: bool
    back: str
    title: str = "Alerts"


@require_safe
def alerts(request: ActingRequest) -> HttpResponse:
    """The list."""
    actor = request.actor
    door.require(actor, Permission.ALERT_OWN)
    may_see_team = Permission.TEAM_READ in actor.permissions
    filters = Filters(_with_defaults(request.GET), may_see_team=may_see_team)
    wanted, number = filters.wanted(), page_number(request.GET)
    found = queries.alerts(actor, wanted, limit=SIZE + 1, offset=(number - 1) * SIZE)
    counts = queries.counts_by_rule(actor, wanted.team)
    door.look_at_list(actor, "notices:alerts", dict.fromkeys(each.person_id for each in found[:SIZE]))
    shown = AlertsPage(
        filters=filters,
        selected=_selected(request.GET),
        figures=_figures(request.GET, counts),
        groups=_groups(trim(found, SIZE)),
        window=window(request.GET, number, SIZE, len(found), noun="alerts"),
        state=wanted.state,
        actor_id=actor.user_id,
        may_see_team=may_see_team,
        back=request.get_full_path(),
    )
    return page(request, "notices/alerts.jinja", shown)


def _with_defaults(query: QueryDict) -> QueryDict:
    """What is asked for, with what stands when nothing is: so the filters say what the list shows."""
    given = query.copy()
    given.setdefault("state", "new")
    given.setdefault("whose", "mine")
    return given


def _groups(found: Any) -> list[Group]:
    return [
        Group(title_of(rule), help_of(rule), [row_of(line) for line in lines])
        for rule, lines in groupby(found, key=lambda line: line.rule)
    ]


def row_of(line: AlertLine) -> Row:
    """An alert with its addresses."""
    return Row(
        line, reverse("notices:alert", args=[line.id]), href_of(line.rule, line.person_id, line.subject)
    )


def _figures(query: QueryDict, counts: list[RuleCount]) -> list[dict[str, object]]:
    return [
        {"label": title_of(each.rule), "value": each.new + each.owned, "tone": "alert" if each.new else "",
         "href": query_with(query, rule=each.rule, page=None)}
        for each in counts
    ]  # fmt: skip


def _selected(query: QueryDict) -> list[dict[str, object]]:
    rules = {rule.code: rule.title for rule in known_rules()}
    return selected_filters(
        query, {"state": "State", "rule": "Kind of alert", "whose": "Whose"},
        {"state": dict(STATES), "rule": rules, "whose": dict(WHOSE)},
    )  # fmt: skip


def may_change(actor: Actor, line: AlertLine) -> bool:
    """Whether the alert is nobody's, the actor's own, or the actor leads the team."""
    return line.owner_id in (None, actor.user_id) or Permission.TEAM_READ in actor.permissions
