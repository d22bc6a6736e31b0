"""Writes on concerns, referrals and disclosures. Each takes the actor first."""

from collections.abc import Container
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.models import OfPerson
from throughcare.register.protection.queries import refuse_protected
from throughcare.register.safeguarding import wording
from throughcare.register.safeguarding.drafts import ConcernDraft, DisclosureDraft, ReferralDraft
from throughcare.register.safeguarding.events import (
    ConcernNoted,
    ConcernRemoved,
    ConcernReviewed,
    DisclosureMade,
    ReferralAnswered,
    ReferralChased,
    ReferralSent,
)
from throughcare.register.safeguarding.models import Concern, Disclosure, Referral
from throughcare.register.safeguarding.refusals import DayImpossible, NoLongerStands, NotListed, WordsNeeded

ANSWER_DAYS, CHASE_DAYS = 3, 2
"""Days after which a referral's answer is missed, and after a chase: the house's own starting values."""
TAKEN_BACK: dict[str, str] = {
    "mistake": "It did not happen",
    "other-person": "It was about somebody else",
    "twice": "It is written down twice",
}
"""Why a disclosure written down is taken back."""


@transaction.atomic
def note_concern(actor: Actor, person_id: UUID, draft: ConcernDraft) -> Concern:
    """Note an immediate concern. Raises NotPermitted, NotThere, PurposeNeeded, or the refusal of an answer."""
    door.require(actor, Permission.CONCERN_RECORD, person_id)
    _listed(draft.kind, wording.CONCERNS, "kind")
    _listed(draft.source, wording.SOURCES, "source")
    what = _said(actor, person_id, draft.what, "what", "Say what colleagues should know")
    _past(actor, draft.noted_on, "noted_on")
    usual = clock.today(actor.zone) + timedelta(days=wording.REVIEW_DAYS[draft.kind])
    concern = Concern(
        person_id=person_id, kind=draft.kind, what=what, source=draft.source, noted_on=draft.noted_on,
        noted_by_id=actor.user_id, review_on=_to_come(actor, draft.review_on or usual, "review_on"),
    )  # fmt: skip
    _add(actor, concern, "safeguarding:concern:noted", {"kind": draft.kind})
    bus.publish(actor, ConcernNoted(concern.pk, person_id, concern.kind, concern.review_on))
    return concern


@transaction.atomic
def review_concern(
    actor: Actor, person_id: UUID, concern_id: UUID, *, what: str, review_on: date, expected: int
) -> None:
    """Say that a concern still stands, in the words as they are now, until the next day of review.

    Raises what `note_concern` raises, NoLongerStands, or StaleVersion.
    """
    door.require(actor, Permission.CONCERN_RECORD, person_id)
    concern = _standing(person_id, concern_id)
    amend(
        concern, expected=expected, by=actor, because="reviewed", reviewed_on=clock.today(actor.zone),
        what=_said(actor, person_id, what, "what", "Say what colleagues should know"),
        review_on=_to_come(actor, review_on, "review_on"),
    )  # fmt: skip
    trail.record(actor, "safeguarding:concern:reviewed", concern, details={"kind": concern.kind})
    bus.publish(actor, ConcernReviewed(concern.pk, person_id, review_on))


@transaction.atomic
def remove_concern(actor: Actor, person_id: UUID, concern_id: UUID, *, because: str, expected: int) -> None:
    """Remove a concern, with the reason; it stays in the history. Raises as `review_concern`."""
    door.require(actor, Permission.CONCERN_RECORD, person_id)
    concern = _standing(person_id, concern_id)
    amend(
        concern, expected=expected, by=actor, because="removed", removed_on=clock.today(actor.zone),
        removed_because=_said(actor, person_id, because, "because", "Say why the concern no longer stands"),
    )  # fmt: skip
    trail.record(actor, "safeguarding:concern:removed", concern, details={"kind": concern.kind})
    bus.publish(actor, ConcernRemoved(concern.pk, person_id, concern.kind))


