"""Adding, correcting, ending and taking back what is known of a person: names, numbers, addresses and the rest.

Nothing is overwritten: a correction makes a new version with its reason, and the version before stays readable.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.aliases import parts_of
from throughcare.register.people.drafts import Columns, ItemDraft, Setting
from throughcare.register.people.events import PersonDetailsChanged
from throughcare.register.people.kinds import KINDS, Kind, kind_of
from throughcare.register.people.models import Address, Identifier, OfPerson, Person, Relation
from throughcare.register.people.refusals import (
    CannotEnd,
    EndsBeforeStart,
    IdentifierKnown,
    MainNameStays,
    NotAChoice,
    NothingChanged,
    SecondMain,
)
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.people.words import ENDED, REASONS, TAKEN_BACK

JUST_ENDED = "ended"
"""Why a detail ended, where nobody was asked how it is known."""


@transaction.atomic
def add_item(actor: Actor, person_id: UUID, draft: ItemDraft) -> UUID:
    """Record one more detail of a person; returns its id.

    Raises NotPermitted, NotThere, PurposeNeeded, or the refusal of the draft.
    """
    door.require(actor, Permission.PERSON_CHANGE, person_id)
    return write_item(actor, person_id, draft)


@transaction.atomic
def correct_item(
    actor: Actor, person_id: UUID, item_id: UUID, draft: ItemDraft, *, expected: int, because: str
) -> None:
    """Make a new version of one detail, if it is still at version `expected`. because: a code of REASONS.

    Raises what `add_item` raises, NothingChanged, or StaleVersion.
    """
    door.require(actor, Permission.PERSON_CHANGE, person_id)
    kind = kind_of(draft)
    _reason(because, REASONS)
    columns = draft.columns(Setting.of(actor))
    _one_person_at_a_time(person_id)
    row = _held(kind, person_id, item_id)
    if all(getattr(row, name) == value for name, value in columns.items()):
        raise NothingChanged
    _refuse_what_tells(actor, person_id, kind, columns, row)
    _make_room(actor, person_id, kind, draft, columns, besides=item_id)
    amend(row, expected=expected, by=actor, because=because, **columns)
    _tell(actor, row, kind.code, "corrected", because)


@transaction.atomic
def end_item(
    actor: Actor,
    person_id: UUID,
    kind: str,
    item_id: UUID,
    on: date,
    *,
    expected: int,
    because: str = JUST_ENDED,
) -> None:
    """Record that one detail ceased to be so on a day; it stays on the record. because: a code of ENDED.

    Raises what `add_item` raises, CannotEnd, EndsBeforeStart, NothingChanged, or StaleVersion.
    """
    door.require(actor, Permission.PERSON_CHANGE, person_id)
    if because != JUST_ENDED:
        _reason(because, ENDED)
    row: Any = _held(KINDS[kind], person_id, item_id)
    if not KINDS[kind].can_end():
        raise CannotEnd(kind)
    if not KINDS[kind].can_end(getattr(row, "kind", "")):
        raise MainNameStays
    starts_on = getattr(row, "starts_on", None)
    if starts_on and on < starts_on:
        raise EndsBeforeStart(starts_on, on)
    if row.ends_on == on and row.version == expected:
        raise NothingChanged
    amend(row, expected=expected, by=actor, because=because, ends_on=on)
    _tell(actor, row, kind, "ended", because)


@transaction.atomic
def take_back_item(
    actor: Actor, person_id: UUID, kind: str, item_id: UUID, *, expected: int, because: str
) -> None:
    """Stop holding one detail true; its history stays. because: a code of TAKEN_BACK.

    Raises what `add_item` raises, or StaleVersion.
    """
    door.require(actor, Permission.PERSON_CHANGE, person_id)
    _reason(because, TAKEN_BACK)
    row = _held(KINDS[kind], person_id, item_id)
    retract(row, expected=expected, by=actor, because=because)
    _tell(actor, row, kind, "taken-back", because)


def write_item(actor: Actor, person_id: UUID, draft: ItemDraft) -> UUID:
    """Write one detail of a person whom the caller has been let through to."""
    kind = kind_of(draft)
    columns = draft.columns(Setting.of(actor))
    _one_person_at_a_time(person_id)
    _refuse_what_tells(actor, person_id, kind, columns)
    _make_room(actor, person_id, kind, draft, columns)
    row = kind.model(person_id=person_id, recorded_by_id=actor.user_id, **columns)
    row.full_clean(exclude=["person"], validate_unique=False, validate_constraints=False)
    row.save(force_insert=True)
    _tell(actor, row, kind.code, "added", "entered")
    return row.pk


def _held(kind: Kind, person_id: UUID, item_id: UUID) -> OfPerson:
    """The detail as it is now, of this person and no other."""
    row: OfPerson | None = kind.model.objects.filter(pk=item_id, person_id=person_id).first()
    if row is None:
        raise door.NotThere(Permission.PERSON_CHANGE, person_id, "R1 no such detail")
    return row


def _one_person_at_a_time(person_id: UUID) -> None:
    """Wait for whoever else is changing this person's details, so that two do not both make a main one."""
    Person.objects.select_for_update().filter(pk=person_id).values_list("pk").first()


def _make_room(
    actor: Actor,
    person_id: UUID,
    kind: Kind,
    draft: ItemDraft,
    columns: Columns,
    besides: UUID | None = None,
) -> None:
    """Refuse what may be there once only, or move the present main one aside when the draft replaces it."""
    others = kind.model.objects.filter(person_id=person_id).exclude(pk=besides)
    if kind.model is Identifier:
        same = {"scheme": columns["scheme"], "value_key": columns["value_key"]}
        if others.filter(**same).exists():
            raise IdentifierKnown
    if not kind.replaced_by or columns["kind"] != "main":
        return
    for present in others.filter(kind="main"):
        if not getattr(draft, "replaces", False):
            raise SecondMain(kind.one)
        ended: Any = present.ends_on or columns["starts_on"] or Setting.of(actor).today
        if present.starts_on and ended < present.starts_on:
            raise EndsBeforeStart(present.starts_on, ended)
        amend(
            present,
            expected=present.version,
            by=actor,
            because="replaced",
            kind=kind.replaced_by,
            ends_on=ended,
        )
        _tell(actor, present, kind.code, "ended", "replaced")


def _refuse_what_tells(
    actor: Actor, person_id: UUID, kind: Kind, columns: Columns, before: OfPerson | None = None
) -> None:
    """Refuse free text that holds something protected; where the person lives is recorded whatever it is.

    Fields are read one by one, and then together: a name is typed in parts. before: what is corrected; the name of a
    relation that stands in it already is the one that makes them somebody to be kept safe.
    """
    said = {name: value for name, value in columns.items() if isinstance(value, str)}
    if kind.model is Address:
        said = {"seen_by": said.get("seen_by", "")}
    if isinstance(before, Relation) and said.get("name") == before.name:
        del said["name"]
    if "alias" in said:
        said |= parts_of(said.pop("alias"))
    together = "\n".join(said.values())
    refuse_what_tells(actor, person_id, {**said, "": together})


def _reason(code: str, codes: dict[str, str]) -> None:
    if code not in codes:
        raise NotAChoice("because", code)


def _tell(actor: Actor, row: OfPerson, kind: str, act: str, because: str) -> None:
    trail.record(actor, f"people:{kind}:{act}", row, details={"because": because, "version": row.version})
    bus.publish(actor, PersonDetailsChanged(row.person_id, kind, row.pk, act))
