"""Screens: days of work around today, and the attendance list of one: what became of the day for a whole group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.unpaidwork import commands
from throughcare.casework.unpaidwork.drafts import OutcomeDraft
from throughcare.casework.unpaidwork.queries import (
    AttendanceRow,
    GroupDay,
    attendance,
    group_days,
    project_of,
)
from throughcare.casework.unpaidwork.screens.editing import place_of, title_of
from throughcare.casework.unpaidwork.screens.fields import MinutesField
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import GovForm, OnceForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.unpaid_work_schedule import WEEKDAYS
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork

PARTS = ("outcome", "penalty_minutes", "work_quality", "behaviour")


class OfOne(Refused):
    """One person's line of the list is refused: the reason stands beside it, with the name."""


class AttendanceForm(OnceForm):
    """One line a person. What stands already is filled in; only what differs is recorded."""

    def __init__(
        self,
        *args: Any,
        place: UnpaidWork,
        rows: Sequence[AttendanceRow],
        all_codes: bool,
        fill: str = "",
        **kwargs: Any,
    ) -> None:
        self.rows, self.place, self.fill_with = rows, place, fill
        super().__init__(*args, **kwargs)
        for row in rows:
            self._add(row, _codes(place, all_codes, row.outcome))

    def _add(self, row: AttendanceRow, codes: list[tuple[str, str]]) -> None:
        fields: dict[str, forms.Field] = {
            "outcome": forms.ChoiceField(
                label="Outcome", choices=[("", "Not recorded"), *codes], required=False,
                initial=row.outcome or self.fill_with,
            ),
            "penalty_minutes": MinutesField(label="Minutes off", required=False, initial=row.penalty_minutes),
            "version": forms.IntegerField(widget=forms.HiddenInput, initial=row.version),
        }  # fmt: skip
        for name, label in (("work_quality", "Work"), ("behaviour", "Behaviour")):
            fields[name] = forms.ChoiceField(
                label=label, choices=[("", "Not said"), *self.place.qualities.items()], required=False,
                initial=getattr(row, name),
            )  # fmt: skip
        if self.place.credit is None:
            del fields["penalty_minutes"]
        for name, field in fields.items():
            self.fields[key_of(row, name)] = field

    def given(self, row: AttendanceRow) -> dict[str, Any]:
        """What was typed about one person."""
        return {name: self.cleaned_data.get(key_of(row, name)) for name in (*PARTS, "version")}

    def changed(self) -> list[AttendanceRow]:
        """The lines that say something else than what stands."""
        return [row for row in self.rows if self._differs(row)]

    def _differs(self, row: AttendanceRow) -> bool:
        given = self.given(row)
        return any((given[name] or None) != (getattr(row, name) or None) for name in PARTS)


def key_of(row: AttendanceRow, name: str) -> str:
    """The form's name of a part of one person's line."""
    return f"{name}-{row.appointment_id}"


@dataclass(frozen=True)
class GroupRow:
    """A day of a project in the list. outcomes: how many are still to be recorded, in words."""

    on: date
    title: str
    place: str
    people: int
    outcomes: str
    href: str


@dataclass(frozen=True)
class GroupsPage:
    """Days around today."""

    rows: list[GroupRow]
    title: str
    projects_href: str
    travel_href: str


@dataclass(frozen=True)
class Line:
    """One person of the list, with the bound fields. minutes: None where nothing is taken off here."""

    name: str
    reference: str
    time: str
    done: bool
    outcome: Any
    minutes: Any
    quality: Any
    behaviour: Any
    version: Any


@dataclass(frozen=True)
class AttendancePage:
    """The list of a day. fill_href: fills in the commonest answer for everybody, to be looked over before saving."""

    form: GovForm
    lines: list[Line]
    on: date
    weekday: str
    place: str
    back: str
    fill_href: str
    fill_words: str
    to_come: bool
    title: str


