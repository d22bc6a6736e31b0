"""Consents: recorded with every element, taken back at any time; what rested on one stops at once."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.commands.writing import add, hold
from throughcare.casework.interventions.drafts import ConsentDraft
from throughcare.casework.interventions.events import ConsentRecorded, ConsentRevoked, FlowStopped
from throughcare.casework.interventions.models import Consent, ServiceReferral
from throughcare.casework.interventions.queries.consents import written
from throughcare.casework.interventions.refusals import AlreadyRevoked, ElementsMissing, NotChosen, OutOfOrder
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Organisation
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.interventions.consent import ELEMENTS, missing

TEXTS = ("discloser", "recipient", "information", "reason", "signed_by", "ends_when")
FIELD_OF = {
    "discloser": "discloser", "recipient": "recipient", "information": "information", "purpose": "reason",
    "right_to_revoke": "told_of_revoking", "ends": "ends_on", "signature": "signed_by", "signed_on": "signed_on",
}  # fmt: skip
"""Where each element of the law is typed."""


@transaction.atomic
def record_consent(actor: Actor, person_id: UUID, draft: ConsentDraft) -> Consent:
    """Write down what the person allowed.

    Raises NotPermitted, NotThere, PurposeNeeded, ElementsMissing, NotChosen, OutOfOrder, ValidationError, or what a
    text may not tell.
    """
    require(actor, Permission.CONSENT_RECORD, person_id)
    place = hold(person_id)
    lacks = missing(written(draft))
    if lacks:
        raise ElementsMissing((ELEMENTS[name] for name in lacks), FIELD_OF.get(lacks[0], ""))
    if draft.signed_on > place.today:
        raise OutOfOrder("The day it was signed must be today or in the past", "signed_on", draft.signed_on)
    if draft.ends_on is not None and draft.ends_on < draft.signed_on:
        raise OutOfOrder("It must end after it was signed", "ends_on", draft.ends_on)
    if (
        draft.organisation
        and not Organisation.objects.filter(pk=draft.organisation, agency_id=place.agency_id).exists()
    ):
        raise NotChosen("organisation", draft.organisation)
    refuse_what_tells(actor, person_id, {name: getattr(draft, name) for name in TEXTS})
    columns = {name: getattr(draft, name) for name in draft.__dataclass_fields__ if name != "organisation"}
    made = Consent(person_id=person_id, organisation_id=draft.organisation, **columns)
    add(actor, made, "interventions:consent:recorded")
    bus.publish(actor, ConsentRecorded(person_id, made.pk, made.kind))
    return made


@transaction.atomic
def revoke_consent(
    actor: Actor, person_id: UUID, consent_id: UUID, *, revoked_on: date, revoked_how: str, expected: int
) -> int:
    """Write down that the person took it back; every referral that rests on it is hidden from its organisation now.

    Returns how many. Raises NotPermitted, NotThere, PurposeNeeded, AlreadyRevoked, OutOfOrder, StaleVersion, or what a
    text may not tell.
    """
    require(actor, Permission.CONSENT_RECORD, person_id)
    place, held = hold(person_id), _consent(person_id, consent_id)
    if held.revoked_on is not None:
        raise AlreadyRevoked
    if not held.signed_on <= revoked_on <= place.today:
        raise OutOfOrder("The day must lie between the signature and today", "revoked_on", revoked_on)
    refuse_what_tells(actor, person_id, {"revoked_how": revoked_how})
    amend(
        held,
        expected=expected,
        by=actor,
        because="revoked",
        revoked_on=revoked_on,
        revoked_how=revoked_how.strip(),
    )
    trail.record(actor, "interventions:consent:revoked", held)
    bus.publish(actor, ConsentRevoked(person_id, held.pk, revoked_on))
    return _stop(actor, held, place.today)


@transaction.atomic
def end_consent(actor: Actor, person_id: UUID, consent_id: UUID, *, ended_on: date, expected: int) -> int:
    """Write down that the event came with which it ends; as `revoke_consent`."""
    require(actor, Permission.CONSENT_RECORD, person_id)
    place, held = hold(person_id), _consent(person_id, consent_id)
    if not held.signed_on <= ended_on <= place.today:
        raise OutOfOrder("The day must lie between the signature and today", "ended_on", ended_on)
    amend(held, expected=expected, by=actor, because="ended", ended_on=ended_on)
    trail.record(actor, "interventions:consent:ended", held)
    return _stop(actor, held, place.today)


def stop_expired(system: Actor) -> int:
    """Stop what rests on consents whose last day is past. Returns how many referrals. For the sweep, safe to repeat."""
    stopped = 0
    rows = ServiceReferral.objects.filter(
        stopped_on__isnull=True, consent__isnull=False, consent__ends_on__lt=clock.today("UTC")
    ).select_related("consent", "person__agency")
    for referral in rows:
        today = clock.today(referral.person.agency.zone)
        if referral.consent.ends_on < today:
            stopped += _stop(system, referral.consent, today)
    return stopped


def _stop(actor: Actor, consent: Consent, today: date) -> int:
    """Hide from its organisation every referral that rests on this consent, over or not."""
    rows = list(
        ServiceReferral.objects.select_for_update(no_key=True).filter(
            consent_id=consent.pk, stopped_on__isnull=True
        )
    )
    for referral in rows:
        amend(referral, expected=referral.version, by=actor, because="consent gone", stopped_on=today)
        trail.record(actor, "interventions:referral:stopped", referral)
        bus.publish(
            actor, FlowStopped(consent.person_id, referral.pk, referral.organisation_id, consent.pk, today)
        )
    return len(rows)


def _consent(person_id: UUID, consent_id: UUID) -> Consent:
    held: Consent | None = (
        Consent.objects.select_for_update(no_key=True).filter(pk=consent_id, person_id=person_id).first()
    )
    if held is None:
        raise NotThere(Permission.CONSENT_RECORD, person_id, "no such consent")
    return held
