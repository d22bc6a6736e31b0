"""Screen: the officer's day. On a phone, outcome, next date and note are one tap away."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from throughcare.casework.selfreports.wording import SOURCES
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.caseload.queries.duty import DutyTurn, on_duty
from throughcare.register.notices.sweep.registry import href_of, title_of
from throughcare.rules import jurisdictions
from throughcare.rules.forms import find_form
from throughcare.shell.web import wording
from throughcare.shell.web.links import link
from throughcare.shell.web.queries import limits
from throughcare.shell.web.queries.today import Day, OpenAlert, Overdue, Slot, day_of

MANY = 8
"""People named under one alert rule; the rest stand on the list of alerts."""


class Whose(Protocol):
    """A row about a person."""

    @property
    def name(self) -> str: ...
    @property
    def reference(self) -> str: ...


@dataclass(frozen=True)
class Meeting:
    """One appointment as the page shows it. tasks: what a tap does next, each with its address."""

    who: str
    reference: str
    href: str
    at: datetime
    what: str
    place: str
    said: str
    waiting: bool
    actions: list[dict[str, str]]


@dataclass(frozen=True)
class Line:
    """A line of a list: whose, what, and the address where it is dealt with."""

    who: str
    href: str
    what: str
    on: date | None
    late: bool = False
    do: str = ""
    do_href: str = ""


@dataclass(frozen=True)
class AlertGroup:
    """Alerts of one rule: how many, how many new, and the first few people."""

    title: str
    count: int
    new: int
    lines: list[Line]
    more: int

    @property
    def says(self) -> str:
        """How many, and how many of them nobody has opened: "4", "4, 1 new", "4 new"."""
        return wording.of_them_new(self.count, self.new)


@dataclass(frozen=True)
class Told:
    """An answer that tells of danger, above everything. href: where somebody says what was done."""

    who: str
    href: str
    at: datetime
    source: str


@dataclass(frozen=True)
class TodayPage:
    """The day: figures that lead to the lists below them, then the lists."""

    today: date
    people: int
    figures: list[dict[str, object]]
    diary: list[Meeting]
    unrecorded: list[Meeting]
    week: list[tuple[date, list[Meeting]]]
    waiting: list[Line]
    failures: list[Line]
    alerts: list[AlertGroup]
    tasks: list[Line]
    ending: list[Line]
    overdue: list[Line]
    danger: list[Told]
    assessing: list[Line]
    levels: list[Line]
    levels_title: str
    levels_href: str
    alerts_href: str
    tasks_href: str
    diary_href: str
    record_href: str
    ending_href: str
    find_href: str
    attention_href: str
    ending_title: str
    on_duty: list[DutyTurn]
    team_hrefs: list[tuple[str, str]]
    days: int = limits.NO_CONTACT_DAYS
    weeks: int = limits.ENDING_DAYS // 7
    title: str = "Today"


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """The home page: what is due, late, new and waiting."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if Permission.REFERRAL_WORK in actor.permissions:
        return redirect(link("provider"))
    if Permission.BENCH_SIT in actor.permissions:
        return redirect(link("bench"))
    if Permission.CASELOAD_READ not in actor.permissions:
        return page(request, "web/today_none.jinja", None)
    day = day_of(actor)
    door.look_at_list(actor, "web:today", people_in(day))
    return page(request, "web/today.jinja", _page(actor, day))


def people_in(day: Day) -> list[UUID]:
    """Everyone the page names, once each: what the audit entry says was shown."""
    lists = (day.diary, day.unrecorded, day.week, day.waiting, day.failures, day.alerts, day.tasks, day.ending,
             day.overdue, day.danger, day.assessing, day.levels)  # fmt: skip
    return list(dict.fromkeys(row.person_id for rows in lists for row in rows))


