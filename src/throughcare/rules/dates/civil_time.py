"""From a date and a clock time in a place to a moment in UTC, and back.

When clocks go forward some clock times do not exist; when they go back some happen twice. Neither is guessed:
the first is refused with a time that exists, the second takes the earlier moment unless told otherwise.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from throughcare.rules.kernel import RuleError

DAY = timedelta(days=1)


class ClockTimeDoesNotExist(RuleError):
    """Clocks jump over this time on this day. `values["instead"]` is the time as far on, after the jump."""

    def __init__(self, day: date, clock: time, zone: str, instead: time) -> None:
        super().__init__(
            f"There is no {clock:%H:%M} on {day} in {zone}: clocks go forward. Did you mean {instead:%H:%M}?",
            day=day,
            clock=clock,
            zone=zone,
            instead=instead,
        )


def utc_moment(day: date, clock: time, zone: str, *, second: bool = False) -> datetime:
    """The moment, aware and in UTC, of `clock` on the civil date `day` in the IANA `zone`.

    second: for a clock time that happens twice, the later of the two; ignored otherwise.
    Raises ClockTimeDoesNotExist inside the hour that clocks jump over.
    """
    place = ZoneInfo(zone)
    local = datetime.combine(day, clock.replace(tzinfo=None, fold=0), place)
    on_the_wall = local.astimezone(UTC).astimezone(place)
    if on_the_wall.time() != local.time():
        raise ClockTimeDoesNotExist(day, clock, zone, on_the_wall.time())
    return local.replace(fold=int(second)).astimezone(UTC)


def happens_twice(day: date, clock: time, zone: str) -> bool:
    """Whether clocks go back over `clock` on `day`, so that it comes round again."""
    local = datetime.combine(day, clock.replace(tzinfo=None, fold=0), ZoneInfo(zone))
    earlier, later = local.utcoffset(), local.replace(fold=1).utcoffset()
    return earlier is not None and later is not None and earlier > later


def civil_date(moment: datetime, zone: str) -> date:
    """The date on the wall in `zone` at `moment` (aware)."""
    return _aware(moment).astimezone(ZoneInfo(zone)).date()


def clock_time(moment: datetime, zone: str) -> time:
    """The time on the wall in `zone` at `moment` (aware)."""
    return _aware(moment).astimezone(ZoneInfo(zone)).time()


def day_in_utc(day: date, zone: str) -> tuple[datetime, datetime]:
    """The civil day as a half-open pair of UTC moments: 23, 24 or 25 hours long.

    Where clocks jump over midnight the day begins at the first time that exists.
    """
    place = ZoneInfo(zone)
    starts = [datetime.combine(day + n * DAY, time.min, place).astimezone(UTC) for n in (0, 1)]
    return starts[0], starts[1]


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone.")
    return moment
