"""When a gate may first be met and by when, from what has happened: moments in UTC, by the calendar of the place.

Days begin at midnight of the place. "Not before N days after" leaves N whole days between: the day of the event is not
counted, and the gate opens when the last of them is over. "Within N days" ends with the last of them. Hours are hours
that pass, whatever clocks on the wall do; hours without weekends and holidays are counted on the clock of the place.
Where several clocks run, a gate opens with the last and is due with the first.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from throughcare.rules.dates import (
    Clock,
    ClockTimeDoesNotExist,
    ClockUnit,
    add_days,
    civil_date,
    clock_time,
    day_in_utc,
    utc_moment,
)
from throughcare.rules.kernel import DateOutOfRange
from throughcare.rules.responses.gates.kinds import Gate
from throughcare.rules.responses.gates.tables import Bound, GateClock, GateRule, Since

type AgencyDays = Mapping[tuple[Gate, Bound], Clock]
type Happened = Mapping[Since, datetime]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where and when: an IANA zone and the holidays of the years concerned."""

    zone: str
    holidays: AbstractSet[date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """One clock as it stands. at: None while it has not begun or has no length. set_here: the agency's days."""

    clock: GateClock
    length: Clock | None
    began: datetime | None
    at: datetime | None
    set_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GateMoments:
    """What the clocks of one gate say together. earliest, due: None where no clock of that sort runs."""

    earliest: datetime | None
    due: datetime | None
    clocks: tuple[Running, ...]


def moment_of(clock: Clock, began: datetime, calendar: Calendar) -> datetime:
    """When a clock that began then opens or ends. Raises DateOutOfRange past the year 9999."""
    try:
        return _moment_of(clock, began, calendar)
    except OverflowError as beyond:
        raise DateOutOfRange(began.date(), clock.words) from beyond


def _moment_of(clock: Clock, began: datetime, calendar: Calendar) -> datetime:
    if clock.unit is ClockUnit.HOURS:
        return began + timedelta(hours=clock.amount)
    here = datetime.combine(civil_date(began, calendar.zone), clock_time(began, calendar.zone))
    if clock.in_hours:
        ends = clock.end(here, calendar.holidays)
        return _on_the_clock(ends.date(), ends.time(), calendar.zone)
    last = clock.last_day(here.date(), calendar.holidays)
    return day_in_utc(add_days(last, 1), calendar.zone)[0]


def moments(
    rule: GateRule, happened: Happened, calendar: Calendar, days: AgencyDays, *, held: bool,
    put_off: timedelta = timedelta(0),
) -> GateMoments:  # fmt: skip
    """When the gate opens and when it is due. held: the person is detained now.

    days: what the agency set where no figure was read. put_off: how long it was put off at the person's own request.
    """
    running = tuple(
        _running(rule.gate, clock, happened, calendar, days, put_off)
        for clock in rule.clocks
        if held or not clock.held
    )
    opens = [each.at for each in running if each.clock.bound is Bound.NOT_BEFORE and each.at]
    ends = [each.at for each in running if each.clock.bound is Bound.BY and each.at]
    return GateMoments(earliest=max(opens, default=None), due=min(ends, default=None), clocks=running)


def _running(
    gate: Gate, clock: GateClock, happened: Happened, calendar: Calendar, days: AgencyDays, put_off: timedelta
) -> Running:
    length = clock.clock or days.get((gate, clock.bound))
    began = happened.get(clock.since)
    at = None
    if length is not None and began is not None:
        at = moment_of(length, began, calendar)
        if clock.bound is Bound.BY and clock.moves_on_request:
            at += put_off
    return Running(
        clock=clock, length=length, began=began, at=at, set_here=clock.clock is None and length is not None
    )


def _on_the_clock(day: date, at: time, zone: str) -> datetime:
    """The moment at which the wall shows `at`, or would have: where clocks jump over it, the first after the jump."""
    try:
        return utc_moment(day, at, zone)
    except ClockTimeDoesNotExist:
        return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