@require_safe
def groups(request: ActingRequest) -> HttpResponse:
    """Days of work around today of the people whom the reader may see."""
    actor = request.actor
    door.require(actor, Permission.WORK_RECORD)
    today = clock.today(actor.zone)
    rows = [
        GroupRow(each.on, each.title, each.place, each.people, _outcomes(each, today),
                 f"{reverse('unpaidwork:attendance', args=[each.project_id])}?on={each.on.isoformat()}")
        for each in group_days(actor, today)
    ]  # fmt: skip
    shown = GroupsPage(
        rows, f"{title_of(actor)}: groups",
        reverse("unpaidwork:projects") if Permission.WORK_DIRECT in actor.permissions else "",
        reverse("unpaidwork:travel_list") if Permission.WORK_PLAN in actor.permissions else "",
    )  # fmt: skip
    return page(request, "unpaidwork/groups.jinja", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_list(request: ActingRequest, project_id: UUID) -> HttpResponse:
    """GET shows who is to come on the day that the query names, else today; POST records the day, all or nothing."""
    actor = request.actor
    door.require(actor, Permission.WORK_RECORD)
    project, day, place = (
        project_of(actor, project_id, Permission.WORK_RECORD),
        _day(request),
        place_of(actor),
    )
    if place is None:
        raise NotThere(Permission.WORK_RECORD, None, "no hours are kept here")
    rows = attendance(actor, project_id, day)
    door.look_at_list(actor, "unpaidwork:attendance", [row.person_id for row in rows])
    all_codes, to_come = Permission.WORK_PLAN in actor.permissions, day > clock.today(actor.zone)
    usual = next(iter(place.outcomes))
    fill = usual if request.GET.get("fill") == "all" and not to_come else ""
    form = AttendanceForm(posted(request), place=place, rows=rows, all_codes=all_codes, fill=fill)
    back = reverse("unpaidwork:groups")
    sent = request.method == "POST" and form.is_valid()
    if sent and (answer := submit(request, form, lambda: _record(request, form, back))):
        return answer
    fill_href = f"?on={day.isoformat()}&fill=all"
    shown = AttendancePage(
        form, [_line(form, row) for row in rows], day, list(WEEKDAYS.values())[day.weekday()],
        f"{project.place}. {jurisdictions.get(actor.jurisdiction).in_words(day)}", back,
        "" if to_come or all(row.outcome for row in rows) else fill_href, place.outcomes[usual].words, to_come,
        project.title,
    )  # fmt: skip
    return page(request, "unpaidwork/attendance.jinja", shown, status=status_of(form))


def _outcomes(each: GroupDay, today: date) -> str:
    if each.on > today:
        return "To come"
    return f"{each.open} to record" if each.open else "All recorded"


def _record(request: ActingRequest, form: AttendanceForm, back: str) -> str:
    """Record each line that differs; the first that is refused takes all back, so that nothing is half written."""
    actor: Actor = request.actor
    changed = form.changed()
    for row in changed:
        given = form.given(row)
        draft = OutcomeDraft(
            outcome=given["outcome"] or "", penalty_minutes=given["penalty_minutes"],
            work_quality=given["work_quality"] or "", behaviour=given["behaviour"] or "",
        )  # fmt: skip
        try:
            commands.record_work_outcome(
                actor, row.person_id, row.appointment_id, draft, expected=given["version"]
            )
        except Refused as broken:
            part = broken.field if broken.field in PARTS else "outcome"
            raise OfOne(f"{row.name}: {broken.message}", key_of(row, part)) from broken
    count = len(changed)
    messages.success(request, f"Recorded: {count} {'person' if count == 1 else 'people'}")
    return back


def _line(form: AttendanceForm, row: AttendanceRow) -> Line:
    minutes = key_of(row, "penalty_minutes")
    return Line(
        row.name, row.reference, f"{row.starts_at:%H:%M} to {row.ends_at:%H:%M}", bool(row.outcome),
        form[key_of(row, "outcome")], form[minutes] if minutes in form.fields else None,
        form[key_of(row, "work_quality")], form[key_of(row, "behaviour")], form[key_of(row, "version")],
    )  # fmt: skip


def _codes(place: UnpaidWork, all_codes: bool, stands: str) -> list[tuple[str, str]]:
    """What may be chosen; what stands already stays in the list, whoever recorded it."""
    return [
        (code, each.words)
        for code, each in place.outcomes.items()
        if all_codes or each.for_supervisors or code == stands
    ]


def _day(request: ActingRequest) -> date:
    text = request.GET.get("on", "")
    if not text:
        return clock.today(request.actor.zone)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotThere(Permission.WORK_RECORD, None, "no such day") from None
