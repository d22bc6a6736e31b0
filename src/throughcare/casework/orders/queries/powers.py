"""The conditions on which an appointment may rest: those of orders not over, with the limits both set in time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UnknownCode

POWERS = """
SELECT coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'text', c.text,
  'starts_on', greatest(c.starts_on, o.starts_on), 'ends_on', least(c.ends_on, o.ends_on)) ORDER BY c.id), '[]')
FROM orders_condition c JOIN orders_order o ON o.id = c.order_id AND o.known_to IS NULL
WHERE c.person_id = %(person)s AND c.known_to IS NULL AND o.status IN ('planned', 'active')
  AND coalesce(least(c.ends_on, o.ends_on), 'infinity') > %(day)s
"""
"""A list as JSON, for a statement that asks more; with `person` and `day`, after which a condition still stands."""
SHOWN = 60
"""Characters of a condition's text beside its title, where the title alone does not tell two apart."""


@dataclass(frozen=True, slots=True)
class Power:
    """A condition on which an appointment may rest. title: in the pack's words. The days are its own and its order's.

    last_day: None where neither has one.
    """

    id: UUID
    title: str
    starts_on: date | None
    last_day: date | None


def powers_from(rows: Iterable[Mapping[str, Any]], pack: Jurisdiction) -> tuple[Power, ...]:
    """What `POWERS` found, with titles that differ."""
    rows = list(rows)
    titles = [_title(row["kind"], pack) for row in rows]
    return tuple(
        Power(
            UUID(row["id"]),
            title if titles.count(title) == 1 else f"{title}: {_short(row['text'])}",
            date.fromisoformat(row["starts_on"]) if row["starts_on"] else None,
            date.fromisoformat(row["ends_on"]) - timedelta(days=1) if row["ends_on"] else None,
        )
        for row, title in zip(rows, titles, strict=True)
    )


def _title(kind: str, pack: Jurisdiction) -> str:
    try:
        return pack.condition_type(kind).title
    except UnknownCode:
        return kind


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"
