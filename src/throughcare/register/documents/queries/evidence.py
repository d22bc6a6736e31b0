"""What is kept as evidence of one thing, for that thing's own page: a part of its statement, so that it costs none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.register.documents.models import StoredDocument
from throughcare.register.documents.wording import CAME_FROM, DOCUMENT_KINDS


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