@transaction.atomic
def send_referral(actor: Actor, person_id: UUID, draft: ReferralDraft) -> Referral:
    """Write down that a safeguarding referral was sent; that somebody outside was told goes into the trail.

    Raises NotPermitted, NotThere, PurposeNeeded, or the refusal of an answer.
    """
    door.require(actor, Permission.CONCERN_RECORD, person_id)
    _listed(draft.about, wording.ABOUT, "about")
    _listed(draft.how, wording.REFERRED_HOW, "how")
    _past(actor, draft.sent_on, "sent_on")
    due = draft.answer_due_on or draft.sent_on + timedelta(days=ANSWER_DAYS)
    if due < draft.sent_on:
        raise DayImpossible("The answer cannot be due before it was sent", "answer_due_on", due)
    referral = Referral(
        person_id=person_id, about=draft.about, how=draft.how, sent_on=draft.sent_on, answer_due_on=due,
        to=_said(actor, person_id, draft.to, "to", "Enter the service it was sent to"),
        why=_said(actor, person_id, draft.why, "why", "Say why it was sent"),
    )  # fmt: skip
    _add(actor, referral, "safeguarding:referral:sent", {"about": draft.about}, trail.Verb.DISCLOSE)
    bus.publish(actor, ReferralSent(referral.pk, person_id, referral.about, due))
    return referral


@transaction.atomic
def chase_referral(
    actor: Actor, person_id: UUID, referral_id: UUID, *, chased_on: date, answer_due_on: date | None, expected: int
) -> None:  # fmt: skip
    """Write down that an answer was asked for again. answer_due_on: None for the usual number of days.

    Raises NoLongerStands when it was answered, DayImpossible, StaleVersion.
    """
    door.require(actor, Permission.CONCERN_RECORD, person_id)
    referral = _unanswered(person_id, referral_id)
    _past(actor, chased_on, "chased_on")
    if chased_on < referral.sent_on:
        raise DayImpossible("It cannot be chased before it was sent", "chased_on", chased_on)
    due = answer_due_on or chased_on + timedelta(days=CHASE_DAYS)
    if due < chased_on:
        raise DayImpossible("The answer cannot be due before it was chased", "answer_due_on", due)
    amend(
        referral, expected=expected, by=actor, because="chased", chased_on=chased_on, answer_due_on=due,
        chases=referral.chases + 1,
    )  # fmt: skip
    trail.record(actor, "safeguarding:referral:chased", referral)
    bus.publish(actor, ReferralChased(referral.pk, person_id, due))


@transaction.atomic
def answer_referral(
    actor: Actor, person_id: UUID, referral_id: UUID, *, answer: str, answered_on: date, note: str, expected: int
) -> None:  # fmt: skip
    """Write down what the other service answered. Raises as `chase_referral`."""
    door.require(actor, Permission.CONCERN_RECORD, person_id)
    referral = _unanswered(person_id, referral_id)
    _listed(answer, wording.ANSWERS, "answer")
    _past(actor, answered_on, "answered_on")
    if answered_on < referral.sent_on:
        raise DayImpossible("It cannot be answered before it was sent", "answered_on", answered_on)
    refuse_protected(actor, person_id, note, "note")
    amend(
        referral, expected=expected, by=actor, because="answered", answer=answer, answered_on=answered_on,
        answer_note=note.strip(),
    )  # fmt: skip
    trail.record(actor, "safeguarding:referral:answered", referral, details={"answer": answer})
    bus.publish(actor, ReferralAnswered(referral.pk, person_id, answer))


