"""How somebody would type what is protected into failures, what was found, what was asked for, and sanctions."""

from tests import factories as f
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import (
    AbilityDraft,
    DecisionDraft,
    FailureDraft,
    SanctionEndDraft,
)
from throughcare.decisions.noncompliance.models import Failure
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

TODAY = clock.today("Europe/London")
SYSTEM = Actor.system_named("demo")


def recorded(a: Actor, person: Person, _: World) -> object:
    """Writing down what shows a failure."""
    return commands.record_failure(a, person.pk, FailureDraft(kind="curfew", failed_on=TODAY, evidence=TELLS))


def taken_back(a: Actor, person: Person, _: World) -> object:
    """Saying what was wrong with what was written down."""
    held = f.FailureFactory(person=person, by_hand=True)
    Failure.objects.filter(pk=held.pk).update(subject_id=held.pk, version=2)
    return commands.take_back_failure(a, person.pk, held.pk, because=TELLS, expected=2)


def able(a: Actor, person: Person, _: World) -> object:
    """Saying on what a finding rests."""
    held = f.FailureFactory(person=person, by_hand=True, subject_kind="money", kind="payment_missed")
    return commands.find_ability(
        a, person.pk, held.pk, AbilityDraft(able="able", looked_at=TELLS), expected=1
    )


def decided(**texts: str) -> Typing:
    """Deciding, with what is asked for beyond the proposal: the texts are those of the decision."""

    def typed(a: Actor, person: Person, _: World) -> object:
        held = f.FailureFactory(person=person, stage="to_decide", failed_on=TODAY, heard_on=TODAY)
        f.ExcuseJudgmentFactory(person=person, failure=held)
        f.ProposalMadeFactory(person=person, failure=held, step="no_published_rule")
        draft = DecisionDraft(
            **{"kind": "referral", "reasons": "Because", "departs_because": "Because", **texts}
        )
        return commands.decide(a, person.pk, held.pk, draft, expected=held.version)

    return typed


def answered(a: Actor, person: Person, _: World) -> object:
    """Saying why it is declined."""
    asked = f.ResponseAskedFactory(person=person)
    return commands.decline_response(a, person.pk, asked.failure_id, answer=TELLS, expected=1)


def ended(a: Actor, person: Person, _: World) -> object:
    """Saying why the person is let off."""
    with acting(SYSTEM):  # who alone brings over what another decided
        held = f.SanctionFactory(person=person)
    draft = SanctionEndDraft(state="excused", ended_on=TODAY, because=TELLS)
    return commands.end_sanction(a, person.pk, held.pk, draft, expected=1)


def withdrawn(a: Actor, person: Person, _: World) -> object:
    """Saying why a warning no longer holds."""
    with acting(SYSTEM):
        held = f.ResponseFactory(person=person)
    return commands.withdraw_warning(a, person.pk, held.pk, because=TELLS, expected=1)


REFUSED_BY_RESPONSES: dict[str, Typing] = {
    "noncompliance.Response.withdrawn_because": withdrawn,
    "noncompliance.Failure.evidence": recorded,
    "noncompliance.Failure.taken_back_because": taken_back,
    "noncompliance.AbilityFinding.looked_at": able,
    "noncompliance.ResponseAsked.reasons": decided(reasons=TELLS),
    "noncompliance.ResponseAsked.departs_because": decided(departs_because=TELLS),
    "noncompliance.ResponseAsked.requirement": decided(requirement=TELLS),
    "noncompliance.ResponseAsked.what": decided(what=TELLS),
    "noncompliance.ResponseAsked.proportionate": decided(proportionate=TELLS),
    "noncompliance.ResponseAsked.answer": answered,
    "noncompliance.Response.what": decided(what=TELLS),
    "noncompliance.Sanction.ended_because": ended,
}
