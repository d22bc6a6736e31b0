"""Asking the pack's rule what follows, and keeping its answer with the facts it used."""

from typing import Any
from uuid import UUID

from throughcare.decisions.noncompliance.commands.writing import add, pack_of
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, ProposalMade, Response
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.rules.responses import MissedContactFacts, ResponseRule, no_published_rule


def propose(actor: Actor, failure: Failure) -> ProposalMade:
    """Compute the proposal of a judged failure and keep it; an earlier one becomes history."""
    proposal = rule_of(pack_of(actor, failure.person_id), failure)(facts_of(failure))
    kept: dict[str, Any] = {
        "rule": str(proposal.rule), "step": proposal.step.value, "grounds": proposal.because,
        "facts": to_json(proposal.facts), "fingerprint": str(proposal.fingerprint),
    }  # fmt: skip
    row: ProposalMade | None = ProposalMade.objects.filter(failure=failure).first()
    if row is None:
        row = ProposalMade(person_id=failure.person_id, failure=failure, recorded_by_id=actor.user_id, **kept)
        add(actor, row, "noncompliance:proposal:made", rule=str(proposal.rule), step=proposal.step.value)
    elif row.fingerprint != proposal.fingerprint:
        amend(row, expected=row.version, by=actor, because="facts-changed", **kept)
        trail.record(actor, "noncompliance:proposal:made-again", row, details={"step": proposal.step.value})
    return row


def propose_again(actor: Actor, person_id: UUID, order_id: UUID | None) -> None:
    """Compute anew what is proposed for failures of one order that nobody has decided yet."""
    waiting = Failure.objects.filter(person_id=person_id, order_id=order_id, stage=Failure.Stage.TO_DECIDE)
    for failure in waiting.select_related("order"):
        propose(actor, failure)


def take_back(actor: Actor, failure: Failure) -> None:
    """Hold no proposal any more: the excuse is now held reasonable."""
    for row in ProposalMade.objects.filter(failure=failure):
        retract(row, expected=row.version, by=actor, because="judged-again")
        trail.record(actor, "noncompliance:proposal:taken-back", row)


def rule_of(pack: Jurisdiction, failure: Failure) -> ResponseRule:
    """The rule for the failure's order; without an order, or one the pack knows nothing of, no published rule."""
    known = {entry.code: entry.response for entry in pack.order_types}
    return known.get(failure.order.kind if failure.order else "", no_published_rule.respond)


def facts_of(failure: Failure) -> MissedContactFacts:
    """What is known of this failure and its order. Warnings withdrawn, or given after the contact, are not told."""
    warnings = Response.objects.filter(
        person_id=failure.person_id, order_id=failure.order_id, kind=Response.Kind.WARNING, withdrawn_on__isnull=True,
        given_on__lte=failure.failed_on,
    )  # fmt: skip
    judged = ExcuseJudgment.objects.filter(failure=failure).values_list("reasonable", flat=True).first()
    earlier = ExcuseJudgment.objects.filter(
        person_id=failure.person_id, failure__order_id=failure.order_id, failure__failed_on__lte=failure.failed_on,
        reasonable=False,
    ).exclude(failure=failure)  # fmt: skip
    return MissedContactFacts(
        order_type=failure.order.kind if failure.order else "",
        missed_on=failure.failed_on,
        excuse_reasonable=judged,
        warned_on=tuple(warnings.values_list("given_on", flat=True)),
        unexcused_on=tuple(earlier.values_list("failure__failed_on", flat=True)),
    )
