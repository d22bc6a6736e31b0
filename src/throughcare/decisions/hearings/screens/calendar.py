"""Screen: the agency's hearings, a month at a time, as a list by day or as a table."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.hearings import queries
from throughcare.decisions.hearings.screens.hearings import LineShown, line_shown
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.rules.dates import add_months, civil_date, day_in_utc

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True)
class DayShown:
    """A day with its hearings."""

    day: date
    today: bool
    lines: list[LineShown]


@dataclass(frozen=True)
class CalendarPage:
    """A month. as_table: the same, as one table."""

    days: list[DayShown]
    lines: list[LineShown]
    month: str
    before: str
    after: str
    this: str
    as_table: bool
    other: str
    lacking: int
    title: str = "Hearings"


@require_safe
def calendar(request: ActingRequest) -> HttpResponse:
    """The month of the query string (`month`, "2026-12"), else this month; `view=table` for the table."""
    actor = request.actor
    door.require(actor, Permission.HEARING_ARRANGE)
    today = clock.today(actor.zone)
    first = _asked(request.GET.get("month", "")) or today.replace(day=1)
    until = add_months(first, 1)
    begins, ends = day_in_utc(first, actor.zone)[0], day_in_utc(until, actor.zone)[0]
    found = queries.between(actor, begins, ends)
    door.look_at_list(actor, "hearings:calendar", {each.person_id for each in found})
    now = clock.now()
    shown = [(civil_date(each.starts_at, actor.zone), line_shown(each, now)) for each in found]
    table = request.GET.get("view") == "table"
    days = sorted({day for day, _ in shown})
    month = f"{first:%Y-%m}"
    return page(request, "hearings/calendar.jinja", CalendarPage(
        [DayShown(day, day == today, [line for on, line in shown if on == day]) for day in days],
        [line for _, line in shown], f"{MONTHS[first.month - 1]} {first.year}",
        _href(first - timedelta(days=1), table=table), _href(until, table=table),
        "" if first == today.replace(day=1) else _href(today, table=table), table,
        f"?month={month}" + ("" if table else "&view=table"),
        sum(bool(line.lacks) for _, line in shown),
    ))  # fmt: skip


def _href(day: date, *, table: bool) -> str:
    return f"{reverse('hearings:calendar')}?month={day:%Y-%m}" + ("&view=table" if table else "")


def _asked(text: str) -> date | None:
    try:
        day = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None
