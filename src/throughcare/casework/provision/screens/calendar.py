"""Screen: the organisation's week, day by day."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.interventions.wording import WEEKDAYS
from throughcare.casework.provision.looking import saw
from throughcare.casework.provision.queries import Slot, sessions_between, week_of
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class DayColumn:
    """A day of the week with its sessions in order."""

    day: date
    today: bool
    slots: list[Slot]

    @property
    def name(self) -> str:
        """The day of the week."""
        return WEEKDAYS[self.day.weekday()]


@dataclass(frozen=True)
class CalendarPage:
    """Seven days, and where the weeks beside them stand."""

    days: list[DayColumn]
    first: date
    last: date
    before: str
    after: str
    this: str
    title: str = "Calendar"


@require_safe
def calendar(request: ActingRequest) -> HttpResponse:
    """The week of the day in the query string (`week`, an ISO date), else this week."""
    actor = request.actor
    today = clock.today(actor.zone)
    first = week_of(_asked(request.GET.get("week", "")) or today)
    slots = sessions_between(actor, first, first + WEEK)
    saw(actor, "provision:calendar", [slot.person_id for slot in slots])
    zone = ZoneInfo(actor.zone)
    days = [
        DayColumn(
            day, day == today, [slot for slot in slots if slot.starts_at.astimezone(zone).date() == day]
        )
        for day in (first + timedelta(days=at) for at in range(7))
    ]
    return page(
        request, "provision/calendar.jinja",
        CalendarPage(
            days, first, first + timedelta(days=6), f"?week={first - WEEK}", f"?week={first + WEEK}",
            "" if first == week_of(today) else "?",
        ),
    )  # fmt: skip


def _asked(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None
