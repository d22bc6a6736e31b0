"""/people: find, read, add."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from throughcare.platform.access import door
from throughcare.platform.actor import Actor
from throughcare.register.people import commands, queries
from throughcare.register.people.birth import Birth
from throughcare.register.people.drafts import AboutDraft, IdentifierDraft, NameDraft, PersonDraft
from throughcare.shell.api.once import once
from throughcare.shell.api.problems import READING, WRITING
from throughcare.shell.api.text import Text

router = Router(tags=["people"])
Short = Annotated[Text, StringConstraints(max_length=100, strip_whitespace=True)]


class Terms(Schema):
    """What is known of the person looked for."""

    name: Annotated[Text, StringConstraints(max_length=200)] = ""
    number: Annotated[Text, StringConstraints(max_length=60)] = ""
    born_on: date | None = None
    area: Annotated[Text, StringConstraints(max_length=40)] = ""


class Found(Schema):
    """One person found, as far as the directory shows."""

    person_id: UUID
    display_name: str
    reference: str
    age: str
    area: str
    also_known_as: str


class FoundPeople(Schema):
    """People found, the nearest first, at most 20."""

    items: list[Found]


class PersonOut(Schema):
    """A person's identity. version: for If-Match when changing it."""

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


class NameIn(Schema):
    """A name."""

    given: Short = ""
    middle: Short = ""
    family: Short = ""


class IdentifierIn(Schema):
    """A number under a scheme of the agency's pack."""

    scheme: Short
    value: Annotated[Text, StringConstraints(max_length=60)]


class PersonIn(Schema):
    """A new person. Leave out what is not known; nothing is guessed.

    despite: why it is somebody else, once the people who resemble them were compared: "different" or as the pages say.
    """

    name: NameIn
    born_on: date | None = None
    born_in: Annotated[int, Field(ge=1880, le=2200)] | None = None
    sex: Short = ""
    identifiers: Annotated[list[IdentifierIn], Field(max_length=20)] = []
    despite: Short = ""


class Added(Schema):
    """The id of what was added."""

    id: UUID


@router.get("", response={200: FoundPeople, **READING}, operation_id="findPeople")
def find_people(request: HttpRequest, terms: Query[Terms]) -> dict[str, object]:
    """Find people by a partial or misspelt name, a reference or identifier, and an approximate birth."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    born = Birth.on(terms.born_on) if terms.born_on else None
    asked = queries.SearchTerms(name=terms.name, number=terms.number, born=born, area=terms.area)
    hits = queries.search(actor, asked)
    door.look_at_list(actor, "api:people", [hit.person_id for hit in hits], purpose="directory")
    return {"items": hits}


@router.get("/{uuid:person_id}", response={200: PersonOut, **READING}, operation_id="readPerson")
def read_person(request: HttpRequest, person_id: UUID) -> object:
    """A person's identity. 404 when there is none or you may not know of them; 403 asks for a purpose on the pages."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "api:person", person_id)
    return queries.person_header(actor, person_id)


@router.post("", response={201: Added, **WRITING}, operation_id="addPerson")
def add_person(request: HttpRequest, body: PersonIn) -> HttpResponse:
    """Add a person. Refused with 422 while someone like them is recorded and `despite` is empty."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return once(request, lambda: Added(id=commands.add_person(actor, draft_of(body), despite=body.despite)))


def draft_of(body: PersonIn) -> PersonDraft:
    """What the body asks for, as the command takes it."""
    born = (
        Birth.on(body.born_on) if body.born_on else Birth.in_year(body.born_in) if body.born_in else Birth()
    )
    return PersonDraft(
        about=AboutDraft(birth=born, sex=body.sex),
        names=(NameDraft(given=body.name.given, middle=body.name.middle, family=body.name.family),),
        identifiers=tuple(IdentifierDraft(scheme=each.scheme, value=each.value) for each in body.identifiers),
    )
