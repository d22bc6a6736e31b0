"""Writes on stored documents: taking one in, examining it, naming it, taking back what was added by mistake."""

import base64
import binascii
import io
from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.documents.commands.attaching import attach, held_document
from throughcare.register.documents.drafts import StoredDraft
from throughcare.register.documents.events import DocumentExamined, DocumentSetAside, DocumentStored
from throughcare.register.documents.models import StoredDocument, StoredPart
from throughcare.register.documents.queries.stored import blocks_of
from throughcare.register.documents.storing.blocks import Damaged, seal_file
from throughcare.register.documents.storing.recognising import NotStored, recognise
from throughcare.register.documents.storing.scanning import infection
from throughcare.register.documents.wording import CAME_FROM, DOCUMENT_KINDS, NO_SCANNER
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.protection.queries import refuse_protected


class NotSuchADocument(Refused):
    """A kind, an origin, a day or a title that cannot be."""


@transaction.atomic
def store_document(
    actor: Actor, person_id: UUID, draft: StoredDraft, file: BinaryIO, name: str
) -> StoredDocument:
    """Keep a file with the record, sealed. name: the sender's, by which it must be of the type its content shows; it is
    not kept. Nobody is handed it before it was examined.

    Raises NotPermitted, NotThere, PurposeNeeded, NotStored, NotSuchADocument.
    """
    require(actor, Permission.DOCUMENT_ADD, person_id)
    _right(actor, person_id, draft.title, draft.kind, draft.came_from, draft.came_on)
    file.seek(0, 2)
    size = file.tell()
    kept = recognise(file, name, size)
    key = uuid7()
    sealed = seal_file(key, file, size)
    document = StoredDocument(
        id=key, person_id=person_id, title=draft.title.strip(), kind=draft.kind,
        came_on=draft.came_on, came_from=draft.came_from, media=kept.media, size=size, digest=sealed.digest,
        key=sealed.key, sensitive=draft.sensitive, recorded_by_id=actor.user_id,
    )  # fmt: skip
    document.full_clean()
    document.save(force_insert=True)
    StoredPart.objects.bulk_create(
        StoredPart(person_id=person_id, document=document, number=number, content=block)
        for number, block in enumerate(sealed.blocks)
    )
    trail.record(
        actor, "documents:stored:added", document, verb=trail.Verb.COLLECT,
        details={"kind": draft.kind, "media": kept.media, "bytes": size, "sha256": sealed.digest},
    )  # fmt: skip
    bus.publish(actor, DocumentStored(document.pk, person_id, draft.kind, draft.about))
    if draft.about is not None:
        attach(actor, document, draft.about)
    return document


def store_encoded(
    actor: Actor, person_id: UUID, draft: StoredDraft, *, file_name: str, content: str
) -> StoredDocument:
    """Keep a file whose content is given in base64: as `store_document`, for other systems.

    file_name: tells the type, and is not kept. Raises as `store_document`.
    """
    try:
        held = base64.b64decode(content, validate=True)
    except binascii.Error:
        raise NotStored("The content must be in base64", field="content") from None
    return store_document(actor, person_id, draft, io.BytesIO(held), file_name)


@transaction.atomic
def describe_document(
    actor: Actor, person_id: UUID, document_id: UUID, *, expected: int, title: str, kind: str, sensitive: bool
) -> StoredDocument:
    """Name a stored document otherwise. Raises as `store_document`, and StaleVersion."""
    require(actor, Permission.DOCUMENT_ADD, person_id)
    document = held_document(actor, person_id, document_id)
    _right(actor, person_id, title, kind, document.came_from, document.came_on)
    amend(
        document, expected=expected, by=actor, because="described", title=title.strip(), kind=kind, sensitive=sensitive
    )  # fmt: skip
    trail.record(actor, "documents:stored:described", document, details={"kind": kind})
    return document


@transaction.atomic
def set_document_aside(
    actor: Actor, person_id: UUID, document_id: UUID, *, expected: int, because: str
) -> None:
    """Take back what was added by mistake. It stays in the history, sealed. Raises as `describe_document`."""
    require(actor, Permission.DOCUMENT_ADD, person_id)
    document = held_document(actor, person_id, document_id)
    said = because.strip()
    if not said:
        raise NotSuchADocument("Say why it is taken back", "because")
    refuse_what_tells(actor, person_id, {"because": said})
    retract(document, expected=expected, by=actor, because=said[:200])
    trail.record(actor, "documents:stored:set-aside", document)
    bus.publish(actor, DocumentSetAside(document.pk, person_id))


def examine_document(actor: Actor, document_id: UUID) -> None:
    """Look for harm in a document, and whether it is still what was taken in. Safe to repeat.

    Raises ScannerDoesNotAnswer: then it waits, is handed to nobody, and is examined again later.
    """
    document = StoredDocument.objects.filter(pk=document_id, state=StoredDocument.State.RECEIVED).first()
    if document is None:
        return
    scanner = str(settings.CLAMD)
    try:
        found = infection(scanner, blocks_of(document)) if scanner else _read_through(document)
    except Damaged:
        found = "its content is not what was taken in"
    state = StoredDocument.State.APART if found else StoredDocument.State.CLEAN
    with transaction.atomic():
        amend(
            document, expected=document.version, by=actor, because="examined", state=state,
            examined_at=clock.now(), examined_by="clamd" if scanner else NO_SCANNER, found=found[:200],
        )  # fmt: skip
        trail.record(actor, f"documents:stored:{state.value}", document)
        bus.publish(actor, DocumentExamined(document.pk, document.person_id, state.value))


def note_handed_out(actor: Actor, person_id: UUID, document_id: UUID, purpose: str) -> None:
    """Write that the actor took a copy of a document out of the system."""
    trail.record(
        actor, "documents:stored:disclosed", verb=trail.Verb.DISCLOSE, kind="documents.storeddocument",
        key=document_id, people=[person_id], purpose=purpose,
    )  # fmt: skip


def _read_through(document: StoredDocument) -> str:
    for _ in blocks_of(document):
        pass
    return ""


def _right(actor: Actor, person_id: UUID, title: str, kind: str, came_from: str, came_on: date) -> None:
    if not title.strip():
        raise NotSuchADocument("Give the document a name", "title")
    if kind not in DOCUMENT_KINDS:
        raise NotSuchADocument("Choose what it is", "kind")
    if came_from not in CAME_FROM:
        raise NotSuchADocument("Choose where it came from", "came_from")
    if came_on > clock.today(actor.zone):
        raise NotSuchADocument("The day it came must be today or earlier", "came_on")
    refuse_protected(actor, person_id, title, "title", aliases=True)
