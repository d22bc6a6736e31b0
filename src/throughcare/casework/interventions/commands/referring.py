"""A referral: begun for an objective of the plan, kept as typed, sent with what is told, paused, withdrawn."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.candidates import candidate, judged
from throughcare.casework.interventions.commands.moving import move
from throughcare.casework.interventions.commands.writing import Place, add, hold, referral_to_change
from throughcare.casework.interventions.delivered import NOTHING, delivered
from throughcare.casework.interventions.drafts import ReferralDraft
from throughcare.casework.interventions.models import ReferralGround, ServiceReferral
from throughcare.casework.interventions.packet import packet
from throughcare.casework.interventions.queries import Around, ConsentHeld, OfferingHeld, around, sender_for
from throughcare.casework.interventions.refusals import (
    AlreadyReferred,
    CannotTell,
    ConsentNeeded,
    NoSuchMove,
    NotADraft,
    NotChosen,
    NotEligible,
    NotForThisNeed,
    NothingHoped,
    OutOfOrder,
    refuse_beyond,
)
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.interventions.consent import STANDING
from throughcare.rules.interventions.eligibility import Eligibility, Eligible
from throughcare.rules.interventions.referring import ENDED, REFERRER, ROUTE, SERVICE, WRITING

ON_HOLD = "on_hold_"
MOST_DAYS = 1000


@transaction.atomic
def begin_referral(actor: Actor, person_id: UUID, offering_id: UUID, draft: ReferralDraft) -> ServiceReferral:
    """Begin a referral and keep it as typed; nobody else sees it before it is sent.

    Raises NotPermitted, NotThere, PurposeNeeded, NotEligible, CannotTell, AlreadyReferred, NotForThisNeed, OutOfOrder,
    ValidationError, or what a text may not tell.
    """
    require(actor, Permission.REFERRAL_MAKE, person_id)
    place, known = hold(person_id), around(actor, person_id)
    offering = _offering(known, person_id, offering_id)
    if any(each.offering_id == offering.id and each.open for each in known.referrals):
        raise AlreadyReferred
    answer = _check(actor, person_id, place, known, offering, draft)
    route = ROUTE[offering.route]
    made = ServiceReferral(
        person_id=person_id, offering_id=offering.id, organisation_id=offering.organisation_id,
        route=offering.route, state=route.first, author_id=actor.user_id, **_columns(draft),
    )  # fmt: skip
    add(actor, made, "interventions:referral:begun")
    ground = ReferralGround(
        person_id=person_id,
        referral=made,
        eligibility=_kept(answer, place.today),
        despite=draft.despite.strip(),
    )
    add(actor, ground, "interventions:referral:weighed")
    return made


@transaction.atomic
def change_referral(
    actor: Actor, person_id: UUID, referral_id: UUID, draft: ReferralDraft, *, expected: int
) -> ServiceReferral:
    """Change a draft. Raises as `begin_referral`, NotADraft and StaleVersion."""
    held = referral_to_change(actor, person_id, referral_id)
    if ROUTE[held.route].phase(held.state) != WRITING:
        raise NotADraft
    place, known = hold(person_id), around(actor, person_id)
    offering = _offering(known, person_id, held.offering_id)
    answer = _check(actor, person_id, place, known, offering, draft, before=held)
    amend(held, expected=expected, by=actor, because="changed", **_columns(draft))
    trail.record(actor, "interventions:referral:changed", held)
    _weigh(actor, held, eligibility=_kept(answer, place.today), despite=draft.despite.strip())
    return held


@transaction.atomic
def send_referral(
    actor: Actor, person_id: UUID, referral_id: UUID, *, along: Iterable[str] | None = None, expected: int
) -> ServiceReferral:
    """Send it: what the organisation is told is written into it, field by field, and stays so.

    along: codes of the fields that go beside those that always do; all of them where None.
    Raises NotPermitted, NotThere, PurposeNeeded, NotADraft, NotEligible, CannotTell, ConsentNeeded, NotChosen or
    StaleVersion.
    """
    held = referral_to_change(actor, person_id, referral_id)
    route = ROUTE[held.route]
    if route.phase(held.state) != WRITING:
        raise NotADraft
    place, known = hold(person_id), around(actor, person_id)
    chosen = None if along is None else _choosable(place, along)
    offering = _offering(known, person_id, held.offering_id)
    answer = _eligible(place, known, offering, _ground(held).despite)
    _objective(known, offering, held.objective_id)
    consent = consent_under(place, known, offering, held.consent_id)
    lines = packet(sender_for(place.pack, known, offering, held, consented=consent is not None), chosen)
    _weigh(
        actor, held, eligibility=_kept(answer, place.today), priority=_priority(place, known, offering)
    )  # fmt: skip
    return move(
        actor, held.pk, to=route.sent, side=REFERRER, expected=expected, author_id=actor.user_id,
        shared=[each.kept() for each in lines],
    )  # fmt: skip


@transaction.atomic
def withdraw_referral(
    actor: Actor, person_id: UUID, referral_id: UUID, *, reason: str, words: str = "", expected: int
) -> ServiceReferral:
    """End it from the referrer's side, or ask for its end where something was delivered and a report is due.

    Raises NotPermitted, NotThere, PurposeNeeded, NoSuchMove, ReasonNeeded, StaleVersion, or what a text may not tell.
    """
    held = referral_to_change(actor, person_id, referral_id)
    route = ROUTE[held.route]
    if route.phase(held.state) == WRITING:
        ground = _ground(held)
        retract(held, expected=expected, by=actor, because="draft withdrawn")
        retract(ground, expected=ground.version, by=actor, because="draft withdrawn")
        trail.record(actor, "interventions:referral:draft-withdrawn", held)
        return held
    if held.route == SERVICE:
        came = delivered(actor, [held.pk]).get(held.pk, NOTHING).attended > 0
        to = "end_requested" if came and held.state == "delivering" else "cancelled"
    else:
        to = "withdrawn"
    if route.phase(held.state) == ENDED:
        raise NoSuchMove(route.table.states[held.state], to)
    return move(actor, held.pk, to=to, side=REFERRER, reason=reason, words=words, expected=expected)


@transaction.atomic
def hold_referral(
    actor: Actor, person_id: UUID, referral_id: UUID, *, words: str = "", expected: int
) -> ServiceReferral:
    """Pause a referral to a programme until the person is ready. Raises as `move`."""
    held = referral_to_change(actor, person_id, referral_id)
    return move(actor, held.pk, to=f"{ON_HOLD}{held.state}", side=REFERRER, words=words, expected=expected)


@transaction.atomic
def resume_referral(
    actor: Actor, person_id: UUID, referral_id: UUID, *, words: str = "", expected: int
) -> ServiceReferral:
    """Take up a paused one where it stood. Raises as `move`."""
    held = referral_to_change(actor, person_id, referral_id)
    return move(
        actor, held.pk, to=held.state.removeprefix(ON_HOLD), side=REFERRER, words=words, expected=expected
    )


@transaction.atomic
def renew_consent(
    actor: Actor, person_id: UUID, referral_id: UUID, *, consent: UUID, expected: int
) -> ServiceReferral:
    """Let it flow again under another consent, which stands. Raises as `send_referral`."""
    held = referral_to_change(actor, person_id, referral_id)
    place, known = hold(person_id), around(actor, person_id)
    if not any(each.id == consent and each.live(place.today) for each in known.consents):
        raise ConsentNeeded("no consent that stands was chosen")
    amend(held, expected=expected, by=actor, because="consent renewed", consent_id=consent, stopped_on=None)
    trail.record(actor, "interventions:referral:resumed", held)
    return held


def consent_under(
    place: Place, known: Around, offering: OfferingHeld, consent_id: UUID | None
) -> ConsentHeld | None:
    """The consent under which something may be told, where one stands. Raises ConsentNeeded where it must."""
    found = next((each for each in known.consents if each.id == consent_id), None)
    fits = found is not None and found.organisation_id in (None, offering.organisation_id)
    if found and fits and found.live(place.today):
        return found
    if not (offering.clinical and place.pack.sharing.treatment_consent):
        return None
    if found is None:
        raise ConsentNeeded("no consent was chosen")
    if not fits:
        raise ConsentNeeded("the consent names another organisation")
    raise ConsentNeeded(STANDING[found.standing(place.today)].split(":")[0].rstrip(".").lower())


def _choosable(place: Place, along: Iterable[str]) -> set[str]:
    """The fields that go along. Raises NotChosen for one that the place does not share."""
    chosen = set(along)
    if unknown := chosen - {each.code for each in place.pack.sharing.fields}:
        raise NotChosen("along", sorted(unknown))
    return chosen


def _offering(known: Around, person_id: UUID, offering_id: UUID) -> OfferingHeld:
    found = known.offering(offering_id)
    if found is None:
        raise NotThere(Permission.REFERRAL_MAKE, person_id, "no such open offering")
    return found


def _check(
    actor: Actor, person_id: UUID, place: Place, known: Around, offering: OfferingHeld, draft: ReferralDraft,
    before: ServiceReferral | None = None,
) -> Eligibility:  # fmt: skip
    answer = _eligible(place, known, offering, draft.despite)
    _objective(known, offering, draft.objective)
    if not any(each.strip() for each in draft.outcomes):
        raise NothingHoped
    refuse_beyond("most_days", draft.most_days, 1, MOST_DAYS)
    if draft.needed_by is not None and draft.needed_by < place.today:
        raise OutOfOrder("The day must be today or later", "needed_by", draft.needed_by)
    if draft.consent and not any(each.id == draft.consent for each in known.consents):
        raise ConsentNeeded("it is none of this person's consents")
    texts: dict[str, Any] = {
        "why": draft.why, "availability": draft.availability, "outcomes": "\n".join(draft.outcomes),
    }  # fmt: skip
    refuse_what_tells(actor, person_id, texts, before=before)
    refuse_what_tells(
        actor, person_id, {"despite": draft.despite}, before=_ground(before) if before else None
    )
    return answer


def _eligible(place: Place, known: Around, offering: OfferingHeld, despite: str) -> Eligibility:
    answer = judged(place.pack, offering, candidate(place.pack, known), place.today)
    if answer.state is Eligible.NOT_ELIGIBLE:
        raise NotEligible(answer.against)
    if answer.state is Eligible.CANNOT_TELL and not despite.strip():
        raise CannotTell(answer.unknown)
    return answer


def _objective(known: Around, offering: OfferingHeld, objective_id: UUID | None) -> None:
    found = known.objective(objective_id)
    if found is None:
        raise NotForThisNeed("Choose one of the open objectives of the plan")
    if offering.needs and not set(found.areas) & set(offering.needs):
        raise NotForThisNeed("This service does not work on the need of that objective")


def _columns(draft: ReferralDraft) -> dict[str, Any]:
    return {
        "objective_id": draft.objective, "why": draft.why.strip(),
        "outcomes": [each.strip() for each in draft.outcomes if each.strip()],
        "needed_by": draft.needed_by, "most_days": draft.most_days, "availability": draft.availability.strip(),
        "consent_id": draft.consent,
    }  # fmt: skip


def _ground(referral: ServiceReferral) -> ReferralGround:
    """What the agency's rules said of it."""
    ground: ReferralGround = ReferralGround.objects.get(referral=referral)
    return ground


def _weigh(actor: Actor, referral: ServiceReferral, **said: object) -> None:
    """Keep what the rules say of it now."""
    ground = _ground(referral)
    amend(ground, expected=ground.version, by=actor, because="weighed", **said)
    trail.record(actor, "interventions:referral:weighed", ground)


def _kept(answer: Eligibility, today: date) -> dict[str, Any]:
    """The rule's answer as it was, for whoever asks later."""
    return {
        "state": answer.state.value, "on": today.isoformat(),
        "reasons": [{"held": each.held, "says": each.says} for each in answer.reasons],
    }  # fmt: skip


def _priority(place: Place, known: Around, offering: OfferingHeld) -> dict[str, Any]:
    """What the order of the waiting list asks for, as it is known now."""
    who = candidate(place.pack, known)
    return {
        "risk": who.risk.value if who.risk else None,
        "need": who.size(tuple(offering.needs)),
        "ends_on": (place.today + timedelta(days=who.days_left)).isoformat()
        if who.days_left is not None
        else None,
        "on": place.today.isoformat(),
    }
