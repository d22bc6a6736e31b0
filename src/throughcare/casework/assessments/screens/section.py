"""Screens: one section of an assessment, saved as it is typed."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.casework.assessments import commands, queries
from throughcare.casework.assessments.commands import Clash, Saved
from throughcare.casework.assessments.refusals import AnswersRefused
from throughcare.casework.assessments.screens.section_form import SectionForm
from throughcare.casework.selfreports.queries import Beside, beside
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.forms import Section, shown
from throughcare.rules.kernel import UnknownCode

MOST_SEEN = 20_000
"""Characters of the hidden list of versions; a longer one is no list of ours."""


@dataclass(frozen=True)
class SectionPage:
    """A section to be answered. seen: the versions of its answers as they are now. follows: the next one, or None.

    own: what the person says of it; None where they were not asked, or have not answered.
    """

    person: PersonHeader
    sheet: queries.Sheet
    section: Section
    form: SectionForm
    seen: str
    follows: Section | None
    may_answer: bool
    own: Beside | None

    @property
    def title(self) -> str:
        """The section's own."""
        return self.section.title

    @property
    def done(self) -> queries.WorkRead | None:
        """Who has done it; None while it is open."""
        return self.sheet.done(self.section)


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: ActingRequest, person_id: UUID, assessment_id: UUID, code: str) -> HttpResponse:
    """GET shows the questions with what stands; POST saves, and says where a colleague answered meanwhile."""
    actor = request.actor
    permission = Permission.ASSESSMENT_CONTRIBUTE if request.method == "POST" else Permission.PERSON_OPEN
    door.look(actor, "assessments:section", person_id, permission)
    found = queries.sheet(actor, person_id, assessment_id)
    part = _part(found, code)
    form = SectionForm(posted(request), found, part)
    if request.method == "POST" and form.is_valid():
        saved = _save(request, found, part, form)
        if saved is not None and not saved.clashes:
            messages.success(request, "Saved")
            return HttpResponseRedirect(_next(request, found, part), status=303)
        if saved is not None:
            _tell(form, saved)
            found = queries.sheet(actor, person_id, assessment_id)
    follows = _after(found, part)
    shown_page = SectionPage(
        person_header(actor, person_id), found, part, form, _seen(found, part), follows,
        Permission.ASSESSMENT_CONTRIBUTE in actor.permissions and found.being_made,
        beside(actor, person_id, found.form, part, found.given),
    )  # fmt: skip
    status = (
        (409 if any("meanwhile" in str(error) for error in form.errors.values()) else 422)
        if form.errors
        else 200
    )
    return page(request, "assessments/section.jinja", shown_page, status=status)


@require_POST
def keep(request: ActingRequest, person_id: UUID, assessment_id: UUID, code: str) -> HttpResponse:
    """Save what can be read while somebody is still typing; answer with a line that says what was kept."""
    actor = request.actor
    door.look(actor, "assessments:section", person_id, Permission.ASSESSMENT_CONTRIBUTE)
    found = queries.sheet(actor, person_id, assessment_id)
    part = _part(found, code)
    form = SectionForm(request.POST, found, part)
    form.is_valid()
    left = len(form.errors)
    saved = _save(request, found, part, form)
    versions = json.dumps(dict(saved.versions)) if saved else _seen(found, part)
    left = max(left, len(form.errors)) + (len(saved.clashes) if saved else 0)
    body = render_to_string(
        "assessments/kept.jinja",
        {"seen": versions, "saved": saved, "left": left, "at": clock.now(), "zone": actor.zone}, using="jinja",
    )  # fmt: skip
    return HttpResponse(body)


def _part(found: queries.Sheet, code: str) -> Section:
    try:
        return found.form.section(code)
    except UnknownCode:
        raise Http404 from None


def _save(request: ActingRequest, found: queries.Sheet, part: Section, form: SectionForm) -> Saved | None:
    """What was saved; None with the refusals in the form."""
    try:
        return commands.save_answers(
            request.actor, found.person_id, found.id, part.code, form.typed(), _read_seen(request)
        )
    except AnswersRefused as refused:
        form.refuse(dict(refused.problems))
    except Refused as refused:
        field = f"n-{refused.field}"
        form.add_error(field if field in form.fields else None, refused.message)
    return None


def _tell(form: SectionForm, saved: Saved) -> None:
    """Say beside each question what a colleague answered meanwhile; what was typed stays in its field."""
    for clash in saved.clashes:
        form.add_error(f"a-{clash.question}", _meanwhile(form, clash))


def _meanwhile(form: SectionForm, clash: Clash) -> str:
    question = form.sheet.form.question(clash.question)
    theirs = shown(question, clash.value) if clash.state == "value" else "no answer"
    return (
        f"{clash.by} answered “{question.item.asks}” meanwhile: {theirs}. Yours is still here and not saved: "
        "save again to put it in place of theirs"
    )


def _seen(found: queries.Sheet, part: Section) -> str:
    names = {question.name for question in part.questions}
    return json.dumps({name: answer.version for name, answer in found.answers.items() if name in names})


def _read_seen(request: HttpRequest) -> dict[str, int]:
    """The versions the page was made with; an unreadable list is read as none, which loses nobody's answer."""
    text = request.POST.get("seen", "")
    try:
        read: Any = json.loads(text) if text and len(text) <= MOST_SEEN else {}
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    return {name: version for name, version in read.items() if isinstance(version, int)}


def _after(found: queries.Sheet, part: Section) -> Section | None:
    sections = found.form.sections
    at = [section.code for section in sections].index(part.code) + 1
    return sections[at] if at < len(sections) else None


def _next(request: HttpRequest, found: queries.Sheet, part: Section) -> str:
    """Where "Save and go on" and "Save" lead."""
    follows = _after(found, part)
    if "go_on" in request.POST and follows is not None:
        return reverse("assessments:section", args=[found.person_id, found.id, follows.code])
    if "stay" in request.POST:
        return reverse("assessments:section", args=[found.person_id, found.id, part.code])
    return reverse("assessments:assessment", args=[found.person_id, found.id])
