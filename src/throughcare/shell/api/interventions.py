"""/people/{id}/services: referrals and consents, what would be told, and what came back.

Whoever sends a referral over the API reads first what its organisation would be told (`would_tell`), as on screen.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.interventions import commands, queries
from throughcare.casework.interventions.packet import packet
from throughcare.casework.provision import commands as answers
from throughcare.casework.provision.queries import Work, work_under
from throughcare.platform import clock
from throughcare.platform.access.door import one_of
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.referring import WRITING
from throughcare.shell.api.delivery import WorkShown, shown_work
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

interventions = Resource("interventions", "interventions")
PERSON = "/people/{uuid:person_id}/services"
REFERRAL = f"{PERSON}/referrals/{{uuid:referral_id}}"
CONSENT = f"{PERSON}/consents/{{uuid:consent_id}}"


class ServiceReferralShown(Shown):
    """A referral. phase: writing, asked, waiting, running or ended. told: what the organisation was told, by field.

    stopped_on: since when the organisation sees nothing of it, because a consent is gone.
    """

    id: UUID
    version: int
    offering_id: UUID
    offering: str
    organisation: str
    objective_id: UUID | None
    consent_id: UUID | None
    state: str
    phase: str
    why: str
    outcomes: list[str]
    needed_by: date | None
    most_days: int | None
    availability: str
    told: list[dict[str, Any]]
    sent_at: datetime | None
    waits_from: date | None
    began_on: date | None
    ended_on: date | None
    ended_how: str
    ended_why: str
    stopped_on: date | None
    worker: str


class FieldToldShown(Shown):
    """A field as the organisation would be told it. always: it goes with every referral; the others are chosen."""

    field: str
    title: str
    value: str
    ground: str
    always: bool


class ReasonShown(Shown):
    """A reason of the eligibility rule. held: true, false, or null where it cannot be told."""

    held: bool | None
    says: str


class ReferralInFull(ServiceReferralShown):
    """A referral with what may be told of a draft and what came back. eligible: "" where the rule was not asked.

    despite: why it goes although the rule cannot tell. would_tell: of a draft, `along` names those that are chosen.
    """

    eligible: str
    reasons: list[ReasonShown]
    despite: str
    would_tell: list[FieldToldShown]
    work: WorkShown


class ConsentShown(Shown):
    """A consent. standing: live, or why it is none. lacks: elements that are not there, in words."""

    id: UUID
    version: int
    kind: str
    organisation_id: UUID | None
    discloser: str
    recipient: str
    information: str
    reason: str
    told_of_revoking: bool
    told_of_refusing: bool
    signed_on: date
    signed_how: str
    signed_by: str
    ends_on: date | None
    ends_when: str
    ended_on: date | None
    revoked_on: date | None
    revoked_how: str
    standing: str
    lacks: list[str]


class ServicesShown(Shown):
    """Every referral and consent of a person, the latest first."""

    referrals: list[ServiceReferralShown]
    consents: list[ConsentShown]


def read_services(actor: Actor, person_id: UUID) -> ServicesShown:
    """A person's referrals to services and programmes, and their consents."""
    known, today = queries.around(actor, person_id), clock.today(actor.zone)
    return ServicesShown(
        referrals=[ServiceReferralShown(**_plain(each)) for each in known.referrals],
        consents=[_consent(each, today) for each in known.consents],
    )


def read_service_referral(actor: Actor, person_id: UUID, referral_id: UUID) -> ReferralInFull:
    """One referral: of a draft what would be told, of one that was sent what came back."""
    known = queries.around(actor, person_id)
    held = one_of(known.referrals, person_id, referral_id, "no such referral")
    found = held.eligibility
    work = Work() if held.phase == WRITING else work_under(referral_id)
    return ReferralInFull(
        **_plain(held), eligible=found.get("state", ""),
        reasons=[ReasonShown(**each) for each in found.get("reasons", ())], despite=held.despite,
        would_tell=_would_tell(actor, known, held), work=shown_work(work),
    )  # fmt: skip


def _would_tell(actor: Actor, known: queries.Around, held: queries.ReferralHeld) -> list[FieldToldShown]:
    offering = known.offering(held.offering_id)
    if held.phase != WRITING or offering is None:
        return []
    consented = any(
        each.id == held.consent_id and each.live(known.today)
        and each.organisation_id in (None, held.organisation_id)
        for each in known.consents
    )  # fmt: skip
    pack = jurisdictions.get(actor.jurisdiction)
    lines = packet(queries.sender_for(pack, known, offering, held, consented=consented))
    return [FieldToldShown(**each.kept(), always=each.field.always) for each in lines]


def _plain(each: queries.ReferralHeld) -> dict[str, Any]:
    plain = {name: getattr(each, name) for name in ServiceReferralShown.model_fields if name != "told"}
    return plain | {"told": each.shared}


def _consent(each: queries.ConsentHeld, today: date) -> ConsentShown:
    plain = {
        name: getattr(each, name) for name in ConsentShown.model_fields if name not in ("standing", "lacks")
    }
    return ConsentShown(**plain, standing=each.standing(today).value, lacks=list(each.lacks))


interventions.reads(PERSON, read_services)
interventions.reads(REFERRAL, read_service_referral)
interventions.adds(f"{PERSON}/referrals", commands.begin_referral, name="begin_service_referral")
interventions.changes(REFERRAL, commands.change_referral, name="change_service_referral")
interventions.acts(f"{REFERRAL}/sending", commands.send_referral, name="send_service_referral")
interventions.acts(f"{REFERRAL}/withdrawing", commands.withdraw_referral, name="withdraw_service_referral")
interventions.acts(f"{REFERRAL}/holding", commands.hold_referral, name="hold_service_referral")
interventions.acts(f"{REFERRAL}/resuming", commands.resume_referral, name="resume_service_referral")
interventions.acts(f"{REFERRAL}/consent", commands.renew_consent, name="renew_service_consent")
interventions.adds(f"{PERSON}/consents", commands.record_consent)
interventions.acts(f"{CONSENT}/revoking", commands.revoke_consent)
interventions.acts(f"{CONSENT}/ending", commands.end_consent)
interventions.acts(
    f"{PERSON}/action-plans/{{uuid:action_plan_id}}/answering", answers.answer_plan, name="answer_action_plan"
)
interventions.acts(
    f"{PERSON}/sessions/{{uuid:session_id}}/reading", answers.see_return, name="mark_service_session_read"
)
