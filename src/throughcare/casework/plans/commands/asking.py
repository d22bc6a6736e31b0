"""The person is asked about a version. Whatever they answer, the plan is theirs, and nothing follows against them."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.plans.commands.writing import Place, add, hold
from throughcare.casework.plans.drafts import AnswerDraft
from throughcare.casework.plans.events import PlanAnswered
from throughcare.casework.plans.models import Agreement, PlanVersion
from throughcare.casework.plans.queries.standing import agreement_with, latest_version
from throughcare.casework.plans.refusals import (
    AnsweredAlready,
    DayWrong,
    NothingWaits,
    UnknownCode,
    WordsMissing,
)
from throughcare.casework.plans.wording import ANSWER_WORDS, WAYS
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.dates import civil_date
from throughcare.rules.kernel import BadAnswers
from throughcare.rules.plans.agreement import agreement


@transaction.atomic
def record_answer(actor: Actor, person_id: UUID, version_id: UUID, draft: AnswerDraft) -> Agreement:
    """Write down what the person answered to the version that stands; never overwritten.

    Raises NotPermitted, NotThere, PurposeNeeded, NothingWaits, AnsweredAlready, UnknownCode, WordsMissing, DayWrong, or
    what a text may not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, version = hold(person_id), _version(person_id, version_id)
    _check(draft, version, place)
    try:
        outcome = agreement(current=agreement_with(version), answer=draft.answer).results
    except BadAnswers as problem:
        raise AnsweredAlready(
            "The person was asked about this version already. Change the plan and sign it to ask again"
            if any(each.field == "current" for each in problem.problems)
            else "The person could not answer before. Write down yes or no when they can"
        ) from problem
    if outcome["details_required"] and not draft.reason.strip():
        raise WordsMissing("Write down why, in the person's words", "reason")
    refuse_what_tells(actor, person_id, {"reason": draft.reason, "with_them": draft.with_them})
    answer = Agreement(
        person_id=person_id, plan_version=version, answer=draft.answer, reason=draft.reason.strip(),
        asked_on=draft.asked_on, asked_by_id=actor.user_id, way=draft.way, signed=draft.signed,
        with_them=draft.with_them.strip(),
    )  # fmt: skip
    add(actor, answer, "plans:answer:written")
    bus.publish(actor, PlanAnswered(person_id, version.pk, answer.answer))
    return answer


def _version(person_id: UUID, version_id: UUID) -> PlanVersion:
    """The version that stands. Raises NothingWaits for one that does not, or not yet."""
    version: PlanVersion | None = PlanVersion.objects.filter(pk=version_id, person_id=person_id).first()
    if version is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such version of the plan")
    last = latest_version(version.plan_id)
    if last is None or last.pk != version.pk:
        raise NothingWaits("This version is no longer the last. Ask about the one that stands")
    if version.state == "waiting":
        raise NothingWaits("This version waits for its second signature. Ask the person when it is signed")
    return version


def _check(draft: AnswerDraft, version: PlanVersion, place: Place) -> None:
    if draft.answer not in ANSWER_WORDS:
        raise UnknownCode("answer", draft.answer)
    if draft.way not in WAYS:
        raise UnknownCode("way", draft.way)
    if draft.asked_on > place.today:
        raise DayWrong("The day must be today or in the past", "asked_on", draft.asked_on)
    if draft.asked_on < civil_date(version.signed_at, place.zone):
        raise DayWrong("The day must not be before the version was signed", "asked_on", draft.asked_on)
