"""Deciding what follows. A rule has proposed; a named person decides, with reasons, and may depart from it."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.decisions.noncompliance.commands.letters import needs_requirement, warning_letter
from throughcare.decisions.noncompliance.commands.writing import (
    add,
    failure_held,
    last_day,
    named_person,
    pack_of,
    state_today,
)
from throughcare.decisions.noncompliance.drafts import DecisionDraft
from throughcare.decisions.noncompliance.events import FailureClosed, ResponseDecided
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, ProposalMade, Response
from throughcare.decisions.noncompliance.refusals import (
    DayNeeded,
    DepartureNeedsReason,
    NotNow,
    SupervisorDecides,
    WordsNeeded,
)
from throughcare.decisions.noncompliance.wording import ACTIONS, ADVERSE, DECIDED, fits
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.documents.models import Letter
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import Activity, stops
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses import Step

ANSWERS_FOR_OTHERS = Permission.WARNING_WITHDRAW
"""Held by those who may undo an officer's warning: they decide where no rule does."""


@transaction.atomic
def decide(
    actor: Actor, person_id: UUID, failure_id: UUID, draft: DecisionDraft, *, expected: int
) -> Response:
    """Decide the response to a failure judged to be without reasonable excuse; a warning makes its letter.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotNow, SupervisorDecides, DepartureNeedsReason,
    WordsNeeded, DayNeeded, StaleVersion, and what making a letter raises: a warning that cannot be told is none.
    """
    named_person(actor)
    require(actor, Permission.RESPONSE_DECIDE, person_id)
    failure = failure_held(person_id, failure_id, Permission.RESPONSE_DECIDE)
    if failure.stage != Failure.Stage.TO_DECIDE:
        raise NotNow("Nothing is to be decided here now.")
    judgment = ExcuseJudgment.objects.select_related("judged_by").get(failure=failure)
    proposal = ProposalMade.objects.get(failure=failure)
    _check(actor, person_id, proposal, draft)
    letter = _letter(actor, failure, judgment, draft) if draft.kind == Response.Kind.WARNING else None
    response = _respond(actor, failure, proposal, draft, letter)
    amend(
        failure, expected=expected, by=actor, because="decided", stage=Failure.Stage.CLOSED, closed_reason=DECIDED
    )  # fmt: skip
    trail.record(actor, "noncompliance:failure:closed", failure, details={"reason": DECIDED})
    bus.publish(actor, ResponseDecided(response.pk, person_id, failure.pk, response.kind))
    bus.publish(actor, FailureClosed(failure.pk, person_id, DECIDED))
    return response


def _check(actor: Actor, person_id: UUID, proposal: ProposalMade, draft: DecisionDraft) -> None:
    if draft.kind not in ACTIONS:
        raise NotNow("Choose what follows", "kind")
    state = state_today(actor, person_id)
    if draft.kind in ADVERSE and state is not None and stops(state, Activity.RESPONSE):
        raise NotNow(f"Nothing adverse is decided while the state is “{state.label}”.", "kind")
    supervisor = ANSWERS_FOR_OTHERS in actor.permissions
    if proposal.step == Step.SUPERVISOR_DECIDES and draft.kind in ADVERSE and not supervisor:
        title = pack_of(actor, person_id).words.supervisor
        raise SupervisorDecides(f"The {title} decides this: ask them to open this page.", "kind")
    if not draft.reasons.strip():
        raise WordsNeeded("Say why", "reasons")
    typed = ("reasons", "departs_because", "requirement")
    refuse_what_tells(actor, person_id, {field: getattr(draft, field) for field in typed})
    if not fits(draft.kind, proposal.step) and not draft.departs_because.strip():
        raise DepartureNeedsReason("Say why you depart from what the rule proposes", "departs_because")


def _respond(
    actor: Actor, failure: Failure, proposal: ProposalMade, draft: DecisionDraft, letter: Letter | None
) -> Response:
    departs = not fits(draft.kind, proposal.step)
    response = Response(
        person_id=failure.person_id, failure=failure, proposal=proposal, order_id=failure.order_id, kind=draft.kind,
        given_on=clock.today(actor.zone), reasons=draft.reasons.strip(), departs=departs,
        departs_because=draft.departs_because.strip() if departs else "", decided_by_id=actor.user_id,
        letter=letter, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, response, "noncompliance:response:decided", kind=draft.kind, departs=departs)
    return response


def _letter(actor: Actor, failure: Failure, judgment: ExcuseJudgment, draft: DecisionDraft) -> Letter | None:
    pack = pack_of(actor, failure.person_id)
    kind = failure.order.kind if failure.order else None
    if not needs_requirement(pack, kind):
        return warning_letter(
            actor, pack, failure, judgment, draft.requirement, draft.correct_by, by_hand=draft.by_hand
        )
    if not draft.requirement.strip():
        raise WordsNeeded(f"Say which {pack.words.condition} this is about", "requirement")
    correct_by = _correct_by(actor, pack, draft.correct_by)
    return warning_letter(
        actor, pack, failure, judgment, draft.requirement, correct_by, by_hand=draft.by_hand
    )


def _correct_by(actor: Actor, pack: Jurisdiction, given: date | None) -> date:
    """Until when the person may say that something is wrong: the pack's days for a reason, or the officer's own."""
    today = clock.today(actor.zone)
    day = given or last_day(pack, pack.excuse_limit, today)
    if day is None:
        raise DayNeeded("Give the day until which the person can say that something is wrong", "correct_by")
    if day <= today:
        raise DayNeeded("The day must be after today", "correct_by")
    return day
