"""People whom a message did not reach, and replies that are nobody's: what waits for somebody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Case, When

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, own_agency, reached, scope
from throughcare.register.messaging.models import StrayReply
from throughcare.register.messaging.queries.conversation import title_of
from throughcare.register.messaging.wording import BECAUSE, SENT_AS, WHAT_TO_DO

MOST = 300
UNREACHED = f"""
SELECT * FROM (SELECT DISTINCT ON (m.person_id) m.id, m.person_id, p.reference,
  coalesce((SELECT trim(concat_ws(' ', n.given, n.family)) FROM people_name n
            WHERE n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL), p.reference),
  coalesce((SELECT u.name FROM caseload_allocation a JOIN access_user u ON u.id = a.officer_id
            WHERE a.person_id = p.id AND a.part = 'responsible' AND {in_force("a")} LIMIT 1), ''),
  m.kind, m.because, m.ended_at, m.for_at, count(*) OVER (PARTITION BY m.person_id)
FROM messaging_personmessage m JOIN people_person p ON p.id = m.person_id AND p.known_to IS NULL
WHERE m.state IN ('failed', 'returned', 'unreached') AND m.dealt_at IS NULL AND {reached("p.id")}
ORDER BY m.person_id, m.for_at IS NULL, m.for_at DESC, m.ended_at DESC) found
ORDER BY for_at IS NULL, coalesce(for_at, ended_at), person_id LIMIT {MOST}
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class NotReached:
    """One person: the message that matters most. for_at: when what it was about takes place. messages: how many."""

    message_id: UUID
    person_id: UUID
    reference: str
    name: str
    officer: str
    kind: str
    because: str
    since: datetime
    for_at: datetime | None
    messages: int

    @property
    def what(self) -> str:
        """What they were to be told."""
        return title_of(self.kind)

    @property
    def why(self) -> str:
        """Why they were not."""
        return BECAUSE.get(self.because, "")

    @property
    def to_do(self) -> str:
        """What helps."""
        return WHAT_TO_DO.get(self.because, "Tell the person in another way.")


@dataclass(frozen=True, slots=True)
class Stray:
    """A reply from a number or address that is nobody's."""

    id: UUID
    way: str
    sender: str
    text: str
    danger: bool
    at: datetime


def unreached(actor: Actor) -> list[NotReached]:
    """The people whom the actor may open, whatever comes soonest first."""
    with connection.cursor() as cursor:
        cursor.execute(UNREACHED, scope(actor))
        return [NotReached(*row) for row in cursor.fetchall()]


def strays(actor: Actor) -> list[Stray]:
    """Replies that nobody has looked at, those that may tell of danger first."""
    rows = StrayReply.objects.filter(agency_id=own_agency(actor), seen_at=None)
    first = Case(When(meaning="distress", then=0), default=1)
    return [_stray(row) for row in rows.order_by(first, "came_at")[:MOST]]


def stray(actor: Actor, stray_id: UUID) -> Stray:
    """One such reply, whether or not somebody has looked at it. Raises NotThere."""
    row = StrayReply.objects.filter(pk=stray_id, agency_id=own_agency(actor)).first()
    if row is None:
        raise NotThere(Permission.MESSAGE_SEND, None, "R1 no such reply")
    return _stray(row)


def _stray(row: StrayReply) -> Stray:
    return Stray(row.pk, SENT_AS[row.way], row.sender, row.text, row.meaning == "distress", row.came_at)
