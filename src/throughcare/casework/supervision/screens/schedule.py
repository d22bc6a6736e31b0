"""Screen: what is to come for a person, below what still waits for its outcome."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.supervision import queries
from throughcare.casework.supervision.queries import AppointmentShown
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.booking_form import KINDS
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.days import heading
from throughcare.platform.design.forms import CodesField, GovForm
from throughcare.platform.design.listing import selected_filters
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


class ScheduleFilter(GovForm):
    """Which appointments to show."""

    q = forms.CharField(label="Words", required=False, max_length=80)
    kind = CodesField(label="Kind", codes=KINDS, required=False)


@dataclass(frozen=True)
class Planned:
    """One appointment of the list."""

    id: UUID
    time: str
    day: str
    title: str
    about: str
    officer: str
    place: str
    repeats: bool


@dataclass(frozen=True)
class SchedulePage:
    """unrecorded: past, without an outcome. days: what is to come, by day, the soonest first.

    set_aside: kept from taking place by the person's state or the end of an order; they may stand again.
    """

    person: PersonHeader
    unrecorded: list[Planned]
    days: list[tuple[str, list[Planned]]]
    set_aside: list[Planned]
    filters: ScheduleFilter
    selected: list[dict[str, object]]
    may_book: bool
    may_record: bool
    title: str = "Schedule"


@require_safe
def schedule(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The person's booked appointments."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:schedule", person_id)
    filters = ScheduleFilter(request.GET)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    found = queries.schedule(actor, person_id, kinds=tuple(wanted.get("kind", ())), text=wanted.get("q", ""))
    content = SchedulePage(
        person=person_header(actor, person_id),
        unrecorded=[_planned(actor, each) for each in found.unrecorded],
        days=_by_day(actor, found.coming),
        set_aside=[_planned(actor, each) for each in found.set_aside],
        filters=filters,
        selected=selected_filters(request.GET, {"q": "Words", "kind": "Kind"}, {"kind": dict(KINDS)}),
        may_book=Permission.APPOINTMENT_BOOK in actor.permissions,
        may_record=Permission.CONTACT_RECORD in actor.permissions,
    )
    return page(request, "supervision/schedule.jinja", content)


def _by_day(actor: Actor, coming: tuple[AppointmentShown, ...]) -> list[tuple[str, list[Planned]]]:
    today = clock.today(actor.zone)
    days: dict[str, list[Planned]] = {}
    for each in coming:
        on = wording.day_of(actor, each.starts_at)
        title = heading(on, today, lambda day: wording.day_words(actor, day))
        days.setdefault(title, []).append(_planned(actor, each))
    return list(days.items())


def _planned(actor: Actor, each: AppointmentShown) -> Planned:
    return Planned(
        id=each.id, time=wording.time_of(actor, each.starts_at),
        day=wording.day_words(actor, wording.day_of(actor, each.starts_at)), title=wording.kind_label(each.kind),
        about="A sensitive appointment" if each.hidden else each.purpose, officer=each.officer, place=each.place,
        repeats=each.series is not None,
    )  # fmt: skip
