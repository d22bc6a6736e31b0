"""Screen: the agency's log, for its auditors. Reading it is itself logged, for one of four purposes."""

import csv
import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import queries, trail
from throughcare.platform.audit.purposes import LOG_PURPOSES
from throughcare.platform.design.listing import Window, query_with, selected_filters
from throughcare.platform.design.page import page
from throughcare.register.people.queries.references import person_with_reference
from throughcare.shell.web import reading_the_log as reading
from throughcare.shell.web.log_words import people_named_in, purpose
from throughcare.shell.web.spreadsheet import harmless

MOST_ROWS = 10_000
"""Rows of a file; older ones are asked for by dates."""
NOBODY = UUID(int=0)
"""Stands for a reference that is not there: no entry concerns it."""
COLUMNS = (
    "Moment (UTC)",
    "What",
    "Action",
    "Outcome",
    "Number of people",
    "Purpose",
    "From",
    "Request",
    "Entry",
)


@dataclass(frozen=True)
class PurposePage:
    """The question asked before anything is shown. kept: filters that come along."""

    form: reading.PurposeForm
    kept: list[tuple[str, str]]
    title: str = "Why do you read the log?"


@dataclass(frozen=True)
class LogPage:
    """What the page shows. purpose: its code, kept by the filters. looks_href: where one person is asked for."""

    form: reading.LogFilters
    selected: list[dict[str, object]]
    lines: list[reading.Line]
    window: Window
    purpose: str
    purpose_words: str
    export_href: str
    looks_href: str
    title: str = "Log"


@require_safe
def log(request: ActingRequest) -> HttpResponse:
    """The log, newest first; query string: purpose, since, until, who, did, area, outcome, person, before."""
    actor, query = request.actor, request.GET
    door.require(actor, Permission.AUDIT_READ)
    stated = reading.purpose_in(query)
    if not stated:
        return ask_purpose(request)
    filters = reading.LogFilters(query)
    asked = _asked(actor, filters, request)
    shown = reading.read(actor, asked, query)
    trail.consulted(actor, "log:entries", people=shown.shown, purpose=stated, kind="audit.event")
    content = LogPage(
        form=filters,
        selected=_selected(request),
        lines=shown.lines,
        window=shown.window,
        purpose=stated,
        purpose_words=LOG_PURPOSES[stated],
        export_href=f"{reverse('log:export')}{query_with(query, before=None)}",
        looks_href=_looks(asked.person, stated),
    )
    return page(request, "web/log.jinja", content)


@require_safe
def log_export(request: ActingRequest) -> HttpResponse:
    """The log as asked for, as a CSV file of at most 10,000 rows whose cells no spreadsheet runs."""
    actor = request.actor
    door.require(actor, Permission.AUDIT_READ)
    stated = reading.purpose_in(request.GET)
    if not stated:
        return ask_purpose(request)
    entries = queries.entries(_asked(actor, reading.LogFilters(request.GET), request), limit=MOST_ROWS)
    named = people_named_in(entries)
    for start in range(0, max(len(named), 1), 1500):
        trail.record(
            actor, "log:entries:exported", verb=trail.Verb.DISCLOSE, kind="audit.event", purpose=stated,
            people=sorted(named)[start : start + 1500], details={"rows": len(entries)},
        )  # fmt: skip
    response = HttpResponse(_file(actor, entries), content_type="text/csv; charset=utf-8")
    name = f"log-{actor.agency_code}-{clock.today(actor.zone).isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def ask_purpose(request: ActingRequest) -> HttpResponse:
    """The question; nothing of the log is read yet."""
    form = reading.PurposeForm(request.GET if "purpose" in request.GET else None)
    kept = [(key, str(value)) for key, value in request.GET.items() if key not in {"purpose", "before"}]
    return page(request, "web/log_purpose.jinja", PurposePage(form, kept))


def _asked(actor: Actor, filters: reading.LogFilters, request: ActingRequest) -> queries.Wanted:
    filters.is_valid()
    said = filters.cleaned_data
    asked = reading.wanted(actor, said, request.GET, log=actor.agency_code)
    if said.get("person"):
        asked = reading.of_person(asked, person_with_reference(actor, said["person"]) or NOBODY)
    return asked


def _looks(person: object, stated: str) -> str:
    """The address of who has looked at the person asked for, for the same purpose; "" when nobody was asked for."""
    if not isinstance(person, UUID) or person == NOBODY:
        return ""
    return f"{reverse('log:person', args=[person])}?{urlencode({'purpose': stated})}"


def _selected(request: ActingRequest) -> list[dict[str, object]]:
    names = {
        "since": "From", "until": "To", "who": "Who", "did": "What", "area": "Where", "outcome": "Outcome",
        "person": "Person",
    }  # fmt: skip
    labels = {"did": reading.DID, "area": reading.AREAS, "outcome": reading.OUTCOMES}
    return selected_filters(request.GET, names, labels)


def _file(actor: Actor, entries: list[queries.Entry]) -> bytes:
    """The file, in UTF-8 with the mark by which spreadsheets know it."""
    lines = reading.told(actor, entries)
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for entry, line in zip(entries, lines, strict=True):
        table.writerow(harmless(cell) for cell in _cells(entry, line))
    return written.getvalue().encode("utf-8-sig")


def _cells(entry: queries.Entry, line: reading.Line) -> tuple[Any, ...]:
    return (
        entry.at.isoformat(timespec="microseconds"), line.sentence, entry.action, entry.outcome,
        len(entry.people), purpose(entry.purpose), entry.address, entry.request, str(entry.id),
    )  # fmt: skip
