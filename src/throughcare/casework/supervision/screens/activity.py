"""Screen: the activity log. Days newest first, a day oldest first; the last three notes stand open."""

from dataclasses import dataclass, replace
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.supervision import queries
from throughcare.casework.supervision.queries import OUTCOMES, SORTS, LogEntry, LogFilter, LogPage, NoteShown
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.booking_form import KINDS
from throughcare.casework.supervision.screens.wording import Tag
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.days import Day, by_day
from throughcare.platform.design.forms import CodesField, DateField, GovForm
from throughcare.platform.design.listing import Window, page_number, query_with, selected_filters
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

OPEN_NOTES, SHORT = 3, 250
"""How many notes stand open at the top, and below how many characters a note always does."""
OUTCOME_CODES = [(code, words) for code, (words, _) in OUTCOMES.items()]
SORT_CODES = [(code, words) for code, (words, _) in SORTS.items()]


class LogFilterForm(GovForm):
    """Which entries to show."""

    q = forms.CharField(label="Words in a note or title", required=False, max_length=80)
    outcome = CodesField(label="Outcome", codes=OUTCOME_CODES, required=False)
    sort = CodesField(label="Entries", codes=SORT_CODES, required=False)
    kind = CodesField(label="Kind of contact", codes=KINDS, required=False)
    notes = forms.BooleanField(label="Only with notes", required=False)
    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)

    def wanted(self) -> LogFilter:
        """The filter; an answer that is none is left out, and the form says so."""
        self.is_valid()
        given = self.cleaned_data
        return LogFilter(
            sorts=tuple(given.get("sort", ())), kinds=tuple(given.get("kind", ())),
            outcomes=tuple(given.get("outcome", ())), with_notes=given.get("notes", False), text=given.get("q", ""),
            since=given.get("since"), until=given.get("until"),
        )  # fmt: skip


@dataclass(frozen=True)
class ShownNote:
    """A note and whether it stands open."""

    note: NoteShown
    open: bool


@dataclass(frozen=True)
class Entry:
    """One entry as it is drawn."""

    entry: LogEntry
    time: str
    title: str
    href: str
    text: str
    by: str
    tag: Tag | None
    notes: list[ShownNote]


@dataclass(frozen=True)
class ActivityPage:
    """A page of the log. `form` is the filter, so that a date typed wrongly is said above."""

    person: PersonHeader
    days: list[Day[Entry]]
    window: Window
    form: LogFilterForm
    selected: list[dict[str, object]]
    may_record: bool
    filtered: bool
    title: str = "Activity log"


@require_safe
def activity(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What happened to a person."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:activity", person_id)
    form = LogFilterForm(request.GET)
    wanted = form.wanted()
    found = queries.activity_log(actor, person_id, wanted, page_number(request.GET))
    content = ActivityPage(
        person=person_header(actor, person_id),
        days=_days(actor, person_id, found),
        window=_window(request, found),
        form=form,
        selected=selected_filters(
            request.GET,
            {"q": "Words", "outcome": "Outcome", "sort": "Entries", "kind": "Kind", "notes": "Notes"},
            {
                "outcome": dict(OUTCOME_CODES), "sort": dict(SORT_CODES), "kind": dict(KINDS),
                "notes": {"on": "Only with notes"},
            },
        ),
        may_record=Permission.CONTACT_RECORD in actor.permissions,
        filtered=wanted != LogFilter(),
    )  # fmt: skip
    return page(request, "supervision/activity.jinja", content)


def _days(actor: Actor, person_id: UUID, found: LogPage) -> list[Day[Entry]]:
    latest = sorted((note for each in found.entries for note in each.notes), key=lambda note: note.written_at)
    standing = {note.id for note in latest[-OPEN_NOTES:]} if found.number == 1 else set()
    entries = [_entry(actor, person_id, each, standing) for each in found.entries]
    return by_day(
        entries, day_of=lambda each: each.entry.day, order=lambda each: each.entry.at,
        today=clock.today(actor.zone), name_day=lambda day: wording.day_words(actor, day),
    )  # fmt: skip


def _entry(actor: Actor, person_id: UUID, each: LogEntry, standing: set[UUID]) -> Entry:
    shown = Entry(
        entry=each, time=wording.time_of(actor, each.at), title=wording.kind_label(each.kind), href="", text="",
        by=each.by, tag=None,
        notes=[ShownNote(note, note.id in standing or len(note.text) < SHORT) for note in each.notes],
    )  # fmt: skip
    if each.what == "contact":
        return _contact(actor, person_id, each, shown)
    if each.what == "note":
        return replace(shown, title="Note", by="")
    assert each.appointment_id is not None
    shown = replace(shown, href=reverse("supervision:appointment", args=[person_id, each.appointment_id]))
    if each.what == "unrecorded":
        return replace(shown, title=_named(shown.title, each), text="No outcome is recorded yet.")
    return _moved(actor, each, shown)


def _contact(actor: Actor, person_id: UUID, each: LogEntry, shown: Entry) -> Entry:
    if each.appointment_id is not None:
        href = reverse("supervision:appointment", args=[person_id, each.appointment_id])
    else:
        href = reverse("supervision:contact", args=[person_id, each.id])
    whom = "" if each.with_whom == "person" else f"With: {wording.whom_label(each.with_whom).lower()}. "
    due = each.evidence_due_on
    evidence = f"Evidence is due by {wording.day_words(actor, due)}." if due else ""
    return replace(
        shown, title=_named(shown.title, each), href=href, text=f"{whom}{evidence}".strip(),
        tag=wording.outcome_tag(each.outcome),
    )  # fmt: skip


def _moved(actor: Actor, each: LogEntry, shown: Entry) -> Entry:
    assert each.starts_at is not None
    text = f"It was planned for {wording.when(actor, each.starts_at)}"
    if each.new_starts_at is not None:
        text += f" and now takes place on {wording.when(actor, each.new_starts_at)}"
    return replace(
        shown, title=_named(shown.title, each), text=f"{text}. Reason: {each.moved_because}",
        tag=wording.asked_tag(each.what, each.moved_by),
    )  # fmt: skip


def _named(kind: str, each: LogEntry) -> str:
    if each.hidden:
        return f"{kind}: sensitive, not shown to you"
    return f"{kind}: {each.title}" if each.title else kind


def _window(request: HttpRequest, found: LogPage) -> Window:
    """Pages by number: a day never stands on two."""
    number, of = found.number, found.of
    return Window(
        sentence=f"Page {number} of {of}" if of > 1 else "",
        previous=query_with(request.GET, page=number - 1 if number > 2 else None) if number > 1 else "",
        next=query_with(request.GET, page=number + 1) if number < of else "",
    )
