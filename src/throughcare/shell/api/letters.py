"""/people/{id}/letters: what was written, its PDF, and that it left."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.refusal import Refused
from throughcare.register.documents import commands, queries
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.problems import EVERY


class NoPdf(Refused):
    """A letter that has no PDF."""


letters = Resource("letters", "letters")
PERSON = "/people/{uuid:person_id}/letters"
ONE = f"{PERSON}/{{uuid:letter_id}}"

letters.lists(PERSON, queries.letters_of, name="read_letters", by=("made_on", "id"), newest_first=True)
letters.reads(ONE, queries.letter, name="read_letter")
letters.acts(f"{ONE}/sending", commands.mark_sent, name="mark_letter_sent")
letters.acts(f"{ONE}/arrival", commands.mark_came, name="mark_letter_came")

DRAFTS = "/people/{uuid:person_id}/letter-drafts"
DRAFT = f"{DRAFTS}/{{uuid:paper_id}}"
letters.lists(
    DRAFTS, queries.papers_of, name="read_letter_drafts", by=("changed_at", "id"), newest_first=True
)
letters.reads(DRAFT, queries.paper, name="read_letter_draft", may=Permission.LETTER_MAKE)
letters.adds(DRAFTS, commands.prepare_paper)
letters.changes(DRAFT, commands.change_paper)
letters.acts(f"{DRAFT}/signing", commands.sign_paper)
letters.acts(f"{DRAFT}/discarding", commands.discard_paper)

PDF = {
    "responses": {
        200: {
            "description": "The letter's pages.",
            "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@letters.get(f"{ONE}/pdf", response={200: None, **EVERY}, operation_id="readLetterPdf", openapi_extra=PDF)
def read_letter_pdf(request: HttpRequest, person_id: UUID, letter_id: UUID) -> HttpResponse:
    """The letter as PDF; 422 where the machine that made it could make none."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    decision = door.look(actor, letters.page, person_id)
    content = queries.pdf_of_letter(actor, person_id, letter_id)
    if not content:
        raise NoPdf(
            "The machine that made this letter could make no PDF. Its content is in the letter itself."
        )
    commands.note_disclosed(actor, person_id, letter_id, decision.purpose)
    return HttpResponse(content, content_type="application/pdf")
