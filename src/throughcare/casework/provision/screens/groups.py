"""Screens: groups, who is in one, its next session for everybody, and attendance of all on one page."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.provision import commands, wording
from throughcare.casework.provision.drafts import SessionOutcome
from throughcare.casework.provision.looking import saw
from throughcare.casework.provision.queries import GroupLine, Slot, groups, members, offerings
from throughcare.casework.provision.screens.editing import form_page
from throughcare.casework.provision.screens.sessions import USUAL_MINUTES, WhenForm
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page


class GroupForm(OnceForm):
    """A new group."""

    title = forms.CharField(label="Name of the group", max_length=120)
    offering = forms.ChoiceField(label="Of which service?")
    place = forms.CharField(label="Where does it meet?", max_length=300, required=False)
    places = forms.IntegerField(
        label="How many places?", required=False, min_value=1, max_value=200,
        widget=forms.NumberInput({"width": "3"}), help_text="Empty where nobody counts.",
    )  # fmt: skip
    starts_on = DateField(label="First day")

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("offering", offered, first="Choose one")


class EndGroupForm(VersionedForm):
    """When."""

    ends_on = DateField(label="Last day", help_text="Nobody joins it any more. Planned sessions stay.")


class AttendanceForm(GovForm):
    """One line a person: what happened, how they took part, what is known of an absence."""

    def __init__(self, *args: Any, slots: list[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = slots
        for slot in slots:
            self.fields[f"state_{slot.id}"] = CodeField(
                label=slot.name or "Name not shared",
                codes=(
                    ("attended", "Came"),
                    ("not_attended", "Did not come"),
                    ("no_session", "Came, not held"),
                ),
            )
            self.fields[f"behaviour_{slot.id}"] = CodeField(
                label="How did they take part?",
                codes=wording.BEHAVIOUR.items(),
                required=False,
                as_select=True,
            )
            self.fields[f"known_{slot.id}"] = forms.CharField(
                label="If they did not come: what is known?", max_length=1000, required=False
            )
            self.fields[f"version_{slot.id}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=slot.version
            )

    def clean(self) -> dict[str, Any]:
        """Ask for what each answer needs, beside it."""
        given = super().clean() or {}
        for slot in self.slots:
            state = given.get(f"state_{slot.id}")
            if state == "attended" and not given.get(f"behaviour_{slot.id}"):
                self.add_error(f"behaviour_{slot.id}", f"Say how {slot.name} took part")
            if state == "not_attended" and not given.get(f"known_{slot.id}", "").strip():
                self.add_error(f"known_{slot.id}", f"Say what is known of {slot.name}’s absence")
        return given

    def drafts(self) -> dict[UUID, tuple[SessionOutcome, int]]:
        """What was typed, by session."""
        given = self.cleaned_data
        return {slot.id: (self._draft(slot, given), given[f"version_{slot.id}"]) for slot in self.slots}

    def _draft(self, slot: Slot, given: dict[str, Any]) -> SessionOutcome:
        state = given[f"state_{slot.id}"]
        return SessionOutcome(
            state=state, behaviour=given[f"behaviour_{slot.id}"] if state == "attended" else "",
            known_of=given[f"known_{slot.id}"] if state == "not_attended" else "",
            why_none="logistics" if state == "no_session" else "",
        )  # fmt: skip


@dataclass(frozen=True)
class GroupsPage:
    """The groups."""

    lines: list[GroupLine]
    title: str = "Groups"


@dataclass(frozen=True)
class Meeting:
    """A day on which the group met or meets. record_href: where its attendance is recorded, "" before it."""

    starts_at: datetime
    slots: list[Slot]
    record_href: str


@dataclass(frozen=True)
class GroupPage:
    """A group with its meetings, the next first."""

    id: UUID
    place: str
    places: int | None
    to_come: list[Meeting]
    past: list[Meeting]
    people: list[Slot]
    ends_on: date | None
    title: str


@dataclass(frozen=True)
class AttendancePage:
    """Attendance of one meeting."""

    form: AttendanceForm
    slots: list[Slot]
    starts_at: datetime
    back: str
    title: str


@require_safe
def group_list(request: ActingRequest) -> HttpResponse:
    """The organisation's groups. No person stands on the page."""
    return page(request, "provision/groups.jinja", GroupsPage(groups(request.actor)))


