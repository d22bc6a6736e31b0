"""The assessment under an id, in the state that a command needs, held until the transaction ends."""

from uuid import UUID

from throughcare.casework.assessments.models import Assessment
from throughcare.casework.assessments.refusals import NotBeingMade
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission


def standing(person_id: UUID, assessment_id: UUID) -> Assessment:
    """The person's assessment, locked: one writer at a time. Raises NotThere."""
    rows = Assessment.objects.select_for_update(no_key=True, of=("self",))
    held: Assessment | None = rows.filter(pk=assessment_id, person_id=person_id).first()
    if held is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such assessment")
    return held


def being_made(person_id: UUID, assessment_id: UUID) -> Assessment:
    """The same, if its answers may still change. Raises NotThere or NotBeingMade."""
    held = standing(person_id, assessment_id)
    if held.stage != "draft":
        raise NotBeingMade
    return held
