"""What is offered here: by which organisation, with how many places, who waits and for how long."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.interventions.queries.rows import read_all
from throughcare.casework.interventions.queries.statement import OFFERING_COLUMNS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.rules.interventions.referring import ASKED, ROUTE, RUNNING, WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingHeld:
    """One offering. states: how many open referrals stand in each; oldest: since when the first of them waits.

    waited: the middle number of days from sending to beginning, of the `counted` that began within a year. Counted are
    the referrals of people whom the reader's database knows; whoever is hidden from everybody is in no figure.
    """

    id: UUID
    version: int
    known_from: datetime
    organisation_id: UUID
    organisation: str
    programme: str
    title: str
    what: str
    needs: list[str]
    eligibility: list[dict[str, Any]]
    route: str
    clinical: bool
    setting: str
    delivery: str
    place: str
    places: int | None
    sessions: int | None
    minutes: int | None
    opens_on: date
    closed_on: date | None
    states: dict[str, int]
    oldest: date | None
    waited: float | None
    counted: int | None

    def in_phase(self, *phases: str) -> int:
        """How many referrals stand in these phases."""
        route = ROUTE[self.route]
        return sum(count for state, count in self.states.items() if route.phase(state) in phases)

    @property
    def waiting(self) -> int:
        """How many wait: for an answer, or for a place."""
        return self.in_phase(ASKED, WAITING)

    @property
    def running(self) -> int:
        """How many are under way."""
        return self.in_phase(RUNNING)

    @property
    def free(self) -> int | None:
        """Places that nobody has; None where nobody counts them."""
        return None if self.places is None else max(self.places - self.running, 0)

    def open_on(self, day: date) -> bool:
        """Whether somebody may be referred on `day`."""
        return self.opens_on <= day and (self.closed_on is None or self.closed_on > day)


def offerings(actor: Actor, *, closed: bool = False) -> tuple[OfferingHeld, ...]:
    """What the agency offers, or offered once, by title. One statement."""
    which = "o.closed_on <= %(today)s" if closed else "(o.closed_on IS NULL OR o.closed_on > %(today)s)"
    found = read_all(f"SELECT {OFFERING_COLUMNS} AND {which} ORDER BY o.title, o.id", _given(actor))
    return tuple(read_row(OfferingHeld, raw) for raw in found)


def offering(actor: Actor, offering_id: UUID) -> OfferingHeld:
    """One offering, open or not. Raises NotThere. One statement."""
    found = read_all(f"SELECT {OFFERING_COLUMNS} AND o.id = %(key)s", _given(actor) | {"key": offering_id})
    if not found:
        raise NotThere(Permission.PROGRAMME_KEEP, None, "no such offering")
    return read_row(OfferingHeld, found[0])


def _given(actor: Actor) -> dict[str, Any]:
    return {"agency": actor.agency_id, "today": clock.today(actor.zone)}
