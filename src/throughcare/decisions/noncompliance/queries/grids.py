"""Grids of a place, which of them the agency has confirmed, and which may be used today."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.decisions.noncompliance.models import GridConfirmed
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses.grid import GridStanding, ResponseGrid


@dataclass(frozen=True, slots=True)
class Confirmation:
    """An agency's confirmation of a grid. released_by: "" while somebody else has still to agree."""

    id: UUID
    version: int
    grid: str
    why: str
    state: str
    prepared_by: str
    prepared_by_id: UUID
    released_by: str
    released_at: datetime | None


@dataclass(frozen=True, slots=True)
class GridHeld:
    """A grid of this place as it stands today. live: whether officers may use it."""

    grid: ResponseGrid
    standing: GridStanding
    confirmation: Confirmation | None
    live: bool


def grids_of(actor: Actor) -> tuple[GridHeld, ...]:
    """Every grid of the actor's place, with how it stands."""
    held = {each.grid: each for each in _confirmations(actor.agency_id)}
    today = clock.today(actor.zone)
    return tuple(
        GridHeld(
            grid,
            grid.standing(today),
            held.get(grid.code),
            grid.live(today, confirmed=_released(held.get(grid.code))),
        )
        for grid in jurisdictions.get(actor.jurisdiction).responding.grids
    )


def live_grids(
    agency_id: UUID | None, pack: Jurisdiction, order_kind: str, today: date
) -> tuple[ResponseGrid, ...]:
    """The grids by which a failure under this type of order may be answered today."""
    known = {entry.code: entry.kind for entry in pack.order_types}
    if order_kind not in known:
        return ()
    wanted = pack.responding.grids_for(known[order_kind])
    if not wanted:
        return ()
    confirmed = {each.grid for each in _confirmations(agency_id) if _released(each)}
    return tuple(each for each in wanted if each.live(today, confirmed=each.code in confirmed))


def _confirmations(agency_id: UUID | None) -> list[Confirmation]:
    rows = GridConfirmed.objects.filter(agency_id=agency_id).exclude(state="withdrawn")
    held: list[tuple[Any, ...]] = list(
        rows.values_list(
            "id", "version", "grid", "why", "state", "prepared_by__name", "prepared_by_id", "released_by__name",
            "released_at",
        )
    )  # fmt: skip
    whole: list[list[Any]] = [[*row[:7], row[7] or "", row[8]] for row in held]
    return [Confirmation(*row) for row in whole]


def _released(confirmation: Confirmation | None) -> bool:
    return confirmation is not None and confirmation.state == "released"
