"""Reads of what is protected. Everyone else learns the references only, and their texts are kept free of the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import RoleHeld, User
from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.keys.ring import RING, blind_with
from throughcare.register.people.aliases import whole_key
from throughcare.register.people.models import Name, Relation
from throughcare.register.people.words import KEPT_SAFE
from throughcare.register.protection.content import Content
from throughcare.register.protection.models import Entry, Holder
from throughcare.register.protection.recognition import aliases_in, names_somebody, phrases_in
from throughcare.register.protection.refusals import ProtectedInText
from throughcare.register.protection.walls import named_for

READER = Actor.system_named("protection")
WHY_LOOK = {
    "contact": "I am going to speak or write to them",
    "zone": "I am checking that a condition or zone protects them",
    "danger": "They may be in danger now",
    "upkeep": "I am bringing the entry up to date",
}
"""Why an entry is opened: code, as the log holds it, and what is chosen."""
NAMES_SOMEBODY = "This names somebody who is to be kept safe. Say it without the name."


@dataclass(frozen=True, slots=True)
class Reference:
    """What everyone who may open the record sees of an entry."""

    id: UUID
    kind: str
    number: int
    since: datetime

    @property
    def words(self) -> str:
        """As it stands in other text: "Protected address A12"."""
        return f"{Entry.Kind(self.kind).label} {'A' if self.kind == 'address' else 'P'}{self.number}"


@dataclass(frozen=True, slots=True)
class NamedColleague:
    """A colleague who is named. version: to send when that ends."""

    id: UUID
    version: int
    user_id: UUID
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """An entry, opened. version: to send with a change."""

    reference: Reference
    version: int
    content: Content


def references(person_id: UUID) -> list[Reference]:
    """The references of what is protected around a person; the caller has been let through to the record."""
    with acting(READER):
        rows = Entry.objects.filter(person_id=person_id).order_by("kind", "number")
        return [Reference(*row) for row in rows.values_list("id", "kind", "number", "known_from")]


def named(person_id: UUID) -> list[NamedColleague]:
    """Who is named for what is protected here: whom to ask."""
    rows = Holder.objects.filter(person_id=person_id).order_by("user__name")
    return [
        NamedColleague(*row)
        for row in rows.values_list("id", "version", "user_id", "user__name", "known_from")
    ]


def is_named(person_id: UUID) -> bool:
    """Whether the wall lets the present user through to what is protected around this person."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {named_for('%(person)s::uuid')}", {"person": person_id})
        return bool(cursor.fetchone()[0])


def open_entry(actor: Actor, person_id: UUID, entry_id: UUID, *, why: str) -> OpenEntry:
    """One entry, opened and logged with the reason. why: a code of WHY_LOOK.

    Raises NotPermitted, PurposeNeeded, or NotThere for whoever is not named.
    """
    door.require(actor, Permission.PROTECTED_READ, person_id)
    row: Entry | None = Entry.objects.filter(pk=entry_id, person_id=person_id).first()
    if row is None or why not in WHY_LOOK:
        raise door.NotThere(Permission.PROTECTED_READ, person_id, "R20 not named for what is protected")
    trail.record(
        actor, "protection:entry:opened", row, verb=trail.Verb.CONSULT, purpose=why,
        details={"kind": row.kind, "number": row.number},
    )  # fmt: skip
    reference = Reference(row.pk, row.kind, row.number, row.known_from)
    return OpenEntry(reference, row.version, Content.read(row.content))


def reference_of(person_id: UUID, entry_id: UUID) -> Reference | None:
    """The reference of one entry, if the wall shows it to the present user."""
    row = Entry.objects.filter(pk=entry_id, person_id=person_id).values_list(
        "id", "kind", "number", "known_from"
    )
    found: tuple[Any, ...] | None = row.first()
    return Reference(*found) if found else None


def who_may_be_named(actor: Actor) -> list[tuple[UUID, str]]:
    """Colleagues of the agency whose role keeps what is protected."""
    if actor.agency_id is None:
        return []
    today = clock.today(actor.zone)
    keeping = [code for code, role in ROLES.items() if Permission.PROTECTED_READ in role.permissions]
    held = RoleHeld.objects.filter(role__in=keeping, starts_on__lte=today).exclude(ends_on__lte=today)
    users = User.objects.filter(agency_id=actor.agency_id, is_active=True, pk__in=held.values("user_id"))
    return list(users.order_by("name").values_list("id", "name"))


def refuse_protected(
    actor: Actor, person_id: UUID, text: str, field: str = "", *, aliases: bool = False
) -> None:
    """Refuse a text that holds something protected around the person. Raises as `refuse_protected_in`."""
    refuse_protected_in(actor, person_id, {field: text}, aliases=aliases)


def refuse_protected_in(
    actor: Actor, person_id: UUID, texts: Mapping[str, str], *, aliases: bool = False
) -> None:
    """Refuse texts that hold something protected around the person, where it can be recognised.

    Who stands only among the relations, as a victim or a child, is protected by that: every text may come to be read
    by the person, a partner or a court. texts: by the form's field. aliases: refuse the person's own aliases too, for
    texts that leave the agency. Two statements where nothing is protected. Raises ProtectedInText, which says what to
    write instead.
    """
    texts = {field: text for field, text in texts.items() if text.strip()}
    if not texts:
        return
    with acting(READER):
        entries = list(
            Entry.objects.filter(person_id=person_id).values_list(
                "id", "kind", "number", "known_from", "marks", "agency_id"
            )
        )
        names = _kept_safe(person_id)
        for field, text in texts.items():
            if entries:
                _refuse_entries(entries, text, field)
            if names_somebody(text, names):
                raise ProtectedInText(NAMES_SOMEBODY, field)
            if aliases:
                _refuse_aliases(person_id, text, field)


def _refuse_entries(entries: list[tuple[Any, ...]], text: str, field: str) -> None:
    key = RING.indexing(entries[0][-1])
    if key is None:
        return
    marks_field: Any = Entry._meta.get_field("marks")
    said = {blind_with(key, marks_field.label, phrase) for phrase in phrases_in(text)}
    for *reference, marks, _ in entries:
        if said.intersection(marks):
            instead = Reference(*reference).words
            raise ProtectedInText(
                f"This holds something that must be kept from others. Write “{instead}” instead.", field
            )


def _kept_safe(person_id: UUID) -> list[str]:
    """Full names of the relations who are to be kept safe: as they were given, and as their own records have them."""
    rows = list(
        Relation.objects.filter(person_id=person_id, kind__in=KEPT_SAFE).values_list("name", "other_id")
    )
    names = [name for name, _ in rows if name]
    if others := [other for _, other in rows if other]:
        held = Name.objects.filter(person_id__in=others).exclude(kind="alias")
        names += [f"{given} {family}".strip() for given, family in held.values_list("given", "family")]
    return names


def _refuse_aliases(person_id: UUID, text: str, field: str) -> None:
    held = {whole_key(name.alias) for name in Name.objects.filter(person_id=person_id, kind="alias")}
    if held & aliases_in(text):
        raise ProtectedInText("This holds an alias of the person. Use the name on the record instead.", field)


def version_of(entry_id: UUID) -> int:
    """The version of an entry that the wall shows to the present user."""
    found: int = Entry.objects.values_list("version", flat=True).get(pk=entry_id)
    return found
