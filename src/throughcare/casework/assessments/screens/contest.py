"""Screens: the person contests an answer or a score; somebody who did not take part decides; the person is told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.assessments import commands, queries, wording
from throughcare.casework.assessments.drafts import ContestDecision, ContestDraft, Typed
from throughcare.casework.assessments.refusals import AnswersRefused
from throughcare.casework.assessments.screens.section_form import answer_field, typed_answer
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import (
    CodeField,
    DateField,
    GovForm,
    NoteField,
    OnceForm,
    VersionedForm,
)
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.forms import Question

BOTH = ["GET", "HEAD", "POST"]
WHOLE = "whole"
DECISIONS = [(code, wording.CONTEST_STATES[code]) for code in ("upheld", "partly", "refused")]
HELD_AGAINST = "Contesting is a right. It is never held against the person and nothing else reads it."


@dataclass(frozen=True)
class ContestPage:
    """One question about a contest. contest: None while it is written down."""

    person: PersonHeader
    form: GovForm
    title: str
    button: str
    back: str
    lead: str = ""
    contest: queries.ContestRead | None = None


@dataclass(frozen=True)
class WaitingPage:
    """Contests that wait for a decision."""

    waiting: tuple[queries.Waiting, ...]
    title: str = "Contests to be decided"


class ContestForm(OnceForm):
    """What the person disputes."""

    about = forms.ChoiceField(label="What does the person dispute?", choices=())
    said = NoteField(
        label="Why, in the person's own words?", max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    said_on = DateField(label="When did they say so?", named="The day they said so")

    def draft(self) -> ContestDraft:
        """What was typed."""
        kind, _, name = self.cleaned_data["about"].partition(":")
        return ContestDraft(
            said=self.cleaned_data["said"], said_on=self.cleaned_data["said_on"],
            question=name if kind == "question" else "", score=name if kind == "score" else "",
        )  # fmt: skip


class DecisionForm(VersionedForm):
    """The decision, and the right answer where it is upheld."""

    state = CodeField(label="How do you decide?", codes=DECISIONS)
    reasons = NoteField(
        label="Reasons", help_text="The person is told these.", max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def __init__(self, data: Any, question: Question | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.question = question
        if question is not None:
            field = answer_field(question)
            field.label = f"The right answer, if upheld: {question.item.asks}"
            self.fields["answer"] = field

    def decision(self) -> ContestDecision:
        """What was decided."""
        given = self.cleaned_data
        answer: Typed | None = None
        if self.question is not None:
            answer = typed_answer(self.question, given.get("answer"))
        return ContestDecision(
            state=given["state"], reasons=given["reasons"],
            answer=None if answer is None or answer.state == "not_asked" else answer,
        )  # fmt: skip


class WithdrawForm(VersionedForm):
    """How the person withdrew it."""

    reasons = NoteField(
        label="How did the person withdraw it?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class TellForm(VersionedForm):
    """When and how the person was told."""

    told_on = DateField(label="When was the person told?", named="The day the person was told")
    how = CodeField(label="How?", codes=wording.TOLD_HOW.items())


@require_http_methods(BOTH)
def contest(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Write down that the person contests something of this assessment."""
    actor = request.actor
    door.look(actor, "assessments:contest", person_id, Permission.DISPUTE_RECORD)
    sheet = queries.sheet(actor, person_id, assessment_id)
    form = ContestForm(
        posted(request), initial={"said_on": clock.today(actor.zone), "about": request.GET.get("about")}
    )
    scores = [(f"score:{each.name}", f"{each.title}: {each.says}") for each in sheet.scores]
    answers = [
        (
            section.title,
            [
                (f"question:{each.name}", f"{each.item.asks} ({sheet.said(each)})")
                for each in section.questions
            ],
        )
        for section in sheet.form.sections
    ]
    form.fields["about"].choices = [  # type: ignore[attr-defined]
        ("", "Choose one"), (WHOLE, "The assessment as a whole"), ("Scores", scores), *answers,
    ]  # fmt: skip

    def act() -> str:
        made = commands.contest(actor, person_id, assessment_id, form.draft())
        due = jurisdictions.get(actor.jurisdiction).in_words(made.due_on)
        messages.success(request, f"Written down. It is decided by {due}")
        return reverse("assessments:contest_of", args=[person_id, made.pk])

    back = reverse("assessments:assessment", args=[person_id, assessment_id])
    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    shown = ContestPage(
        person_header(actor, person_id), form, "The person contests something", "Save", back, HELD_AGAINST
    )
    return page(request, "assessments/contest_form.jinja", shown, status=status_of(form))


