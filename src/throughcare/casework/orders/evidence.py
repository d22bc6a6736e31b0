"""The question what the record holds of a condition. Apps above answer it; `config` joins them at start-up.

Orders may not import supervision or unpaid work, so this declares what evidence looks like, and asks all of them in one
statement. Each answer is a SELECT of one JSON object a row, and a function that reads the object.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from throughcare.rules.conditions import Evidence


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence with what it names: a condition, an order, or neither. href: where its record is read."""

    evidence: Evidence
    condition_id: UUID | None = None
    order_id: UUID | None = None
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One app's records as evidence.

    name: of the records, "supervision.Contact". rows: a SELECT of one jsonb column; its parameters are `person`,
    `first` and `end`, civil days, `since` and `until`, the same as moments in UTC, and `zone`. read: what a row is;
    None where it is no evidence after all. A later answer with the same `Evidence.ref` takes the place of an earlier
    one, so that an app above can say how what an app below recorded was judged.
    """

    name: str
    rows: str
    read: Callable[[Mapping[str, Any], UUID], Found | None]


_offered: list[Offered] = []


def learn(offered: Iterable[Offered]) -> None:
    """Say who answers, those of lower floors first."""
    _offered[:] = offered


def offered() -> tuple[Offered, ...]:
    """Everybody who answers."""
    return tuple(_offered)
