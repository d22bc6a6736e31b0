"""Where invented people go, and what their rows are gathered in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from throughcare.shell.exchange.sample.days import Days
from throughcare.shell.exchange.sample.tables import TABLES, Ids, Rows

AFTERNOON = 15 * 60


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone who supervises.

    manager, manager_id: who leads the team; None while nobody does. place: the office where they meet people;
    phone: the office's.
    """

    id: UUID
    name: str
    team_id: UUID
    team: str
    manager: str
    manager_id: UUID | None
    place: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where invented people go. officers: in turn, `caseload` people each; whoever is left over is with the last.

    now: the moment at which the rows are written. source: how their rows say where they come from.
    letters: whether letters are made too.
    """

    agency_id: UUID
    agency: str
    address: tuple[str, ...]
    officers: tuple[Officer, ...]
    caseload: int
    now: datetime
    source: str
    letters: bool = True

    def officer_of(self, number: int) -> Officer:
        """The responsible officer of the n-th person."""
        return self.officers[self._seat_of(number)]

    def colleague_of(self, number: int) -> Officer:
        """The officer next to the n-th person's; the same where there is only one."""
        at = self._seat_of(number)
        return self.officers[at + 1 if at + 1 < len(self.officers) else at - 1]

    def _seat_of(self, number: int) -> int:
        return min(number // self.caseload, len(self.officers) - 1)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the rows of one batch are written."""

    place: Place
    days: Days
    ids: Ids = field(default_factory=Ids)
    rows: Rows = field(default_factory=lambda: {model: [] for model in TABLES})

    def written_on(self, day: date) -> datetime:
        """When something of `day` was written down: that afternoon, but never later than now."""
        return min(self.days.moment(day, AFTERNOON), self.place.now)
