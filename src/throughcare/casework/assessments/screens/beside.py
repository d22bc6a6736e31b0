"""Screen: everything the person says about themselves beside the assessment, section by section."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.assessments import queries
from throughcare.casework.selfreports.queries import Beside, beside_all
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.forms import Section


@dataclass(frozen=True)
class BesidePage:
    """parts: sections of the assessment that have something of the person's beside them; none while they never said."""

    person: PersonHeader
    sheet: queries.Sheet
    parts: tuple[tuple[Section, Beside], ...]
    title: str = "Both views side by side"

    @property
    def latest(self) -> Beside:
        """Which answers these are; asked only where there are parts."""
        return self.parts[0][1]

    @property
    def answered(self) -> list[tuple[Section, Beside]]:
        """Sections on which the person said something."""
        return [(section, found) for section, found in self.parts if any(row.given for row in found.rows)]

    @property
    def silent(self) -> list[str]:
        """Titles of those on which they said nothing."""
        return [section.title for section, found in self.parts if not any(row.given for row in found.rows)]

    @property
    def differing(self) -> int:
        """In how many places the two views part."""
        return sum(found.differing for _, found in self.parts)


@require_safe
def beside(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Both views, and where they part."""
    actor = request.actor
    door.look(actor, "assessments:beside", person_id)
    found = queries.sheet(actor, person_id, assessment_id)
    parts = beside_all(actor, person_id, found.form, found.given)
    content = BesidePage(person_header(actor, person_id), found, parts)
    return page(request, "assessments/beside.jinja", content)
