"""A birth as it is known: its precision in words, and the age that follows. Pure; today is passed in."""

from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import DateOrder, age_on, in_words

NOT_RECORDED = "Not recorded"
OLDEST = 120
"""Years. An older age is taken for a mistake."""
ADULT = 18
"""Years from which a person is an adult wherever these records are kept."""


@dataclass(frozen=True, slots=True)
class Birth:
    """What is known of a birth.

    earliest, latest: first and last possible day, both included; None when not computable.
    precision: a code of BirthPrecision. as_given: the source's own words, such as "43-47 at release".
    """

    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    as_given: str = ""

    @classmethod
    def on(cls, day: date) -> "Birth":
        """An exact date of birth."""
        return cls(day, day, "exact")

    @classmethod
    def in_year(cls, year: int) -> "Birth":
        """Only the year is known."""
        return cls(date(year, 1, 1), date(year, 12, 31), "year")

    @classmethod
    def aged(cls, youngest: int, oldest: int, on: date, as_given: str = "") -> "Birth":
        """Between two ages in whole years, both included, on a day."""
        earliest = _years_before(on, oldest + 1).toordinal() + 1
        return cls(
            date.fromordinal(earliest),
            _years_before(on, youngest),
            "age_band",
            as_given or band(youngest, oldest),
        )

    def words(self, order: DateOrder = DateOrder.DAY_MONTH) -> str:
        """ "17 May 1990", "1987 (year only)", "43 to 47 at release", "Not recorded"."""
        if self.precision == "exact" and self.earliest:
            return in_words(self.earliest, order)
        if self.precision == "year" and self.earliest:
            return f"{self.earliest.year} (year only)"
        if self.precision == "age_band":
            return self.as_given.replace("-", " to ") or NOT_RECORDED
        return NOT_RECORDED

    def age(self, today: date) -> str:
        """The age in whole years, "36" or "38 to 39"; "" when nothing allows it to be computed."""
        if self.earliest is None or self.latest is None:
            return ""
        return band(age_on(self.latest, today), age_on(self.earliest, today))

    def adult(self, today: date) -> bool | None:
        """Whether the person is 18 or older on `today`; None when the birth does not say: that is not "adult"."""
        if self.earliest is None or self.latest is None:
            return None
        if age_on(self.latest, today) >= ADULT:
            return True
        return False if age_on(self.earliest, today) < ADULT else None


UNKNOWN = Birth()
"""Nothing is known of it."""


def band(youngest: int, oldest: int) -> str:
    """ "36", or "43 to 47"."""
    return str(oldest) if youngest == oldest else f"{youngest} to {oldest}"


def _years_before(day: date, years: int) -> date:
    """The last day of birth at which `years` years are lived on `day`."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February: in a year without one, birthdays of 28 February have passed
        return date(day.year - years, 2, 28)
