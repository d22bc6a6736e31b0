"""An assessment called for before its time: written down once; answered by one, or by saying why none is made."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments import wording
from throughcare.casework.assessments.events import AssessmentCallDeclined, AssessmentCalledFor
from throughcare.casework.assessments.models import Assessment, CalledFor
from throughcare.casework.assessments.refusals import CallAnswered, WordsMissing
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import FormUse, Trigger


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to a person. cause: the row that tells of it. on: the civil day; None where it is of today."""

    person_id: UUID
    trigger: Trigger
    cause: UUID
    on: date | None = None


@transaction.atomic
def call_for(actor: Actor, happened: Happened, today: date) -> list[CalledFor]:
    """Write which of the place's forms are called for by what happened; returns the new calls. Safe to repeat.

    A form that was never completed is due by itself where the pack gives days for the first, so it is not called for;
    nor is one that a call of the same kind waits for already.
    """
    # One at a time for this person: a handler that runs twice at once finds the call of the first.
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    person = rows.filter(pk=happened.person_id).first()
    if person is None:
        return []  # the record was taken away meanwhile
    uses = jurisdictions.get(person.agency.jurisdiction).forms
    wanted = [use for use in uses if happened.trigger in use.after and _calls(happened, use)]
    return [_call(actor, happened, use, today) for use in wanted]


@transaction.atomic
def answer_calls(actor: Actor, person_id: UUID, assessment_id: UUID) -> None:
    """An assessment was completed: calls for its form, of events up to the day it speaks of, are answered by it."""
    held = Assessment.objects.filter(pk=assessment_id, person_id=person_id, stage="final").first()
    if held is None or held.corrects_id is not None:
        return  # a correction speaks of what was known then
    waiting = CalledFor.objects.select_for_update(no_key=True, of=("self",)).filter(
        person_id=person_id, form=held.form.partition("@")[0], answered="", happened_on__lte=held.assessed_on
    )
    for call in waiting.order_by("id"):
        amend(
            call, expected=call.version, by=actor, because="assessed", answered="assessment",
            assessment_id=held.pk,
        )  # fmt: skip
        trail.record(actor, "assessments:call:answered", call)


@transaction.atomic
def decline_call(actor: Actor, person_id: UUID, call_id: UUID, *, why: str, expected: int) -> CalledFor:
    """Say why no assessment is made after what happened.

    Raises NotPermitted, NotThere, PurposeNeeded, CallAnswered, WordsMissing or StaleVersion.
    """
    require(actor, Permission.ASSESSMENT_WRITE, person_id)
    rows = CalledFor.objects.select_for_update(no_key=True, of=("self",))
    call: CalledFor | None = rows.filter(pk=call_id, person_id=person_id).first()
    if call is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such call for an assessment")
    if call.answered:
        raise CallAnswered
    if not why.strip():
        raise WordsMissing("Say why no assessment is made", "why")
    refuse_what_tells(actor, person_id, {"why": why})
    amend(call, expected=expected, by=actor, because="declined", answered="none", why_none=why.strip())
    trail.record(actor, "assessments:call:declined", call)
    bus.publish(actor, AssessmentCallDeclined(person_id, call.pk))
    return call


def _calls(happened: Happened, use: FormUse) -> bool:
    """Whether this form is to be called for, and is not yet."""
    calls = CalledFor.objects.filter(person_id=happened.person_id, form=use.code, trigger=happened.trigger)
    if calls.filter(cause=happened.cause).exists() or calls.filter(answered="").exists():
        return False
    completed = Assessment.objects.filter(
        person_id=happened.person_id, stage="final", form__startswith=f"{use.code}@"
    )
    return use.first_within_days is None or completed.exists()


def _call(actor: Actor, happened: Happened, use: FormUse, today: date) -> CalledFor:
    made = CalledFor(
        person_id=happened.person_id, form=use.code, trigger=happened.trigger, cause=happened.cause,
        happened_on=min(happened.on or today, today), due_on=today + timedelta(days=wording.CALL_DAYS),
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "assessments:call:noted", made, details={"form": made.form, "trigger": made.trigger})
    bus.publish(actor, AssessmentCalledFor(made.person_id, made.pk, made.form, made.trigger))
    return made
