"""Reviews: made, against the version before; or found not needed, with the reason."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.plans.commands.scheduling import schedule_next
from throughcare.casework.plans.commands.writing import hold
from throughcare.casework.plans.drafts import ReviewDraft
from throughcare.casework.plans.events import ReviewDone
from throughcare.casework.plans.models import Objective, PlanReview, PlanVersion
from throughcare.casework.plans.queries.standing import latest_version
from throughcare.casework.plans.refusals import DayWrong, NothingWaits, UnknownCode, WordsMissing
from throughcare.casework.plans.wording import OUTCOMES
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def do_review(
    actor: Actor, person_id: UUID, review_id: UUID, draft: ReviewDraft, *, expected: int
) -> PlanReview:
    """Write down a review: each objective as it was in the last version and as it is, and what is said of it.

    Other reviews that were due are joined with it, and the next is set. Raises NotPermitted, NotThere, PurposeNeeded,
    NothingWaits, UnknownCode, DayWrong, WordsMissing, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, review = hold(person_id), _due(person_id, review_id)
    _check(draft, place.today)
    said = {f"finding_{each.objective}": each.words for each in draft.findings}
    refuse_what_tells(actor, person_id, {"words": draft.words, "own_words": draft.own_words} | said)
    before = latest_version(review.plan_id)
    amend(
        review, expected=expected, by=actor, because="done", state="done", done_on=draft.done_on,
        done_by_id=actor.user_id, outcome=draft.outcome, words=draft.words.strip(),
        own_words=draft.own_words.strip(), compares_to_id=before.pk if before else None,
        findings=_findings(review, before, draft),
    )  # fmt: skip
    trail.record(actor, "plans:review:done", review)
    _join(actor, review)
    schedule_next(actor, review.plan, place, draft.next_on)
    bus.publish(actor, ReviewDone(person_id, review.pk, review.outcome))
    return review


@transaction.atomic
def skip_review(actor: Actor, person_id: UUID, review_id: UUID, *, words: str, expected: int) -> PlanReview:
    """Say why a review is not needed; the one on schedule is set anew.

    Raises NotPermitted, NotThere, PurposeNeeded, NothingWaits, WordsMissing, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, review = hold(person_id), _due(person_id, review_id)
    if not words.strip():
        raise WordsMissing("Say why it is not needed", "words")
    refuse_what_tells(actor, person_id, {"words": words})
    amend(review, expected=expected, by=actor, because="not needed", state="not_needed", words=words.strip())
    trail.record(actor, "plans:review:waived", review)
    schedule_next(actor, review.plan, place)
    bus.publish(actor, ReviewDone(person_id, review.pk, ""))
    return review


def _due(person_id: UUID, review_id: UUID) -> PlanReview:
    rows = PlanReview.objects.select_related("plan__person__agency")
    review: PlanReview | None = rows.filter(pk=review_id, person_id=person_id).first()
    if review is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such review of the plan")
    if review.state != "due":
        raise NothingWaits
    return review


def _check(draft: ReviewDraft, today: date) -> None:
    if draft.outcome not in OUTCOMES:
        raise UnknownCode("outcome", draft.outcome)
    if not draft.words.strip():
        raise WordsMissing("Say what the review found", "words")
    if draft.done_on > today:
        raise DayWrong("The day must be today or in the past", "done_on", draft.done_on)
    if draft.next_on is not None and draft.next_on <= today:
        raise DayWrong("The day must be after today", "next_on", draft.next_on)


def _findings(review: PlanReview, before: PlanVersion | None, draft: ReviewDraft) -> list[dict[str, Any]]:
    """One line an objective: the state in the last version ("" where it was not in it), the state now, the words."""
    was = {each["id"]: each["state"]["code"] for each in before.content["objectives"]} if before else {}
    said = {str(each.objective): each.words.strip() for each in draft.findings}
    held = Objective.objects.filter(plan_id=review.plan_id).order_by("position", "id")
    for objective in set(said) - {str(each.pk) for each in held}:
        raise UnknownCode("findings", objective)
    return [
        {"objective": str(each.pk), "was": was.get(str(each.pk), ""), "is": each.state,
         "words": said.get(str(each.pk), "")}
        for each in held
    ]  # fmt: skip


def _join(actor: Actor, review: PlanReview) -> None:
    """The other reviews that were due were made along with this one."""
    for other in PlanReview.objects.filter(plan_id=review.plan_id, state="due"):
        amend(other, expected=other.version, by=actor, because="joined with another", state="joined")
        trail.record(actor, "plans:review:joined", other)
