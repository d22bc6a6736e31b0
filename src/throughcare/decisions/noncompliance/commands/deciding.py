"""Deciding what follows. A rule or a grid has proposed; a named person decides, with reasons, and may depart from it.

What is harder than proposed waits for somebody else's approval (`approving`); what is gentler needs reasons only.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.decisions.noncompliance.commands.checking import Basis, basis_of, check, needs_approval
from throughcare.decisions.noncompliance.commands.fairly import decide_fairly
from throughcare.decisions.noncompliance.commands.letters import needs_requirement, warning_letter
from throughcare.decisions.noncompliance.commands.sanctioning import begin_sanction
from throughcare.decisions.noncompliance.commands.setting_aside import refuse_who_was_set_aside
from throughcare.decisions.noncompliance.commands.writing import (
    add,
    failure_held,
    last_day,
    named_person,
    pack_of,
)
from throughcare.decisions.noncompliance.drafts import DecisionDraft
from throughcare.decisions.noncompliance.events import ApprovalAsked, FailureClosed, ResponseDecided
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, Response, ResponseAsked
from throughcare.decisions.noncompliance.options import SANCTION, Option
from throughcare.decisions.noncompliance.refusals import DayNeeded, NotNow, WordsNeeded
from throughcare.decisions.noncompliance.wording import ADVERSE, DECIDED
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.documents.models import Letter
from throughcare.rules.jurisdictions import Jurisdiction

Stage = Failure.Stage


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who decided, and who approved it, where somebody had to."""

    decided_by: UUID
    approved_by: UUID | None = None


@transaction.atomic
def decide(
    actor: Actor, person_id: UUID, failure_id: UUID, draft: DecisionDraft, *, expected: int
) -> Response | ResponseAsked:
    """Decide the response to a failure judged to be without reasonable excuse; a warning makes its letter.

    What is stricter than proposed becomes no response but a request, which somebody else approves or declines. Raises
    NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotNow, NotTheirsAgain, NotTheOnlyGround, SupervisorDecides,
    NoPower, BeyondTheCap, DepartureNeedsReason, WordsNeeded, DayNeeded, StaleVersion, what making a letter raises (a
    warning that cannot be told is none), and what requiring hours of work raises.
    """
    named_person(actor)
    require(actor, Permission.RESPONSE_DECIDE, person_id)
    failure = failure_held(person_id, failure_id, Permission.RESPONSE_DECIDE)
    if failure.stage != Stage.TO_DECIDE:
        raise NotNow("Nothing is to be decided here now.")
    refuse_who_was_set_aside(failure, actor.user_id)
    basis = basis_of(actor, failure)
    option = check(actor, basis, draft)
    if needs_approval(option):
        return _ask(actor, basis, option, draft, expected)
    return respond(actor, basis, option, draft, Deciders(actor.user_id), expected)


def waits_for_approval(made: Response | ResponseAsked) -> bool:
    """Whether what was decided is only asked for, until somebody else has approved it."""
    return isinstance(made, ResponseAsked)


def respond(
    actor: Actor, basis: Basis, option: Option, draft: DecisionDraft, who: Deciders, expected: int
) -> Response:
    """Give the response: its letter, its row, its sanction, and the failure closed."""
    failure, person_id = basis.failure, basis.failure.person_id
    refuse_who_was_set_aside(failure, who.decided_by, who.approved_by)
    process = decide_fairly(actor, failure, draft)
    letter = _letter(actor, failure, basis.judgment, draft) if draft.kind == Response.Kind.WARNING else None
    response = _respond(actor, basis, option, draft, who, letter, process)
    if draft.kind == SANCTION:
        begin_sanction(actor, response, option, draft)
    amend(failure, expected=expected, by=actor, because="decided", stage=Stage.CLOSED, closed_reason=DECIDED)
    trail.record(actor, "noncompliance:failure:closed", failure, details={"reason": DECIDED})
    bus.publish(actor, ResponseDecided(response.pk, person_id, failure.pk, response.kind))
    bus.publish(actor, FailureClosed(failure.pk, person_id, DECIDED))
    return response


def _ask(actor: Actor, basis: Basis, option: Option, draft: DecisionDraft, expected: int) -> ResponseAsked:
    failure = basis.failure
    asked = ResponseAsked(
        person_id=failure.person_id, failure=failure, kind=draft.kind, measure=draft.measure, what=_what(option, draft),
        amount=draft.amount, due_on=draft.due_on, reasons=draft.reasons.strip(),
        departs_because=draft.departs_because.strip(), requirement=draft.requirement.strip(),
        correct_by=draft.correct_by, by_hand=draft.by_hand, beside_id=draft.beside_id,
        proportionate=draft.proportionate.strip(), interpreter=draft.interpreter, adult=draft.adult,
        asked_by_id=actor.user_id,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, asked, "noncompliance:approval:asked", kind=draft.kind)
    amend(failure, expected=expected, by=actor, because="approval-asked", stage=Stage.TO_APPROVE)
    trail.record(actor, "noncompliance:failure:to-approve", failure)
    bus.publish(actor, ApprovalAsked(asked.pk, failure.person_id, failure.pk))
    return asked


def _what(option: Option, draft: DecisionDraft) -> str:
    if option.kind != SANCTION:
        return ""
    return option.measure.title if option.measure else draft.what.strip()


def _respond(
    actor: Actor, basis: Basis, option: Option, draft: DecisionDraft, who: Deciders, letter: Letter | None,
    process: UUID | None,
) -> Response:  # fmt: skip
    failure, departs = basis.failure, bool(option.direction)
    response = Response(
        person_id=failure.person_id, failure=failure, proposal=basis.proposal, order_id=failure.order_id,
        kind=draft.kind, given_on=clock.today(actor.zone), reasons=draft.reasons.strip(), departs=departs,
        departs_because=draft.departs_because.strip() if departs else "", direction=option.direction,
        measure=draft.measure if draft.kind == SANCTION else "", what=_what(option, draft),
        beside_id=draft.beside_id if draft.kind in ADVERSE else None, decided_by_id=who.decided_by,
        approved_by_id=who.approved_by, letter=letter, process_id=process, recorded_by_id=actor.user_id,
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
