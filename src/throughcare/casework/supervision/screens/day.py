"""Screens: a day by place, with what is free; and an officer's appointments moved while they are away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import AwayDraft
from throughcare.casework.supervision.queries import Meeting
from throughcare.casework.supervision.refusals import NotListed
from throughcare.casework.supervision.screens import wording
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, CodesField, GovForm, OnceForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.caseload import queries as caseload
from throughcare.rules.contacts import ContactKind
from throughcare.rules.dates import clock_time, time_in_words

NOWHERE = "No place recorded"
AWAY_DAYS = 14
BY = (("1", "1 day later"), ("2", "2 days later"), ("7", "1 week later"), ("14", "2 weeks later"))


@dataclass(frozen=True)
class MeetingLine:
    """One appointment of the list."""

    href: str
    time: str
    who: str
    kind: str
    officer: str


@dataclass(frozen=True)
class DayPage:
    """places: by place, or for visits to homes by area, each with its meetings. gaps: free stretches."""

    places: list[tuple[str, list[MeetingLine]]]
    visits: list[tuple[str, list[MeetingLine]]]
    gaps: list[str]
    count: int
    previous: str
    next: str
    mine: bool
    other: str
    title: str


class AwayForm(GovForm):
    """Whose appointments, until when, and where they go."""

    officer = CodeField(label="Who is away?", codes=(), as_select=True)
    to = CodeField(label="Where do the appointments go?", codes=(), as_select=True)
    because = forms.CharField(
        label="Why?", max_length=200, help_text="A few words. The person may read them."
    )


class ChosenForm(OnceForm):
    """Which of them."""

    chosen = CodesField(
        label="Appointments", codes=(), error_messages={"required": "Choose at least one appointment"},
        help_text="All of those ticked move, or none of them.",
    )  # fmt: skip


@dataclass(frozen=True)
class AwayPage:
    """The questions, and what lies ahead of whoever was chosen."""

    form: AwayForm
    title: str = "Somebody is away"


@dataclass(frozen=True)
class MoveLine:
    """One appointment, where it goes, and what stands in its way."""

    value: str
    text: str
    notice: str
    possible: bool
    kept: bool


@dataclass(frozen=True)
class AwayCheckPage:
    """Every appointment before anything moves. typed: the answers so far, sent along unseen."""

    form: ChosenForm
    typed: list[tuple[str, str]]
    lines: list[MoveLine]
    says: str
    title: str = "Check what moves"


@require_safe
def day(request: ActingRequest) -> HttpResponse:
    """`?on=` chooses the day, `?whose=all` everybody's; people whom the reader may not open are left out."""
    actor = request.actor
    door.require(actor, Permission.CASELOAD_READ)
    on, mine = _day(request.GET.get("on", ""), clock.today(actor.zone)), request.GET.get("whose") != "all"
    held = queries.meetings(actor, on, on, actor.user_id if mine else None)
    door.look_at_list(actor, "supervision:day", {each.person_id for each in held})
    homes = [each for each in held if each.kind == ContactKind.HOME]
    whose = "" if mine else "&whose=all"
    content = DayPage(
        places=_grouped(actor, ((each.place or NOWHERE, each) for each in held if each.kind != ContactKind.HOME)),
        visits=_grouped(actor, ((each.area or "Area not recorded", each) for each in homes)),
        gaps=[
            f"{each.officer}: {wording.time_of(actor, each.starts_at)} to {wording.time_of(actor, each.ends_at)}"
            for each in queries.gaps_between(held)
        ],
        count=len(held), previous=f"?on={on - timedelta(days=1)}{whose}", next=f"?on={on + timedelta(days=1)}{whose}",
        mine=mine, other=f"?on={on}{'&whose=all' if mine else ''}", title=wording.day_words(actor, on),
    )  # fmt: skip
    return page(request, "supervision/day.jinja", content)


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: ActingRequest) -> HttpResponse:
    """GET asks who is away; POST lists what would move, or moves it."""
    actor = request.actor
    door.require(actor, Permission.CASELOAD_READ)
    staff = [(str(key), name) for key, name in caseload.colleagues(actor)]
    form = AwayForm(posted(request))
    form.fill("officer", staff, "Choose one")
    form.fill(
        "to", [*BY, *((key, f"{name} keeps them, at the same times") for key, name in staff)], "Choose one"
    )
    if request.method == "POST" and request.POST.get("step") != "change" and form.is_valid():
        try:
            return _check(request, actor, form)
        except Refused as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
    return page(request, "supervision/away.jinja", AwayPage(form), status=status_of(form))


