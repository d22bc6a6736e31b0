"""The person contests an answer or a score: written down, decided in time by somebody else, put right, and told."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments import wording
from throughcare.casework.assessments.commands.answering import save_answers
from throughcare.casework.assessments.commands.signing import make_final
from throughcare.casework.assessments.commands.standing import standing
from throughcare.casework.assessments.commands.starting import copy_of
from throughcare.casework.assessments.drafts import ContestDecision, ContestDraft, Typed
from throughcare.casework.assessments.events import AssessmentContested, ContestDecided
from throughcare.casework.assessments.models import Answer, Assessment, Contest, ScoreMade, SectionWork
from throughcare.casework.assessments.refusals import (
    AnswerMissing,
    ContestClosed,
    ContestedAlready,
    ContestOpen,
    DeciderInvolved,
    NotAmongThese,
    NotCompleted,
    NotYet,
    WordsMissing,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.forms import find_form
from throughcare.rules.jurisdictions.assessing import CONTEST_DAYS


@transaction.atomic
def contest(actor: Actor, person_id: UUID, assessment_id: UUID, draft: ContestDraft) -> Contest:
    """Write down that the person disputes something of a completed assessment, and start its clock.

    Having contested is never held against anybody: nothing else reads it. Raises NotPermitted, NotThere,
    PurposeNeeded, NotCompleted, NotYet, NotAmongThese, ContestedAlready or WordsMissing.
    """
    require(actor, Permission.DISPUTE_RECORD, person_id)
    held = standing(person_id, assessment_id)
    if held.stage != "final":
        raise NotCompleted
    if not draft.said.strip():
        raise WordsMissing("Say what the person disputes, in their words", "said")
    if draft.said_on > clock.today(actor.zone):
        raise NotYet("said_on", draft.said_on)
    refuse_what_tells(actor, person_id, {"said": draft.said})
    _among(held, draft)
    same = Contest.objects.filter(assessment=held, state="open", question=draft.question, score=draft.score)
    if same.exists():
        raise ContestedAlready
    made = Contest(
        person_id=person_id, assessment=held, question=draft.question, score=draft.score, said=draft.said.strip(),
        said_on=draft.said_on, due_on=draft.said_on + timedelta(days=CONTEST_DAYS),
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "assessments:contest:recorded", made)
    bus.publish(actor, AssessmentContested(person_id, made.pk, held.pk, made.due_on))
    return made


@transaction.atomic
def decide_contest(
    actor: Actor, person_id: UUID, contest_id: UUID, decision: ContestDecision, *, expected: int
) -> Contest:
    """Decide a contest. Upheld, the right answer makes a corrected version, and the rules are asked again at once.

    The decider signs that version. Raises NotPermitted, NotThere, PurposeNeeded, ContestClosed, DeciderInvolved,
    WordsMissing, AnswerMissing, AnswersRefused or StaleVersion.
    """
    require(actor, Permission.DISPUTE_DECIDE, person_id)
    held = _open(person_id, contest_id)
    if decision.state not in (*wording.SETTLED_FOR_THE_PERSON, "refused"):
        raise WordsMissing("Choose how it is decided", "state")
    if not decision.reasons.strip():
        raise WordsMissing("Give the reasons, which the person is told", "reasons")
    refuse_what_tells(actor, person_id, {"reasons": decision.reasons})
    first = standing(person_id, held.assessment_id)
    if actor.user_id in _involved(first, held.question):
        raise DeciderInvolved
    corrected = None
    if decision.state in wording.SETTLED_FOR_THE_PERSON and held.question:
        if decision.answer is None:
            raise AnswerMissing
        corrected = _put_right(actor, first, held.question, decision.answer)
    amend(
        held, expected=expected, by=actor, because="decided", state=decision.state, decided_by_id=actor.user_id,
        decided_at=clock.now(), reasons=decision.reasons.strip(), corrected_id=corrected and corrected.pk,
    )  # fmt: skip
    trail.record(actor, "assessments:contest:decided", held, details={"state": decision.state})
    bus.publish(
        actor, ContestDecided(person_id, held.pk, decision.state, corrected.pk if corrected else None)
    )
    return held


@transaction.atomic
def withdraw_contest(actor: Actor, person_id: UUID, contest_id: UUID, *, reasons: str, expected: int) -> None:
    """Write down that the person no longer disputes it. Raises as `decide_contest`."""
    require(actor, Permission.DISPUTE_RECORD, person_id)
    held = _open(person_id, contest_id)
    if not reasons.strip():
        raise WordsMissing("Say how the person withdrew it", "reasons")
    refuse_what_tells(actor, person_id, {"reasons": reasons})
    amend(
        held, expected=expected, by=actor, because="withdrawn", state="withdrawn", decided_by_id=actor.user_id,
        decided_at=clock.now(), reasons=reasons.strip(),
    )  # fmt: skip
    trail.record(actor, "assessments:contest:withdrawn", held)
    bus.publish(actor, ContestDecided(person_id, held.pk, "withdrawn", None))


@transaction.atomic
def tell_outcome(
    actor: Actor, person_id: UUID, contest_id: UUID, *, told_on: date, how: str, expected: int
) -> None:
    """Write down when and how the person was told. Raises ContestOpen, NotYet, WordsMissing or StaleVersion."""
    require(actor, Permission.DISPUTE_RECORD, person_id)
    held = _found(person_id, contest_id)
    if held.state == "open":
        raise ContestOpen
    if told_on > clock.today(actor.zone):
        raise NotYet("told_on", told_on)
    if how not in wording.TOLD_HOW:
        raise WordsMissing("Choose how the person was told", "how")
    amend(held, expected=expected, by=actor, because="told", told_on=told_on, told_how=how)
    trail.record(actor, "assessments:contest:told", held)


def _found(person_id: UUID, contest_id: UUID) -> Contest:
    rows = Contest.objects.select_for_update(no_key=True, of=("self",))
    held: Contest | None = rows.filter(pk=contest_id, person_id=person_id).first()
    if held is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such contest")
    return held


def _open(person_id: UUID, contest_id: UUID) -> Contest:
    held = _found(person_id, contest_id)
    if held.state != "open":
        raise ContestClosed
    return held


def _among(held: Assessment, draft: ContestDraft) -> None:
    """Refuse what is neither a question of the form nor a score of the assessment, and both at once."""
    asked = {question.name for question in find_form(held.form)}
    scored = ScoreMade.objects.filter(assessment=held, name=draft.score).exists() if draft.score else True
    if (draft.question and draft.score) or (draft.question and draft.question not in asked) or not scored:
        raise NotAmongThese


def _involved(first: Assessment, question: str) -> set[UUID]:
    """Whoever led, countersigned or did a section of the assessment, or gave the answer that is disputed."""
    found = {first.lead_id, first.countersigned_by_id}
    found |= set(SectionWork.objects.filter(assessment=first).values_list("done_by", flat=True))
    found |= set(
        Answer.objects.filter(assessment=first, question=question).values_list("recorded_by", flat=True)
    )
    return {each for each in found if each is not None}


def _put_right(actor: Actor, first: Assessment, question: str, answer: Typed) -> Assessment:
    """A corrected version of the one that stands now, with the right answer, signed by the decider."""
    latest = _latest(first)
    form = find_form(latest.form)
    made = copy_of(actor, latest, because="A contest was upheld")
    save_answers(actor, made.person_id, made.pk, form.section_of(question).code, {question: answer}, {})
    return make_final(actor, made, form)


def _latest(first: Assessment) -> Assessment:
    """The version that stands now: the assessment itself, or the last correction of it."""
    latest = first
    while (newer := Assessment.objects.filter(corrects=latest, stage="final").first()) is not None:
        latest = newer
    return latest
