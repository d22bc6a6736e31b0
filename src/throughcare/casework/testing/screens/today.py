"""Screen: who is to come, who waits and which samples need a step; the page of whoever takes samples, on a phone."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.testing.queries.today import ListedTest, listed
from throughcare.casework.testing.wording import COLLECTED, ORDERED, SCREENED, TOLD, WAITING
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions

STEPS: dict[str, tuple[tuple[str, str], ...]] = {
    WAITING: (("collect", "Take a sample"), ("not_taken", "Not taken")),
    TOLD: (("collect", "Take a sample"), ("give_time", "No sample yet"), ("not_taken", "Not taken")),
    ORDERED: (("tell", "Tell the person"), ("collect", "Take a sample")),
    COLLECTED: (("screen", "On-site screen"), ("custody", "Hand over"), ("laboratory", "Laboratory report")),
    SCREENED: (("custody", "Hand over"), ("laboratory", "Laboratory report")),
}
HEADINGS = (
    ("Here, waiting to give a sample", (WAITING,)),
    ("To come today", (TOLD,)),
    ("To be told", (ORDERED,)),
    ("Samples", (COLLECTED, SCREENED)),
)
EARLIER, LATER = "Of earlier days, nothing recorded", "On later days"


@dataclass(frozen=True)
class Line:
    """One person of the list. says: until when they have time, or the day."""

    name: str
    reference: str
    says: str
    place: str
    steps: list[tuple[str, str]]


@dataclass(frozen=True)
class TodayPage:
    """The list in parts, those that wait first."""

    day: str
    parts: list[tuple[str, list[Line]]]
    draws_href: str


@require_safe
def today(request: ActingRequest) -> HttpResponse:
    """The list of the people whom the reader may see."""
    actor = request.actor
    door.require(actor, Permission.TEST_RECORD)
    now = clock.today(actor.zone)
    rows = listed(actor, now)
    door.look_at_list(actor, "testing:today", [row.person_id for row in rows])
    pack = jurisdictions.get(actor.jurisdiction)
    parts: dict[str, list[Line]] = {}
    for row in rows:
        parts.setdefault(_heading(row, now), []).append(
            _line(row, actor.zone, pack.in_words(row.on), row.on == now)
        )
    order = [HEADINGS[0][0], HEADINGS[1][0], EARLIER, HEADINGS[2][0], HEADINGS[3][0], LATER]
    shown = TodayPage(
        pack.in_words(now), [(name, parts[name]) for name in order if name in parts],
        reverse("testing:draws") if Permission.DRAW_RUN in actor.permissions else "",
    )  # fmt: skip
    return page(request, "testing/today.jinja", shown)


def _heading(row: ListedTest, now: date) -> str:
    if row.state in (TOLD, ORDERED) and row.on != now:
        return EARLIER if row.on < now else LATER
    return next(name for name, states in HEADINGS if row.state in states)


def _line(row: ListedTest, zone: str, day: str, is_today: bool) -> Line:
    says = "" if is_today else day
    if row.state == WAITING and row.waits_until is not None:
        says = f"Has time until {row.waits_until.astimezone(ZoneInfo(zone)):%H:%M}"
    if row.state == SCREENED:
        says = "Screen not negative: to be confirmed"
    steps = [
        (text, reverse(f"testing:{name}", args=[row.person_id, row.id])) for name, text in STEPS[row.state]
    ]
    return Line(row.name, row.reference, says, row.place, steps)
