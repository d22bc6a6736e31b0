"""Screens: one pathway of a report, a report sent, a report left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.resettlement import commands, wording
from throughcare.casework.resettlement.drafts import PartDraft
from throughcare.casework.resettlement.queries import PartLine, Prepared, report_of
from throughcare.casework.resettlement.screens.editing import back_to, form_page, may
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import (
    CodeField,
    CodesField,
    GovForm,
    NoteField,
    OnceForm,
    VersionedForm,
)
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.plans.resettlement_questions import (
    NO_ANSWER,
    NO_ANSWER_WORDS,
    QUESTION_SETS,
    TEXT_LENGTH,
    Question,
    newest,
)

NO_NAMES = "Facts. Name nobody else: describe them."


class PartForm(VersionedForm):
    """The questions of one pathway, then what the pathway becomes. Every question can stay without an answer."""

    def __init__(self, *args: Any, asked: Iterable[Question], **kwargs: Any) -> None:
        self.asked = tuple(asked)
        super().__init__(*args, **kwargs)
        for question in self.asked:
            self.fields[question.code] = _field(question)
        self.fields["status"] = CodeField(
            label="What does the pathway become?", codes=wording.STATUSES.items(), required=False
        )
        self.fields["summary"] = NoteField(
            label="In a few sentences, for the record", required=False, max_length=8000, help_text=NO_NAMES,
            widget=forms.Textarea(attrs={"rows": 4}),
        )  # fmt: skip
        self.fields["complete"] = forms.BooleanField(
            label="This pathway is complete", required=False, help_text="Leave it open to go on later."
        )

    def draft(self) -> PartDraft:
        """What was typed."""
        given = self.cleaned_data
        return PartDraft(
            answers={question.code: given[question.code] for question in self.asked},
            status=given["status"], summary=given["summary"], complete=given["complete"],
        )  # fmt: skip


def _field(question: Question) -> forms.Field:
    if not question.options:
        return NoteField(
            label=question.asks, required=False, max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3}),
            help_text=f"Leave it empty for “{NO_ANSWER_WORDS}”. {NO_NAMES}",
        )  # fmt: skip
    codes = [*question.options.items(), (NO_ANSWER, NO_ANSWER_WORDS)]
    make = CodesField if question.several else CodeField
    return make(label=question.asks, codes=codes, required=False)


@dataclass(frozen=True)
class PartPage:
    """One pathway of a report: the form, or the answers as they were sent. steps: the seven, each with its address."""

    person: PersonHeader
    form: GovForm | None
    title: str
    report: str
    said: list[tuple[str, str]]
    steps: list[dict[str, Any]]
    back: str
    state: str


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: ActingRequest, person_id: UUID, kind: str, pathway: str) -> HttpResponse:
    """GET shows the questions with what was answered; POST keeps the answers. A report that was sent is read only."""
    actor = request.actor
    held = may(request, "resettlement:part", person_id)
    if kind not in wording.REPORT_KINDS or pathway not in wording.PATHWAY_TITLES:
        raise NotThere(Permission.RESETTLE, person_id, "no such part")
    report, found = held.report(kind), held.part(kind, pathway)
    asked = QUESTION_SETS[report.questions if report else newest(kind).id].pathways[pathway]
    is_open = report is None or report.state == "open"
    form = PartForm(posted(request), asked=asked, initial=_first(found)) if is_open else None
    if form is not None and (
        answer := act_once(
            request, form,
            lambda: commands.answer_part(
                actor, person_id, kind, pathway, form.draft(), expected=form.cleaned_data["version"]
            ),
            done=f"Kept: {wording.PATHWAY_TITLES[pathway]}", back=_next(held, person_id, kind, pathway, form),
        )
    ):  # fmt: skip
        return answer
    shown = PartPage(
        person_header(actor, person_id), form, wording.PATHWAY_TITLES[pathway], wording.REPORT_KINDS[kind],
        _said(found, asked), _steps(held, person_id, kind, pathway), back_to(person_id),
        wording.REPORT_STATES[report.state] if report else "Not begun",
    )  # fmt: skip
    return page(request, "resettlement/part.jinja", shown, status=status_of(form) if form else 200)


class SendForm(VersionedForm):
    """Nothing but the button."""


class SkipForm(OnceForm):
    """Why a report is left out."""

    reason = CodeField(label="Why is it left out?", codes=wording.SKIP_REASONS.items())
    words = forms.CharField(
        label="In your words", max_length=500, required=False, help_text="Needed for another reason."
    )


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: ActingRequest, person_id: UUID, resettlement_report_id: UUID) -> HttpResponse:
    """GET shows what will happen; POST sends the report."""
    actor = request.actor
    held = may(request, "resettlement:send", person_id)
    report = report_of(held, person_id, resettlement_report_id)
    form = SendForm(posted(request), initial={"version": report.version})
    moves = [
        f"{title}: {wording.STATUSES[found.status]}"
        for code, title in wording.PATHWAY_TITLES.items()
        if (found := held.part(report.kind, code)) and found.status
    ]
    return form_page(
        request, person_id, form,
        lambda: commands.send_report(actor, person_id, report.id, expected=form.cleaned_data["version"]),
        title=f"Send the {wording.REPORT_KINDS[report.kind].lower()}", button="Send it", done="The report is sent",
        says=("It stays as it is, its words go into the record as notes, and the pathways become:", *moves),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def skip(request: ActingRequest, person_id: UUID, kind: str) -> HttpResponse:
    """GET asks why; POST leaves the report out."""
    actor = request.actor
    may(request, "resettlement:skip", person_id)
    if kind not in wording.REPORT_KINDS:
        raise NotThere(Permission.RESETTLE, person_id, "no such report")
    form = SkipForm(posted(request))
    return form_page(
        request, person_id, form,
        lambda: commands.skip_report(
            actor, person_id, kind, reason=form.cleaned_data["reason"], words=form.cleaned_data["words"]
        ),
        title=f"Leave the {wording.REPORT_KINDS[kind].lower()} out", button="Leave it out", kind="warning",
        done="The report is left out, with the reason", says=("What was answered in it so far is kept.",),
    )  # fmt: skip


def _first(found: PartLine | None) -> dict[str, Any]:
    if found is None:
        return {"version": 0}
    return {
        **found.answers, "version": found.version, "status": found.status, "summary": found.summary,
        "complete": found.state == "complete",
    }  # fmt: skip


def _said(found: PartLine | None, asked: Iterable[Question]) -> list[tuple[str, str]]:
    answers = found.answers if found else {}
    said = [(question.asks, question.words(answers.get(question.code))) for question in asked]
    if found and found.status:
        said.append(("The pathway became", wording.STATUSES[found.status]))
    return [*said, ("In a few sentences", found.summary)] if found and found.summary else said


def _steps(held: Prepared, person_id: UUID, kind: str, open_one: str) -> list[dict[str, Any]]:
    """The seven pathways of a report, each with how far it is."""
    steps = []
    for code, title in wording.PATHWAY_TITLES.items():
        found = held.part(kind, code)
        done = found is not None and found.state in ("complete", "submitted")
        steps.append({
            "text": f"{title} (complete)" if done else title, "active": code == open_one,
            "href": reverse("resettlement:part", args=[person_id, kind, code]),
        })  # fmt: skip
    return steps


def _next(held: Prepared, person_id: UUID, kind: str, pathway: str, form: PartForm) -> str:
    """After a complete part the next one that is not; else the person's pathways."""
    if not form.is_bound or not form.data.get("complete"):
        return back_to(person_id)
    codes = list(wording.PATHWAY_TITLES)
    after = codes[codes.index(pathway) + 1 :] + codes[: codes.index(pathway)]
    for code in after:
        found = held.part(kind, code)
        if found is None or found.state != "complete":
            return reverse("resettlement:part", args=[person_id, kind, code])
    return back_to(person_id)