def _page(actor: Actor, day: Day) -> TodayPage:
    now, today_ = clock.now(), clock.today(actor.zone)
    meeting = _Meetings(actor, now).of
    return TodayPage(
        today=today_,
        people=day.people,
        figures=_figures(day, now, today_),
        diary=[meeting(slot) for slot in day.diary],
        unrecorded=[meeting(slot) for slot in reversed(day.unrecorded[-limits.MOST_LISTED :])],
        week=[
            (on, [meeting(slot) for slot in slots])
            for on, slots in groupby(day.week, key=lambda slot: wording.day_in(actor.zone, slot.starts_at))
        ],
        waiting=_waiting(day, today_),
        failures=_failures(day),
        alerts=_alert_groups([each for each in day.alerts if each.rule not in LISTED_ABOVE]),
        tasks=_tasks(day, today_),
        ending=_ending(actor, day, today_),
        overdue=_overdue(actor, day, today_),
        danger=[
            Told(_who(each), link("safety", each.person_id, each.id), each.rung_at, SOURCES[each.source])
            for each in day.danger
        ],
        assessing=_assessing(day),
        levels=_levels(actor, day, today_),
        levels_title=f"{jurisdictions.get(actor.jurisdiction).words.level.titles} to decide",
        levels_href=link("levels_waiting") if Permission.LEVEL_DECIDE in actor.permissions else "",
        alerts_href=link("alerts"),
        tasks_href=link("tasks"),
        diary_href=link("diary"),
        record_href=link("without_outcome"),
        ending_href=link("ending"),
        find_href=link("find"),
        attention_href=link("attention"),
        on_duty=on_duty(actor),
        team_hrefs=_of_team(actor),
        ending_title=f"{jurisdictions.get(actor.jurisdiction).words.order.titles} ending soon",
    )


def _waiting(day: Day, today_: date) -> list[Line]:
    return [
        Line(
            _who(each), link("overview", each.person_id), f"{wording.kind_title(each.kind)}: waiting for evidence",
            each.due_on, bool(each.due_on and each.due_on < today_),
            "Record the outcome", link("change_outcome", each.person_id, each.id),
        )
        for each in day.waiting
    ]  # fmt: skip


def _failures(day: Day) -> list[Line]:
    return [
        Line(
            _who(each), link("overview", each.person_id), each.what, each.failed_on, False,
            wording.next_step(each.stage), link("failure", each.person_id, each.id),
        )
        for each in day.failures
    ]  # fmt: skip


LISTED_ABOVE = frozenset({"level-proposed", "level-proposal-late", "override-asked"})
"""Alerts about what stands in a list of its own."""
WAITS = {
    "asked": ("asked of you", "Answer it"),
    "draft": ("being made", "Go on"),
    "returned": ("sent back to you", "Look at it again"),
    "countersign": ("waits for a second signature", "Read it"),
}


def _assessing(day: Day) -> list[Line]:
    """Sections asked for, assessments begun, and those to countersign."""
    lines = []
    for each in day.assessing:
        form, (said, do) = find_form(each.form), WAITS[each.what]
        title = form.section(each.part).title if each.part else form.title
        at = ("section", each.part) if each.part else ("assessment",)
        href = link(at[0], each.person_id, each.id, *at[1:])
        lines.append(
            Line(_who(each), link("overview", each.person_id), f"{title}: {said}", each.on, False, do, href)
        )
    return lines


def _levels(actor: Actor, day: Day, today_: date) -> list[Line]:
    """Proposed levels of the officer's people, and overrides that wait for the actor's signature."""
    lines = []
    for each in day.levels:
        now, asked = (
            wording.level_title(actor.jurisdiction, code) or "none" for code in (each.now, each.asked)
        )
        proposed = each.what == "proposal"
        what = f"{asked} is proposed, now {now}" if proposed else f"{asked} asked for, the rule gives {now}"
        lines.append(
            Line(
                _who(each), link("overview", each.person_id), what, each.due_on, proposed and each.due_on < today_,
                "Open the reasons" if proposed else "Sign or refuse",
                link(f"level_{each.what}", each.person_id, each.id),
            )
        )  # fmt: skip
    return lines


def _tasks(day: Day, today_: date) -> list[Line]:
    return [
        Line(_who(each), link("overview", each.person_id), each.what, each.due_on, each.due_on < today_)
        for each in day.tasks
    ]


def _ending(actor: Actor, day: Day, today_: date) -> list[Line]:
    titles = wording.order_titles(actor.jurisdiction)
    return [
        Line(
            _who(each), link("overview", each.person_id),
            f"{titles.get(each.kind, each.kind)}, {wording.left(today_, each.ends_on)}",
            wording.last_day(each.ends_on),
        )
        for each in day.ending
    ]  # fmt: skip


def _overdue(actor: Actor, day: Day, today_: date) -> list[Line]:
    may_book = Permission.APPOINTMENT_BOOK in actor.permissions
    return [
        Line(
            _who(each), link("overview", each.person_id), _last_seen(actor, each, today_), None, True,
            "Book", link("book", each.person_id) if may_book else "",
        )
        for each in day.overdue
    ]  # fmt: skip