def _check(request: ActingRequest, actor: Actor, asked: AwayForm) -> HttpResponse:
    """Every appointment ahead; with step "save" those ticked are moved."""
    save = request.POST.get("step") == "save"
    officer, today = UUID(asked.cleaned_data["officer"]), clock.today(actor.zone)
    ahead = queries.meetings(actor, today, today + timedelta(days=AWAY_DAYS), officer)
    ahead = [each for each in ahead if each.starts_at > clock.now()]
    door.look_at_list(actor, "supervision:away", {each.person_id for each in ahead})
    form = ChosenForm(request.POST if save else None)
    form.fill("chosen", [(_value(each), each.who) for each in ahead] + _sent(request, save))

    def act() -> str:
        made = commands.move_all(actor, _draft(asked, dict(map(_pair, form.cleaned_data["chosen"]))))
        messages.success(request, f"{len(made)} moved. Each person is to be told: it stands under Tasks")
        return reverse("supervision:tasks")

    if save and form.is_valid() and (done := submit(request, form, act)):
        return done
    planned = (
        commands.plan_moves(actor, _draft(asked, {each.id: each.version for each in ahead})) if ahead else ()
    )
    names = {each.id: each for each in ahead}
    kept = set(form["chosen"].value() or []) if save else None
    own = {"csrfmiddlewaretoken", "step", *form.fields}
    content = AwayCheckPage(
        form=form,
        typed=[(name, value) for name, values in request.POST.lists() for value in values if name not in own],
        lines=[_line(actor, each, names[each.id], kept) for each in planned],
        says=f"{len(planned)} in the next {AWAY_DAYS} days, with people whom you may open.",
    )
    return page(request, "supervision/away_check.jinja", content, status=status_of(form))


def _sent(request: ActingRequest, save: bool) -> list[tuple[str, str]]:
    """What was listed before: the command judges whether it still stands."""
    return [(each, each) for each in request.POST.getlist("chosen")] if save else []


def _draft(asked: AwayForm, chosen: dict[UUID, int]) -> AwayDraft:
    given = asked.cleaned_data
    days = int(given["to"]) if given["to"] in dict(BY) else 0
    return AwayDraft(
        officer_id=UUID(given["officer"]), chosen=chosen, because=given["because"], days=days,
        to_officer=None if days else UUID(given["to"]),
    )  # fmt: skip


def _line(actor: Actor, each: commands.PlannedMove, meeting: Meeting, kept: set[str] | None) -> MoveLine:
    to = (
        f", to {wording.when(actor, each.slot.starts_at)}"
        if each.slot and each.slot.starts_at != each.was
        else ""
    )
    text = f"{meeting.who}, {wording.kind_label(each.kind).lower()}, {wording.when(actor, each.was)}{to}"
    notice = each.refused or ("The officer then has something else" if each.busy else "")
    value = _value(meeting)
    return MoveLine(
        value, text, notice, not each.refused, not each.refused if kept is None else value in kept
    )


def _value(each: Meeting) -> str:
    return f"{each.id}|{each.version}"


def _pair(value: str) -> tuple[UUID, int]:
    """The appointment and the version of a `_value` that was sent back. Raises NotListed for anything else."""
    key, _, version = value.partition("|")
    try:
        return UUID(key), int(version)
    except ValueError as other:
        raise NotListed("chosen") from other


def _grouped(actor: Actor, rows: Iterable[tuple[str, Meeting]]) -> list[tuple[str, list[MeetingLine]]]:
    groups: dict[str, list[MeetingLine]] = {}
    for name, each in rows:
        ends = time_in_words(clock_time(each.ends_at, actor.zone))
        groups.setdefault(name, []).append(
            MeetingLine(
                reverse("supervision:appointment", args=[each.person_id, each.id]),
                f"{wording.time_of(actor, each.starts_at)} to {ends}", each.who, wording.kind_label(each.kind),
                each.officer,
            )
        )  # fmt: skip
    return sorted(groups.items())


def _day(typed: str, today: date) -> date:
    """The day asked for; today when it is none, or too far away."""
    try:
        asked = date.fromisoformat(typed)
    except ValueError:
        return today
    return asked if abs(asked - today) < timedelta(days=40 * 366) else today
