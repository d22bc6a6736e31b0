"""Merging two records of one person, and taking them apart again. Nothing is lost either way.

The record that stays takes every row of the other; what it has no room for stands aside, noted. The one that goes keeps
its own row, which now points to the other: its links and numbers still find the person. Where something speaks against
it (another sex, birth or number), the first manager proposes and a second one decides.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion, amend
from throughcare.platform.events import bus
from throughcare.register.people import moving
from throughcare.register.people.events import MergeUndone, PeopleMerged
from throughcare.register.people.merges import Merge, MergedRow
from throughcare.register.people.models import Person
from throughcare.register.people.queries.merges import doubts_between
from throughcare.register.people.refusals import CannotMerge, CannotTakeApart
from throughcare.register.people.texts import refuse_what_tells

State = Merge.State
FILLED = ("sex", "language", "interpreter_needed")
BIRTH = ("born_from", "born_to", "born_precision", "born_as_given")
AT_WORK = Actor.system_named("people:merge")


@dataclass(frozen=True, slots=True)
class TakenApart:
    """What came of taking a merge apart. kept: rows that found no room at their old place and stay where they are."""

    person_id: UUID
    gone_id: UUID
    kept: int


@transaction.atomic
def merge(actor: Actor, person_id: UUID, gone_id: UUID, *, expected: tuple[int, int], reasons: str) -> Merge:
    """Make `gone_id` part of `person_id`, or propose it where there are doubts; a second manager then does it.

    expected: the versions of both persons' own rows that the actor saw.
    Raises NotPermitted, NotThere, PurposeNeeded, CannotMerge or StaleVersion.
    """
    if person_id == gone_id:
        raise CannotMerge("These are one record already")
    for each in (person_id, gone_id):
        door.require(actor, Permission.PERSON_MERGE, each)
        refuse_what_tells(actor, each, {"reasons": reasons})
    stays, goes = _both(person_id, gone_id, expected)
    doubts = doubts_between(actor, person_id, gone_id)
    proposed = (
        Merge.objects.select_for_update(of=("self",)).filter(gone_id=gone_id, state=State.PROPOSED).first()
    )
    if proposed is not None and proposed.person_id != person_id:
        raise CannotMerge(
            "Merging this record with another one waits for a second look. Decide on that first"
        )
    if doubts and proposed is None:
        return _propose(actor, stays, goes, reasons, doubts)
    if doubts and proposed.proposed_by_id == actor.user_id:
        raise CannotMerge("Something speaks against this, so another manager has to look at it and decide")
    return _carry_out(actor, stays, goes, reasons, doubts, proposed)


@transaction.atomic
def turn_down(actor: Actor, merge_id: UUID, *, expected: int, because: str) -> None:
    """Decide that two records are not of one person. Raises as `merge`."""
    held = _held(actor, merge_id, State.PROPOSED)
    refuse_what_tells(actor, held.person_id, {"because": because})
    amend(
        held,
        expected=expected,
        by=actor,
        because="turned down",
        state=State.TURNED_DOWN,
        undone_because=because,
    )
    trail.record(actor, "people:merge:turned-down", held, people=[held.person_id, held.gone_id])


@transaction.atomic
def take_apart(
    actor: Actor,
    merge_id: UUID,
    *,
    expected: int,
    because: str,
    added_to_gone: Collection[tuple[str, UUID]] = (),
) -> TakenApart:
    """Put every row back where it was before the merge. added_to_gone: (table, row) recorded since that go with it.

    Raises NotPermitted, NotThere, PurposeNeeded, CannotTakeApart or StaleVersion.
    """
    held = _held(actor, merge_id, State.DONE)
    refuse_what_tells(actor, held.person_id, {"because": because})
    stays = Person.objects.select_for_update(of=("self",)).get(pk=held.person_id)
    goes = Person.versions.select_for_update(of=("self",)).get(pk=held.gone_id)
    if goes.merged_into_id != stays.pk:
        raise CannotTakeApart("This record was merged with a third one since. Take that apart first")
    amend(held, expected=expected, by=actor, because="undone", state=State.UNDONE, undone_because=because)
    there = moving.Journey(stays.pk, goes.pk, actor.user_id, "merge undone")
    rows = list(MergedRow.objects.filter(merge=held))
    with acting(AT_WORK):
        _point(Person.versions.filter(pk=goes.pk), None, actor, "merge undone")
        _point(Person.versions.filter(pk__in=_came_with(goes.pk)), goes.pk, actor, "merge undone")
        stuck = moving.put_back([row for row in rows if row.act == MergedRow.Act.MOVED], there)
        narrowed = [row for row in rows if row.act == MergedRow.Act.NARROWED]
        stuck += moving.put_back(narrowed, there.back())
        tightened = [row for row in rows if row.act == MergedRow.Act.TIGHTENED]
        stuck += moving.put_back(tightened, there.nowhere())
        _send_added(there, added_to_gone)
        _empty_again(stays, held.filled, actor)
    trail.record(
        actor, "people:merge:undone", held, verb=trail.Verb.ALTER, people=[stays.pk, goes.pk],
        details={"rows": len(rows), "stuck": len(stuck), "added": len(added_to_gone)},
    )  # fmt: skip
    bus.publish(actor, MergeUndone(stays.pk, goes.pk, held.pk))
    return TakenApart(stays.pk, goes.pk, len(stuck))


def _both(person_id: UUID, gone_id: UUID, expected: tuple[int, int]) -> tuple[Person, Person]:
    """Both persons as they are, locked in one order, so that two merges never wait for each other."""
    rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=[person_id, gone_id]).order_by("pk")
    found = {row.pk: row for row in rows}
    for key, version in zip((person_id, gone_id), expected, strict=True):
        if key not in found:
            raise door.NotThere(Permission.PERSON_MERGE, key, "R1 no such person")
        if found[key].version != version:
            raise StaleVersion("Person", key, version, found[key].version)
    return found[person_id], found[gone_id]


def _propose(actor: Actor, stays: Person, goes: Person, reasons: str, doubts: list[str]) -> Merge:
    made = Merge(
        person=stays, gone=goes, state=State.PROPOSED, reasons=reasons, doubts=doubts, proposed_by_id=actor.user_id,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean(validate_unique=False, validate_constraints=False)
    made.save(force_insert=True)
    trail.record(
        actor, "people:merge:proposed", made, people=[stays.pk, goes.pk], details={"doubts": len(doubts)}
    )
    return made


def _carry_out(
    actor: Actor, stays: Person, goes: Person, reasons: str, doubts: list[str], proposed: Merge | None
) -> Merge:
    filled = _fill(stays, goes)
    done: dict[str, Any] = {"state": State.DONE, "merged_at": clock.now(), "filled": filled}
    if proposed is None:
        made = Merge(
            person=stays, gone=goes, reasons=reasons, doubts=doubts, proposed_by_id=actor.user_id,
            recorded_by_id=actor.user_id, **done,
        )  # fmt: skip
        made.full_clean(validate_unique=False, validate_constraints=False)
        made.save(force_insert=True)
    else:
        made = amend(proposed, expected=proposed.version, by=actor, because="second look", **done)
    with acting(AT_WORK):
        _point(Person.versions.filter(pk=goes.pk), stays.pk, actor, "merge")
        _point(Person.versions.filter(merged_into=goes.pk), stays.pk, actor, "merge")
        moved = moving.merge_rows(moving.Journey(goes.pk, stays.pk, actor.user_id, "merge"))
        MergedRow.objects.bulk_create(
            [
                MergedRow(person=stays, merge=made, table=table, row=row, act=act, changes=_plain(changes))
                for table, row, act, changes in moved.rows
            ],
            batch_size=2000,
        )
    if filled:
        amend(
            stays,
            expected=stays.version,
            by=actor,
            because="merge",
            **{name: after for name, (_, after) in filled.items()},
        )
    trail.record(
        actor, "people:person:merged", made, verb=trail.Verb.COMBINE, people=[stays.pk, goes.pk],
        details={"rows": len(moved.rows), "aside": len(moved.of(moving.Act.ASIDE))},
    )  # fmt: skip
    bus.publish(actor, PeopleMerged(stays.pk, goes.pk, made.pk))
    return made


def _fill(stays: Person, goes: Person) -> dict[str, list[Any]]:
    """What the record that stays does not know of the person, and the other does: [before, after]."""
    names = [
        name
        for name in FILLED
        if getattr(stays, name) in ("", None) and getattr(goes, name) not in ("", None)
    ]
    if stays.born_precision == "unknown" and goes.born_precision != "unknown":
        names += BIRTH
    filled = {name: [getattr(stays, name), getattr(goes, name)] for name in names}
    return {name: [_json(before), _json(after)] for name, (before, after) in filled.items()}


def _json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _plain(changes: moving.Changes) -> moving.Changes:
    return {name: [_json(before), _json(after)] for name, (before, after) in changes.items()}


def _empty_again(stays: Person, filled: dict[str, list[Any]], actor: Actor) -> None:
    """Take back what the other record told, unless it was corrected since."""
    restored = {
        name: before for name, (before, after) in filled.items() if _json(getattr(stays, name)) == after
    }
    if restored:
        amend(stays, expected=stays.version, by=actor, because="merge undone", **restored)


def _point(rows: Any, at: UUID | None, actor: Actor, because: str) -> None:
    rows.filter(known_to__isnull=True).update(
        merged_into=at,
        version=F("version") + 1,
        known_from=clock.now(),
        recorded_by_id=actor.user_id,
        because=because,
    )


def _came_with(gone_id: UUID) -> list[UUID]:
    """Records that had become part of this one before it became part of another."""
    return list(Merge.objects.filter(person_id=gone_id, state=State.DONE).values_list("gone_id", flat=True))


def _send_added(journey: moving.Journey, rows: Collection[tuple[str, UUID]]) -> None:
    for model in moving.tables_that_move():
        chosen = [row for table, row in rows if table == model._meta.label]
        if not moving.send(model, chosen, journey):
            raise CannotTakeApart(
                "One of the details recorded since has no place on the other record: it has such a one already."
                " Leave it where it is, then move it by hand",
                "added",
            )


def _held(actor: Actor, merge_id: UUID, state: str) -> Merge:
    found: Merge | None = Merge.objects.select_for_update(of=("self",)).filter(pk=merge_id).first()
    if found is None:
        raise door.NotThere(Permission.PERSON_MERGE, None, "R1 no such merge")
    door.require(actor, Permission.PERSON_MERGE, found.person_id)
    if found.state != state:
        raise CannotTakeApart(f"This merge is no longer open for that: {found.get_state_display().lower()}")
    return found
