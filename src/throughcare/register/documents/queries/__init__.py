"""Reads on letters, on what every letter says of sender and person, and on the texts it is made from."""

from throughcare.register.documents.queries.evidence import (
    EvidenceLine,
    EvidenceUse,
    evidence_from,
    evidence_of,
    may_see,
    uses_of,
)
from throughcare.register.documents.queries.letters import (
    LetterHeld,
    LetterLine,
    letter,
    letters_about,
    letters_of,
    pdf_of_letter,
)
from throughcare.register.documents.queries.papers import PaperHeld, PaperLine, paper, papers_of
from throughcare.register.documents.queries.sending import Particulars, particulars
from throughcare.register.documents.queries.stored import (
    DocumentLine,
    content_of_document,
    documents_of,
    stored_document,
)
from throughcare.register.documents.queries.templates import (
    TemplateLine,
    TemplateShown,
    TextInUse,
    latest,
    pack_letter,
    template,
    template_for,
    templates,
    texts_in_use,
    versions_of,
    wording_of,
)
from throughcare.register.documents.queries.texts import (
    Beginning,
    SnippetLine,
    TextOffered,
    own_snippets,
    snippet,
    texts_for_notes,
    texts_to_begin,
)
from throughcare.register.documents.wording import SENT_HOW

__all__ = [
    "SENT_HOW",
    "Beginning",
    "DocumentLine",
    "EvidenceLine",
    "EvidenceUse",
    "LetterHeld",
    "LetterLine",
    "PaperHeld",
    "PaperLine",
    "Particulars",
    "SnippetLine",
    "TemplateLine",
    "TemplateShown",
    "TextInUse",
    "TextOffered",
    "content_of_document",
    "documents_of",
    "evidence_from",
    "evidence_of",
    "latest",
    "letter",
    "letters_about",
    "letters_of",
    "may_see",
    "own_snippets",
    "pack_letter",
    "paper",
    "papers_of",
    "particulars",
    "pdf_of_letter",
    "snippet",
    "stored_document",
    "template",
    "template_for",
    "templates",
    "texts_for_notes",
    "texts_in_use",
    "texts_to_begin",
    "uses_of",
    "versions_of",
    "wording_of",
]
