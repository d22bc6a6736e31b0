"""What a note may begin with: the texts on offer, and what is known of the person to fill their blanks with."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import scope
from throughcare.register.documents.queries.texts import TEXTS, Beginning, texts_from
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import ContactKind
from throughcare.rules.dates import civil_date, clock_time, time_in_words
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UnknownCode

BEGINNING = f"""
SELECT ({TEXTS}), p.reference, coalesce(n.given, ''), coalesce(n.family, ''),
  coalesce((SELECT o.given FROM people_name o WHERE o.person_id = p.id AND o.kind = 'preferred' AND o.known_to IS NULL
    AND (o.ends_on IS NULL OR o.ends_on > %(today)s) ORDER BY o.known_from DESC LIMIT 1), ''),
  (SELECT r.kind FROM orders_order r WHERE r.person_id = p.id AND r.known_to IS NULL
    AND r.starts_on <= %(today)s AND (r.ends_on IS NULL OR r.ends_on > %(today)s)
    ORDER BY r.starts_on DESC, r.id LIMIT 1),
  coming.starts_at, coalesce(coming.place, ''), past.kind, past.happened_at,
  coalesce((SELECT u.name FROM access_user u WHERE u.id = %(user)s), '')
FROM people_person p
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL
LEFT JOIN LATERAL (SELECT a.starts_at, a.place FROM supervision_appointment a
  WHERE a.person_id = p.id AND a.known_to IS NULL AND a.status = 'booked' AND a.starts_at > %(now)s
  ORDER BY a.starts_at LIMIT 1) coming ON true
LEFT JOIN LATERAL (SELECT c.kind, c.happened_at FROM supervision_contact c
  WHERE c.person_id = p.id AND c.known_to IS NULL ORDER BY c.happened_at DESC LIMIT 1) past ON true
WHERE p.id = %(person)s AND p.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters


def beginning_for(actor: Actor, person_id: UUID) -> Beginning:
    """Texts and facts in one statement. The page went through `door.look`."""
    with connection.cursor() as cursor:
        cursor.execute(BEGINNING, {**scope(actor), "person": person_id})
        row = cursor.fetchone()
    if row is None:
        return Beginning((), {})
    return Beginning(texts_from(row[0]), _facts(actor, row[1:]))


def _facts(actor: Actor, row: tuple[Any, ...]) -> dict[str, str]:
    reference, given, family, preferred, order, starts_at, place, kind, happened_at, writer = row
    pack = jurisdictions.get(actor.jurisdiction)
    facts = {
        "person_first_name": preferred or given, "person_name": f"{given} {family}".strip() or reference,
        "reference": reference, "officer_name": writer, "today": pack.in_words(scope(actor)["today"]),
        "order": _title(pack, order) if order else "",
        "next_appointment": _when(actor, pack, starts_at, place) if starts_at else "",
        "last_contact": f"{_kind(kind)}, {_day(actor, pack, happened_at)}" if happened_at else "",
    }  # fmt: skip
    return {name: value for name, value in facts.items() if value}


def _when(actor: Actor, pack: Jurisdiction, moment: datetime, place: str) -> str:
    """ "3 March 2027 at 10am, North office"."""
    at = time_in_words(clock_time(moment, actor.zone))
    return f"{_day(actor, pack, moment)} at {at}{f', {place}' if place else ''}"


def _day(actor: Actor, pack: Jurisdiction, moment: datetime) -> str:
    return pack.in_words(civil_date(moment, actor.zone))


def _kind(code: str) -> str:
    return ContactKind(code).label if code in set(ContactKind) else code


def _title(pack: Jurisdiction, kind: str) -> str:
    try:
        return pack.order_type(kind).title
    except UnknownCode:
        return kind
