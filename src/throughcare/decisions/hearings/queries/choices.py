"""What a hearing may be joined to: the person's processes and orders, the courts and boards that sign in."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from throughcare.decisions.dueprocess.wording import KIND_WORDS
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions

CHOICES = """
SELECT 'process', p.id, p.kind, p.state FROM dueprocess_process p
WHERE p.person_id = %(person)s AND p.known_to IS NULL AND p.state <> 'dropped'
UNION ALL
SELECT 'order', o.id, o.kind, o.status FROM orders_order o
WHERE o.person_id = %(person)s AND o.known_to IS NULL AND o.status NOT IN ('ended', 'revoked')
UNION ALL
SELECT DISTINCT 'bench', g.id, g.name, '' FROM access_organisation g JOIN access_user u ON u.organisation_id = g.id
JOIN access_roleheld r ON r.user_id = u.id AND r.role IN ('judge', 'board_member')
WHERE g.agency_id = %(agency)s AND g.closed_on IS NULL AND u.is_active
  AND (r.ends_on IS NULL OR r.ends_on >= current_date)
UNION ALL
SELECT 'panel', u.id, u.name, '' FROM access_user u JOIN access_roleheld r ON r.user_id = u.id
WHERE u.agency_id = %(agency)s AND u.is_active AND u.organisation_id IS NOT NULL
  AND r.role IN ('judge', 'board_member') AND (r.ends_on IS NULL OR r.ends_on >= current_date)
ORDER BY 1, 3
"""


@dataclass(frozen=True, slots=True)
class Choices:
    """Ids with their words."""

    processes: tuple[tuple[UUID, str], ...]
    orders: tuple[tuple[UUID, str], ...]
    benches: tuple[tuple[UUID, str], ...]
    panel: tuple[tuple[UUID, str], ...]


def choices(actor: Actor, person_id: UUID) -> Choices:
    """For forms; the page went through the door."""
    found: dict[str, list[tuple[UUID, str]]] = {"process": [], "order": [], "bench": [], "panel": []}
    pack = jurisdictions.get(actor.jurisdiction)
    titles = {each.code: each.title for each in pack.order_types}
    with connection.cursor() as cursor:
        cursor.execute(CHOICES, {"person": person_id, "agency": actor.agency_id})
        for what, key, words, state in cursor.fetchall():
            if what == "process":
                words = KIND_WORDS[words] + ("" if state == "open" else " (decided)")
            found[what].append((key, titles.get(words, words) if what == "order" else words))
    return Choices(*(tuple(found[name]) for name in ("process", "order", "bench", "panel")))
