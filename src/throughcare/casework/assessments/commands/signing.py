"""Signing: the checks, the scores, the second signature by somebody else, and sending back."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments.commands.standing import being_made, standing
from throughcare.casework.assessments.events import AssessmentCompleted, AssessmentReturned, AssessmentSigned
from throughcare.casework.assessments.given import as_given
from throughcare.casework.assessments.models import Answer, Assessment, ScoreMade
from throughcare.casework.assessments.refusals import NotWaiting, OwnWork, StillOpen, WordsMissing
from throughcare.casework.releases.queries import in_use
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules import jurisdictions
from throughcare.rules.forms import Form, NotScored, Scored, find_form, gaps, score, stated
from throughcare.rules.kernel.fingerprint import to_json


@transaction.atomic
def sign_assessment(actor: Actor, person_id: UUID, assessment_id: UUID, *, expected: int) -> Assessment:
    """Sign an assessment: every question has an answer of some kind, and the rules are asked.

    It then stands, or waits for a second signature where the pack asks for one. A rule that has no answer for these
    answers is kept as not scored, with the reason. Raises NotPermitted, NotThere, PurposeNeeded, NotBeingMade,
    StillOpen or StaleVersion.
    """
    require(actor, Permission.ASSESSMENT_WRITE, person_id)
    held = being_made(person_id, assessment_id)
    form = find_form(held.form)
    given = as_given(Answer.objects.filter(assessment=held).values("question", "state", "value"))
    missing = gaps(form, given)
    if missing:
        raise StillOpen(len(missing))
    use = jurisdictions.get(actor.jurisdiction).form_use(form.id.code)
    second = use is not None and use.countersigned
    amend(
        held, expected=expected, by=actor, because="signed", stage="signed" if second else "final",
        lead_id=actor.user_id, signed_at=clock.now(), countersigning="waiting" if second else "not_asked",
    )  # fmt: skip
    _score(actor, held, form, given)
    trail.record(actor, "assessments:assessment:signed", held, details={"form": held.form})
    event = AssessmentSigned if second else AssessmentCompleted
    bus.publish(actor, event(person_id, held.pk, held.form))
    return held


def make_final(actor: Actor, held: Assessment, form: Form) -> Assessment:
    """Sign a version that a decision made, without a second signature: the decision was the second look."""
    given = as_given(Answer.objects.filter(assessment=held).values("question", "state", "value"))
    amend(
        held, expected=held.version, by=actor, because="decided", stage="final", signed_at=clock.now(),
        countersigning="not_asked",
    )  # fmt: skip
    _score(actor, held, form, given)
    trail.record(actor, "assessments:assessment:signed", held, details={"form": held.form})
    bus.publish(actor, AssessmentCompleted(held.person_id, held.pk, held.form))
    return held


@transaction.atomic
def countersign(
    actor: Actor, person_id: UUID, assessment_id: UUID, *, expected: int, remarks: str = ""
) -> None:
    """Give the second signature; the assessment then stands.

    Raises NotPermitted, NotThere, PurposeNeeded, NotWaiting, OwnWork or StaleVersion.
    """
    held = _waiting(actor, person_id, assessment_id, remarks)
    amend(
        held, expected=expected, by=actor, because="countersigned", stage="final", countersigning="done",
        countersigned_by_id=actor.user_id, countersigned_at=clock.now(), remarks=remarks.strip() or held.remarks,
    )  # fmt: skip
    trail.record(actor, "assessments:assessment:countersigned", held, details={"form": held.form})
    bus.publish(actor, AssessmentCompleted(person_id, held.pk, held.form))


@transaction.atomic
def send_back(actor: Actor, person_id: UUID, assessment_id: UUID, *, expected: int, remarks: str) -> None:
    """Send a signed assessment back to be worked on, saying why. Its scores go with the signature.

    Raises as `countersign`, or WordsMissing.
    """
    held = _waiting(actor, person_id, assessment_id, remarks)
    if not remarks.strip():
        raise WordsMissing("Say what is to be looked at again", "remarks")
    amend(
        held, expected=expected, by=actor, because="sent back", stage="draft", countersigning="returned",
        signed_at=None, remarks=remarks.strip(),
    )  # fmt: skip
    ScoreMade.objects.filter(assessment=held).update(
        known_to=clock.now(), closed_by=actor.user_id, closed_because="sent back"
    )
    trail.record(actor, "assessments:assessment:sent-back", held, details={"form": held.form})
    bus.publish(actor, AssessmentReturned(person_id, held.pk, held.form))


def _waiting(actor: Actor, person_id: UUID, assessment_id: UUID, remarks: str) -> Assessment:
    require(actor, Permission.ASSESSMENT_COUNTERSIGN, person_id)
    refuse_what_tells(actor, person_id, {"remarks": remarks})
    held = standing(person_id, assessment_id)
    if held.stage != "signed":
        raise NotWaiting
    if actor.user_id == held.lead_id:
        raise OwnWork
    return held


def _score(actor: Actor, held: Assessment, form: Form, given: dict[str, object]) -> None:
    """By the versions that the agency uses on the day of which the assessment speaks."""
    codes = [scoring.rule for scoring in form.scorings if "@" not in scoring.rule]
    versions = in_use(actor.agency_id, codes, held.assessed_on)
    ScoreMade.objects.bulk_create(_kept(held, outcome, actor) for outcome in score(form, given, versions))


def _kept(held: Assessment, outcome: Scored | NotScored, actor: Actor) -> ScoreMade:
    row = ScoreMade(
        person_id=held.person_id, assessment=held, name=outcome.scoring.key, rule=str(outcome.entry.card.id),
        scored_on=held.assessed_on, recorded_by_id=actor.user_id,
    )  # fmt: skip
    if isinstance(outcome, NotScored):
        row.not_scored = outcome.because[:1000]
        return row
    row.inputs = to_json(outcome.inputs)
    row.results = to_json(outcome.results)
    says = stated(outcome.entry, outcome.answer, outcome.scoring.shows)
    row.value, row.unit, row.band = says.value, says.unit, says.band
    row.fingerprint = str(outcome.answer.fingerprint)
    return row
