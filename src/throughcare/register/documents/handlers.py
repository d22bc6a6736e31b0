"""What this app does when it hears of something: it examines what was stored, before anybody is handed it."""

from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import examine_document
from throughcare.register.documents.events import DocumentStored


def examine_stored(actor: Actor, event: DocumentStored) -> None:
    """Safe to repeat. A scanner that does not answer is asked again, by the worker's own patience."""
    examine_document(actor, event.document_id)
