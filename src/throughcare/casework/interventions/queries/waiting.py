"""Who waits for an offering, in the published order. Those whom the reader may not open are counted and not named."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.fields import BooleanField

from throughcare.casework.interventions.models import ReferralGround, ServiceReferral
from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor
from throughcare.register.people.queries import names_of
from throughcare.rules.interventions.candidate import Risk
from throughcare.rules.interventions.places import Place, Waiting, in_order
from throughcare.rules.interventions.referring import ASKED, ROUTE, WAITING

MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """A line of the list. person_id, name, reference: None and "" where the reader may not open the record."""

    place: Place
    referral_id: UUID
    person_id: UUID | None
    name: str
    reference: str
    state: str


def waiting_list(
    actor: Actor, offering_id: UUID, route: str, *, today: date, days: int | None
) -> tuple[WaitingLine, ...]:
    """The list in the order of `rules.interventions.places`, by what was known when each was sent. Two statements."""
    states = [state for state, phase in ROUTE[route].phases.items() if phase in (ASKED, WAITING)]
    seen = Case(When(visible_to(actor), then=Value(True)), default=Value(False), output_field=BooleanField())
    ground = ReferralGround.objects.filter(referral_id=OuterRef("pk"))
    rows: Any = (
        ServiceReferral.objects.filter(offering_id=offering_id, state__in=states, ended_on__isnull=True)
        .annotate(seen=seen, priority=Subquery(ground.values("priority")[:1]))
        .values("id", "person_id", "person__reference", "state", "waits_from", "priority", "seen")[:MOST]
    )
    held = {str(row["id"]): row for row in rows}
    names = names_of(row["person_id"] for row in held.values() if row["seen"])
    waiting = [_waiting(key, row, today) for key, row in held.items()]
    return tuple(
        _line(each, held[each.waiting.key], names) for each in in_order(waiting, as_of=today, days=days)
    )


def _waiting(key: str, row: dict[str, Any], today: date) -> Waiting:
    known = row["priority"] or {}
    return Waiting(
        key=key, since=row["waits_from"] or today,
        risk=Risk(known["risk"]) if known.get("risk") else None, need=known.get("need"),
        ends_on=date.fromisoformat(known["ends_on"]) if known.get("ends_on") else None,
    )  # fmt: skip


def _line(place: Place, row: dict[str, Any], names: dict[UUID, str]) -> WaitingLine:
    seen = row["seen"]
    return WaitingLine(
        place=place, referral_id=row["id"], person_id=row["person_id"] if seen else None,
        name=names.get(row["person_id"], row["person__reference"]) if seen else "",
        reference=row["person__reference"] if seen else "", state=row["state"],
    )  # fmt: skip
