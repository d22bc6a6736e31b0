"""Screens: ask a manager for remote check-ins, decide, and end them."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.checkins import commands, wording
from throughcare.casework.checkins.commands.arranging import photo_on
from throughcare.casework.checkins.drafts import SeriesDraft
from throughcare.casework.checkins.eligibility import allowed
from throughcare.casework.checkins.queries import SeriesLine, known_facts, series_in
from throughcare.casework.checkins.screens.shown import BACK_TEXT, YES_NO, how_often, may, series_facts
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.contacts.checkin_eligibility import ASKED, FACTS
from throughcare.rules.jurisdictions.checking_in import CheckinTerms

NO_NAMES = "Facts. Name nobody else: describe them."
FREE = (
    "It is the person's free choice. They may choose another way at any time, and nothing of it counts against them.",
    "A manager decides, and never whoever asks.",
)
FACT = "fact_"


class ArrangeForm(OnceForm):
    """How somebody would check in."""

    agreed_on = DateField(label="When did the person say that they want this?", named="The day")
    mode = CodeField(label="Instead of meetings, or beside them?", codes=wording.MODES.items())
    interval_days = CodeField(label="How often?", codes=())
    first_on = DateField(label="First check-in", named="The first check-in")
    channel = CodeField(
        label="How do they get the link?", codes=wording.CHANNELS.items(),
        help_text="Only numbers and addresses that are marked as safe are used.",
    )  # fmt: skip
    check_kind = CodeField(label="What does the link ask before it opens?", codes=wording.CHECKS.items())
    reason = NoteField(
        label="How does this help them?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES,
        error_messages={"required": "Say why this helps them"},
    )  # fmt: skip

    def __init__(self, *args: Any, terms: CheckinTerms, offers_photo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("interval_days", [(str(days), wording.INTERVALS[days]) for days in terms.intervals])
        for name, asks in ASKED.items() if terms.eligibility else ():
            self.fields[f"{FACT}{name}"] = CodeField(label=asks, codes=YES_NO.items())
        if offers_photo:
            self.fields["photo"] = forms.BooleanField(
                label="Ask for a picture, which you compare yourself", required=False
            )

    def draft(self) -> SeriesDraft:
        """What was chosen."""
        given = self.cleaned_data
        answers = {"yes": True, "no": False, "not_known": None}
        facts = {name: answers[given[f"{FACT}{name}"]] for name in FACTS if f"{FACT}{name}" in given}
        return SeriesDraft(
            mode=given["mode"], interval_days=int(given["interval_days"]), first_on=given["first_on"],
            channel=given["channel"], check_kind=given["check_kind"], photo=bool(given.get("photo")), facts=facts,
            reason=given["reason"], agreed_on=given["agreed_on"],
        )  # fmt: skip


class DecideForm(VersionedForm):
    """The manager's decision."""

    decision = CodeField(label="Do you approve it?", codes=wording.DECISIONS.items())
    reason = NoteField(
        label="Why?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )


class StopForm(VersionedForm):
    """Why check-ins end."""

    because = CodeField(
        label="Why do they end?",
        codes=[(code, wording.INACTIVE_BECAUSE[code]) for code in ("another_way", "officer")],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks, with what the record knows; POST asks a manager."""
    actor = request.actor
    may(request, "checkins:arrange", person_id)
    terms, today = jurisdictions.get(actor.jurisdiction).checkins, clock.today(actor.zone)
    known = known_facts(actor, person_id) if terms.eligibility else {}
    first: dict[str, Any] = {
        "agreed_on": today, "mode": "SUPPLEMENT", "interval_days": "14", "channel": "text", "check_kind": "code",
        **{f"{FACT}{name}": "yes" if value else "no" for name, value in known.items()},
    }  # fmt: skip
    form = ArrangeForm(posted(request), initial=first, terms=terms, offers_photo=photo_on(actor.agency_id))
    return _answer(
        request, person_id, form, lambda: commands.ask_for_checkins(actor, person_id, form.draft()),
        done="A manager was asked", title="Ask for remote check-ins", button="Ask a manager",
        says=(*FREE, terms.note),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActingRequest, person_id: UUID, series_id: UUID) -> HttpResponse:
    """GET shows what was asked and what speaks against it; POST decides."""
    actor = request.actor
    held = may(request, "checkins:decide", person_id, Permission.CHECKIN_APPROVE)
    series = series_in(held, person_id, series_id)
    form = DecideForm(posted(request), initial={"version": series.version})
    found = allowed(jurisdictions.get(actor.jurisdiction), series.facts)

    def act() -> None:
        given = form.cleaned_data
        commands.decide(
            actor, person_id, series_id, decision=given["decision"], reason=given["reason"], expected=given["version"]
        )  # fmt: skip

    return _answer(
        request, person_id, form, act, done="Your decision is kept", title="Remote check-ins: decide",
        button="Decide", says=(*_asked(series), found.why),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: ActingRequest, person_id: UUID, series_id: UUID) -> HttpResponse:
    """GET says what it does; POST ends check-ins."""
    actor = request.actor
    series = series_in(may(request, "checkins:stop", person_id), person_id, series_id)
    form = StopForm(posted(request), initial={"version": series.version})

    def act() -> None:
        given = form.cleaned_data
        commands.stop(actor, person_id, series_id, because=given["because"], expected=given["version"])

    return _answer(
        request, person_id, form, act, done="Remote check-ins have ended", title="End remote check-ins",
        button="End them", kind="warning",
        says=("One that stands open is cancelled, and nothing of it counts against the person.",
              "Arrange how you will see or speak to them instead."),
    )  # fmt: skip


def _asked(series: SeriesLine) -> tuple[str, ...]:
    said = [f"{series.asked} asks: {how_often(series).lower()}. The person agreed.", f"“{series.reason}”"]
    return (*said, *(f"{what}: {known.lower()}." for what, known in series_facts(series)))


def _answer(
    request: ActingRequest, person_id: UUID, form: Any, act: Any, *, done: str, title: str, button: str,
    says: tuple[str, ...], kind: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back to the check-ins."""
    back = reverse("checkins:checkins", args=[person_id])
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    person = person_header(request.actor, person_id)
    shown = FormPage(form, title, button, back, person, BACK_TEXT, says=says, kind=kind)
    return page(request, "checkins/form_page.jinja", shown, status=status_of(form))
