"""The agency's own days where no figure was read."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from throughcare.decisions.dueprocess.models import GateDays
from throughcare.platform.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysLine:
    """Days for one clock. agreed: two people stand behind them, and they are in force."""

    id: UUID
    version: int
    kind: str
    gate: str
    bound: str
    amount: int
    unit: str
    reason: str
    set_by_id: UUID
    set_by_name: str
    agreed: bool


def days_of(actor: Actor) -> tuple[DaysLine, ...]:
    """What the agency set and what it is proposed to set, the newest first."""
    rows = GateDays.objects.filter(agency_id=actor.agency_id).order_by("-known_from")
    found = rows.annotate(set_by_name=F("set_by__name")).values(
        "id",
        "version",
        "kind",
        "gate",
        "bound",
        "amount",
        "unit",
        "reason",
        "set_by_id",
        "set_by_name",
        "agreed_by_id",
    )
    return tuple(DaysLine(agreed=each.pop("agreed_by_id") is not None, **each) for each in found)
