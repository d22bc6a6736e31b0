"""Screens: what changed in a record between two dates, and the history of one item of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.as_known import NotAMoment, moment_of
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.people.queries.changes import History, TableChange, changes_between, history_of


class BetweenForm(GovForm):
    """Two dates, sent by GET so that a comparison has an address. An exact time may stand in the address too."""

    since = forms.CharField(label="Known at the end of", widget=forms.DateInput({"type": "date"}))
    until = forms.CharField(
        label="Compared with the end of", required=False, widget=forms.DateInput({"type": "date"}),
        help_text="Today when left empty",
    )  # fmt: skip

    def __init__(self, zone: str, *args: object) -> None:
        super().__init__(*args)
        self.zone = zone

    def clean_since(self) -> datetime:
        """The earlier moment."""
        return self._moment("since")

    def clean_until(self) -> datetime:
        """The later moment; now when it is left out."""
        return self._moment("until") if self.cleaned_data["until"] else clock.now()

    def clean(self) -> None:
        """The dates stand in order."""
        held = super().clean() or {}
        if "since" in held and "until" in held and held["since"] > held["until"]:
            self.add_error("until", "The second date must not be before the first")

    def _moment(self, name: str) -> datetime:
        try:
            return moment_of(self.cleaned_data[name].strip(), self.zone)
        except NotAMoment as refused:
            raise forms.ValidationError(str(refused)) from refused


@dataclass(frozen=True)
class ChangesPage:
    """The comparison; no tables until two dates are chosen."""

    person: PersonHeader
    form: BetweenForm
    chosen: bool
    since: datetime | None
    until: datetime | None
    tables: tuple[TableChange, ...]
    title: str = "What changed between two dates"


@dataclass(frozen=True)
class HistoryPage:
    """One item through time."""

    person: PersonHeader
    history: History
    remove_href: str
    title: str


@require_safe
def changes(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What differs between the record as known on two dates; query string: since, until."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "web:changes", person_id)
    person = person_header(actor, person_id)
    form = BetweenForm(actor.zone, request.GET or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return page(request, "web/changes.jinja", ChangesPage(person, form, False, None, None, ()), status)
    since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    found = changes_between(actor, person_id, since, until)
    return page(request, "web/changes.jinja", ChangesPage(person, form, True, since, until, found))


@require_safe
def history(request: HttpRequest, person_id: UUID, table: str, record_id: UUID) -> HttpResponse:
    """Who wrote each version of one item, when, why, and what it changed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "web:history", person_id)
    found = history_of(actor, person_id, table, record_id)
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such item")
    remove = (
        reverse("rights:take_away", args=[person_id, table, record_id])
        if Permission.RIGHTS_ANSWER in actor.permissions and table != "people-person"
        else ""
    )
    content = HistoryPage(person_header(actor, person_id), found, remove, f"History: {found.what}")
    return page(request, "web/history.jinja", content)