@require_safe
def contest_of(request: ActingRequest, person_id: UUID, contest_id: UUID) -> HttpResponse:
    """One contest: what was said, what was decided and why, and how the scores moved."""
    actor = request.actor
    door.look(actor, "assessments:contest", person_id)
    found = queries.contest(actor, person_id, contest_id)
    back = reverse("assessments:assessment", args=[person_id, found.assessment])
    shown = ContestPage(
        person_header(actor, person_id), GovForm(), f"Contested: {found.about}", "", back, HELD_AGAINST, found
    )
    return page(request, "assessments/contest.jinja", shown)


@require_http_methods(BOTH)
def decide(request: ActingRequest, person_id: UUID, contest_id: UUID) -> HttpResponse:
    """Decide it; upheld, the answer is put right and the rules are asked again."""
    actor = request.actor
    door.look(actor, "assessments:contest", person_id, Permission.DISPUTE_DECIDE)
    found = queries.contest(actor, person_id, contest_id)
    question = found.form.question(found.question) if found.question else None
    form = DecisionForm(posted(request), question, initial={"version": found.version})
    return _act(
        request, person_id, found, form,
        lambda: commands.decide_contest(
            actor, person_id, contest_id, form.decision(), expected=form.cleaned_data["version"]
        ),
        title=f"Decide: {found.about}", button="Decide", done="Decided. Tell the person, and write down how",
        lead=f"The person said: {found.said}",
    )  # fmt: skip


@require_http_methods(BOTH)
def withdraw(request: ActingRequest, person_id: UUID, contest_id: UUID) -> HttpResponse:
    """Write down that the person withdrew it."""
    actor = request.actor
    door.look(actor, "assessments:contest", person_id, Permission.DISPUTE_RECORD)
    found = queries.contest(actor, person_id, contest_id)
    form = WithdrawForm(posted(request), initial={"version": found.version})
    return _act(
        request, person_id, found, form,
        lambda: commands.withdraw_contest(
            actor, person_id, contest_id, reasons=form.cleaned_data["reasons"],
            expected=form.cleaned_data["version"],
        ),
        title=f"Withdraw: {found.about}", button="The person withdrew it", done="Withdrawn",
    )  # fmt: skip


@require_http_methods(BOTH)
def tell(request: ActingRequest, person_id: UUID, contest_id: UUID) -> HttpResponse:
    """Write down when and how the person was told."""
    actor = request.actor
    door.look(actor, "assessments:contest", person_id, Permission.DISPUTE_RECORD)
    found = queries.contest(actor, person_id, contest_id)
    first = {"version": found.version, "told_on": clock.today(actor.zone)}
    form = TellForm(posted(request), initial=first)
    return _act(
        request, person_id, found, form,
        lambda: commands.tell_outcome(
            actor, person_id, contest_id, told_on=form.cleaned_data["told_on"], how=form.cleaned_data["how"],
            expected=form.cleaned_data["version"],
        ),
        title="The person was told", button="Save", done="Written down", lead=found.reasons,
    )  # fmt: skip


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Contests that wait for a decision, of people whom the actor may open."""
    actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.DISPUTE_DECIDE)
    found = queries.waiting_contests(actor)
    door.look_at_list(actor, "assessments:contests", {each.person_id for each in found})
    return page(request, "assessments/contests.jinja", WaitingPage(found))


def _act(
    request: ActingRequest,
    person_id: UUID,
    found: queries.ContestRead,
    form: GovForm,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    done: str,
    lead: str = "",
) -> HttpResponse:
    """Show the question, or carry it out once and go to the contest with the message `done`."""
    back = reverse("assessments:contest_of", args=[person_id, found.id])

    def acted() -> str:
        act()
        messages.success(request, done)
        return back

    if request.method == "POST" and form.is_valid():
        try:
            if answer := submit(request, form, acted):
                return answer
        except AnswersRefused as refused:
            form.add_error("answer", refused.message)
    shown = ContestPage(person_header(request.actor, person_id), form, title, button, back, lead, found)
    return page(request, "assessments/contest_form.jinja", shown, status=status_of(form))
