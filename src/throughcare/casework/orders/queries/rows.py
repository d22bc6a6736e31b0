"""Rows of a person's orders as pages and the API read them: frozen, with who recorded them and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self
from uuid import UUID

from throughcare.platform.database.json_rows import read_row
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.dates import time_left

OVER = ("ended", "revoked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One version of one record.

    record_id: the same for all versions. known_from, known_to: when the system held it true (UTC); known_to
    None for what is known now. by, closed_by: names of users. because: why this version was written;
    closed_because: why it ceased.
    """

    record_id: UUID
    version: int
    known_from: datetime
    known_to: datetime | None
    because: str
    closed_because: str
    by: str
    closed_by: str

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Build it from a row's JSON; columns it does not name are left."""
        return read_row(cls, row)


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceHeld(Held):
    """An entry of the offence history."""

    committed_on: date | None
    convicted_on: date | None
    scheme: str
    code: str
    description: str
    outcome: str
    court: str
    is_main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceHeld(Held):
    """What a court imposed."""

    offence_id: UUID | None
    kind: str
    imposed_on: date | None
    court: str
    length: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderHeld(Held):
    """An order. ends_on: exclusive."""

    sentence_id: UUID | None
    kind: str
    authority: str
    reference: str
    made_on: date | None
    starts_on: date | None
    ends_on: date | None
    status: str
    ends_because: str
    source: str

    @property
    def last_day(self) -> date | None:
        """The last day on which anything may be required."""
        return _last_day(self.ends_on)

    def stands_on(self, day: date) -> bool:
        """Whether it is in force on `day`.

        An unknown first day counts as past; an order ended without a known last day stands no more.
        """
        if self.starts_on is not None and day < self.starts_on:
            return False
        return day < self.ends_on if self.ends_on is not None else self.status not in OVER

    def time_left(self, today: date) -> str:
        """ "3 months left", "no end date", "ended yesterday"."""
        if self.ends_on is None and self.status in OVER:
            return "ended"
        return time_left(today, self.ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionHeld(Held):
    """A condition of an order. ends_on: exclusive; None while it lasts as long as the order.

    terms: as `rules.conditions` writes them: a protected zone is there as its widened drawing, an address or somebody
    by reference. catalogue: with its version. wording, answers: the text chosen, and what was filled in.
    """

    order_id: UUID
    kind: str
    text: str
    starts_on: date | None
    ends_on: date | None
    authority: str
    as_given: str
    terms: dict[str, Any]
    catalogue: str
    wording: str
    answers: dict[str, Any]
    legal_basis: str

    @property
    def last_day(self) -> date | None:
        """The last day it applies, where that is not the order's."""
        return _last_day(self.ends_on)

    def stands_on(self, day: date) -> bool:
        """Whether it applies on `day`, if its order does."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDateHeld(Held):
    """A date that matters."""

    order_id: UUID | None
    kind: str
    on: date
    certainty: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateHeld(Held):
    """A state of supervision. ends_on: exclusive; the same as starts_on when another followed that day."""

    state: str
    starts_on: date
    ends_on: date | None
    note: str

    @property
    def last_day(self) -> date | None:
        """The last day in this state; None while it lasts."""
        return _last_day(self.ends_on)

    @property
    def label(self) -> str:
        """The state in words."""
        return SupervisionState(self.state).label if self.state in set(SupervisionState) else self.state

    def holds_on(self, day: date) -> bool:
        """Whether the person is in this state on `day`."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


def _last_day(end: date | None) -> date | None:
    return None if end is None else end - timedelta(days=1)
