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
from throughcare.rules.forms import score
from throughcare.rules.forms.needs import Need, needs

LENGTHS = {None: 0, 0: 0, 1: 50, 2: 100}
"""How long the bar of a need is, per cent."""
LINKS = {True: "Yes", False: "No", None: "Not known"}


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need in the table. length: of its bar. greatest: whether it stands among the greatest."""

    need: Need
    length: int
    harm: str
    reoffending: str
    strength: str


@dataclass(frozen=True)
class NeedsPage:
    """The picture and its table, the greatest needs first in the table."""

    person: PersonHeader
    sheet: Sheet
    wheel: Wheel | None
    rows: tuple[NeedRow, ...]
    title: str = "Needs and strengths"


@require_safe
def needs_picture(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """The needs of one assessment, as its form and rules give them."""
    actor = request.actor
    door.look(actor, "assessments:needs", person_id)
    held = sheet(actor, person_id, assessment_id)
    found = needs_of(held)
    rows = tuple(_row(each) for each in sorted(found, key=lambda need: -(need.size or 0)))
    shown = NeedsPage(person_header(actor, person_id), held, draw_wheel(found), rows)
    return page(request, "assessments/needs.jinja", shown)


def needs_of(held: Sheet) -> tuple[Need, ...]:
    """The needs of an assessment; their rules are asked again, so that one still being made has its picture too."""
    if not any(section.need for section in held.form.sections):
        return ()
    return needs(held.form, held.given, score(held.form, held.given))


def _row(need: Need) -> NeedRow:
    return NeedRow(need, LENGTHS[need.size], LINKS[need.harm], LINKS[need.reoffending], LINKS[need.strength])
