"""Action plans: written and sent by whoever runs the service, approved or sent back by the officer."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.commands.moving import move
from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.provision.commands.writing import add, referral_of, refuse_unless_accepted, wrote
from throughcare.casework.provision.events import ActionPlanAnswered, ActionPlanSubmitted
from throughcare.casework.provision.models import ActionPlan
from throughcare.casework.provision.refusals import AnotherState, NotWritten
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.interventions.referring import ROUTE, RUNNER, SERVICE

MOST_SESSIONS = 200


@transaction.atomic
def write_plan(
    actor: Actor, referral_id: UUID, *, sessions: int, activities: tuple[str, ...], submit: bool,
    expected: int = 0,
) -> ActionPlan:  # fmt: skip
    """Write the action plan, or go on writing it, and send it to the officer where `submit`.

    expected: the version of the plan being written; 0 begins one.
    Raises NotPermitted, NotThere, NotAccepted, AnotherState, NotWritten or StaleVersion.
    """
    referral = referral_of(actor, referral_id)
    refuse_unless_accepted(referral)
    said = [each.strip() for each in activities if each.strip()]
    if not 1 <= sessions <= MOST_SESSIONS:
        raise NotWritten(f"Say how many sessions, from 1 to {MOST_SESSIONS}", "sessions")
    if submit and not said:
        raise NotWritten("Say what is done in the sessions", "activities")
    given = {
        "sessions": sessions, "activities": said, "state": "submitted" if submit else "created",
        "submitted_at": clock.now() if submit else None,
    }  # fmt: skip
    rows = ActionPlan.objects.filter(referral_id=referral_id, state__in=("created", "submitted"))
    plan: ActionPlan | None = rows.first()
    if plan is None:
        plan = ActionPlan(
            person_id=referral.person_id, referral=referral, organisation_id=referral.organisation_id, **given
        )
        add(actor, plan, "provision:plan:written")
    elif plan.state == "submitted":
        raise AnotherState("The plan waits for the officer’s answer. It can be changed once it is answered")
    else:
        amend(plan, expected=expected, by=actor, because="written", **given)
        wrote(actor, "provision:plan:written", plan)
    if submit:
        _begin_assessed(actor, referral)
        bus.publish(actor, ActionPlanSubmitted(referral.person_id, referral.pk, plan.pk))
    return plan


@transaction.atomic
def answer_plan(
    actor: Actor, person_id: UUID, action_plan_id: UUID, *, approve: bool, words: str = "", expected: int
) -> None:
    """The officer approves an action plan, or sends it back with what is missing.

    Raises NotPermitted, NotThere, PurposeNeeded, AnotherState, NotWritten, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.REFERRAL_MAKE, person_id)
    plan: ActionPlan | None = (
        ActionPlan.objects.select_related("referral").filter(pk=action_plan_id, person_id=person_id).first()
    )
    if plan is None:
        raise NotThere(Permission.REFERRAL_MAKE, person_id, "no such plan")
    if plan.state != "submitted":
        raise AnotherState("This plan no longer waits for an answer")
    if not approve and not words.strip():
        raise NotWritten("Say what is missing", "words")
    refuse_what_tells(actor, person_id, {"words": words})
    amend(
        plan, expected=expected, by=actor, because="approved" if approve else "returned",
        state="approved" if approve else "returned", answered_by_id=actor.user_id, answered_at=clock.now(),
        answer=words.strip(),
    )  # fmt: skip
    wrote(actor, "provision:plan:approved" if approve else "provision:plan:returned", plan)
    if approve and plan.referral.route == SERVICE and plan.referral.state == "assessed":
        move(actor, plan.referral_id, to="delivering", side="referrer", expected=plan.referral.version)
    bus.publish(actor, ActionPlanAnswered(person_id, plan.referral_id, plan.pk, approve))


def _begin_assessed(actor: Actor, referral: ServiceReferral) -> None:
    """A service's plan rests on a first appointment that was held: the referral then counts as assessed."""
    if referral.route == SERVICE and ROUTE[SERVICE].may(referral.state, "assessed", RUNNER):
        move(actor, referral.pk, to="assessed", side=RUNNER, expected=referral.version)
