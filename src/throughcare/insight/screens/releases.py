"""Screens: versions of the rules in use, who changes if one changes, and the release by two people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.releases import commands, queries
from throughcare.insight.impact import Impact, impact
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.audit import trail
from throughcare.platform.design.forms import DateField, GovForm, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.rules import catalogue
from throughcare.rules.catalogue import Entry
from throughcare.rules.kernel import UnknownCode


@dataclass(frozen=True)
class RulesPage:
    """Changes of version, and rules of which the library has more than one."""

    changes: list[queries.Change]
    several: list[tuple[Entry, ...]]
    title: str = "Versions of rules"


@dataclass(frozen=True)
class ImpactPage:
    """Who changes if this rule changes."""

    before: Entry
    after: Entry
    found: Impact
    form: GovForm
    in_use: str
    named: tuple[str, ...] = field(default=())

    @property
    def title(self) -> str:
        """The question."""
        return f"Who changes if {self.before.card.title} changes?"


@dataclass(frozen=True)
class ChangePage:
    """One prepared, released or withdrawn change."""

    change: queries.Change
    form: GovForm
    own: bool

    @property
    def title(self) -> str:
        """Which rule, in which version."""
        return f"{self.change.title}, version of {self.change.rule.partition('@')[2]}"


class PrepareForm(OnceForm):
    """From when, and why."""

    effective_from = DateField(label="From which day?", named="The day from which it is used")
    why = NoteField(label="Why is it to be used?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class ReleaseForm(VersionedForm):
    """Nothing but the version that was read."""


@require_safe
def releases(request: ActingRequest) -> HttpResponse:
    """Every change, and every rule of which there is more than one version."""
    actor = request.actor
    found = queries.changes(actor)
    trail.record(actor, "releases:changes:consulted", verb=trail.Verb.CONSULT, kind="releases.rulechange")
    codes = dict.fromkeys(entry.code for entry in catalogue.entries())
    several = [held for code in codes if len(held := catalogue.versions(code)) > 1]
    return page(request, "insight/releases.jinja", RulesPage(found, several))


@require_http_methods(["GET", "HEAD", "POST"])
def who_changes(request: ActingRequest, rule: str) -> HttpResponse:
    """GET asks both versions about everybody; POST prepares the change with these counts."""
    actor = request.actor
    door.require(actor, Permission.RULE_RELEASE)
    try:
        after = catalogue.find(rule)
    except UnknownCode:
        raise Http404 from None
    before = queries.entry_in_use(actor.agency_id, after.code, clock.today(actor.zone))
    found = impact(actor, before, after)
    door.look_at_list(
        actor, "insight:impact", {each.person_id for each in found.movers}, purpose="management"
    )
    form = PrepareForm(posted(request))

    def act() -> str:
        given = form.cleaned_data
        made = commands.prepare_change(
            actor, rule=str(after.card.id), effective_from=given["effective_from"], why=given["why"],
            impact=found.counts,
        )  # fmt: skip
        messages.success(request, "Prepared. Somebody else has to release it")
        return reverse("releases:change", args=[made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    shown = ImpactPage(before, after, found, form, str(before.card.id))
    return page(request, "insight/impact.jinja", shown, status=status_of(form))


@require_safe
def change(request: ActingRequest, change_id: UUID) -> HttpResponse:
    """One change, with what was found when it was prepared."""
    return _change(request, change_id, ReleaseForm())


@require_http_methods(["POST"])
def release(request: ActingRequest, change_id: UUID) -> HttpResponse:
    """Release it, as a second person."""
    return _act(request, change_id, commands.release_change, "Released")


@require_http_methods(["POST"])
def withdraw(request: ActingRequest, change_id: UUID) -> HttpResponse:
    """Withdraw it before it is released."""
    return _act(request, change_id, commands.withdraw_change, "Withdrawn")


def _act(request: ActingRequest, change_id: UUID, command: Callable[..., None], done: str) -> HttpResponse:
    form = ReleaseForm(request.POST)

    def act() -> str:
        command(request.actor, change_id, expected=form.cleaned_data["version"])
        messages.success(request, done)
        return reverse("releases:change", args=[change_id])

    if form.is_valid() and (answer := submit(request, form, act)):
        return answer
    return _change(request, change_id, form)


def _change(request: ActingRequest, change_id: UUID, form: GovForm) -> HttpResponse:
    actor = request.actor
    found = queries.change(actor, change_id)
    trail.record(
        actor, "releases:change:consulted", verb=trail.Verb.CONSULT, kind="releases.rulechange", key=change_id
    )
    shown = ChangePage(found, form, found.prepared_by_id == actor.user_id)
    return page(request, "insight/change.jinja", shown, status=status_of(form))