@transaction.atomic
def disclose(actor: Actor, person_id: UUID, draft: DisclosureDraft) -> Disclosure:
    """Write down what was told to a third party, on which ground and by which power.

    Raises NotPermitted, NotThere, PurposeNeeded, or the refusal of an answer.
    """
    door.require(actor, Permission.DISCLOSURE_RECORD, person_id)
    _listed(draft.recipient_kind, wording.RECIPIENTS, "recipient_kind")
    _listed(draft.basis, wording.BASES, "basis")
    _listed(draft.how, wording.TOLD_HOW, "how")
    _past(actor, draft.told_on, "told_on")
    told = Disclosure(
        person_id=person_id, recipient_kind=draft.recipient_kind, basis=draft.basis, how=draft.how,
        told_on=draft.told_on, told_by_id=actor.user_id,
        recipient=_said(actor, person_id, draft.recipient, "recipient", "Enter who was told"),
        what=_said(actor, person_id, draft.what, "what", "Say what was told"),
        why=_said(actor, person_id, draft.why, "why", "Say what it was for"),
        power=_said(actor, person_id, draft.power, "power", "Enter the law, order or agreement that allows it"),
    )  # fmt: skip
    details = {"recipient": draft.recipient_kind, "basis": draft.basis}
    _add(actor, told, "safeguarding:disclosure:made", details, trail.Verb.DISCLOSE)
    bus.publish(actor, DisclosureMade(told.pk, person_id, told.recipient_kind))
    return told


@transaction.atomic
def take_back_disclosure(
    actor: Actor, person_id: UUID, disclosure_id: UUID, *, because: str, expected: int
) -> None:
    """Stop holding a disclosure true; its history stays. because: a code of TAKEN_BACK. Raises StaleVersion."""
    door.require(actor, Permission.DISCLOSURE_RECORD, person_id)
    _listed(because, TAKEN_BACK, "because")
    told = _held(Disclosure, person_id, disclosure_id, Permission.DISCLOSURE_RECORD)
    retract(told, expected=expected, by=actor, because=because)
    trail.record(actor, "safeguarding:disclosure:taken-back", told, details={"because": because})


def _add(
    actor: Actor, row: OfPerson, action: str, details: dict[str, Any], verb: trail.Verb = trail.Verb.COLLECT
) -> None:
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_unique=False, validate_constraints=False)  # the database holds both, once
    row.save(force_insert=True)
    trail.record(actor, action, row, verb=verb, details=details)


def _held[Row: OfPerson](model: type[Row], person_id: UUID, key: UUID, permission: Permission) -> Row:
    row: Row | None = model.objects.filter(pk=key, person_id=person_id).first()
    if row is None:
        raise door.NotThere(permission, person_id, "R1 no such record")
    return row


def _standing(person_id: UUID, concern_id: UUID) -> Concern:
    concern = _held(Concern, person_id, concern_id, Permission.CONCERN_RECORD)
    if concern.removed_on is not None:
        raise NoLongerStands("This concern was removed before. Note a new one if it stands again.")
    return concern


def _unanswered(person_id: UUID, referral_id: UUID) -> Referral:
    referral = _held(Referral, person_id, referral_id, Permission.CONCERN_RECORD)
    if referral.answered_on is not None:
        raise NoLongerStands("This referral was answered before. Send a new one if you must ask again.")
    return referral


def _listed(code: str, codes: Container[str], field: str) -> None:
    if code not in codes:
        raise NotListed(field)


def _said(actor: Actor, person_id: UUID, text: str, field: str, otherwise: str) -> str:
    """The text, if there is one and it names nobody who is protected. Raises WordsNeeded, ProtectedInText."""
    said = text.strip()
    if not said:
        raise WordsNeeded(otherwise, field)
    refuse_protected(actor, person_id, said, field)
    return said


def _past(actor: Actor, day: date, field: str) -> None:
    if day > clock.today(actor.zone):
        raise DayImpossible("The day must be today or in the past", field, day)


def _to_come(actor: Actor, day: date, field: str) -> date:
    if day <= clock.today(actor.zone):
        raise DayImpossible("The day of the next review must be in the future", field, day)
    return day
