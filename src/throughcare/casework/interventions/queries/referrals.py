"""Reads of referrals: one, a person's, and the moves of each. The database's wall decides who sees a row at all."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.interventions.queries.rows import read_all
from throughcare.casework.interventions.queries.statement import REFERRAL_COLUMNS
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.rules.interventions.referring import ENDED, PHASES, ROUTE

ONE = f"SELECT {REFERRAL_COLUMNS} AND "
MOVES = """
SELECT to_jsonb(m) || jsonb_build_object('by', u.name)
FROM interventions_referralmove m JOIN access_user u ON u.id = m.recorded_by_id
WHERE m.known_to IS NULL AND """


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralHeld:
    """One referral with what it goes to. offering, organisation, author, worker: names; worker "" while nobody's."""

    id: UUID
    version: int
    known_from: datetime
    person_id: UUID
    offering_id: UUID
    offering: str
    programme: str
    clinical: bool
    sessions: int | None
    minutes: int | None
    place: str
    organisation_id: UUID
    organisation: str
    objective_id: UUID | None
    route: str
    state: str
    why: str
    outcomes: list[str]
    needed_by: date | None
    most_days: int | None
    availability: str
    consent_id: UUID | None
    stopped_on: date | None
    shared: list[dict[str, Any]]
    eligibility: dict[str, Any]
    despite: str
    priority: dict[str, Any]
    author_id: UUID
    author: str
    sent_at: datetime | None
    worker_id: UUID | None
    worker: str
    waits_from: date | None
    began_on: date | None
    ended_on: date | None
    ended_how: str
    ended_why: str
    ended_words: str

    @property
    def phase(self) -> str:
        """The phase of its state."""
        return ROUTE[self.route].phase(self.state)

    @property
    def phase_words(self) -> str:
        """The phase in words."""
        return PHASES[self.phase]

    @property
    def state_words(self) -> str:
        """The state in the words of its route."""
        return ROUTE[self.route].table.states[self.state]

    @property
    def open(self) -> bool:
        """Whether it is not over."""
        return self.phase != ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveHeld:
    """One step of a referral. start: "" for its beginning; by: the name of who made it."""

    id: UUID
    referral_id: UUID
    start: str
    to: str
    side: str
    reason: str
    words: str
    moved_on: date
    by: str


def referral_for(actor: Actor, referral_id: UUID) -> ReferralHeld:
    """One referral, for its organisation's staff or for the agency's. Raises NotThere. One statement."""
    found = read_all(ONE + "r.id = %(key)s", {"key": referral_id})
    if not found:
        raise NotThere(Permission.REFERRAL_WORK, None, "no such referral for this reader")
    return read_row(ReferralHeld, found[0])


def referrals_of(actor: Actor, person_id: UUID) -> tuple[ReferralHeld, ...]:
    """Every referral of a person, the latest first. The page went through `door.look`. One statement."""
    found = read_all(ONE + "r.person_id = %(key)s ORDER BY r.id DESC", {"key": person_id})
    return tuple(read_row(ReferralHeld, raw) for raw in found)


def moves_of(actor: Actor, referral_id: UUID) -> tuple[MoveHeld, ...]:
    """Every step of a referral, the latest first. One statement."""
    found = read_all(MOVES + "m.referral_id = %(key)s ORDER BY m.id DESC", {"key": referral_id})
    return tuple(read_row(MoveHeld, raw) for raw in found)
