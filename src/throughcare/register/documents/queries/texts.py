"""What a note may begin with, or have put into it: the agency's texts in use and one's own, as they are offered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.models import Snippet, Template
from throughcare.register.documents.queries.templates import sections_from
from throughcare.rules.jurisdictions import Section
from throughcare.rules.texts import NOT_RECORDED, TextKind, Wording, plain

TEXTS = """
SELECT coalesce(json_agg(row_to_json(offered) ORDER BY offered.kind, offered.own DESC, offered.title), '[]')
FROM (
  (SELECT DISTINCT ON (t.kind, t.code, t.language) t.id, t.kind, t.code, t.number, t.title, t.sections, false AS own
   FROM documents_template t
   WHERE t.agency_id = %(agency)s AND t.kind IN ('case_note', 'snippet') AND t.known_to IS NULL
     AND t.starts_on <= %(today)s AND (t.ends_on IS NULL OR t.ends_on > %(today)s)
   ORDER BY t.kind, t.code, t.language, t.number DESC)
  UNION ALL
  SELECT s.id, 'snippet', '', 0, s.title, jsonb_build_array(jsonb_build_object(
      'heading', '', 'paragraphs', jsonb_build_array(s.text), 'points', '[]'::jsonb)), true
  FROM documents_snippet s WHERE s.owner_id = %(user)s AND s.known_to IS NULL
) offered
"""
"""For a column of a wider statement; read with `texts_from`. It takes `agency`, `user` and `today`."""


@dataclass(frozen=True, slots=True)
class TextOffered:
    """One text. kind: "case_note" to begin with, "snippet" to put in. own: the reader's own; then it has no code."""

    id: UUID
    kind: str
    code: str
    number: int
    title: str
    sections: tuple[Section, ...]
    own: bool

    @property
    def begins(self) -> bool:
        """Whether something begins with it; else it is put in."""
        return self.kind != TextKind.SNIPPET

    @property
    def key(self) -> str:
        """What a form sends to name it."""
        return str(self.id)

    @property
    def named(self) -> str:
        """What is kept with the note that began with it: "home-visit@agency-2"."""
        return f"{self.code}@agency-{self.number}"

    def filled(self, facts: Mapping[str, str]) -> str:
        """The text with what is known in its blanks; of what is not known it says so."""
        return plain(self.sections_filled(facts))

    def sections_filled(self, facts: Mapping[str, str]) -> tuple[Section, ...]:
        """As `filled`, section by section."""
        blanks = Wording("", self.sections).blanks
        values = {name: facts.get(name, "").strip() or NOT_RECORDED for name in blanks}
        return tuple(section.filled(values) for section in self.sections)


@dataclass(frozen=True, slots=True)
class Beginning:
    """texts: what is on offer. facts: by the blank they fill; what is not known is left out."""

    texts: tuple[TextOffered, ...]
    facts: dict[str, str]

    def find(self, key: str) -> TextOffered | None:
        """A text by its key, or a template by its code; None where it is not on offer."""
        return next((each for each in self.texts if key in (each.key, each.code or each.key)), None)


@dataclass(frozen=True, slots=True)
class SnippetLine:
    """One of the reader's own short texts."""

    id: UUID
    version: int
    title: str
    text: str


def texts_from(column: Any) -> tuple[TextOffered, ...]:
    """The column of TEXTS."""
    rows = json.loads(column) if isinstance(column, str) else column
    return tuple(
        TextOffered(
            UUID(row["id"]), row["kind"], row["code"], row["number"], row["title"],
            sections_from(row["sections"]), row["own"],
        )
        for row in rows
    )  # fmt: skip


def texts_to_begin(actor: Actor, kind: TextKind) -> tuple[TextOffered, ...]:
    """The agency's texts of one kind that are used today, by title, in one statement. It asks no permission."""
    today = clock.today(actor.zone)
    rows = Template.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=today), agency_id=actor.agency_id, kind=kind.value,
        starts_on__lte=today,
    ).order_by("title", "code", "-number")  # fmt: skip
    found: dict[tuple[str, str], TextOffered] = {}
    for key, code, language, number, title, sections in rows.values_list(
        "id", "code", "language", "number", "title", "sections"
    ):
        offered = TextOffered(key, kind.value, code, number, title, sections_from(sections), False)
        found.setdefault((code, language), offered)
    return tuple(found.values())


def texts_for_notes(actor: Actor) -> list[TextOffered]:
    """What the actor may begin a note with, and put into one. Raises NotPermitted."""
    require(actor, Permission.CONTACT_RECORD)
    with connection.cursor() as cursor:
        cursor.execute(TEXTS, reader_of_texts(actor))
        return list(texts_from(cursor.fetchone()[0]))


def reader_of_texts(actor: Actor) -> dict[str, Any]:
    """What TEXTS takes."""
    return {"agency": actor.agency_id, "user": actor.user_id, "today": clock.today(actor.zone)}


def own_snippets(actor: Actor) -> list[SnippetLine]:
    """The actor's own short texts, by name. Raises NotPermitted."""
    require(actor, Permission.CONTACT_RECORD)
    rows = Snippet.objects.filter(owner_id=actor.user_id).order_by("title")
    return [SnippetLine(*row) for row in rows.values_list("id", "version", "title", "text")]


def snippet(actor: Actor, snippet_id: UUID) -> SnippetLine:
    """One of the actor's own. Raises NotPermitted or NotThere."""
    found = next((each for each in own_snippets(actor) if each.id == snippet_id), None)
    if found is None:
        raise NotThere(Permission.CONTACT_RECORD, None, "no such text of one's own")
    return found
