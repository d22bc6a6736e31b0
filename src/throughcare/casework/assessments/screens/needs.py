"""Screen: the needs and strengths of an assessment as a picture, with its table."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.assessments.queries import Sheet, sheet
from throughcare.casework.assessments.wheel import Wheel, draw_wheel
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.forms import Link, score
from throughcare.rules.forms.needs import Need, needs

LENGTHS = {None: 0, 0: 0, 1: 50, 2: 100}
"""How long the bar of a need is, per cent."""
LINKS = {True: "Yes", False: "No", None: "Not known"}
COLUMNS = {
    Link.HARM: "Linked to harm",
    Link.REOFFENDING: "Linked to reoffending",
    Link.STRENGTH: "Something helps",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a need is linked to: yes, no or not known, and the words beside it."""

    head: str
    says: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need in the table. length: of its bar. cells: one for each thing that the form asks of its sections."""

    need: Need
    length: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class NeedsPage:
    """The picture and its table, the greatest needs first in the table."""

    person: PersonHeader
    sheet: Sheet
    wheel: Wheel | None
    heads: tuple[str, ...]
    rows: tuple[NeedRow, ...]
    title: str = "Needs and strengths"


@require_safe
def needs_picture(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """The needs of one assessment, as its form and rules give them."""
    actor = request.actor
    door.look(actor, "assessments:needs", person_id)
    held = sheet(actor, person_id, assessment_id)
    found = needs_of(held)
    asked = tuple(link for link in COLUMNS if any(each.section.linked(link) for each in found))
    rows = tuple(_row(each, asked) for each in sorted(found, key=lambda need: -(need.size or 0)))
    shown = NeedsPage(
        person_header(actor, person_id), held, draw_wheel(found), tuple(COLUMNS[link] for link in asked), rows
    )
    return page(request, "assessments/needs.jinja", shown)


def needs_of(held: Sheet) -> tuple[Need, ...]:
    """The needs of an assessment; their rules are asked again, so that one still being made has its picture too."""
    if not any(section.need for section in held.form.sections):
        return ()
    return needs(held.form, held.given, score(held.form, held.given))


def _row(need: Need, asked: tuple[Link, ...]) -> NeedRow:
    said = {
        Link.HARM: (need.harm, (need.harmful,)),
        Link.REOFFENDING: (need.reoffending, (need.offending,)),
        Link.STRENGTH: (need.strength, (need.helps, f"On changing it: {need.wants}" if need.wants else "")),
    }
    cells = tuple(
        Cell(COLUMNS[link], LINKS[said[link][0]], tuple(words for words in said[link][1] if words))
        for link in asked
    )
    return NeedRow(need, LENGTHS[need.size], cells)
