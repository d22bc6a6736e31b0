"""/people: find, read, add, and what stands in a person's own row."""

from datetime import date, timedelta
from uuid import UUID

from throughcare.platform.access.commands import state_purpose as state
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people import commands, queries
from throughcare.register.people.birth import Birth
from throughcare.register.people.drafts import (
    AboutDraft,
    AddressDraft,
    ContactDraft,
    IdentifierDraft,
    NameDraft,
    PersonDraft,
)
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown
from throughcare.shell.web.queries.overview import overview

people = Resource("people", "people")
person = Resource("people", "person")


class PersonOut(Shown):
    """A person's identity, in words. version: for If-Match when changing it."""

    id: UUID
    version: int
    display_name: str
    reference: str
    preferred_name: str
    born: str
    age: str
    sex: str
    language: str
    interpreter_needed: bool | None
    flags: list[str]


def find_people(
    actor: Actor, name: str = "", number: str = "", born_on: date | None = None, area: str = ""
) -> list[queries.Hit]:
    """Find people by a partial or misspelt name, a reference or identifier, a birth or an area: the 20 nearest."""
    born = Birth.on(born_on) if born_on else None
    return queries.search(actor, queries.SearchTerms(name=name, number=number, born=born, area=area))


def add_person(
    actor: Actor, names: list[NameDraft], *, born_on: date | None = None, born_in: int | None = None, sex: str = "",
    language: str = "", interpreter_needed: bool | None = None, identifiers: list[IdentifierDraft] | None = None,
    addresses: list[AddressDraft] | None = None, contacts: list[ContactDraft] | None = None, despite: str = "",
) -> UUID:  # fmt: skip
    """Begin a record. Refused while somebody like the person is recorded and `despite` does not say why to go on."""
    about = _about(born_on, born_in, sex, language, interpreter_needed)
    draft = PersonDraft(
        about=about, names=tuple(names), identifiers=tuple(identifiers or ()), addresses=tuple(addresses or ()),
        contacts=tuple(contacts or ()),
    )  # fmt: skip
    return commands.add_person(actor, draft, despite=despite)


def change_about(
    actor: Actor, person_id: UUID, *, expected: int, because: str, born_on: date | None = None,
    born_in: int | None = None, sex: str = "", language: str = "", interpreter_needed: bool | None = None,
) -> None:  # fmt: skip
    """Write a new version of birth, sex and language: all of them, as they are now held to be."""
    about = _about(born_on, born_in, sex, language, interpreter_needed)
    commands.change_about(actor, person_id, about, expected=expected, because=because)


def state_purpose(actor: Actor, person_id: UUID, *, purpose: str, reason: str) -> None:
    """State why an ordinary record without a relation is opened; it then opens for twelve hours."""
    state(actor, person_id, purpose, reason)


def _about(
    born_on: date | None, born_in: int | None, sex: str, language: str, interpreter: bool | None
) -> AboutDraft:
    born = Birth.on(born_on) if born_on else _in_year(born_in) if born_in else Birth()
    return AboutDraft(birth=born, sex=sex, language=language, interpreter_needed=interpreter)


def _in_year(year: int) -> Birth:
    """Some day of a year. A year no calendar has is refused as a birth to come."""
    return (
        Birth.in_year(year) if date.min.year <= year <= date.max.year else Birth.on(date.max - timedelta(1))
    )


people.lists("", find_people, by=("score", "person_id"), newest_first=True, may=Permission.PERSON_FIND,
             purpose="directory")  # fmt: skip
people.adds("", add_person)
person.reads("/{uuid:person_id}", queries.person_header, name="read_person", shape=PersonOut)
person.reads("/{uuid:person_id}/overview", overview, name="read_overview")
person.changes("/{uuid:person_id}/about", change_about)
person.acts("/{uuid:person_id}/purpose", state_purpose)
