"""What is kept as evidence of one thing, for that thing's own page: a part of its statement, so that it costs none.

And of one paper, when it was attached to something and why no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.register.documents.models import Evidence, StoredDocument
from throughcare.register.documents.wording import CAME_FROM, DOCUMENT_KINDS
from throughcare.register.people.coded import reason_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A document as the page of what it proves names it. state: whether it was examined.

    own: it is attached to what the page is about itself, and not only to something that this is about.
    """

    id: UUID
    title: str
    kind: str
    came_on: date
    came_from: str
    state: str
    own: bool

    @property
    def kind_words(self) -> str:
        """What it is, in words."""
        return DOCUMENT_KINDS.get(self.kind, self.kind)

    @property
    def origin(self) -> str:
        """Where it came from, in words."""
        return CAME_FROM.get(self.came_from, self.came_from)

    @property
    def standing(self) -> str:
        """ "Examined", "Being examined", "Kept apart"."""
        return str(StoredDocument.State(self.state).label)


def evidence_of(*about: str, person: str) -> str:
    """SQL: a JSON list of the documents kept as evidence of these, each once however many of them it is evidence of.

    about: SQL for the ids of things, first what the page is about. person: SQL for whose they are: a paper of somebody
    else is no evidence, whatever it was attached to. The statement names the parameter %(sensitive)s: see `may_see`.
    """
    attached = (
        "SELECT 1 FROM documents_evidence k WHERE k.document_id = e.id AND k.known_to IS NULL AND k.about"
    )
    return f"""(SELECT coalesce(json_agg(json_build_object('id', e.id, 'title', e.title, 'kind', e.kind,
    'came_on', e.came_on, 'came_from', e.came_from, 'state', e.state,
    'own', EXISTS ({attached} = {about[0]})) ORDER BY e.came_on DESC, e.id DESC), '[]')
   FROM documents_storeddocument e WHERE e.person_id = {person} AND e.known_to IS NULL
     AND EXISTS ({attached} IN ({", ".join(about)}))
     AND (NOT e.sensitive OR %(sensitive)s))"""  # noqa: S608 - fragments of our own


def may_see(actor: Actor) -> dict[str, bool]:
    """The parameter of `evidence_of`: whether the actor knows of sensitive documents."""
    return {"sensitive": Permission.SENSITIVE_READ in actor.permissions}


def evidence_from(raw: Iterable[Mapping[str, Any]]) -> tuple[EvidenceLine, ...]:
    """The lines, the latest first."""
    return tuple(read_row(EvidenceLine, each) for each in raw)


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """One time that a paper was attached to something. until, ended_by, because: None and "" while it still is."""

    since: datetime
    by: str
    until: datetime | None
    ended_by: str
    because: str


def uses_of(person_id: UUID, document_id: UUID) -> list[EvidenceUse]:
    """Each time that a document became evidence of something, the first on top; `stored_document` let the caller in."""
    closer = User.objects.filter(pk=OuterRef("closed_by")).values("name")
    versions = Evidence.versions.filter(person_id=person_id, document_id=document_id)
    rows = versions.annotate(closer=Subquery(closer[:1])).order_by("record_id", "version")
    found = []
    for _, several in groupby(rows.select_related("recorded_by"), key=lambda row: row.record_id):
        each = list(several)
        first, last = each[0], each[-1]
        found.append(
            EvidenceUse(
                first.known_from,
                first.recorded_by.name,
                last.known_to,
                last.closer or "",
                reason_in_words(last.closed_because),
            )
        )
    return sorted(found, key=lambda use: use.since)
