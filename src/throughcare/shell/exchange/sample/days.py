"""The civil days around today: which are worked, and when a clock time there is in UTC."""

from datetime import UTC, date, datetime, time, timedelta

from throughcare.rules.dates import is_working_day, utc_moment
from throughcare.rules.jurisdictions import Jurisdiction

NINE = time(9)
DAY = timedelta(days=1)


class Days:
    """Days of a pack, counted from `today`; each fact is computed once, for a whole agency of people."""

    def __init__(self, pack: Jurisdiction, today: date) -> None:
        self.pack, self.today = pack, today
        self.holidays = pack.holidays(today.year - 4, today.year + 2)
        self._midnights: dict[date, datetime] = {}
        self._worked: dict[date, bool] = {}

    def worked(self, day: date) -> bool:
        """Whether the office is open on `day`."""
        known = self._worked.get(day)
        if known is None:
            known = self._worked[day] = is_working_day(day, self.holidays)
        return known

    def next_worked(self, day: date) -> date:
        """`day` if the office is open, else the next day on which it is."""
        while not self.worked(day):
            day += DAY
        return day

    def last_worked(self, day: date) -> date:
        """`day` if the office is open, else the last day before on which it was."""
        while not self.worked(day):
            day -= DAY
        return day

    def moment(self, day: date, minute: int) -> datetime:
        """The moment, in UTC, of a minute of the day between 02:00 and midnight: after any change of clocks."""
        start = self._midnights.get(day)
        if start is None:
            start = utc_moment(day, NINE, self.pack.time_zone).astimezone(UTC) - timedelta(hours=9)
            self._midnights[day] = start
        return start + timedelta(minutes=minute)
