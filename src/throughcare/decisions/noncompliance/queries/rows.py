"""Rows as pages read them, and how their JSON is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.platform.database.json_rows import read_row
from throughcare.rules.responses import RESPONSES, MissedContactFacts, Proposal, ResponseRule


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A failure on a list. reasonable: None until judged. response: what was decided, "" until then."""

    id: UUID
    failed_on: date
    what: str
    stage: str
    excuse_due_on: date | None
    heard_on: date | None
    closed_reason: str
    reasonable: bool | None
    response: str


@dataclass(frozen=True, slots=True)
class JudgmentShown:
    """Who judged the excuse, when, and why."""

    reasonable: bool
    excuse: str
    reasons: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """What the rule proposed. facts: as kept; `again` asks the rule once more."""

    rule: str
    step: str
    grounds: str
    facts: dict[str, Any]
    fingerprint: str
    at: datetime

    @property
    def held_rule(self) -> ResponseRule | None:
        """The rule as this version of the system holds it; None when it no longer does."""
        return RESPONSES.get(self.rule) if self.rule in RESPONSES else None

    def again(self) -> Proposal | None:
        """The rule's answer to the facts as kept: equal to what was kept, unless something was changed."""
        rule = self.held_rule
        if rule is None:
            return None
        given = {name: _fact(value) for name, value in self.facts.items()}
        given.setdefault("missed_on", date.min)
        given.setdefault("excuse_reasonable", None)
        given.setdefault("order_type", "")
        return rule(MissedContactFacts(**given))


@dataclass(frozen=True, slots=True)
class ResponseShown:
    """What a named person decided. decided_by: their id, for who may withdraw."""

    id: UUID
    version: int
    failure_id: UUID | None
    kind: str
    given_on: date
    reasons: str
    departs: bool
    departs_because: str
    by: str
    decided_by: UUID
    letter_id: UUID | None
    process_id: UUID | None
    withdrawn_on: date | None
    withdrawn_because: str
    direction: str
    measure: str
    what: str
    approved_by: str
    set_aside: bool

    @property
    def stands(self) -> bool:
        """Whether it still counts."""
        return self.withdrawn_on is None


RESPONSE_JSON = """json_build_object('id', r.id, 'version', r.version, 'failure_id', r.failure_id, 'kind', r.kind,
  'given_on', r.given_on, 'reasons', r.reasons, 'departs', r.departs, 'departs_because', r.departs_because,
  'by', ru.name, 'decided_by', r.decided_by_id, 'letter_id', r.letter_id,
  'process_id', r.process_id, 'withdrawn_on', r.withdrawn_on, 'withdrawn_because', r.withdrawn_because,
  'direction', r.direction, 'measure', r.measure, 'what', r.what,
  'approved_by', coalesce(ra.name, ''), 'set_aside', r.set_aside)"""
"""A response `r` with its decider `ru` and its approver `ra`, for `read`."""


@dataclass(frozen=True, slots=True)
class SanctionShown:
    """A sanction and what became of it. requirement_id: its hours of unpaid work, where it has any."""

    id: UUID
    version: int
    response_id: UUID
    measure: str
    what: str
    amount: int | None
    counted_in: str
    due_on: date | None
    state: str
    ended_on: date | None
    ended_because: str
    requirement_id: UUID | None

    def state_on(self, today: date) -> str:
        """As stored, but overdue when its day has passed."""
        late = self.state == "due" and self.due_on is not None and self.due_on < today
        return "overdue" if late else self.state


SANCTION_JSON = """json_build_object('id', z.id, 'version', z.version, 'response_id', z.response_id,
  'measure', z.measure, 'what', z.what, 'amount', z.amount, 'counted_in', z.counted_in, 'due_on', z.due_on,
  'state', z.state, 'ended_on', z.ended_on, 'ended_because', z.ended_because, 'requirement_id', z.requirement_id)"""
"""A sanction `z`, for `read`."""


def read_all[Row](kind: type[Row], rows: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """A JSON array as a tuple of `kind`."""
    return tuple(read_row(kind, row) for row in rows)


def _fact(value: Any) -> Any:
    """A fact out of JSON: a day, a tuple of days, or as it is."""
    if isinstance(value, list):
        return tuple(_fact(item) for item in value)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
