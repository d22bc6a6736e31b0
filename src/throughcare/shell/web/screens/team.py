"""Screens: what each officer of a manager's teams carries, and people of the agency without an officer."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.shell.web.links import link
from throughcare.shell.web.queries import limits
from throughcare.shell.web.queries.team import DayCount, OfficerLine, Unallocated, team_view
from throughcare.shell.web.queries.team import unallocated as read_unallocated


@dataclass(frozen=True)
class Load:
    """One officer's line. percent: people against the fullest list, for the bar."""

    officer: str
    team: str
    href: str
    overdue_href: str
    transfer_href: str
    people: int
    percent: int
    overdue: int
    unrecorded: int
    judging: int
    alerts: int
    a_day: str


@dataclass(frozen=True)
class Bar:
    """Alerts of one day, for table and bar."""

    day: date
    alerts: int
    percent: int


@dataclass(frozen=True)
class Left:
    """Someone without a responsible officer."""

    name: str
    href: str
    since: date | None


@dataclass(frozen=True)
class TeamPage:
    """The teams today."""

    figures: list[dict[str, object]]
    loads: list[Load]
    bars: list[Bar]
    left: list[Left]
    transfer_href: str
    days: int = limits.NO_CONTACT_DAYS
    title: str = "Your team"


@dataclass(frozen=True)
class UnallocatedPage:
    """People of the agency without a responsible officer, the newest records first."""

    left: list[Left]
    most: int = limits.MOST_LISTED
    title: str = "People without an officer"


@require_GET
def team(request: HttpRequest) -> HttpResponse:
    """Work by officer, alerts by day, and who was left without an officer."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.TEAM_READ)
    view = team_view(actor)
    door.look_at_list(actor, "web:team", [person.person_id for person in view.left], purpose="team")
    most = max((line.people for line in view.officers), default=0)
    content = TeamPage(
        figures=_figures(view.officers),
        loads=[_load(line, most) for line in view.officers],
        bars=_bars(view.days),
        left=[_left(person) for person in view.left],
        transfer_href=link("transfer"),
    )
    return page(request, "web/team.jinja", content)


@require_GET
def unallocated(request: HttpRequest) -> HttpResponse:
    """Everyone of the agency without a responsible officer; reads the whole register, so it has a page of its own."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.TEAM_READ)
    people = read_unallocated(actor)
    door.look_at_list(actor, "web:unallocated", [person.person_id for person in people], purpose="team")
    return page(request, "web/unallocated.jinja", UnallocatedPage([_left(person) for person in people]))


def _load(line: OfficerLine, most: int) -> Load:
    list_href = f"{reverse('web:caseload')}?officer={line.officer_id}"
    transfer = link("transfer")
    return Load(
        officer=line.officer,
        team=line.team,
        href=list_href,
        overdue_href=f"{list_href}&overdue=on",
        transfer_href=f"{transfer}?from={line.officer_id}" if transfer else "",
        people=line.people,
        percent=_percent(line.people, most),
        overdue=line.overdue,
        unrecorded=line.unrecorded,
        judging=line.judging,
        alerts=line.alerts,
        a_day=f"{line.raised / limits.WEEK_DAYS:.1f}",
    )


def _figures(lines: list[OfficerLine]) -> list[dict[str, object]]:
    def total(name: str) -> int:
        return sum(getattr(line, name) for line in lines)

    return [
        {"label": "People", "value": total("people")},
        {"label": "Overdue", "value": total("overdue"), "tone": "alert" if total("overdue") else ""},
        {"label": "Outcomes not recorded", "value": total("unrecorded"),
         "tone": "alert" if total("unrecorded") else ""},
        {"label": "Failures to deal with", "value": total("judging")},
        {"label": "Open alerts", "value": total("alerts")},
    ]  # fmt: skip


def _bars(days: list[DayCount]) -> list[Bar]:
    most = max((day.alerts for day in days), default=0)
    return [Bar(day.day, day.alerts, _percent(day.alerts, most)) for day in days]


def _left(person: Unallocated) -> Left:
    name = f"{person.name}, {person.reference}" if person.name else person.reference
    return Left(name, link("allocation", person.person_id), person.since)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
