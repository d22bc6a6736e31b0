"""Writes on the level a person is at: another one from a day on, and that the person was told of it."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from throughcare.casework.assessments.adults import refuse_minor
from throughcare.casework.assessments.refusals import NotYet
from throughcare.casework.classification.drafts import LevelDraft
from throughcare.casework.classification.events import LevelChanged, LevelTold
from throughcare.casework.classification.models import LevelHeld
from throughcare.casework.classification.refusals import (
    AlreadyTold,
    LevelOutOfOrder,
    ReasonMissing,
    UnknownLevel,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules import jurisdictions


@transaction.atomic
def record_level(actor: Actor, person_id: UUID, draft: LevelDraft) -> LevelHeld:
    """Record the person's level from a day on; the level before ends that day.

    The reason is kept as why this version was written. Raises NotPermitted, NotThere, PurposeNeeded,
    UnknownLevel, ReasonMissing, NotYet, LevelOutOfOrder or ValidationError.
    """
    require(actor, Permission.LEVEL_DECIDE, person_id)
    # One writer at a time for this person: no gap or overlap can arise between two of them.
    person = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    _check(actor, draft, person.get(pk=person_id).agency.jurisdiction)
    refuse_minor(person_id, draft.starts_on, "level")
    refuse_what_tells(actor, person_id, {"reason": draft.reason})
    levels = LevelHeld.objects.filter(person_id=person_id)
    last = levels.order_by(F("starts_on").asc(nulls_first=True), "id").last()
    if last is not None:
        _check_follows(draft, last)
    if last is not None and last.ends_on is None:
        # It keeps its own reason, which the next reader will look for; the new level says why it ended.
        amend(last, expected=last.version, by=actor, because=last.because, ends_on=draft.starts_on)
        trail.record(actor, "classification:level:ended", last)
    level = LevelHeld(
        person_id=person_id, level=draft.level, starts_on=draft.starts_on, source=draft.source,
        rule_level=draft.rule_level, calculation_id=draft.calculation, override_id=draft.override,
        because=draft.reason.strip(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    level.full_clean()
    level.save(force_insert=True)
    trail.record(actor, "classification:level:recorded", level)
    former = last.level if last is not None else ""
    bus.publish(actor, LevelChanged(person_id, level.pk, level.level, former, draft.starts_on))
    return level


@transaction.atomic
def tell_level(
    actor: Actor, person_id: UUID, level_id: UUID, *, how: str, told_on: date, expected: int
) -> None:
    """Write down that the person was told of the level they are at, why, and how to contest it.

    Raises NotPermitted, NotThere, PurposeNeeded, AlreadyTold, NotYet, LevelOutOfOrder, StaleVersion or ValidationError.
    """
    require(actor, Permission.LEVEL_DECIDE, person_id)
    level: LevelHeld | None = LevelHeld.objects.filter(pk=level_id, person_id=person_id).first()
    if level is None:
        raise NotThere(Permission.LEVEL_DECIDE, person_id, "no such level")
    if level.told_on is not None:
        raise AlreadyTold
    if told_on > clock.today(actor.zone):
        raise NotYet("told_on", told_on)
    if level.starts_on is not None and told_on < level.starts_on:
        raise LevelOutOfOrder("The level did not hold then", "told_on", level.starts_on)
    amend(level, expected=expected, by=actor, because=level.because, told_on=told_on, told_how=how)
    trail.record(actor, "classification:level:told", level)
    bus.publish(actor, LevelTold(person_id, level.pk))


def _check(actor: Actor, draft: LevelDraft, jurisdiction: str) -> None:
    if draft.level not in {level.code for level in jurisdictions.get(jurisdiction).levels}:
        raise UnknownLevel(draft.level)
    if not draft.reason.strip():
        raise ReasonMissing()
    if draft.starts_on > clock.today(actor.zone):
        raise NotYet("starts_on", draft.starts_on)


def _check_follows(draft: LevelDraft, last: LevelHeld) -> None:
    if last.level == draft.level and last.ends_on is None:
        raise LevelOutOfOrder("This is the person's level already", "level", last.starts_on)
    known_from = last.ends_on or last.starts_on
    if known_from is not None and draft.starts_on < known_from:
        raise LevelOutOfOrder(
            "A later level is recorded already. Choose a later day.", "starts_on", known_from
        )
