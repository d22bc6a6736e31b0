"""Screens: one check-in, what it says and what changed, read by an officer; and its picture."""

import base64
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.checkins import commands, wording
from throughcare.casework.checkins.drafts import ReviewDraft
from throughcare.casework.checkins.queries import (
    Answered,
    CheckinLine,
    QuestionLine,
    answered,
    checkin_in,
    photo_of,
)
from throughcare.casework.checkins.screens.shown import may, state_of
from throughcare.casework.selfreports.said import NOTHING
from throughcare.casework.selfreports.words import in_words
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.forms import find_form


class ReviewForm(VersionedForm):
    """What the officer found."""

    match = CodeField(label="Is it the person in the picture?", codes=wording.MATCHES.items(), required=False)
    how = CodeField(label="What did you do?", codes=wording.HOW_REVIEWED.items())
    note = NoteField(
        label="In your words", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What you agreed. Do not repeat their answers about health. Name nobody else.",
    )  # fmt: skip

    def __init__(self, *args: Any, expired: bool, pictured: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not pictured:
            del self.fields["match"]
        if expired:
            self.fields["how"].label = "What do you know of why it was not sent?"
            self.fill("how", wording.HOW_EXPIRED.items())
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = "Say in words what you know of it"


@dataclass(frozen=True)
class AnswerShown:
    """One question with its answer. before: last time's, where it was another; "" else."""

    asks: str
    said: str
    given: bool
    before: str


@dataclass(frozen=True)
class CheckinPage:
    """form: None where nothing is to be reviewed, or the actor may not."""

    person: PersonHeader
    checkin: CheckinLine
    state: str
    told: str
    trouble: str
    match: str
    answers: list[AnswerShown]
    own: list[QuestionLine]
    held: Answered
    form: ReviewForm | None
    may_arrange: bool
    photo_href: str

    @property
    def title(self) -> str:
        """What it is."""
        return "Check-in"


@require_http_methods(["GET", "HEAD", "POST"])
def checkin(request: ActingRequest, person_id: UUID, checkin_id: UUID) -> HttpResponse:
    """GET shows what was said and what changed; POST keeps the review."""
    actor = request.actor
    asked = Permission.CHECKIN_ARRANGE if request.method == "POST" else Permission.PERSON_OPEN
    held = may(request, "checkins:checkin", person_id, asked)
    row = checkin_in(held, person_id, checkin_id)
    found = answered(actor, person_id, row, held.before(row))
    arranges = Permission.CHECKIN_ARRANGE in actor.permissions
    form = None
    if arranges and (row.state in {"submitted", "expired"} or request.method == "POST"):
        form = ReviewForm(
            posted(request), initial={"version": row.version}, expired=row.submitted_at is None,
            pictured=found.pictured,
        )  # fmt: skip

        def act() -> None:
            given = form.cleaned_data
            draft = ReviewDraft(how=given["how"], note=given["note"], match=given.get("match", ""))
            commands.review(actor, person_id, checkin_id, draft, expected=given["version"])

        back = reverse("checkins:checkins", args=[person_id])
        if answer := act_once(request, form, act, done="The check-in is reviewed", back=back):
            return answer
    shown = CheckinPage(
        person=person_header(actor, person_id), checkin=row, state=state_of(row), told=wording.TOLD[row.told],
        trouble=wording.TROUBLES.get(row.trouble, ""), match=wording.MATCHES.get(row.match, ""),
        answers=_answers(found), own=held.asked_in(row.report_id), held=found, form=form,
        may_arrange=arranges, photo_href=reverse("checkins:photo", args=[person_id, checkin_id]),
    )  # fmt: skip
    return page(request, "checkins/checkin.jinja", shown, status=status_of(form) if form else 200)


@require_safe
def photo(request: ActingRequest, person_id: UUID, checkin_id: UUID) -> HttpResponse:
    """The picture, as long as it is kept. It is in nobody's cache."""
    held = may(request, "checkins:photo", person_id)
    row = checkin_in(held, person_id, checkin_id)
    content = photo_of(person_id, row.report_id)
    if content is None:
        raise NotThere(Permission.CHECKIN_ARRANGE, person_id, "no picture is kept")
    answer = HttpResponse(base64.b64decode(content), content_type="image/jpeg")
    answer["Cache-Control"] = "no-store"
    answer["Content-Disposition"] = "inline"
    return answer


def _answers(found: Answered) -> list[AnswerShown]:
    """Every question that was put, in the order of the form; what followed from an answer only where it was put."""
    if not found.form:
        return []
    shown = []
    given = {name: each.value for name, each in found.said.items() if each.kind == "value"}
    for question in find_form(found.form):
        if question.when is not None and not question.when.holds(given):
            continue
        said = found.said.get(question.name, NOTHING)
        before = found.last_time.get(question.name, NOTHING)
        told = in_words(question, before) if found.changed(question.name) else ""
        shown.append(AnswerShown(question.item.asks, in_words(question, said), said.kind == "value", told))
    return shown
