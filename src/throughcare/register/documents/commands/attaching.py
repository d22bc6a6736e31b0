"""Writes on what stored documents are evidence of: attaching papers that are kept already, and detaching one."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import retract
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.documents.events import EvidenceAttached, EvidenceDetached
from throughcare.register.documents.models import Evidence, StoredDocument
from throughcare.register.people.texts import refuse_what_tells


class NotAttached(Refused):
    """Nothing was chosen, no reason was given, or the paper is not evidence of this."""


@transaction.atomic
def attach_documents(actor: Actor, person_id: UUID, *, about: UUID, documents: Sequence[UUID]) -> None:
    """Make papers that are kept with the record evidence of something. What is attached already stays as it is.

    about: the id of a failure, a hearing, an appeal of this person. Raises NotPermitted, NotThere, PurposeNeeded,
    NotAttached.
    """
    require(actor, Permission.DOCUMENT_ADD, person_id)
    if not documents:
        raise NotAttached("Choose at least one paper", "documents")
    for each in dict.fromkeys(documents):
        attach(actor, held_document(actor, person_id, each), about)


@transaction.atomic
def detach_document(actor: Actor, person_id: UUID, document_id: UUID, *, about: UUID, because: str) -> None:
    """Make a paper evidence of something no longer. It stays with the record, and that it was attached in the history.

    Raises as `attach_documents`, and ProtectedInText.
    """
    require(actor, Permission.DOCUMENT_ADD, person_id)
    document = held_document(actor, person_id, document_id)
    said = because.strip()
    if not said:
        raise NotAttached("Say why it is detached", "because")
    refuse_what_tells(actor, person_id, {"because": said})
    link = Evidence.objects.filter(document=document, about=about).first()
    if link is None:
        raise NotAttached("This paper is not attached there, or somebody has detached it already")
    retract(link, expected=link.version, by=actor, because=said[:200])
    trail.record(actor, "documents:evidence:detached", link)
    bus.publish(actor, EvidenceDetached(document.pk, person_id, about))


def attach(actor: Actor, document: StoredDocument, about: UUID) -> None:
    """Attach one, for a command that has asked the door; nothing where it is attached already."""
    # The document is held, so that nobody attaches it in between.
    if Evidence.objects.filter(document=document, about=about).exists():
        return
    link = Evidence(
        person_id=document.person_id,
        document=document,
        about=about,
        recorded_by_id=actor.user_id,
        because="attached",
    )
    link.save(force_insert=True)
    trail.record(actor, "documents:evidence:attached", link)
    bus.publish(actor, EvidenceAttached(document.pk, document.person_id, about))


def held_document(actor: Actor, person_id: UUID, document_id: UUID) -> StoredDocument:
    """A document of this person that the actor may know of, held until the end of the transaction. Raises NotThere."""
    held: StoredDocument | None = (
        StoredDocument.objects.select_for_update().filter(pk=document_id, person_id=person_id).first()
    )
    if held is None or (held.sensitive and Permission.SENSITIVE_READ not in actor.permissions):
        raise NotThere(Permission.DOCUMENT_ADD, person_id, "R1 no such document")
    return held
