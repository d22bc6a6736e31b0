"""What came of a hearing: decided here by a named person, or recorded as a fact, with its conditions; all or none."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.commands.writing import named_person
from throughcare.decisions.dueprocess.drafts import DecisionDraft, FactDraft
from throughcare.decisions.dueprocess.models import Decision, Process
from throughcare.decisions.dueprocess.wording import ADVERSE
from throughcare.decisions.hearings.bench import for_the_bench
from throughcare.decisions.hearings.commands.conditions import change_conditions
from throughcare.decisions.hearings.commands.writing import add, hearing_held, listed
from throughcare.decisions.hearings.drafts import ResultDraft
from throughcare.decisions.hearings.events import HearingHeard
from throughcare.decisions.hearings.models import Hearing, Result
from throughcare.decisions.hearings.queries.bench import theirs
from throughcare.decisions.hearings.refusals import (
    GoesWithTheDecision,
    NotListed,
    NotYet,
    ProcessNeeded,
    ProposesOnly,
    WordsNeeded,
)
from throughcare.decisions.hearings.wording import DECIDES, NEEDS_DECISION, OF_AN_APPEAL, RESULTS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.responses.gates import ELSEWHERE


@transaction.atomic
def decide(actor: Actor, hearing_id: UUID, draft: ResultDraft, *, expected: int) -> Result:
    """Decide at a hearing, as a named member of its bench or as somebody of the agency whom the place's table names.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, Over, NotYet, NotListed, WordsNeeded, ProcessNeeded,
    ProposesOnly, GoesWithTheDecision, StaleVersion, what deciding the process raises, what each condition does, or what
    a text may not tell.
    """
    named_person(actor)
    if actor.organisation_id is None:
        hearing = hearing_held(actor, hearing_id)
        return _decide(actor, actor, hearing, draft, expected)
    theirs(actor, hearing_id)
    with for_the_bench(actor) as system:
        hearing = hearing_held(system, hearing_id)
        return _decide(actor, system, hearing, draft, expected)


@transaction.atomic
def record_result(actor: Actor, hearing_id: UUID, draft: ResultDraft, *, expected: int) -> Result:
    """Record as a fact what a court or board decided at a hearing; never refused for steps that nothing proves.

    Raises NotPermitted, NotThere, PurposeNeeded, Over, NotYet, NotListed, WordsNeeded, ProposesOnly,
    GoesWithTheDecision, StaleVersion, what recording a decision as a fact raises, what each condition does, or what
    a text may not tell.
    """
    hearing = hearing_held(actor, hearing_id)
    at = draft.decided_at or clock.now()
    _check(hearing, draft)
    made_by = draft.made_by.strip() or hearing.body
    decision = None
    if draft.outcome in NEEDS_DECISION:
        decision = _fact(actor, hearing, draft, made_by, at)
    result = Result(
        person_id=hearing.person_id, hearing=hearing, basis="recorded", outcome=draft.outcome, made_by=made_by,
        reasons=draft.reasons.strip(), decided_at=at, decision=decision,
    )  # fmt: skip
    return _keep(actor, hearing, result, draft, expected)


def _decide(who: Actor, writer: Actor, hearing: Hearing, draft: ResultDraft, expected: int) -> Result:
    """who: the named person. writer: as whom the database is written to."""
    _check(hearing, draft)
    at = clock.now()
    decision = None
    if draft.outcome in NEEDS_DECISION:
        if hearing.process_id is None:
            raise ProcessNeeded
        process = Process.objects.get(pk=hearing.process_id)
        decided = DecisionDraft(
            outcome=draft.outcome, reasons=draft.reasons, proportionate=draft.proportionate, decided_at=at,
            appeal_by=draft.appeal_by,
        )  # fmt: skip
        decision = dueprocess.decide(who, process.pk, decided, expected=process.version)
    elif who is writer:
        require(who, Permission.PROCESS_DECIDE, hearing.person_id)
    result = Result(
        person_id=hearing.person_id, hearing=hearing, basis="decided", outcome=draft.outcome, made_by=who.name,
        reasons=draft.reasons.strip(), decided_by_id=who.user_id, decided_at=at, decision=decision,
    )  # fmt: skip
    return _keep(writer, hearing, result, draft, expected)


def _check(hearing: Hearing, draft: ResultDraft) -> None:
    listed(hearing)
    if hearing.starts_at > clock.now():
        raise NotYet(hearing.starts_at)
    if draft.outcome not in RESULTS:
        raise NotListed("outcome")
    if hearing.appeal is not None and (draft.conditions or draft.outcome not in OF_AN_APPEAL):
        raise ProposesOnly
    if not draft.reasons.strip():
        raise WordsNeeded("Give the reasons, in writing", "reasons")
    weighs = any(each.act != "discharged" for each in draft.conditions)
    if weighs and draft.outcome not in ADVERSE:
        raise GoesWithTheDecision


def _fact(actor: Actor, hearing: Hearing, draft: ResultDraft, made_by: str, at: datetime) -> Decision:
    held = hearing.process if hearing.process_id is not None else None
    if held is not None and held.state != "open":
        found: Decision | None = Decision.objects.filter(process=held).first()
        if found is None or found.basis != "recorded" or found.outcome != draft.outcome:
            raise NotThere(Permission.PROCESS_CARRY, hearing.person_id, "its process ended otherwise")
        return found
    kind = held.kind if held is not None else draft.kind or DECIDES[hearing.kind][0].value
    fact = FactDraft(
        about=held.about if held is not None else hearing.pk, authority=draft.authority or "court", made_by=made_by,
        decided_at=at, outcome=draft.outcome, reasons=draft.reasons, late_because=draft.late_because,
        order_id=hearing.order_id, appeal_by=draft.appeal_by,
    )  # fmt: skip
    permission = Permission.HEARING_ARRANGE if fact.authority in ELSEWHERE else Permission.PROCESS_CARRY
    return dueprocess.record_as_fact(
        actor, hearing.person_id, kind, fact, process_id=hearing.process_id, permission=permission
    )


def _keep(writer: Actor, hearing: Hearing, result: Result, draft: ResultDraft, expected: int) -> Result:
    """The result, the hearing as heard, and every condition: in one transaction."""
    refuse_what_tells(writer, hearing.person_id, {"reasons": draft.reasons, "made_by": draft.made_by})
    add(writer, result, "hearings:result:made", outcome=result.outcome)
    process_id = result.decision.process_id if result.decision is not None else hearing.process_id
    amend(hearing, expected=expected, by=writer, because="heard", state="heard", process_id=process_id)
    trail.record(writer, "hearings:hearing:heard", hearing)
    change_conditions(writer, hearing, result, draft.conditions)
    bus.publish(writer, HearingHeard(hearing.person_id, hearing.pk, hearing.kind, result.outcome))
    return result
