"""From the rows of a process to the rules' questions, and back: when each gate opens and is due, and how it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from throughcare.decisions.dueprocess.models import Adjournment, Decision, GateDays, GateRow, Process
from throughcare.decisions.dueprocess.wording import APPEAL_CLOCK_WORDS
from throughcare.platform import clock
from throughcare.rules import jurisdictions
from throughcare.rules.dates import Clock, ClockUnit
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses.gates import (
    AgencyDays,
    Bound,
    Calendar,
    DecisionKind,
    Gate,
    GateMoments,
    GateRule,
    Happened,
    KindTable,
    Since,
    Standing,
    State,
    fingerprint,
    moments,
    standing,
)

_OF_GATES = {
    Since.PRELIMINARY: Gate.PRELIMINARY_HEARING,
    Since.NOTICE: Gate.NOTICE,
    Since.TOLD: Gate.APPEAL_TOLD,
}
_ASKED_BY_THEM = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter[Whole, Row]:
    """A process with what the rules ask about it: as rows to be written, or as lines read for a page."""

    process: Whole
    pack: Jurisdiction
    table: KindTable
    calendar: Calendar
    rows: Mapping[Gate, Row]
    decided_at: datetime | None
    closed: Mapping[Gate, State]
    held: bool
    happened: Happened
    days: AgencyDays
    put_off: timedelta

    def moments_of(self, rule: GateRule) -> GateMoments:
        """When the gate opens and is due, by the rule."""
        return moments(
            rule, self.happened, self.calendar, self.days, held=self.held, put_off=self.put_off
        )  # fmt: skip

    def fingerprint_of(self, rule: GateRule) -> str:
        """By which anyone can check that the rule was asked these facts."""
        return fingerprint(
            rule, self.happened, self.calendar, self.days, held=self.held,
            put_off_seconds=int(self.put_off.total_seconds()),
        )  # fmt: skip

    def standings(self, now: datetime) -> tuple[Standing, ...]:
        """How every gate stands, in the order of the table."""
        decided = self.decided_at is not None
        return tuple(
            standing(rule, self.closed, self.moments_of(rule), now, decided=decided)
            for rule in self.table.gates
        )


def matter_of(process: Process) -> Matter[Process, GateRow]:
    """Everything the rules ask about a process, read from the database."""
    agency = process.person.agency
    rows = {Gate(row.gate): row for row in GateRow.objects.filter(process=process)}
    decision: Decision | None = Decision.objects.filter(process=process).first()
    adjournments = tuple(Adjournment.objects.filter(process=process))
    return matter(
        process, agency.zone, rows, decision, adjournments, agency_days(agency.pk, DecisionKind(process.kind))
    )


def matter[Whole, Row](
    process: Whole,
    zone: str,
    rows: Mapping[Gate, Row],
    decision: Any,
    adjournments: Iterable[Any],
    days: AgencyDays,
) -> Matter[Whole, Row]:
    """The same from what was read already: rows of the tables, or lines with the same names."""
    whole: Any = process
    pack = jurisdictions.get(whole.place)
    happened = _happened(whole, rows, decision)
    years = [moment.year for moment in (*happened.values(), clock.now())]
    return Matter(
        process=process, pack=pack, table=pack.due_process.of(DecisionKind(whole.kind)), rows=rows,
        decided_at=decision.decided_at if decision else None, closed=_closed(rows),
        held=whole.detained_at is not None and whole.released_at is None,
        calendar=Calendar(zone, pack.holidays(min(years), max(years) + 1)), happened=happened, days=days,
        put_off=_put_off(adjournments),
    )  # fmt: skip


def _closed(rows: Mapping[Gate, Any]) -> dict[Gate, State]:
    """Gates that are no longer open, by what became of them."""
    return {gate: State(row.state) for gate, row in rows.items() if row.state != "open"}


def agency_days(agency_id: UUID, kind: DecisionKind) -> AgencyDays:
    """The days that two people of the agency set where no figure was read."""
    rows = GateDays.objects.filter(agency_id=agency_id, kind=kind, agreed_by__isnull=False)
    agreed = rows.exclude(gate__in=APPEAL_CLOCK_WORDS)
    return {(Gate(each.gate), Bound(each.bound)): Clock(each.amount, ClockUnit(each.unit)) for each in agreed}


def _happened(process: Any, rows: Mapping[Gate, Any], decision: Any) -> dict[Since, datetime]:
    found = {
        Since.OPENED: process.opened_at,
        Since.DETAINED: process.detained_at,
        Since.CONVICTION_VERIFIED: process.conviction_verified_at,
        Since.RETURN_VERIFIED: process.return_verified_at,
        Since.DECIDED: decision.decided_at if decision else None,
    }
    found |= {since: rows[gate].happened_at for since, gate in _OF_GATES.items() if gate in rows}
    return {since: moment.astimezone(UTC) for since, moment in found.items() if moment is not None}


def _put_off(adjournments: Iterable[Any]) -> timedelta:
    """How long it was put off at the person's own request."""
    asked = (each.until_at - each.from_at for each in adjournments if each.asked_by == _ASKED_BY_THEM)
    return sum(asked, timedelta(0))
