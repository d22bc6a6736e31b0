"""/templates and /short-texts: what an agency and its users word for themselves, and what notes may begin with."""

from throughcare.platform.access.permissions import Permission
from throughcare.register.documents import commands, queries
from throughcare.shell.api.operations import Resource

texts = Resource("texts", "texts")
TEMPLATE = "/templates/{uuid:template_id}"
SNIPPET = "/short-texts/{uuid:snippet_id}"

texts.lists(
    "/templates", queries.templates, name="read_templates", by=("kind", "code", "language", "number", "id"),
    may=Permission.TEMPLATE_RELEASE,
)  # fmt: skip
texts.reads(TEMPLATE, queries.template, name="read_template", may=Permission.TEMPLATE_RELEASE)
texts.adds("/templates", commands.draft_template)
texts.changes(TEMPLATE, commands.change_template)
texts.acts(f"{TEMPLATE}/discarding", commands.discard_template)
texts.acts(f"{TEMPLATE}/releasing", commands.release_template)
texts.acts(f"{TEMPLATE}/retiring", commands.retire_template)
texts.lists(
    "/note-texts", queries.texts_for_notes, name="read_note_texts", by=("kind", "title", "id"),
    may=Permission.CONTACT_RECORD,
)  # fmt: skip
texts.lists(
    "/short-texts",
    queries.own_snippets,
    name="read_own_snippets",
    by=("title", "id"),
    may=Permission.CONTACT_RECORD,
)
texts.adds("/short-texts", commands.keep_snippet)
texts.changes(SNIPPET, commands.change_snippet)
texts.acts(f"{SNIPPET}/removing", commands.remove_snippet)
