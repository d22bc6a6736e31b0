"""Holidays as we compute them against two outside packages, year by year; both are read from disk, nothing is fetched.

They are the judges, not the makers: an agency runs without them.
"""

from datetime import date

import holidays as outside
from govuk_bank_holidays.bank_holidays import BankHolidays

from tests.rules.passes import over
from throughcare.rules.dates import is_weekend
from throughcare.rules.jurisdictions.england_and_wales.holidays import bank_holidays
from throughcare.rules.jurisdictions.us_federal import federal_holidays

GOV_UK = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
PROCLAIMED = {entry["date"] for entry in GOV_UK}
YEARS_ON_GOV_UK = sorted({day.year for day in PROCLAIMED})


def weekdays(days: outside.HolidayBase) -> set[date]:
    """The days kept: of one on a weekend the package gives both the day itself and the weekday it is kept on."""
    return {day for day in days if not is_weekend(day)}


def test_the_list_of_gov_uk_has_the_years_we_say() -> None:
    assert set(YEARS_ON_GOV_UK) >= set(range(2012, 2029))


@over(YEARS_ON_GOV_UK)
def test_england_and_wales_as_gov_uk_lists_them(year: int) -> None:
    assert bank_holidays(year) == {day for day in PROCLAIMED if day.year == year}


@over(range(1978, 2101))
def test_england_and_wales_as_the_package_has_them(year: int) -> None:
    assert bank_holidays(year) == weekdays(outside.country_holidays("GB", subdiv="ENG", years=year))


@over(range(1986, 2101))
def test_united_states_federal_as_the_package_has_them(year: int) -> None:
    assert federal_holidays(year) == weekdays(outside.country_holidays("US", years=year))


# Where the two part, and why: the law that we compute began later.
def test_before_1978_the_first_monday_of_may_was_none() -> None:
    theirs = weekdays(outside.country_holidays("GB", subdiv="ENG", years=1976))
    assert bank_holidays(1976) - theirs == {date(1976, 5, 3)}


def test_before_1986_there_was_no_day_for_martin_luther_king() -> None:
    theirs = weekdays(outside.country_holidays("US", years=1985))
    assert federal_holidays(1985) - theirs == {date(1985, 1, 21)}


def test_from_1971_to_1977_veterans_day_was_the_fourth_monday_of_october() -> None:
    theirs = weekdays(outside.country_holidays("US", years=1977))
    assert federal_holidays(1977) ^ theirs == {date(1977, 10, 24), date(1977, 11, 11), date(1977, 1, 17)}
