"""Flags on a record: set, looked at again, removed with the reason."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.classification.commands.writing import Place, add, hold
from throughcare.casework.classification.drafts import FlagDraft
from throughcare.casework.classification.events import FlagRemoved, FlagReviewed, FlagSet
from throughcare.casework.classification.models import Flag
from throughcare.casework.classification.refusals import FlagDay, FlagStands, UnknownFlag, WordsMissing
from throughcare.casework.classification.reviewing import next_review
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def set_flag(actor: Actor, person_id: UUID, draft: FlagDraft) -> Flag:
    """Put a flag on the record. Without a review day the usual one of its kind is taken.

    Raises NotPermitted, NotThere, PurposeNeeded, UnknownFlag, FlagStands, FlagDay, or what a text may not tell.
    """
    require(actor, Permission.FLAG_CHANGE, person_id)
    place = hold(person_id)
    _check(place, draft)
    refuse_what_tells(actor, person_id, {"note": draft.note})
    if Flag.objects.filter(person_id=person_id, kind=draft.kind, removed_on__isnull=True).exists():
        raise FlagStands(draft.kind)
    review_on = draft.review_on or next_review(place.pack, draft.kind, draft.starts_on)
    flag = Flag(
        person_id=person_id, kind=draft.kind, level=draft.level, starts_on=draft.starts_on,
        note=draft.note.strip(), review_on=review_on,
    )  # fmt: skip
    add(actor, flag, "classification:flag:set")
    bus.publish(actor, FlagSet(person_id, flag.pk, flag.kind))
    return flag


@transaction.atomic
def review_flag(
    actor: Actor, person_id: UUID, flag_id: UUID, *, level: str = "", note: str, review_on: date | None,
    expected: int,
) -> None:  # fmt: skip
    """Say that a flag still stands, as it is or in another category.

    Raises NotPermitted, NotThere, PurposeNeeded, UnknownFlag, FlagDay, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.FLAG_CHANGE, person_id)
    place, flag = hold(person_id), _standing(person_id, flag_id)
    _check_level(place, flag.kind, level)
    _check_review(place, review_on)
    refuse_what_tells(actor, person_id, {"note": note}, before=flag)
    amend(
        flag, expected=expected, by=actor, because="reviewed", level=level, note=note.strip(),
        reviewed_on=place.today, review_on=review_on or next_review(place.pack, flag.kind, place.today),
    )  # fmt: skip
    trail.record(actor, "classification:flag:reviewed", flag)
    bus.publish(actor, FlagReviewed(person_id, flag.pk, flag.kind))


@transaction.atomic
def remove_flag(
    actor: Actor, person_id: UUID, flag_id: UUID, *, because: str, words: str, expected: int
) -> None:
    """Take a flag off the record, with the reason; its history stays.

    Raises NotPermitted, NotThere, PurposeNeeded, WordsMissing, StaleVersion, ValidationError, or what a text may not
    tell.
    """
    require(actor, Permission.FLAG_CHANGE, person_id)
    if not words.strip():
        raise WordsMissing("Say what has changed and how you know", "words")
    place, flag = hold(person_id), _standing(person_id, flag_id)
    refuse_what_tells(actor, person_id, {"words": words})
    amend(
        flag, expected=expected, by=actor, because="removed", removed_on=place.today, removed_because=because,
        words=words.strip(),
    )  # fmt: skip
    trail.record(actor, "classification:flag:removed", flag)
    bus.publish(actor, FlagRemoved(person_id, flag.pk, flag.kind))


def _check(place: Place, draft: FlagDraft) -> None:
    if draft.kind not in {kind.code for kind in place.pack.flags}:
        raise UnknownFlag("kind", draft.kind)
    _check_level(place, draft.kind, draft.level)
    if draft.starts_on > place.today:
        raise FlagDay("The day must be today or in the past", "starts_on", draft.starts_on)
    _check_review(place, draft.review_on)


def _check_level(place: Place, kind: str, level: str) -> None:
    levels = place.pack.flag(kind).levels
    if (level or levels) and level not in levels:
        raise UnknownFlag("level", level)


def _check_review(place: Place, review_on: date | None) -> None:
    if review_on is not None and review_on <= place.today:
        raise FlagDay("The day of the next review must be after today", "review_on", review_on)


def _standing(person_id: UUID, flag_id: UUID) -> Flag:
    rows = Flag.objects.filter(pk=flag_id, person_id=person_id, removed_on__isnull=True)
    flag: Flag | None = rows.first()
    if flag is None:
        raise NotThere(Permission.FLAG_CHANGE, person_id, "no such flag stands")
    return flag