def _last_seen(actor: Actor, each: Overdue, today_: date) -> str:
    if each.last_at is None:
        return "No contact recorded"
    return f"Last contact {wording.ago(wording.day_in(actor.zone, each.last_at), today_)}"


class _Meetings:
    """Turns appointments into what the page shows of them."""

    def __init__(self, actor: Actor, now: datetime) -> None:
        self.actor, self.now = actor, now

    def of(self, slot: Slot) -> Meeting:
        """One appointment; past and without an outcome it asks for one."""
        waiting = slot.status == "booked" and slot.starts_at < self.now
        what = wording.kind_title(slot.kind) + (f", {slot.purpose}" if slot.purpose else "")
        return Meeting(
            who=slot.name or slot.reference, reference=slot.reference if slot.name else "",
            href=link("overview", slot.person_id), at=slot.starts_at,
            what=f"{what}, with {slot.colleague}" if slot.colleague else what, place=slot.place,
            said=wording.outcome_title(slot.outcome) if slot.status == "held" else "",
            waiting=waiting, actions=self._actions(slot, waiting),
        )  # fmt: skip

    def _actions(self, slot: Slot, waiting: bool) -> list[dict[str, str]]:
        may = self.actor.permissions
        offered = []
        near = slot.starts_at < self.now + timedelta(hours=1)
        if slot.status == "booked" and near and Permission.CONTACT_RECORD in may:
            offered.append(("Record outcome", link("outcome", slot.person_id, slot.id)))
        if Permission.APPOINTMENT_BOOK in may and (slot.status == "held" or waiting or near):
            offered.append(("Next date", link("book", slot.person_id)))
        if Permission.CONTACT_RECORD in may and near:
            offered.append(("Add note", link("note", slot.person_id)))
        return [{"text": text, "href": href} for text, href in offered if href]


def _figures(day: Day, now: datetime, today_: date) -> list[dict[str, object]]:
    to_record = len(day.unrecorded) + sum(
        slot.status == "booked" and slot.starts_at < now for slot in day.diary
    )
    late_tasks = sum(task.due_on < today_ for task in day.tasks)
    new = sum(alert.state == "new" for alert in day.alerts)
    return [
        {"label": "Appointments", "value": len(day.diary), "href": "#diary"},
        {"label": "Outcomes to record", "value": to_record, "href": "#record", "tone": _tone(to_record)},
        {"label": "Missed contacts", "value": len(day.failures), "href": "#failures",
         "tone": _tone(len(day.failures))},
        {"label": "New alerts", "value": new, "href": "#alerts"},
        {"label": "Overdue", "value": len(day.overdue), "href": "#overdue", "tone": _tone(len(day.overdue))},
        {"label": "Tasks due", "value": len(day.tasks), "href": "#tasks", "tone": _tone(late_tasks)},
    ]  # fmt: skip


TEAM_PAGES = (
    ("Who carries what", "team", Permission.TEAM_READ),
    ("Alerts of the team", "team_alerts", Permission.TEAM_READ),
    ("Appeals that wait", "appeals_register", Permission.APPEAL_DECIDE),
    ("Hearings of the month", "hearings", Permission.HEARING_ARRANGE),
)
"""Where whoever leads a team goes from the first page."""


def _of_team(actor: Actor) -> list[tuple[str, str]]:
    found = ((text, link(name)) for text, name, needed in TEAM_PAGES if needed in actor.permissions)
    return [(text, href) for text, href in found if href]


def _tone(number: int) -> str:
    return "alert" if number else ""


def _alert_groups(alerts: list[OpenAlert]) -> list[AlertGroup]:
    """By rule, those with the most new ones first."""
    groups = []
    for rule, found in groupby(alerts, key=lambda alert: alert.rule):
        each = list(found)
        lines = [
            Line(_who(alert), link("overview", alert.person_id), "New" if alert.state == "new" else "Being dealt with",
                 alert.due_on, False, "Deal with it", href_of(alert.rule, alert.person_id, alert.subject))
            for alert in each[:MANY]
        ]  # fmt: skip
        new = sum(alert.state == "new" for alert in each)
        groups.append(AlertGroup(title_of(rule), len(each), new, lines, max(len(each) - MANY, 0)))
    return sorted(groups, key=lambda group: (-group.new, -group.count, group.title))


def _who(row: Whose) -> str:
    return row.name or row.reference
