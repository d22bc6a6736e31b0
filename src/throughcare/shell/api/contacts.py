"""/people/{id}/contacts: what happened, and recording it."""

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import ContactDraft, OutcomeDraft
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.contacts import ContactKind, Outcome
from throughcare.shell.api.once import once, seen_version
from throughcare.shell.api.problems import READING, WRITING
from throughcare.shell.api.text import Text

router = Router(tags=["contacts"])
Note = Annotated[Text, StringConstraints(max_length=12000)]


class NoteOut(Schema):
    """A note. hidden: it is sensitive and its text is not shown to you."""

    id: UUID
    text: str
    hidden: bool
    author: str
    written_at: datetime


class EntryOut(Schema):
    """One entry of the activity log. what: contact, note, moved, cancelled or unrecorded."""

    what: str
    id: UUID
    at: datetime
    kind: str
    title: str
    outcome: str
    evidence_due_on: date | None
    by: str
    notes: list[NoteOut]


class LogOut(Schema):
    """One page of the log: whole days, newest first; within a day the oldest entry first."""

    items: list[EntryOut]
    page: int
    pages: int


class ContactIn(Schema):
    """A contact that was not planned. on, at: civil date and clock time where the agency is."""

    kind: ContactKind
    on: date
    at: time
    with_whom: Annotated[Text, StringConstraints(max_length=20)] = "person"
    title: Annotated[Text, StringConstraints(max_length=120)] = ""
    outcome: Outcome | None = None
    evidence_due_on: date | None = None
    note: Note = ""
    sensitive: bool = False


class OutcomeIn(Schema):
    """What is now held to have come of the contact; null takes an outcome back that was recorded by mistake."""

    outcome: Outcome | None
    evidence_due_on: date | None = None
    note: Note = ""


class ContactOut(Schema):
    """The contact as it stands. version: for If-Match when changing it."""

    id: UUID
    version: int
    outcome: str


@router.get("/{uuid:person_id}/contacts", response={200: LogOut, **READING}, operation_id="readContacts")
def read_contacts(
    request: HttpRequest, person_id: UUID, page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> dict[str, object]:
    """The activity log of a person."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "api:contacts", person_id)
    log = queries.activity_log(actor, person_id, queries.LogFilter(), page)
    return {"items": log.entries, "page": log.number, "pages": log.of}


@router.post(
    "/{uuid:person_id}/contacts", response={201: ContactOut, **WRITING}, operation_id="recordContact"
)
def record_contact(request: HttpRequest, person_id: UUID, body: ContactIn) -> HttpResponse:
    """Record what happened at a contact that was not booked."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    draft = ContactDraft(
        kind=body.kind, on=body.on, at=body.at.replace(tzinfo=None), with_whom=body.with_whom, title=body.title,
        outcome=body.outcome, evidence_due_on=body.evidence_due_on, note=body.note, sensitive=body.sensitive,
    )  # fmt: skip

    def act() -> ContactOut:
        made = commands.record_contact(actor, person_id, draft)
        return ContactOut(id=made.pk, version=made.version, outcome=made.outcome)

    return once(request, act)


@router.patch(
    "/{uuid:person_id}/contacts/{uuid:contact_id}",
    response={200: ContactOut, **WRITING},
    operation_id="changeOutcome",
)
def change_outcome(request: HttpRequest, person_id: UUID, contact_id: UUID, body: OutcomeIn) -> HttpResponse:
    """Hold that something else came of a contact. Needs If-Match with the version you read."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.CONTACT_RECORD, person_id)
    expected = seen_version(request)
    draft = OutcomeDraft(outcome=body.outcome, evidence_due_on=body.evidence_due_on, note=body.note)

    def act() -> ContactOut:
        changed = commands.change_outcome(actor, person_id, contact_id, draft, expected=expected)
        return ContactOut(id=changed.pk, version=changed.version, outcome=changed.outcome)

    return once(request, act, status=200)
