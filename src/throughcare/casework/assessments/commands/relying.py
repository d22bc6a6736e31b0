"""That a decision rests on an assessment: one link for every kind of decision, with what was wrong with it then."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments.models import Assessment, Reliance
from throughcare.casework.assessments.queries.relying import warnings_about
from throughcare.casework.assessments.refusals import NotCompleted, UseForbidden
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.rules.forms import find_form
from throughcare.rules.forms.uses import Resting, uses_of_form


@transaction.atomic
def rest_on(
    actor: Actor, person_id: UUID, decision: Resting, decision_id: UUID, assessment_id: UUID
) -> Reliance:
    """Write that a decision rests on an assessment. Called by the command that decides, after its own permission.

    It is written with what is wrong with that today: stale, or superseded by a later one or a correction. Raises
    NotThere, NotCompleted, or UseForbidden where such a decision may not rest on such an assessment.
    """
    held: Assessment | None = Assessment.objects.filter(pk=assessment_id, person_id=person_id).first()
    if held is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such assessment")
    if held.stage != "final":
        raise NotCompleted
    if decision in uses_of_form(find_form(held.form)).forbidden:
        raise UseForbidden(decision)
    warnings = warnings_about(held, actor.jurisdiction, clock.today(actor.zone))
    link: Reliance
    link, new = Reliance.objects.get_or_create(
        decision_id=decision_id, assessment=held,
        defaults={
            "person_id": person_id, "decision": decision, "warnings": list(warnings),
            "recorded_by_id": actor.user_id,
        },
    )  # fmt: skip
    if new:
        trail.record(
            actor,
            "assessments:reliance:recorded",
            link,
            details={"decision": str(decision), "warnings": list(warnings)},
        )
    return link