@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request: ActingRequest) -> HttpResponse:
    """GET asks; POST sets the group up."""
    actor = request.actor
    groups(actor)
    form = GroupForm(
        posted(request), offered=offerings(actor), initial={"starts_on": clock.today(actor.zone)}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.set_up_group(
            actor, offering=UUID(given["offering"]), title=given["title"], place=given["place"],
            places=given["places"], starts_on=given["starts_on"],
        )  # fmt: skip

    return form_page(
        request, form, act, title="Set up a group", button="Set it up", done="The group is set up. People join it with "
        "their first session", back=reverse("provision:groups"),
    )  # fmt: skip


@require_safe
def group(request: ActingRequest, group_id: UUID) -> HttpResponse:
    """A group, who is in it, and its meetings."""
    actor = request.actor
    held, slots = members(actor, group_id)
    saw(actor, "provision:group", [slot.person_id for slot in slots])
    now = clock.now()
    meetings = [_meeting(group_id, list(each)) for _, each in groupby(slots, key=lambda slot: slot.starts_at)]
    latest = {slot.referral_id: slot for slot in slots}
    shown = GroupPage(
        id=group_id, place=held.place, places=held.places,
        to_come=[each for each in meetings if each.starts_at > now],
        past=[each for each in reversed(meetings) if each.starts_at <= now],
        people=sorted(latest.values(), key=lambda slot: slot.name),
        ends_on=held.ends_on, title=held.title,
    )  # fmt: skip
    return page(request, "provision/group.jinja", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def group_session(request: ActingRequest, group_id: UUID) -> HttpResponse:
    """GET asks when; POST plans the next session of everybody in the group."""
    actor = request.actor
    held, slots = members(actor, group_id)
    saw(actor, "provision:group_session", [slot.person_id for slot in slots])
    first = {"minutes": USUAL_MINUTES, "way": "elsewhere", "place": held.place}
    form = WhenForm(posted(request), initial=first)
    return form_page(
        request, form, lambda: commands.plan_group_session(actor, group_id, form.draft(actor, 1, group_id)),
        title="Plan the next session", button="Plan it for everybody", done="Planned for everybody in the group",
        back=reverse("provision:group", args=[group_id]), about=held.title,
        lead="Everybody in the group gets it, or nobody: whoever has something else at that time is named.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: ActingRequest, group_id: UUID, moment: str) -> HttpResponse:
    """GET shows everybody of one meeting; POST records all of them at once."""
    actor = request.actor
    held, slots = members(actor, group_id)
    then = [slot for slot in slots if _key(slot.starts_at) == moment and slot.state == "scheduled"]
    saw(actor, "provision:attendance", [slot.person_id for slot in then])
    back = reverse("provision:group", args=[group_id])
    form = AttendanceForm(posted(request), slots=then)

    def act() -> str:
        count = commands.record_group(actor, form.drafts())
        messages.success(request, f"Recorded for {count} people" if count != 1 else "Recorded for one person")
        return back

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    starts_at = then[0].starts_at if then else clock.now()
    shown = AttendancePage(
        form, then, starts_at.astimezone(ZoneInfo(actor.zone)), back, f"Attendance: {held.title}"
    )
    return page(request, "provision/attendance.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def end_group(request: ActingRequest, group_id: UUID) -> HttpResponse:
    """GET asks when; POST ends the group."""
    actor = request.actor
    held, slots = members(actor, group_id)
    saw(actor, "provision:end_group", [slot.person_id for slot in slots])
    form = EndGroupForm(
        posted(request), initial={"version": held.version, "ends_on": clock.today(actor.zone)}
    )
    return form_page(
        request, form,
        lambda: commands.end_group(
            actor, group_id, ends_on=form.cleaned_data["ends_on"], expected=form.cleaned_data["version"]
        ),
        title="End the group", button="End it", done="The group has its last day", kind="warning",
        back=reverse("provision:group", args=[group_id]), about=held.title,
    )  # fmt: skip


def _meeting(group_id: UUID, slots: list[Slot]) -> Meeting:
    starts_at = slots[0].starts_at
    waits = starts_at <= clock.now() and any(slot.state == "scheduled" for slot in slots)
    href = reverse("provision:attendance", args=[group_id, _key(starts_at)]) if waits else ""
    return Meeting(starts_at, slots, href)


def _key(moment: datetime) -> str:
    """A moment as it stands in an address: seconds since 1970."""
    return str(int(moment.timestamp()))
