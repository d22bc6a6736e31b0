"""Prescribed treatment: once it is confirmed, what it explains is never a failure, whenever it comes to be known."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.testing.commands.concluding import conclude
from throughcare.casework.testing.commands.results import unexplained
from throughcare.casework.testing.commands.writing import Place, add, held, hold
from throughcare.casework.testing.drafts import TreatmentDraft
from throughcare.casework.testing.events import TreatmentRecorded
from throughcare.casework.testing.models import Specimen, Test, Treatment
from throughcare.casework.testing.refusals import Missing, NotListed, WrongMoment
from throughcare.casework.testing.wording import EXPLAINED, POSITIVE, REPORTED, SHOWN_BY
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def record_treatment(actor: Actor, person_id: UUID, draft: TreatmentDraft) -> Treatment:
    """Keep a treatment; what it explains in tests before is concluded as explained at once.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, Missing, WrongMoment, or what a text may not tell.
    """
    place = _allowed(actor, person_id)
    _check(place, draft)
    refuse_what_tells(actor, person_id, {"what": draft.what})
    treatment = Treatment(
        person_id=person_id, what=draft.what.strip(), analytes=sorted(set(draft.analytes)), starts_on=draft.starts_on,
        ends_on=draft.ends_on, shown_by=draft.shown_by,
    )  # fmt: skip
    add(actor, treatment, "testing:treatment:recorded")
    _explain(actor, place, person_id)
    bus.publish(actor, TreatmentRecorded(person_id, treatment.pk))
    return treatment


@transaction.atomic
def change_treatment(
    actor: Actor, person_id: UUID, treatment_id: UUID, *, ends_on: date | None, shown_by: str, expected: int
) -> Treatment:
    """Say when a treatment ends, or that it is confirmed now. What it explained before stays explained.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, WrongMoment or StaleVersion.
    """
    place = _allowed(actor, person_id)
    treatment = held(Treatment, person_id, treatment_id)
    if shown_by not in SHOWN_BY:
        raise NotListed("shown_by", shown_by)
    if ends_on is not None and ends_on <= treatment.starts_on:
        raise WrongMoment("The end must be later than the start", "ends_on", ends_on)
    amend(treatment, expected=expected, by=actor, because="changed", ends_on=ends_on, shown_by=shown_by)
    trail.record(actor, "testing:treatment:changed", treatment)
    _explain(actor, place, person_id)
    bus.publish(actor, TreatmentRecorded(person_id, treatment.pk))
    return treatment


def _allowed(actor: Actor, person_id: UUID) -> Place:
    """Health data: written by whoever may read it."""
    require(actor, Permission.SENSITIVE_READ, person_id)
    return hold(person_id)


def _check(place: Place, draft: TreatmentDraft) -> None:
    if not draft.what.strip():
        raise Missing("Enter the treatment", "what")
    if not draft.analytes:
        raise Missing("Choose what the treatment explains", "analytes")
    for analyte in draft.analytes:
        if analyte not in place.testing.analytes:
            raise NotListed("analytes", analyte)
    if draft.shown_by not in SHOWN_BY:
        raise NotListed("shown_by", draft.shown_by)
    if draft.ends_on is not None and draft.ends_on <= draft.starts_on:
        raise WrongMoment("The end must be later than the start", "ends_on", draft.ends_on)


def _explain(actor: Actor, place: Place, person_id: UUID) -> None:
    """Conclude as explained what a treatment now explains, though it was reported or held against the person."""
    tests = Test.objects.filter(person_id=person_id)
    waiting = tests.filter(state=REPORTED) | tests.filter(outcome=POSITIVE)
    for test in waiting:
        specimen: Specimen | None = Specimen.objects.filter(test=test).first()
        if specimen is not None and not unexplained(place, specimen):
            conclude(actor, test, test.version, EXPLAINED)
