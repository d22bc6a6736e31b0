"""When one clock of a gate of due process opens it or ends: the published face of `gates.moments`.

House rule: no law that was read says how its clocks are put on a calendar, so the reading stands in each reason.
The figures themselves stand in the jurisdictions' tables.
"""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from throughcare.rules.dates import Clock, ClockTimeDoesNotExist, ClockUnit, clock_time, utc_moment
from throughcare.rules.dates.civil_time import civil_date
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Moment,
    Problem,
    Several,
    Text,
    Whole,
    known_or,
    published,
)
from throughcare.rules.kernel.reading import READ_ON
from throughcare.rules.responses.gates import RULE, Bound, Calendar
from throughcare.rules.responses.gates.moments import moment_of
from throughcare.rules.responses.gates.tables import HOUSE

UNITS = {unit.value.replace(" ", "_"): unit.value for unit in ClockUnit}
SOURCE = replace(HOUSE, title="Throughcare's own reading of clocks of due process", effective_from=READ_ON)
BOUNDS = {Bound.NOT_BEFORE.value: "not before", Bound.BY.value: "within"}


@published(
    str(RULE),
    title="When a clock of due process opens a step, or ends",
    decides="the moment from which a step may be taken, or by which it is due, on the clock of the place",
    population="decisions adverse to a person, in any place",
    source=SOURCE,
    items=(
        Item(name="bound", asks="Does the clock open the step, or end the time for it?", kind=Choice(BOUNDS)),
        Item(name="amount", asks="How many?", kind=Whole(1, 366)),
        Item(name="unit", asks="Of what?", kind=Choice(UNITS)),
        Item(name="began", asks="When did it begin, on the clock of the place?", kind=Moment()),
        Item(name="zone", asks="Which time zone?", kind=Text("an IANA zone such as Europe/London", 60)),
        Item(name="holidays", asks="Which days are holidays?", kind=Several(Day()), needed=False),
    ),
    examples=(
        Example(
            says="A notice served on a Friday at 15:00: forty-eight hours later is Sunday at 15:00.",
            given={
                "bound": "not_before", "amount": 48, "unit": "hour", "began": "2026-11-20T15:00:00",
                "zone": "America/New_York",
            },
            gives={"moment": datetime(2026, 11, 22, 15)},  # noqa: DTZ001 - on the clock of the place
        ),
    ),
)  # fmt: skip
def gate_moment(
    bound: str, amount: int, unit: str, began: datetime, zone: str, holidays: Answer[tuple[date, ...]]
) -> Conclusion:
    """The moment on the clock of the place. Raises BadAnswers for a zone or a clock time that does not exist."""
    start = _start(began, zone)
    clock = Clock(amount, ClockUnit(UNITS[unit]))
    ends = moment_of(clock, start, Calendar(zone, frozenset(known_or(holidays, ()))))
    here = datetime.combine(civil_date(ends, zone), clock_time(ends, zone))
    found = Conclusion({"moment": here}).because(
        "{bound} {time} from {began:%Y-%m-%d %H:%M}: {ends:%Y-%m-%d %H:%M}.",
        bound=BOUNDS[bound].capitalize(), time=clock.words, began=began, ends=here,
    )  # fmt: skip
    if clock.unit is ClockUnit.HOURS:
        return found.because("Hours are counted as they pass, whatever clocks on the wall do.")
    if clock.in_hours:
        return found.because("Hours of weekends and holidays are left out.")
    reading = "so many whole days lie between" if bound == Bound.NOT_BEFORE else "the last of them ends it"
    return found.because(
        "Days begin at midnight; the day it began is not counted, and {reading}.", reading=reading
    )


def _start(began: datetime, zone: str) -> datetime:
    try:
        ZoneInfo(zone)
        return utc_moment(began.date(), began.time(), zone)
    except ClockTimeDoesNotExist as jumped:
        raise BadAnswers(str(RULE), [Problem("began", began, str(jumped))]) from jumped
    except OverflowError as beyond:
        raise BadAnswers(str(RULE), [Problem("began", began, "is at the end of the calendar")]) from beyond
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise BadAnswers(str(RULE), [Problem("zone", zone, "is no time zone that is known")]) from unknown
