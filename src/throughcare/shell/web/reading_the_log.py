"""What both pages of the log share: filters, the purpose asked first, entries with their words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict

from throughcare.platform import clock
from throughcare.platform.access import admin_queries
from throughcare.platform.actor import Actor
from throughcare.platform.audit import queries
from throughcare.platform.audit.purposes import LOG_PURPOSES
from throughcare.platform.design.forms import Code, CodeField, GovForm
from throughcare.platform.design.listing import Window, query_with
from throughcare.register.people.queries import references
from throughcare.shell.web.log_words import Names, people_named_in, sentence, users_in

SIZE = 50
USUAL_DAYS = 7
"""Days looked back where no first day is asked for."""

AREAS = {
    "access": "Signing in and administration", "people": "People", "caseload": "Caseload and access",
    "safeguarding": "Concerns and safeguarding", "protection": "What is protected", "orders": "Orders",
    "assessments": "Assessments", "selfreports": "What people say of themselves", "classification": "Levels and flags",
    "plans": "Plans", "interventions": "Services", "provision": "Work of services", "unpaidwork": "Unpaid work",
    "resettlement": "Resettlement", "supervision": "Supervision", "checkins": "Check-ins", "testing": "Tests",
    "messaging": "Messages", "diaries": "Reminders and feeds", "noncompliance": "Noncompliance",
    "dueprocess": "Fair process", "hearings": "Hearings", "licences": "Licences", "appeals": "Appeals",
    "dossiers": "Dossiers",
    "documents": "Letters, documents and texts", "rights": "Rights over data",
    "notices": "Alerts", "web": "Home, caseload and overview", "releases": "Rules", "insight": "Figures",
    "earlysupport": "Early support",
    "exchange": "Imports", "reference": "Lists", "log": "The log itself", "api": "Other systems",
}  # fmt: skip
DID = {"looked": "Looks", "changed": "Changes", "refused": "Refused attempts"}
OUTCOMES = {"allow": "Done", "deny": "Refused", "error": "Failed"}


class PurposeForm(GovForm):
    """Why the log is read."""

    purpose = CodeField(
        label="Why do you read the log?",
        help_text="It may be read for these purposes only. Your choice is written into the log with your name.",
        codes=[Code(code, words) for code, words in LOG_PURPOSES.items()],
    )


class LogFilters(GovForm):
    """The filters, sent by GET so that a filtered log has an address."""

    since = forms.DateField(label="From", required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label="To", required=False, widget=forms.DateInput({"type": "date"}))
    who = forms.CharField(label="Who (name or user name)", required=False)
    did = forms.ChoiceField(label="What", required=False, choices=[("", "Anything"), *DID.items()])
    area = forms.ChoiceField(label="Where", required=False, choices=[("", "Anywhere"), *AREAS.items()])
    outcome = forms.ChoiceField(label="Outcome", required=False, choices=[("", "Any"), *OUTCOMES.items()])
    person = forms.CharField(label="Reference of a person", required=False)

    def clean(self) -> dict[str, Any]:
        """The first day comes before the last."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("since") and said.get("until") and said["since"] > said["until"]:
            self.add_error("until", "The last day must not be before the first")
        return said


class PersonLogFilters(LogFilters):
    """On one person's page; the person stands in the address."""

    person = None  # type: ignore[assignment]
    area = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Line:
    """One entry, told."""

    at: datetime
    sentence: str
    address: str


@dataclass(frozen=True)
class Reading:
    """A page of the log as it was read. shown: people named on it."""

    lines: list[Line]
    window: Window
    shown: list[UUID]


def purpose_in(query: QueryDict) -> str:
    """The purpose stated in the address, or "" as long as none of the four is."""
    code = query.get("purpose", "")
    return code if code in LOG_PURPOSES else ""


def wanted(actor: Actor, said: Mapping[str, Any], query: QueryDict, *, log: str = "") -> queries.Wanted:
    """What the filters ask for, in the agency's zone; without a first day, the last seven days.

    log: the agency whose entries are read; "" for those of every log, which a person's page needs.
    """
    last = said.get("until") or clock.today(actor.zone)
    first = said.get("since") or last - timedelta(days=USUAL_DAYS - 1)
    named = said.get("who", "").strip()
    return queries.Wanted(
        log=log,
        since=_start(first, actor.zone),
        until=_start(last + timedelta(days=1), actor.zone),
        actors=admin_queries.users_named(actor, named) if named else None,
        area=said.get("area", ""),
        did=said.get("did", ""),
        outcome=said.get("outcome", ""),
        before=queries.read_mark(query.get("before", "")),
    )


def read(actor: Actor, asked: queries.Wanted, query: QueryDict, *, about: UUID | None = None) -> Reading:
    """One page of entries in words, with the addresses of the newest and of the next page."""
    found = queries.entries(asked, limit=SIZE + 1)
    entries, more = found[:SIZE], len(found) > SIZE
    named = people_named_in(entries) if about is None else set()
    lines = told(actor, entries, about=about)
    window = Window(
        sentence=_count(len(lines), more),
        previous=query_with(query, before=None) if asked.before else "",
        next=query_with(query, before=queries.mark(entries[-1])) if more else "",
    )
    return Reading(lines, window, sorted(named))


def told(actor: Actor, entries: list[queries.Entry], *, about: UUID | None = None) -> list[Line]:
    """Entries in words: two statements, for the names of staff and the references of people."""
    users = admin_queries.user_names(actor, users_in(entries)) if entries else {}
    people = references.references_of(actor, people_named_in(entries)) if about is None else {}
    names = Names(users, people)
    return [Line(entry.at, sentence(entry, names, about=about), entry.address) for entry in entries]


def of_person(asked: queries.Wanted, person: queries.Whom) -> queries.Wanted:
    """The same, narrowed to one person."""
    return replace(asked, person=person)


def _start(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(zone))


def _count(shown: int, more: bool) -> str:
    if not shown:
        return "Nothing in the log matches"
    return f"The newest {shown} of those asked for, older ones follow" if more else f"Showing {shown}"
