"""Screens: what became of one day; a day that is cancelled."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.unpaidwork import commands
from throughcare.casework.unpaidwork.drafts import OutcomeDraft
from throughcare.casework.unpaidwork.queries import DayLine, day_of
from throughcare.casework.unpaidwork.screens.editing import form_page, may, place_of
from throughcare.casework.unpaidwork.screens.fields import MinutesField, TimesOfDay
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, GovForm, NoteField, VersionedForm
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork

NO_NAMES = "Facts. Name nobody else: describe them."


class OutcomeFields(GovForm):
    """What became of a day; "sensitive?" last. The commoner answers come first."""

    outcome = CodeField(label="What became of the day?", codes=())
    penalty_minutes = MinutesField(
        label="Minutes taken off", required=False, help_text="For coming late or leaving early."
    )
    work_quality = CodeField(label="Quality of work", codes=(), as_select=True, required=False)
    behaviour = CodeField(label="Behaviour", codes=(), as_select=True, required=False)
    notes = NoteField(
        label="Notes",
        required=False,
        max_length=3999,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )
    sensitive = forms.BooleanField(
        label="The note is sensitive", required=False, help_text="Once marked, it stays so."
    )

    def __init__(self, *args: Any, place: UnpaidWork | None, beforehand: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if place is None:
            return
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (code, each.words)
            for code, each in place.outcomes.items()
            if not beforehand or each.state == "absence_accepted"
        ]
        for name in ("work_quality", "behaviour"):
            self.fill(name, place.qualities.items(), "Not said")
        if place.credit is None:
            del self.fields["penalty_minutes"]

    def draft(self) -> OutcomeDraft:
        """What was typed."""
        return OutcomeDraft(**{
            name: value
            for name, value in self.cleaned_data.items()
            if name in OutcomeDraft.__dataclass_fields__
        })  # fmt: skip


class OutcomeForm(TimesOfDay, OutcomeFields, VersionedForm):
    """What became of one day, with the times as worked."""

    field_order = (
        "outcome", "starts_at", "ends_at", "penalty_minutes", "work_quality", "behaviour", "notes", "sensitive",
    )  # fmt: skip


class CancelForm(VersionedForm):
    """Why a day is cancelled."""

    because = forms.CharField(
        label="Why is it cancelled?",
        max_length=200,
        error_messages={"required": "Say why the day is cancelled"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: ActingRequest, person_id: UUID, work_day_id: UUID) -> HttpResponse:
    """GET shows the day; POST says what became of it."""
    actor = request.actor
    found = day_of(may(request, "unpaidwork:outcome", person_id), person_id, work_day_id)
    to_come = found.on > clock.today(actor.zone)
    form = OutcomeForm(posted(request), place=place_of(actor), beforehand=to_come, initial=_first(found))
    says = [_line(actor.jurisdiction, found)]
    if to_come:
        says.append("The day is still to come: only an absence that is accepted can be recorded now.")
    return form_page(
        request, person_id, form,
        lambda: commands.record_work_outcome(
            actor, person_id, work_day_id, form.draft(), expected=form.cleaned_data["version"]
        ),
        title="What became of the day", button="Save", done="Recorded", says=tuple(says), anchor="past",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: ActingRequest, person_id: UUID, work_day_id: UUID) -> HttpResponse:
    """GET asks why; POST cancels the day."""
    actor = request.actor
    found = day_of(may(request, "unpaidwork:cancel", person_id), person_id, work_day_id)
    form = CancelForm(posted(request), initial={"version": found.version})
    return form_page(
        request, person_id, form,
        lambda: commands.cancel_day(
            actor, person_id, work_day_id, because=form.cleaned_data["because"],
            expected=form.cleaned_data["version"],
        ),
        title="Cancel a day of work", button="Cancel the day", kind="warning",
        done="The day is cancelled. Its hours are to be planned again", says=(_line(actor.jurisdiction, found),),
        anchor="coming",
    )  # fmt: skip


def _first(found: DayLine) -> dict[str, Any]:
    names = (
        "outcome", "starts_at", "ends_at", "penalty_minutes", "work_quality", "behaviour", "notes", "sensitive",
        "version",
    )  # fmt: skip
    return {name: getattr(found, name) for name in names}


def _line(jurisdiction: str, found: DayLine) -> str:
    on = jurisdictions.get(jurisdiction).in_words(found.on)
    return f"{found.project}, {on}, {found.starts_at:%H:%M} to {found.ends_at:%H:%M}"
