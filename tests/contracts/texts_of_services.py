"""How somebody would type what is protected into referrals and consents: each way is refused."""

from typing import Any

from tests import factories as f
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.casework.interventions import commands
from throughcare.casework.interventions.drafts import ConsentDraft, ReferralDraft
from throughcare.casework.provision import commands as provision
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

TODAY = clock.today("Europe/London")


def referral(**texts: Any) -> Typing:
    """Beginning a referral."""

    def typed(a: Actor, person: Person, world: World) -> object:
        offering = f.OfferingFactory(agency=world.agency, needs=[])
        goal = f.ObjectiveFactory(person=person).pk
        given = {"objective": goal, "why": "A home.", "outcomes": ["A tenancy"], "despite": "Plain to see."}
        draft = ReferralDraft(**(given | texts))
        return commands.begin_referral(a, person.pk, offering.pk, draft)

    return typed


def consent(**texts: Any) -> Typing:
    """Recording a consent."""
    given: dict[str, Any] = {
        "kind": "sharing", "discloser": "The agency", "recipient": "A clinic", "information": "Attendance",
        "reason": "To plan", "told_of_revoking": True, "signed_on": TODAY, "signed_how": "paper", "signed_by": "Alex",
        "ends_when": "The end of treatment",
    }  # fmt: skip
    return lambda a, person, _: commands.record_consent(a, person.pk, ConsentDraft(**(given | texts)))


def withdrawn(a: Actor, person: Person, _: World) -> object:
    """Saying why a referral ends."""
    held = f.ServiceReferralFactory(person=person)
    return commands.withdraw_referral(a, person.pk, held.pk, reason="another", words=TELLS, expected=1)


def revoked(a: Actor, person: Person, _: World) -> object:
    """Saying how a consent was taken back."""
    held = f.ConsentFactory(person=person)
    return commands.revoke_consent(a, person.pk, held.pk, revoked_on=TODAY, revoked_how=TELLS, expected=1)


def sent_back(a: Actor, person: Person, world: World) -> object:
    """Saying what is missing in a service's action plan, which its organisation reads."""
    plan = f.ActionPlanFactory(person=person, state="submitted")
    return provision.answer_plan(a, person.pk, plan.pk, approve=False, words=TELLS, expected=1)


REFUSED_BY_SERVICES: dict[str, Typing] = {
    **{
        f"interventions.Consent.{name}": consent(**{name: TELLS})
        for name in ("discloser", "recipient", "information", "reason", "signed_by", "ends_when")
    },
    "interventions.Consent.revoked_how": revoked,
    **{
        f"interventions.ServiceReferral.{name}": referral(**{name: TELLS}) for name in ("why", "availability")
    },
    "interventions.ReferralGround.despite": referral(despite=TELLS),
    "interventions.ServiceReferral.outcomes": referral(outcomes=[TELLS]),
    "interventions.ServiceReferral.ended_words": withdrawn,
    "interventions.ReferralMove.words": withdrawn,
    "provision.ActionPlan.answer": sent_back,
}
