"""Words for codes, times and amounts on these pages; the pack's own words where it has them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from throughcare.decisions.noncompliance.wording import STAGES
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import ContactKind, Outcome, SupervisionState
from throughcare.rules.dates import count_of, time_left
from throughcare.rules.responses.compliance import Compliance, Standing

OFFENCE_OUTCOMES = {
    "convicted": "Convicted", "charged": "Charged, not decided", "arrested": "Arrested, not charged",
    "acquitted": "Acquitted", "discontinued": "Discontinued", "cautioned": "Cautioned",
    "not_recorded": "Outcome not recorded",
}  # fmt: skip


@cache
def level_titles(jurisdiction: str) -> dict[str, tuple[str, int]]:
    """For each level code of the pack its title and its rank, 0 the most intensive."""
    return {level.code: (level.title, level.rank) for level in jurisdictions.get(jurisdiction).levels}


def level_title(jurisdiction: str, code: str) -> str:
    """The pack's word for a level; a code it does not have is shown as it stands; "" stays ""."""
    return level_titles(jurisdiction).get(code, (code, 99))[0]


def level_rank(jurisdiction: str, code: str) -> int:
    """Where a level stands for sorting; unknown and missing ones last."""
    return level_titles(jurisdiction).get(code, (code, 98 if code else 99))[1]


@cache
def order_titles(jurisdiction: str) -> dict[str, str]:
    """For each order type of the pack its title."""
    return {kind.code: kind.title for kind in jurisdictions.get(jurisdiction).order_types}


@cache
def condition_titles(jurisdiction: str) -> dict[str, str]:
    """For each condition type of the pack its title."""
    return {kind.code: kind.title for kind in jurisdictions.get(jurisdiction).condition_types}


@cache
def key_date_titles(jurisdiction: str) -> dict[str, str]:
    """For each kind of key date of the pack its title."""
    return {kind.code: kind.title for kind in jurisdictions.get(jurisdiction).key_date_kinds}


def kind_title(code: str) -> str:
    """ "Office visit" for "office"."""
    return ContactKind(code).label if code in ContactKind else plain(code)


def outcome_title(code: str) -> str:
    """ "Did not attend" for "absent"; a contact without one says so."""
    if not code:
        return "No outcome recorded"
    return Outcome(code).label if code in Outcome else plain(code)


def state_title(code: str) -> str:
    """ "In custody" for "in_custody"; "" when none is recorded."""
    return SupervisionState(code).label if code in SupervisionState else plain(code)


def plain(code: str) -> str:
    """A code without words of its own, made readable."""
    return code.replace("-", " ").replace("_", " ").capitalize()


def left(today: date, ends_on: date | None) -> str:
    """How much of an order is left: days below two weeks, weeks up to half a year, then months and years.

    ends_on: the first day after it.
    """
    days = (ends_on - today).days if ends_on else 0
    if ends_on is not None and 14 <= days <= 182:
        return f"{days // 7} weeks left"
    if ends_on is not None and 1 < days < 14:
        return f"{days} days left"
    return time_left(today, ends_on)


def last_day(ends_on: date | None) -> date | None:
    """The last day of a period whose first day outside is `ends_on`."""
    return ends_on - timedelta(days=1) if ends_on else None


def next_step(stage: str) -> str:
    """What is to be done about a failure at this stage."""
    return STAGES.get(stage, plain(stage))


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an order has passed, for a bar: whole days."""

    done: int
    whole: int


def share(starts_on: date | None, ends_on: date | None, today: date) -> Share | None:
    """The days passed and the days in all; None when either end is not recorded."""
    if starts_on is None or ends_on is None or ends_on <= starts_on:
        return None
    whole = (ends_on - starts_on).days
    return Share(min(max((today - starts_on).days, 0), whole), whole)


def ago(day: date, today: date) -> str:
    """ "today", "yesterday", "12 days ago", "in 3 days"."""
    days = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    return near.get(days) or (f"{count_of(days, 'day')} ago" if days > 0 else f"in {count_of(-days, 'day')}")


def day_in(zone: str, moment: datetime) -> date:
    """The civil date of a moment where the agency is."""
    return moment.astimezone(ZoneInfo(zone)).date()


PILLS = {
    Standing.NO_FAILURES: "good",
    Standing.ONE_FAILURE: "watch",
    Standing.SEVERAL_FAILURES: "poor",
    Standing.ENFORCEMENT_IN_PROGRESS: "poor",
}


def pill(standing: Compliance) -> tuple[str, str]:
    """The compliance badge: its words and its state. Only unexcused failures of the last 12 months count."""
    return unexcused_words(standing.last_12_months), PILLS[standing.standing]


def unexcused_words(number: int) -> str:
    """The words of the badge."""
    return f"{number} unexcused" if number else "None unexcused"


def of_them_new(count: int, new: int) -> str:
    """How many alerts, and how many of them nobody has opened: "4", "4, 1 new", "4 new"."""
    if new in (0, count):
        return f"{count} new" if new else f"{count}"
    return f"{count}, {new} new"
