"""Until when a decision may be appealed, and by when an appeal is acknowledged and decided: the rule asked of rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.decisions.appeals.refusals import NothingDecided
from throughcare.decisions.appeals.wording import CALLED_BY_GATE, ELSEWHERE_WINDOW
from throughcare.decisions.dueprocess.models import Decision, GateDays, GateRow, Process
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.rules import jurisdictions
from throughcare.rules.dates import Clock, ClockUnit, civil_date, day_in_utc
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses.appeal_window import AppealClock, Window, last_day, window
from throughcare.rules.responses.gates import Bound, Calendar, DecisionKind, Gate, KindTable, Since


@dataclass(frozen=True, slots=True)
class Times:
    """What the rules say of an appeal of a day. told_on: when the person was told the way; None where they were not.

    acknowledge_by, decide_by: None where the agency set no days. words: the last day as the place writes it.
    """

    window: str
    told_on: date | None
    last_day: date | None
    acknowledge_by: date | None
    decide_by: date | None
    words: str


def decision_of(person_id: UUID, process_id: UUID) -> Decision:
    """The decision of a process. Raises NotThere or NothingDecided."""
    rows = Decision.objects.select_related("process", "person__agency")
    decision: Decision | None = rows.filter(process_id=process_id, person_id=person_id).first()
    if decision is None:
        if not Process.objects.filter(pk=process_id, person_id=person_id).exists():
            raise NotThere(Permission.APPEAL_CARRY, person_id, "no such process")
        raise NothingDecided
    return decision


def times(decision: Decision, lodged_on: date, before: str = "agency") -> Times:
    """Everything that runs. What is before a court or board keeps its own time."""
    process, agency = decision.process, decision.person.agency
    pack = jurisdictions.get(process.place)
    told_at = (
        GateRow.objects.filter(process=process, gate=Gate.APPEAL_TOLD, state="met")
        .values_list("happened_at", flat=True)
        .first()
    )
    began = day_in_utc(lodged_on, agency.zone)[0]
    calendar = _calendar(pack, agency.zone, told_at or began, clock.now())
    days = _days(decision)
    ours = before == "agency"
    found = (
        window(told_at, _lengths(pack, decision, days), decision.appeal_by, lodged_on, calendar)
        if ours
        else Window(ELSEWHERE_WINDOW)  # type: ignore[arg-type]  # not a standing of ours
    )

    def by(which: AppealClock) -> date | None:
        length = days.get(which.value)
        return last_day(length, began, calendar) if ours and length is not None else None

    return Times(
        window=str(found.standing), told_on=civil_date(told_at, agency.zone) if told_at else None,
        last_day=found.last_day, acknowledge_by=by(AppealClock.ACKNOWLEDGED), decide_by=by(AppealClock.DECIDED),
        words=pack.in_words(found.last_day) if found.last_day else "",
    )  # fmt: skip


def called(decision: Decision) -> str:
    """What it is called where the decision was made."""
    gates = {rule.gate for rule in _table(decision).gates}
    return next((name for gate, name in CALLED_BY_GATE.items() if gate in gates), "appeal")


def _table(decision: Decision) -> KindTable:
    pack = jurisdictions.get(decision.process.place)
    return pack.due_process.of(DecisionKind(decision.process.kind))


def _days(decision: Decision) -> dict[str, Clock]:
    """The days that two people of the agency agreed for this kind, by what they are for."""
    rows = GateDays.objects.filter(
        agency_id=decision.person.agency_id,
        kind=decision.process.kind,
        bound=Bound.BY,
        agreed_by__isnull=False,
    )
    return {each.gate: Clock(each.amount, ClockUnit(each.unit)) for each in rows}


def _lengths(pack: Jurisdiction, decision: Decision, days: dict[str, Clock]) -> list[Clock]:
    """The agency's window, and what the place's table gives representations since the person was told."""
    found = [days[AppealClock.WINDOW.value]] if AppealClock.WINDOW.value in days else []
    rule = _table(decision).gate(Gate.REPRESENTATIONS)
    for each in rule.clocks if rule else ():
        length = each.clock or days.get(Gate.REPRESENTATIONS.value)
        if each.bound is Bound.BY and each.since is Since.TOLD and length is not None:
            found.append(length)
    return found


def _calendar(pack: Jurisdiction, zone: str, *moments: datetime) -> Calendar:
    years = [each.year for each in moments]
    return Calendar(zone, pack.holidays(min(years), max(years) + 1))
