"""Screens: plan a session, put it on another day, record what became of it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.provision import commands, wording
from throughcare.casework.provision.drafts import SessionDraft, SessionOutcome
from throughcare.casework.provision.queries import Slot, groups, session, work_under
from throughcare.casework.provision.screens.editing import back_to, form_page, look_at
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import (
    CodeField,
    DateField,
    NoteField,
    OnceForm,
    TimeField,
    VersionedForm,
)

USUAL_MINUTES = 60


class WhenForm(OnceForm):
    """When, how long, how and where."""

    day = DateField(label="Day")
    starts = TimeField(label="Begins at", named="The time")
    minutes = forms.IntegerField(
        label="How many minutes?", min_value=5, max_value=720, widget=forms.NumberInput({"width": "3"})
    )
    way = CodeField(label="How?", codes=wording.WAYS.items())
    place = forms.CharField(label="Where?", max_length=300, required=False)

    def draft(self, actor: Actor, number: int, group: UUID | None = None) -> SessionDraft:
        """The session as it is to be planned, at the place's own time."""
        given = self.cleaned_data
        starts = datetime.combine(given["day"], given["starts"], ZoneInfo(actor.zone))
        return SessionDraft(
            number=number, starts_at=starts, ends_at=starts + timedelta(minutes=given["minutes"]), way=given["way"],
            place=given["place"], group=group,
        )  # fmt: skip


class NewSessionForm(WhenForm):
    """A session, with a group or one to one."""

    group = forms.ChoiceField(label="With which group?", required=False)
    field_order = ("group", "day", "starts", "minutes", "way", "place")

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if offered:
            self.fill("group", offered, first="One to one")
        else:
            del self.fields["group"]


class MoveSessionForm(WhenForm, VersionedForm):
    """Another day, and why."""

    asked_by = CodeField(label="Who asked for another day?", codes=wording.WHO_ASKED.items())
    asked_why = forms.CharField(label="Why?", max_length=500)


class RecordForm(VersionedForm):
    """What became of it. The commoner answer stands first."""

    state = CodeField(
        label="What happened?",
        codes=(
            ("attended", "The person came, and the session was held"),
            ("not_attended", "The person did not come"),
            ("no_session", "The person came, but no session was held"),
        ),
    )
    behaviour = CodeField(
        label="How did the person take part?", codes=wording.BEHAVIOUR.items(), required=False
    )
    late_why = forms.CharField(
        label="If they were late: why?",
        max_length=300,
        required=False,
        help_text="Empty where they were in time.",
    )
    minutes = forms.IntegerField(
        label="Minutes given", required=False, min_value=0, max_value=1440,
        widget=forms.NumberInput({"width": "3"}), help_text="Empty for the planned length.",
    )  # fmt: skip
    known_of = NoteField(
        label="What is known about the absence?", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}), help_text="If nothing is known, say so.",
    )  # fmt: skip
    why_none = CodeField(
        label="Why was no session held?", codes=wording.WHY_NO_SESSION.items(), required=False
    )
    tell = NoteField(
        label="What should the officer be told?", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Behaviour or a concern, as agreed. Nothing clinical: it is never evidence against the person.",
    )  # fmt: skip
    concern = forms.BooleanField(label="It is a concern about somebody’s safety", required=False)
    note = NoteField(
        label="Your own notes", required=False, max_length=8000,
        help_text="They stay with your organisation. The agency cannot read them.",
    )  # fmt: skip

    def draft(self) -> SessionOutcome:
        """What was typed."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "version"}
        return SessionOutcome(**given)


@require_http_methods(["GET", "HEAD", "POST"])
def new_session(request: ActingRequest, referral_id: UUID) -> HttpResponse:
    """GET asks when; POST plans the session."""
    actor = request.actor
    found = look_at(request, "new_session", referral_id)
    work = work_under(referral_id)
    offered = [(str(each.id), each.title) for each in groups(actor) if each.ends_on is None]
    first: dict[str, Any] = {"minutes": found.usual_minutes or USUAL_MINUTES, "way": "office"}
    if work.shown:
        first |= {"way": work.shown[-1].way, "place": work.shown[-1].place}
    form = NewSessionForm(posted(request), initial=first, offered=offered)

    def act() -> None:
        group = form.cleaned_data.get("group")
        commands.plan_session(
            actor, referral_id, form.draft(actor, work.next_number, UUID(group) if group else None)
        )

    return form_page(
        request, form, act, title=f"Plan session {work.next_number}", button="Plan it", done="The session is planned",
        back=back_to(referral_id, "sessions"), about=found.name,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def move_session(request: ActingRequest, session_id: UUID) -> HttpResponse:
    """GET asks for another day; POST moves the session."""
    actor, slot = request.actor, session(request.actor, session_id)
    look_at(request, "move_session", slot.referral_id)
    there = slot.starts_at.astimezone(ZoneInfo(actor.zone))
    first = {
        "version": slot.version, "day": there.date(), "starts": there.time(), "way": slot.way, "place": slot.place,
        "minutes": int((slot.ends_at - slot.starts_at).total_seconds()) // 60,
    }  # fmt: skip
    form = MoveSessionForm(posted(request), initial=first)

    def act() -> None:
        given = form.cleaned_data
        commands.move_session(
            actor, session_id, form.draft(actor, slot.number), asked_by=given["asked_by"],
            asked_why=given["asked_why"], expected=given["version"],
        )  # fmt: skip

    return form_page(
        request, form, act, title=f"Session {slot.number} on another day", button="Move it",
        done="The session has another day", back=back_to(slot.referral_id, "sessions"), about=slot.name,
        lead="The day it had, who asked and why are kept.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: ActingRequest, session_id: UUID) -> HttpResponse:
    """GET asks what happened; POST records it, or puts right what was recorded."""
    actor, slot = request.actor, session(request.actor, session_id)
    look_at(request, "record", slot.referral_id)
    form = RecordForm(posted(request), initial=_recorded(slot))
    return form_page(
        request, form,
        lambda: commands.record_session(actor, session_id, form.draft(), expected=form.cleaned_data["version"]),
        title=f"What became of session {slot.number}?", button="Save", done="Recorded",
        back=back_to(slot.referral_id, "sessions"), about=slot.name, template="record",
    )  # fmt: skip


def _recorded(slot: Slot) -> dict[str, Any]:
    if slot.state == "scheduled":
        return {"version": slot.version}
    held = next(each for each in work_under(slot.referral_id).sessions if each.id == slot.id)
    return {
        "version": held.version, "state": held.state, "behaviour": held.behaviour, "late_why": held.late_why,
        "minutes": held.minutes, "known_of": held.known_of, "why_none": held.why_none, "tell": held.tell,
        "concern": held.concern,
    }  # fmt: skip
