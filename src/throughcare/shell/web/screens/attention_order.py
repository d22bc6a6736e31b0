"""Screens: how the list of who needs attention is ordered and why; an agency's own order, released by two people."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughcare.casework.releases import commands, queries
from throughcare.casework.releases.queries import Figures
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.design.forms import CodeField, CodesField, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.notices.sweep.registry import known_rules
from throughcare.rules import catalogue, jurisdictions
from throughcare.rules.workload.attention import CODE as ATTENTION
from throughcare.rules.workload.attention_ground import GROUND, Principle
from throughcare.rules.workload.attention_groups import KINDS, Group
from throughcare.rules.workload.attention_ordering import (
    HOUSE_ORDER,
    ITEMS,
    LIMITS,
    MOVABLE,
    Ordering,
    read_ordering,
)
from throughcare.shell.web.queries.attention import order_in_force

FIGURES = {
    "soon_days": "Days ahead that count as soon",
    "contact_days_high": "Days after which somebody on a high {level} is to be seen",
    "contact_days_medium": "The same on a medium {level}",
    "contact_days_low": "The same on a low {level}",
    "contact_days_none": "The same without a {level}",
    "first_contact_days": "Days within which somebody newly allocated is seen",
    "praise_after": "Contacts kept in a row after which progress is answered",
}
SHORT = {
    Group.CLOCK: "rights and clocks of the law", Group.OVERDUE: "overdue", Group.SOON: "due soon",
    Group.PROGRESS: "progress",
}  # fmt: skip


def _offered() -> list[tuple[str, str]]:
    """Every order within the limits, in words."""
    allowed = [
        order for order in permutations(MOVABLE)
        if order.index(Group.SOON) > max(order.index(Group.CLOCK), order.index(Group.OVERDUE))
    ]  # fmt: skip
    return [
        (
            ",".join(order),
            "Danger, " + ", ".join(SHORT[group] for group in order) + ", offers of help, nothing",
        )
        for order in allowed
    ]


class OrderForm(OnceForm):
    """What an agency may choose, and why."""

    order = CodeField(label="In which order do the groups stand?", codes=_offered())
    not_counted = CodesField(
        label="Which reasons are shown and do not count for the order?", required=False, codes=()
    )
    why = NoteField(
        label="Why is it to be changed?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    field_order = ("order", *FIGURES, "not_counted", "why", "submission")

    def __init__(self, *args: Any, level: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in ITEMS:
            if item.name in FIGURES:
                kind: Any = item.kind
                words = FIGURES[item.name].format(level=level)
                wrong = f"{words} must be a whole number from {kind.low} to {kind.high}"
                self.fields[item.name] = forms.IntegerField(
                    label=words, min_value=kind.low, max_value=kind.high, help_text=f"From {kind.low} to {kind.high}.",
                    widget=forms.TextInput(attrs={"width": "3", "inputmode": "numeric"}),
                    error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
                )  # fmt: skip
        self.order_fields(self.field_order)
        rests = [(kind.code, kind.words(level=level)) for kind in KINDS.values() if kind.may_rest]
        self.fields["not_counted"].choices = rests  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, object]:
        """The figures as the rule asks for them."""
        given = self.cleaned_data
        return {
            **{name: given[name] for name in FIGURES},
            "order": given["order"].split(","), "not_counted": given["not_counted"],
        }  # fmt: skip


class ReleaseForm(VersionedForm):
    """Nothing but the version that was read."""


@dataclass(frozen=True)
class Shown:
    """One figure: the agency's beside the house's. changed: whether they differ."""

    words: str
    value: str
    house: str

    @property
    def changed(self) -> bool:
        """Whether the agency chose otherwise than the house."""
        return self.value != self.house


@dataclass(frozen=True)
class GroupShown:
    """A group with the reasons that belong to it."""

    heading: str
    means: str
    reasons: list[str]


@dataclass(frozen=True)
class OrderPage:
    """The rule in words, its ground, and what the agency changed."""

    groups: list[GroupShown]
    figures: list[Shown]
    rest: list[str]
    unplaced: list[str]
    limits: tuple[str, ...]
    ground: tuple[Principle, ...]
    used: Figures
    history: list[Figures]
    may_change: bool
    source: str
    title: str = "How this list is ordered"


@dataclass(frozen=True)
class ChangePage:
    """The form."""

    form: OrderForm
    limits: tuple[str, ...]
    title: str = "Change how the list is ordered"


@dataclass(frozen=True)
class FiguresPage:
    """One prepared, released or withdrawn change. figures: as they would be beside those in force."""

    change: Figures
    figures: list[Shown]
    own: bool
    form: ReleaseForm
    title: str = "A change of how the list is ordered"


@require_safe
def order(request: ActingRequest) -> HttpResponse:
    """The rule as the reader's agency uses it."""
    actor = request.actor
    door.require(actor, Permission.CASELOAD_READ)
    used = order_in_force(actor)
    may_change = Permission.RULE_RELEASE in actor.permissions
    level = _level(actor)
    placed = {rule.code for rule in known_rules()} - set(KINDS)
    shown = OrderPage(
        groups=[_group(group, level) for group in used.ordering.groups],
        figures=_figures(used.ordering, HOUSE_ORDER, level),
        rest=[KINDS[code].words(level=level) for code in sorted(used.ordering.not_counted)],
        unplaced=sorted(rule.title for rule in known_rules() if rule.code in placed),
        limits=LIMITS,
        ground=GROUND,
        used=used.chosen,
        history=queries.changes_of_figures(actor, ATTENTION) if may_change else [],
        may_change=may_change,
        source=str(catalogue.find(ATTENTION).card.source),
    )
    return page(request, "web/attention_order.jinja", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActingRequest) -> HttpResponse:
    """GET shows the form with what is in force; POST prepares the change for somebody else to release."""
    actor = request.actor
    door.require(actor, Permission.RULE_RELEASE)
    used = order_in_force(actor).ordering
    values = used.values()
    form = OrderForm(posted(request), level=_level(actor), initial={**values, "order": ",".join(used.order)})

    def act() -> str:
        made = commands.prepare_figures(
            actor, code=ATTENTION, figures=form.chosen(), why=form.cleaned_data["why"]
        )
        messages.success(request, "Prepared. Somebody else has to release it")
        return reverse("web:attention_figures", args=[made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    return page(request, "web/attention_change.jinja", ChangePage(form, LIMITS), status=status_of(form))


@require_safe
def figures(request: ActingRequest, figures_id: UUID) -> HttpResponse:
    """One change."""
    return _show(request, figures_id, ReleaseForm())


@require_POST
def release(request: ActingRequest, figures_id: UUID) -> HttpResponse:
    """Release it, as a second person."""
    return _act(request, figures_id, commands.release_figures, "Released. The list stands in the new order")


@require_POST
def withdraw(request: ActingRequest, figures_id: UUID) -> HttpResponse:
    """Withdraw it before it is released."""
    return _act(request, figures_id, commands.withdraw_figures, "Withdrawn")


def _act(request: ActingRequest, figures_id: UUID, command: Callable[..., None], done: str) -> HttpResponse:
    form = ReleaseForm(request.POST)

    def act() -> str:
        command(request.actor, figures_id, expected=form.cleaned_data["version"])
        messages.success(request, done)
        return reverse("web:attention_figures", args=[figures_id])

    if form.is_valid() and (answer := submit(request, form, act)):
        return answer
    return _show(request, figures_id, form)


def _show(request: ActingRequest, figures_id: UUID, form: ReleaseForm) -> HttpResponse:
    actor = request.actor
    found = queries.change_of_figures(actor, figures_id)
    trail.record(
        actor,
        "releases:figures:consulted",
        verb=trail.Verb.CONSULT,
        kind="releases.ownfigures",
        key=figures_id,
    )
    wanted, used = read_ordering(ATTENTION, found.figures), order_in_force(actor).ordering
    against = used if found.waits else HOUSE_ORDER
    shown = FiguresPage(
        found, _figures(wanted, against, _level(actor)), found.prepared_by_id == actor.user_id, form
    )
    return page(request, "web/attention_figures.jinja", shown, status=status_of(form))


def _level(actor: Actor) -> str:
    return jurisdictions.get(actor.jurisdiction).words.level.one


def _group(group: Group, level: str) -> GroupShown:
    reasons = [kind.words(level=level) for kind in KINDS.values() if kind.late is group]
    return GroupShown(group.heading, group.means, reasons)


def _figures(wanted: Ordering, against: Ordering, level: str) -> list[Shown]:
    """Every figure beside the other's, the order of the groups and the resting reasons included."""
    values, others = wanted.values(), against.values()
    named = [
        Shown(words.format(level=level), str(values[name]), str(others[name]))
        for name, words in FIGURES.items()
    ]
    return [
        Shown("Order of the groups", _in_words(wanted), _in_words(against)),
        *named,
        Shown("Reasons that do not count", _resting(wanted, level), _resting(against, level)),
    ]


def _in_words(ordering: Ordering) -> str:
    return "Danger, " + ", ".join(SHORT[group] for group in ordering.order) + ", offers of help, nothing"


def _resting(ordering: Ordering, level: str) -> str:
    return "; ".join(KINDS[code].words(level=level) for code in sorted(ordering.not_counted)) or "None"
