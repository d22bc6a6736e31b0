"""Screens: who is out, and whether they came back; and one visit, with what can be said of it. Made for a phone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.queries import VisitShown
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.home_visit import HomeVisitFields
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.forms import CodeField, GovForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header

LONGER = (("15", "15 minutes"), ("30", "30 minutes"), ("60", "1 hour"), ("120", "2 hours"))
STATES = {"planned": "Planned", "out": "Out now", "back": "Back", "called_off": "Called off"}


@dataclass(frozen=True)
class VisitLine:
    """One visit of the list. heard: whether the reader may say that the officer was heard from."""

    visit: VisitShown
    state: str
    late: bool
    when: str
    back_by: str
    href: str
    heard: bool


@dataclass(frozen=True)
class VisitsPage:
    """late: who should be back by now. The rest by what stands."""

    late: list[VisitLine]
    out: list[VisitLine]
    planned: list[VisitLine]
    back: list[VisitLine]
    title: str = "Out of the office"


class LongerForm(VersionedForm):
    """How much longer."""

    minutes = CodeField(label="How much longer, from now?", codes=LONGER, as_select=True)


class BackForm(HomeVisitFields, VersionedForm):
    """What came of a visit of which nobody was told."""


class OffForm(VersionedForm):
    """Why nobody goes."""

    because = forms.CharField(label="Why do you not go?", max_length=200)


@dataclass(frozen=True)
class VisitPage:
    """One visit. own: whether the reader may say what becomes of it."""

    person: PersonHeader
    visit: VisitShown
    facts: list[dict[str, str]]
    own: bool
    late: bool
    longer: LongerForm
    back: BackForm
    off: OffForm
    shown: GovForm | None
    title: str


@require_safe
def visits(request: ActingRequest) -> HttpResponse:
    """One's own, those one watches for, and for a manager everybody's."""
    actor = request.actor
    door.require(actor, Permission.CASELOAD_READ)
    found = queries.visits_for(actor)
    door.look_at_list(actor, "supervision:visits", {each.person_id for each in found if each.opens})
    now = clock.now()
    lines = [_line(actor, each, now) for each in found]
    content = VisitsPage(
        late=[each for each in lines if each.late],
        out=[each for each in lines if each.visit.state == "out" and not each.late],
        planned=[each for each in lines if each.visit.state == "planned"],
        back=[each for each in lines if each.visit.state == "back"],
    )
    return page(request, "supervision/visits.jinja", content)


@require_POST
def heard(request: ActingRequest, visit_id: UUID) -> HttpResponse:
    """The officer was heard from, and is back."""
    typed = request.POST.get("version", "")
    try:
        commands.heard_from(request.actor, visit_id, expected=int(typed) if typed.isdecimal() else 0)
        messages.success(request, "Written down: they were heard from, and are back")
    except Refused as broken:
        messages.warning(request, broken.message)
    except StaleVersion:
        messages.warning(request, "Someone else changed this meanwhile. This is how it stands now.")
    return HttpResponseRedirect(reverse("supervision:visits"))


@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: ActingRequest, person_id: UUID, visit_id: UUID) -> HttpResponse:
    """GET shows it; POST says what becomes of it: `act` is out, longer, back or off."""
    actor = request.actor
    door.look(actor, "supervision:visit", person_id)
    held = queries.visit_of(actor, person_id, visit_id)
    act = request.POST.get("act", "")
    given = {act: posted(request)}
    initial = {"version": held.version}
    longer, off = LongerForm(given.get("longer"), initial=initial), OffForm(given.get("off"), initial=initial)
    back, out = BackForm(given.get("back"), initial=initial), VersionedForm(given.get("out"), initial=initial)
    if held.announced:
        for name in ("achieved", "not_achieved", "went_with"):
            back.fields[name].required = False
    shown: GovForm | None = {"longer": longer, "off": off, "back": back, "out": out}.get(act)

    def doing() -> str:
        return _do(request, actor, held, act, shown)

    if (
        request.method == "POST"
        and shown is not None
        and shown.is_valid()
        and (done := submit(request, shown, doing))
    ):
        return done
    own = held.officer_id == actor.user_id or Permission.VISIT_WATCH in actor.permissions
    title = "Visit to an appointment" if held.announced else "Visit without notice"
    content = VisitPage(
        person_header(actor, person_id), held, _facts(actor, held), own, held.overdue(clock.now()), longer, back, off,
        shown, title,
    )  # fmt: skip
    return page(request, "supervision/visit.jinja", content, status=status_of(shown) if shown else 200)


def _do(request: ActingRequest, actor: Actor, held: VisitShown, act: str, form: GovForm | None) -> str:
    assert form is not None
    given, at = form.cleaned_data, (actor, held.person_id, held.id)
    expected = given["version"]
    if act == "out":
        commands.go_out(*at, expected=expected)
        messages.success(request, f"You are out. {held.watcher} is rung if you are not back in time")
    elif act == "longer":
        commands.stay_longer(*at, int(given["minutes"]), expected=expected)
        messages.success(request, "Written down: you are back later")
    elif act == "off":
        commands.call_off(*at, given["because"], expected=expected)
        messages.success(request, "Called off")
    else:
        found = form.draft() if isinstance(form, BackForm) and not held.announced else None
        commands.come_back(*at, found, expected=expected)
        messages.success(request, "You are back")
        if held.appointment_id:
            return reverse("supervision:outcome", args=[held.person_id, held.appointment_id])
    return reverse("supervision:visit", args=[held.person_id, held.id])


def _line(actor: Actor, each: VisitShown, now: datetime) -> VisitLine:
    watches = each.watcher_id == actor.user_id or Permission.VISIT_WATCH in actor.permissions
    href = reverse("supervision:visit", args=[each.person_id, each.id]) if each.opens else ""
    return VisitLine(
        each, STATES[each.state], each.overdue(now), wording.when(actor, each.starts_at),
        wording.time_of(actor, each.back_by), href, watches and each.state == "out",
    )  # fmt: skip


def _facts(actor: Actor, held: VisitShown) -> list[dict[str, str]]:
    rows = [
        ("State", STATES[held.state]), ("Planned for", wording.when(actor, held.starts_at)),
        ("Back by", wording.when(actor, held.back_by)), ("Who goes", held.officer), ("Who is rung", held.watcher),
        ("Where", held.place), ("Rests on", held.authority), ("Why nobody is told", held.reason),
        ("Went out", wording.when(actor, held.went_at) if held.went_at else ""),
        ("Came back", wording.when(actor, held.back_at) if held.back_at else ""),
        ("Others were told", wording.when(actor, held.escalated_at) if held.escalated_at else ""),
        ("Called off because", held.words),
    ]  # fmt: skip
    return [{"key": key, "value": value} for key, value in rows if value]
