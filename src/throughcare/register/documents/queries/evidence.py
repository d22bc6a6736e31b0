"""What is kept as evidence of one thing, for that thing's own page: a part of its statement, so that it costs none.

And of one paper, when it was attached to what, and why no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.register.documents.models import StoredDocument
from throughcare.register.documents.proved import provable
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
class Proved:
    """What a paper is evidence of: "The failure" of a day, and the name of its page."""

    words: str
    on: date
    page: str


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """One time that a paper was attached to something. until, ended_by, because: None and "" while it still is.

    about: the id of what it was attached to. thing: that; None where no app knows it, or it was taken back.
    """

    about: UUID
    thing: Proved | None
    since: datetime
    by: str
    until: datetime | None
    ended_by: str
    because: str


USES = """
SELECT e.about, thing.at, thing.day, e.record_id, e.known_from, by.name, e.known_to, coalesce(ended.name, ''),
  e.closed_because
FROM documents_evidence e
JOIN access_user by ON by.id = e.recorded_by_id
LEFT JOIN access_user ended ON ended.id = e.closed_by
LEFT JOIN ({things}) thing (at, id, day) ON thing.id = e.about
WHERE e.person_id = %(person)s AND e.document_id = %(document)s
ORDER BY e.record_id, e.version
"""


def uses_of(actor: Actor, person_id: UUID, document_id: UUID) -> list[EvidenceUse]:
    """Each time that a document became evidence of something, the first on top; `stored_document` let the caller in."""
    kinds, found = provable(), []
    things = " UNION ALL ".join(f"SELECT {at}, k.* FROM ({kind.rows}) k" for at, kind in enumerate(kinds))  # noqa: S608 - fragments of our own
    with connection.cursor() as cursor:
        cursor.execute(
            USES.format(things=things), {"person": person_id, "document": document_id, "zone": actor.zone}
        )
        rows = cursor.fetchall()
    for _, several in groupby(rows, key=itemgetter(3)):
        each = list(several)
        about, at, day, _, since, by, *_ = each[0]
        until, ended_by, because = each[-1][6:]
        thing = None if at is None else Proved(kinds[at].words, day, kinds[at].page)
        found.append(EvidenceUse(about, thing, since, by, until, ended_by, reason_in_words(because)))
    return sorted(found, key=lambda use: use.since)
