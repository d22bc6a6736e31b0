"""Screen: the place's tables of responses as they stand, and their confirmation by two people."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.queries.grids import GridHeld, grids_of
from throughcare.platform.access.door import require
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.kernel import MARK_WORDS
from throughcare.rules.responses.grid import Measure


@dataclass(frozen=True)
class Table:
    """A grid in words. says: how it stands; href: where it is confirmed, "" for whoever may not."""

    held: GridHeld
    says: str
    read: str
    levels: list[tuple[str, list[str]]]
    confirmed: str
    href: str


@dataclass(frozen=True)
class TablesPage:
    """The tables, and the ladder of rewards."""

    tables: list[Table]
    rewards: list[tuple[str, str]]
    rewards_source: str
    answer_within: str
    title: str = "Tables of responses and rewards"


@dataclass(frozen=True)
class ConfirmPage:
    """One table and the form: prepare, or release what somebody else prepared."""

    table: Table
    form: OnceForm | VersionedForm | None
    button: str
    title: str


class PrepareForm(OnceForm):
    """Against what it was checked."""

    why = NoteField(
        label="What was checked, and against which text?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what was checked, and against which text"},
    )  # fmt: skip


class ReleaseForm(VersionedForm):
    """Nothing but the version that was read."""


@require_safe
def tables(request: ActingRequest) -> HttpResponse:
    """The page."""
    actor = request.actor
    require(actor, Permission.CASELOAD_READ)
    terms = jurisdictions.get(actor.jurisdiction).responding
    content = TablesPage(
        tables=[_table(actor, each) for each in grids_of(actor)],
        rewards=[(each.title, each.power.label) for each in terms.rewards],
        rewards_source=MARK_WORDS[terms.rewards_source.mark],
        answer_within=terms.answer_within.words,
    )
    return page(request, "noncompliance/tables.jinja", content)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: ActingRequest, grid: str) -> HttpResponse:
    """GET shows one table; POST prepares, releases or withdraws its confirmation."""
    actor = request.actor
    require(actor, Permission.RULE_RELEASE)
    held = next((each for each in grids_of(actor) if each.grid.code == grid), None)
    if held is None:
        raise Http404("no such table here")
    form, button = _form(request, actor, held)

    def act() -> str:
        _carry_out(actor, held, form)
        messages.success(request, "Saved")
        return reverse("noncompliance:tables")

    if request.method == "POST" and form is not None and form.is_valid():
        done = submit(request, form, act)
        if done:
            return done
    content = ConfirmPage(_table(actor, held), form, button, held.grid.title)
    return page(request, "noncompliance/table.jinja", content, status=status_of(form) if form else 200)


def _form(
    request: ActingRequest, actor: Actor, held: GridHeld
) -> tuple[OnceForm | VersionedForm | None, str]:
    given = held.confirmation
    if given is None:
        return (None, "") if held.live else (PrepareForm(posted(request)), "Prepare the confirmation")
    form = ReleaseForm(posted(request), initial={"version": given.version})
    if given.state == "released":
        return form, "Withdraw the confirmation"
    return (None, "") if given.prepared_by_id == actor.user_id else (form, "Release it for use")


def _carry_out(actor: Actor, held: GridHeld, form: OnceForm | VersionedForm | None) -> None:
    given = held.confirmation
    if form is None:
        return
    if given is None:
        commands.prepare_grid(actor, grid=held.grid.code, why=form.cleaned_data["why"])
    elif given.state == "released":
        commands.withdraw_grid(actor, given.id, expected=form.cleaned_data["version"])
    else:
        commands.release_grid(actor, given.id, expected=form.cleaned_data["version"])


def _table(actor: Actor, held: GridHeld) -> Table:
    grid, may = held.grid, Permission.RULE_RELEASE in actor.permissions
    use = "In use" if held.live else "Not in use: the agency has not confirmed it"
    return Table(
        held=held,
        says=f"{held.standing.label}. {use}.",
        read=grid.doubts or MARK_WORDS[grid.source.mark],
        levels=[(level.title, [_measure(each) for each in level.measures]) for level in grid.levels],
        confirmed=_confirmed(held),
        href=reverse("noncompliance:table", args=[grid.code]) if may else "",
    )


def _measure(measure: Measure) -> str:
    most = f", at most {measure.most} {measure.counted_in}" if measure.most else ""
    consent = ", only if the person agrees" if measure.consent else ""
    return f"{measure.title}: imposed by {measure.power.label}{most}{consent}"


def _confirmed(held: GridHeld) -> str:
    given = held.confirmation
    if given is None:
        return ""
    if given.state == "released":
        return f"Prepared by {given.prepared_by}, released by {given.released_by}: {given.why}"
    return f"Prepared by {given.prepared_by}; somebody else has to release it: {given.why}"
