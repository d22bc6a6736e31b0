"""/people/{id}/documents: papers and other files kept with the record, and what they say."""

from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse

from throughcare.platform.access import door
from throughcare.platform.actor import Actor
from throughcare.register.documents import commands, queries
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.problems import EVERY

documents = Resource("documents", "documents")
PERSON = "/people/{uuid:person_id}/documents"
ONE = f"{PERSON}/{{uuid:document_id}}"

documents.lists(PERSON, queries.documents_of, name="read_documents", by=("came_on", "id"), newest_first=True)
documents.reads(ONE, queries.stored_document, name="read_document")
documents.adds(PERSON, commands.store_encoded, name="add_document")
documents.changes(ONE, commands.describe_document, name="describe_document")
documents.acts(f"{ONE}/taking-back", commands.set_document_aside, name="take_back_document")
documents.acts(f"{PERSON}/attaching", commands.attach_documents, name="attach_documents")
documents.acts(f"{ONE}/detaching", commands.detach_document, name="detach_document")

FILE = {
    "responses": {
        200: {
            "description": "The file, as it was taken in.",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@documents.get(
    f"{ONE}/file", response={200: None, **EVERY}, operation_id="readDocumentFile", openapi_extra=FILE
)
def read_document_file(request: HttpRequest, person_id: UUID, document_id: UUID) -> StreamingHttpResponse:
    """The file; 404 while it was not examined, and for one that is kept apart."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    decision = door.look(actor, documents.page, person_id)
    _, blocks = queries.content_of_document(actor, person_id, document_id)
    commands.note_handed_out(actor, person_id, document_id, decision.purpose)
    return StreamingHttpResponse(blocks, content_type="application/octet-stream")
