"""/people/{id}/protection: references for whoever may open the record; entries for those the wall lets through."""

from datetime import datetime
from typing import Any
from uuid import UUID

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.refusal import Refused
from throughcare.register.protection import commands, queries
from throughcare.register.protection.queries import WHY_LOOK, NamedColleague
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown, shown

protection = Resource("protection", "protection")
PERSON = "/people/{uuid:person_id}"
ENTRY = f"{PERSON}/protected-entries/{{uuid:entry_id}}"


class ReasonNeeded(Refused):
    """An entry was asked for without one of the reasons for which it may be opened."""


class ReferenceOut(Shown):
    """What everyone who may open the record sees of an entry. words: as other text names it."""

    id: UUID
    kind: str
    number: int
    since: datetime
    words: str


class ProtectionOut(Shown):
    """References, and the colleagues who are named: whom to ask."""

    references: list[ReferenceOut]
    named: list[shown(NamedColleague)]  # type: ignore[valid-type]


class ProtectedEntryOut(Shown):
    """An entry, opened; the log says by whom and why. version: for If-Match."""

    id: UUID
    version: int
    kind: str
    words: str
    name: str
    capacity: str
    contact: str
    lines: str
    postcode: str
    note: str


class ColleagueOut(Shown):
    """Somebody who may be named."""

    id: UUID
    name: str


def read_protection(actor: Actor, person_id: UUID) -> ProtectionOut:
    """The references of what is protected around a person, and who is named for the rest."""
    references = queries.references(person_id)
    seen = [ReferenceOut.model_validate(each, from_attributes=True) for each in references]
    return ProtectionOut(references=seen, named=queries.named(person_id))


def read_protected_entry(actor: Actor, person_id: UUID, entry_id: UUID, why: str) -> ProtectedEntryOut:
    """Open one entry, as a colleague who is named; why is written in the log."""
    if why not in WHY_LOOK:
        raise ReasonNeeded(f"Say why: {', '.join(WHY_LOOK)}", "why")
    held = queries.open_entry(actor, person_id, entry_id, why=why)
    content: Any = {name: getattr(held.content, name) for name in type(held.content).__dataclass_fields__}
    reference = held.reference
    return ProtectedEntryOut(
        id=reference.id, version=held.version, kind=reference.kind, words=reference.words, **content
    )


def read_protection_colleagues(actor: Actor) -> list[ColleagueOut]:
    """Colleagues whose role keeps what is protected: they may be named."""
    door.require(actor, Permission.PROTECTED_NAME)
    return [ColleagueOut(id=key, name=name) for key, name in queries.who_may_be_named(actor)]


protection.reads(f"{PERSON}/protection", read_protection)
protection.reads(ENTRY, read_protected_entry, may=Permission.PROTECTED_READ)
protection.adds(f"{PERSON}/protected-entries", commands.add_entry, name="add_protected_entry")
protection.changes(ENTRY, commands.change_entry, name="change_protected_entry")
protection.acts(f"{ENTRY}/taking-back", commands.take_back_entry, name="take_back_protected_entry")
protection.lists("/protection-colleagues", read_protection_colleagues, by=("name", "id"),
                 may=Permission.PROTECTED_NAME, shape=ColleagueOut)  # fmt: skip
protection.adds(f"{PERSON}/protection-holders", commands.name_holder, name="name_protection_holder")
protection.acts(
    f"{PERSON}/protection-holders/{{uuid:holder_id}}/ending",
    commands.end_holder,
    name="end_protection_holder",
)
