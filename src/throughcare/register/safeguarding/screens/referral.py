"""Screens: a safeguarding referral sent, chased, answered."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm, VersionedForm
from throughcare.register.safeguarding import commands, queries, wording
from throughcare.register.safeguarding.drafts import ReferralDraft
from throughcare.register.safeguarding.screens.editing import form_page, may

PAGE = "safeguarding:referral"


def _due(days: int) -> DateField:
    return DateField(
        label="When is an answer due?", named="The day an answer is due", required=False,
        help_text=f"Leave it empty for {days} days after.",
    )  # fmt: skip


class ReferralForm(OnceForm):
    """A referral that was sent."""

    about = CodeField(label="Whom is it about?", codes=wording.ABOUT.items())
    to = forms.CharField(label="Which service was it sent to?", max_length=160)
    how = CodeField(label="How was it sent?", codes=wording.REFERRED_HOW.items())
    why = NoteField(
        label="Why?", max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In a few words, and without anybody’s name: the referral itself holds the rest.",
        error_messages={"required": "Say why it was sent"},
    )  # fmt: skip
    sent_on = DateField(label="When was it sent?", named="The day it was sent")
    answer_due_on = _due(commands.ANSWER_DAYS)

    def draft(self) -> ReferralDraft:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "submission"}
        return ReferralDraft(**given)


class ChaseForm(VersionedForm):
    """An answer asked for again."""

    chased_on = DateField(label="When did you chase it?", named="The day it was chased")
    answer_due_on = _due(commands.CHASE_DAYS)


class AnswerForm(VersionedForm):
    """What the other service answered."""

    answer = CodeField(label="What did they answer?", codes=wording.ANSWERS.items())
    answered_on = DateField(label="When did they answer?", named="The day they answered")
    note = NoteField(
        label="What will they do?", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Name nobody.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST writes down that it was sent."""
    actor = request.actor
    may(request, PAGE, person_id, Permission.CONCERN_RECORD)
    form = ReferralForm(posted(request), initial={"sent_on": clock.today(actor.zone)})
    return form_page(
        request, person_id, form, lambda: commands.send_referral(actor, person_id, form.draft()),
        title="Record a safeguarding referral", button="Save", done="Referral recorded", anchor="referrals",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def chase(request: ActingRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """GET asks when; POST writes it down."""
    actor = request.actor
    may(request, PAGE, person_id, Permission.CONCERN_RECORD)
    found = queries.referral(actor, person_id, referral_id)
    form = ChaseForm(
        posted(request), initial={"version": found.version, "chased_on": clock.today(actor.zone)}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.chase_referral(
            actor, person_id, referral_id, chased_on=given["chased_on"], answer_due_on=given["answer_due_on"],
            expected=given["version"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title="Chase the referral", button="Save", done="Chased", lead=found.title,
        anchor="referrals",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActingRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """GET asks what was answered; POST writes it down."""
    actor = request.actor
    may(request, PAGE, person_id, Permission.CONCERN_RECORD)
    found = queries.referral(actor, person_id, referral_id)
    form = AnswerForm(
        posted(request), initial={"version": found.version, "answered_on": clock.today(actor.zone)}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.answer_referral(
            actor, person_id, referral_id, answer=given["answer"], answered_on=given["answered_on"],
            note=given["note"], expected=given["version"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title="Record the answer", button="Save", done="Answer recorded",
        lead=found.title, anchor="referrals",
    )  # fmt: skip
