"""Screens: one assessment as a list of tasks, and all its answers on one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.assessments import queries
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.forms import Section

WAITS = "Waits for a second signature by somebody else"


@dataclass(frozen=True)
class SheetPage:
    """An assessment. tasks: a line a section. next_step: what is to be done now, in a sentence."""

    person: PersonHeader
    sheet: queries.Sheet
    tasks: tuple[dict[str, str], ...]
    may_write: bool
    may_countersign: bool
    own: bool
    may_contest: bool

    @property
    def title(self) -> str:
        """The form's own."""
        return self.sheet.form.title

    @property
    def next_step(self) -> str:
        """What is to be done now."""
        if self.sheet.stage == "signed":
            return WAITS
        if self.sheet.being_made:
            left = len(self.sheet.gaps)
            return f"{left} questions still to answer" if left != 1 else "1 question still to answer"
        return self.sheet.stage_words

    @property
    def has_needs(self) -> bool:
        """Whether its form assesses needs section by section."""
        return any(section.need for section in self.sheet.form.sections)

    @property
    def ready(self) -> bool:
        """Whether it can be signed."""
        return self.sheet.being_made and not self.sheet.gaps


@require_safe
def assessment(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Its sections with who did them, its scores, its signatures, and what is to be done now."""
    actor = request.actor
    door.look(actor, "assessments:assessment", person_id)
    found = queries.sheet(actor, person_id, assessment_id)
    return page(request, "assessments/assessment.jinja", sheet_page(actor, person_id, found))


@require_safe
def whole(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Every answer of the assessment, to be read or printed."""
    actor = request.actor
    door.look(actor, "assessments:whole", person_id)
    found = queries.sheet(actor, person_id, assessment_id)
    return page(request, "assessments/whole.jinja", sheet_page(actor, person_id, found))


def sheet_page(actor: Actor, person_id: UUID, found: queries.Sheet) -> SheetPage:
    """What both pages show."""
    return SheetPage(
        person_header(actor, person_id), found, tuple(_tasks(actor, found)),
        Permission.ASSESSMENT_WRITE in actor.permissions,
        Permission.ASSESSMENT_COUNTERSIGN in actor.permissions and found.lead_id != actor.user_id,
        found.lead_id == actor.user_id, Permission.DISPUTE_RECORD in actor.permissions,
    )  # fmt: skip


def _tasks(actor: Actor, found: queries.Sheet) -> Iterator[dict[str, str]]:
    for section in found.form.sections:
        yield {
            "title": section.title,
            "href": reverse("assessments:section", args=[found.person_id, found.id, section.code]),
            "hint": _who(actor, found, section),
            "status": _state(found, section),
        }


def _who(actor: Actor, found: queries.Sheet, section: Section) -> str:
    """Who has done it, or was asked to."""
    work = found.work.get(section.code)
    if work is None:
        return ""
    if work.at is not None:
        return f"Done by {work.by}, {work.as_what.lower()}"
    if work.why_again:
        return f"Opened again: {work.why_again}"
    who = "you" if work.asked_id == actor.user_id else work.asked
    return f"Asked of {who}, {work.as_what.lower()}" if work.asked else ""


def _state(found: queries.Sheet, section: Section) -> str:
    if found.done(section):
        return "Done"
    answered = found.answered(section)
    return f"{answered} of {found.asked(section)} answered" if answered else "Not begun"
