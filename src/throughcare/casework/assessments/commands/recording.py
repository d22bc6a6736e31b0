"""Writes on the scores of other systems. Each takes the actor first."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments.adults import refuse_minor
from throughcare.casework.assessments.drafts import SourceScoreDraft
from throughcare.casework.assessments.events import SourceScoreRecorded
from throughcare.casework.assessments.models import SourceScore
from throughcare.casework.assessments.refusals import NotYet
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.events import bus


@transaction.atomic
def record_source_score(actor: Actor, person_id: UUID, draft: SourceScoreDraft) -> SourceScore:
    """Record a score as another system gave it; nothing is computed from it.

    Raises NotPermitted, NotThere, PurposeNeeded, NotYet or ValidationError.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    if draft.scored_on and draft.scored_on > clock.today(actor.zone):
        raise NotYet("scored_on", draft.scored_on)
    refuse_minor(person_id, draft.scored_on or clock.today(actor.zone), "instrument")
    score = SourceScore(person_id=person_id, recorded_by_id=actor.user_id, **asdict(draft))
    score.full_clean()
    score.save(force_insert=True)
    trail.record(actor, "assessments:score:recorded", score)
    bus.publish(actor, SourceScoreRecorded(person_id, score.pk, score.instrument))
    return score
