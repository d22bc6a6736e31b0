"""When the plan is looked at next: on schedule by the place's figures, or because something happened."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughcare.casework.plans.commands.writing import Place, add
from throughcare.casework.plans.events import ReviewDue
from throughcare.casework.plans.models import Plan, PlanReview, PlanVersion
from throughcare.casework.plans.queries.standing import STANDS, latest_version
from throughcare.casework.plans.wording import SCHEDULED
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_days, civil_date
from throughcare.rules.plans.reviewing import PlanTrigger, review_due


@transaction.atomic
def call_for_review(
    actor: Actor, person_id: UUID, trigger: PlanTrigger, cause: UUID, on: date | None = None
) -> PlanReview | None:
    """Write that a review is called for by what happened. cause: the row that tells of it. Safe to repeat.

    None where the place's terms do not ask for it, the plan was never signed, it was looked at after `on`, or a review
    of the same kind waits. on: the civil day; today when None.
    """
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    person = rows.filter(pk=person_id).first()
    if person is None:
        return None  # the record was taken away meanwhile
    terms = jurisdictions.get(person.agency.jurisdiction).plan
    today = clock.today(person.agency.zone)
    plan: Plan | None = Plan.objects.filter(person_id=person_id, ended_on__isnull=True).first()
    if plan is None or trigger not in terms.after or latest_version(plan.pk) is None:
        return None
    happened = min(on or today, today)
    if _called(plan, trigger, cause) or happened < _last_review(plan, date.min):
        return None
    return _due(actor, plan, str(trigger), add_days(today, terms.event_within_days), cause)


def schedule_next(actor: Actor, plan: Plan, place: Place, on: date | None = None) -> PlanReview | None:
    """Set the review that comes by itself, after a version or a review. on: the day chosen; None for the place's.

    None where nothing is due by itself.
    """
    signed = PlanVersion.objects.filter(plan=plan, state__in=STANDS).order_by("number")
    days = [civil_date(each, place.zone) for each in signed.values_list("signed_at", flat=True)]
    terms = place.pack.plan
    due = review_due(
        began_on=plan.begun_on, made_on=days[0] if days else None, first_within_days=terms.first_within_days,
        reviewed_on=_last_review(plan, days[-1]) if days else None, every_months=terms.every_months,
        event_within_days=terms.event_within_days,
    )  # fmt: skip
    by = on or (due.on if due.what == "review" else None)
    held: PlanReview | None = PlanReview.objects.filter(plan=plan, cause__isnull=True, state="due").first()
    if by is None:
        return held
    if held is None:
        return _due(actor, plan, SCHEDULED, by, None)
    if held.due_on != by:
        amend(held, expected=held.version, by=actor, because="the plan was looked at", due_on=by)
        trail.record(actor, "plans:review:moved", held)
    return held


def _called(plan: Plan, trigger: PlanTrigger, cause: UUID) -> bool:
    """Whether this was answered with a review already, or one of the same kind waits."""
    held = PlanReview.objects.filter(plan=plan, called_by=str(trigger))
    return bool(held.filter(Q(cause=cause) | Q(state="due")).exists())


def _last_review(plan: Plan, least: date) -> date:
    done = PlanReview.objects.filter(plan=plan, state="done").order_by("-done_on")
    return max(done.values_list("done_on", flat=True).first() or least, least)


def _due(actor: Actor, plan: Plan, called_by: str, due_on: date, cause: UUID | None) -> PlanReview:
    review = PlanReview(person_id=plan.person_id, plan=plan, called_by=called_by, cause=cause, due_on=due_on)
    add(actor, review, "plans:review:set")
    bus.publish(actor, ReviewDue(plan.person_id, review.pk, called_by, due_on))
    return review
