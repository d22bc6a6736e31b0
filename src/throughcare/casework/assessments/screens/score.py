"""Screens: the term sheet of a score, on screen, on paper and as PDF, and its inputs as a file."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.assessments.commands.disclosing import note_taken
from throughcare.casework.assessments.drawing import ScaleDrawn, draw_scale
from throughcare.casework.assessments.explained import ScoreExplained
from throughcare.casework.assessments.queries import Sheet, sheet
from throughcare.casework.assessments.queries.explaining import explain, inputs_text
from throughcare.casework.assessments.queries.scores import score_kept
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.documents import printing
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions

CORRECTED = "This assessment was corrected since. The corrected version has its own scores."
UNSIGNED = "This assessment waits for its second signature."


@dataclass(frozen=True)
class ScorePage:
    """A term sheet. notice: what stands above it, or "". language: of the page itself."""

    person: PersonHeader
    sheet: Sheet
    score: ScoreExplained
    scale: ScaleDrawn | None
    notice: str
    language: str = "en"

    @property
    def title(self) -> str:
        """What was scored."""
        return f"{self.score.title}: how it came about"


@require_safe
def score(request: ActingRequest, person_id: UUID, assessment_id: UUID, score_id: UUID) -> HttpResponse:
    """The term sheet."""
    door.look(request.actor, "assessments:score", person_id)
    return page(request, "assessments/score.jinja", _page(request.actor, person_id, assessment_id, score_id))


@require_safe
def score_inputs(
    request: ActingRequest, person_id: UUID, assessment_id: UUID, score_id: UUID
) -> HttpResponse:
    """What the rule was asked, as the one line that the command line reads. It holds no name."""
    actor = request.actor
    decision = door.look(actor, "assessments:score", person_id)
    kept = score_kept(actor, person_id, assessment_id, score_id)
    note_taken(actor, person_id, score_id, decision.purpose, "inputs")
    answer = HttpResponse(f"{inputs_text(kept)}\n", content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="inputs-{str(score_id)[-8:]}.json"'
    return answer


@require_safe
def score_print(request: ActingRequest, person_id: UUID, assessment_id: UUID, score_id: UUID) -> HttpResponse:
    """The term sheet alone, for the printer: what serves where no PDF can be made."""
    actor = request.actor
    decision = door.look(actor, "assessments:score", person_id)
    shown = _page(actor, person_id, assessment_id, score_id)
    note_taken(actor, person_id, score_id, decision.purpose, "print")
    return HttpResponse(html_of(actor, shown))


@require_safe
def score_pdf(request: ActingRequest, person_id: UUID, assessment_id: UUID, score_id: UUID) -> HttpResponse:
    """The term sheet as tagged PDF; without the means to make one, the print page. Its name tells nothing."""
    if not printing.can_make_pdf():
        return HttpResponseRedirect(
            reverse("assessments:score_print", args=[person_id, assessment_id, score_id])
        )
    actor = request.actor
    decision = door.look(actor, "assessments:score", person_id)
    shown = _page(actor, person_id, assessment_id, score_id)
    note_taken(actor, person_id, score_id, decision.purpose, "pdf")
    answer = HttpResponse(
        printing.tagged_pdf(html_of(actor, shown, linked=False)), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'attachment; filename="score-{str(score_id)[-8:]}.pdf"'
    return answer


def html_of(actor: Actor, shown: ScorePage, *, linked: bool = True) -> str:
    """The term sheet as a page of its own. linked: its style sheet is fetched by the browser."""
    context = {
        "page": shown, "pack": jurisdictions.get(actor.jurisdiction), "agency_name": actor.agency_name,
        "made_on": clock.today(actor.zone), "zone": actor.zone, "linked": linked,
    }  # fmt: skip
    return get_template("assessments/score_print.jinja", using="jinja").render(context)


def _page(actor: Actor, person_id: UUID, assessment_id: UUID, score_id: UUID) -> ScorePage:
    person = person_header(actor, person_id)
    held = sheet(actor, person_id, assessment_id)
    found = explain(held, score_kept(actor, person_id, assessment_id, score_id))
    notice = CORRECTED if held.corrected_by else UNSIGNED if held.stage == "signed" else ""
    return ScorePage(person, held, found, draw_scale(found.scale) if found.scale else None, notice)
