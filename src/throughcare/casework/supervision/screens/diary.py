"""Screen: an officer's appointments, a month as a table; on a phone the same rows read as a list."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.supervision import queries
from throughcare.casework.supervision.queries import Engagement
from throughcare.casework.supervision.screens import wording
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, GovForm
from throughcare.platform.design.listing import query_with
from throughcare.platform.design.page import page
from throughcare.register.caseload import queries as caseload
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_months, day_in_utc

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Entry:
    """One appointment in a day's cell."""

    time: str
    who: str
    kind: str
    place: str
    note: str
    href: str


@dataclass(frozen=True)
class Cell:
    """One day. inside: it belongs to the month shown. mark: "Today", "Holiday", or "" ."""

    number: int
    words: str
    inside: bool
    mark: str
    entries: list[Entry]


class DiaryForm(GovForm):
    """Whose diary, in which month."""

    officer = CodeField(label="Whose diary", codes=(), as_select=True, required=False)
    month = forms.CharField(widget=forms.HiddenInput, required=False)


@dataclass(frozen=True)
class DiaryPage:
    """A month of weeks. whose: "Your", or the colleague's name with its ending. `form` chooses another colleague."""

    form: DiaryForm
    weeks: list[list[Cell]]
    weekdays: tuple[str, ...]
    month: str
    whose: str
    count: int
    previous: str
    next: str
    title: str


@require_safe
def diary(request: HttpRequest) -> HttpResponse:
    """`?month=2026-11` chooses the month, `?officer=` a colleague; people whom the reader may not open are left out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.CASELOAD_READ)
    first = _month(request.GET.get("month", ""), clock.today(actor.zone))
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    staff = dict(caseload.colleagues(actor))
    officer_id = _officer(request.GET.get("officer"), staff, actor)
    start, end = day_in_utc(weeks[0][0], actor.zone)[0], day_in_utc(weeks[-1][-1], actor.zone)[1]
    found = queries.diary(actor, officer_id, start, end)
    door.look_at_list(actor, "supervision:diary", {each.person_id for each in found})
    by_day: dict[date, list[Engagement]] = {}
    for each in found:
        by_day.setdefault(wording.day_of(actor, each.starts_at), []).append(each)
    cells = _Cells(actor, first, by_day)
    form = DiaryForm(initial={"officer": str(officer_id), "month": f"{first:%Y-%m}"})
    form.fields["officer"].choices = [(str(key), name) for key, name in staff.items()]  # type: ignore[attr-defined]
    content = DiaryPage(
        form=form,
        weeks=[[cells.of(day) for day in week] for week in weeks], weekdays=WEEKDAYS, month=f"{first:%B %Y}",
        whose="Your" if officer_id == actor.user_id else f"{staff[officer_id]}’s",
        count=sum(len(held) for day, held in by_day.items() if day.month == first.month),
        previous=query_with(request.GET, month=f"{add_months(first, -1):%Y-%m}"),
        next=query_with(request.GET, month=f"{add_months(first, 1):%Y-%m}"),
        title=f"Diary, {first:%B %Y}",
    )  # fmt: skip
    return page(request, "supervision/diary.jinja", content)


class _Cells:
    """Draws the days of one month."""

    def __init__(self, actor: Actor, first: date, by_day: dict[date, list[Engagement]]) -> None:
        self.actor, self.first, self.by_day = actor, first, by_day
        self.today = clock.today(actor.zone)
        self.holidays = jurisdictions.get(actor.jurisdiction).holidays(first.year - 1, first.year + 1)

    def of(self, day: date) -> Cell:
        mark = "Today" if day == self.today else "Holiday" if day in self.holidays else ""
        entries = [_entry(self.actor, each) for each in self.by_day.get(day, ())]
        words = wording.day_words(self.actor, day)
        return Cell(day.day, words, day.month == self.first.month, mark, entries)


def _entry(actor: Actor, each: Engagement) -> Entry:
    waits = each.status == "booked" and each.starts_at <= clock.now()
    recorded = wording.outcome_label(each.outcome) if each.outcome else ""
    return Entry(
        time=wording.time_of(actor, each.starts_at), who=each.who, kind=wording.kind_label(each.kind),
        place=each.place, note="No outcome yet" if waits else recorded,
        href=reverse("supervision:appointment", args=[each.person_id, each.id]),
    )  # fmt: skip


def _month(typed: str, today: date) -> date:
    """The first of the month asked for; of this month when it is no month, or too far for a calendar."""
    try:
        asked = date.fromisoformat(f"{typed}-01")
    except ValueError:
        return today.replace(day=1)
    near = abs(asked - today) < timedelta(days=40 * 366)
    return asked if near else today.replace(day=1)


def _officer(typed: str | None, staff: dict[UUID, str], actor: Actor) -> UUID:
    """The colleague asked for; the reader when it is none."""
    asked = wording.as_key(typed)
    return asked if asked in staff and asked is not None else actor.user_id
