"""Praise and sanctions over time: two bars a month, with the same as a table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from throughcare.decisions.noncompliance.queries import ResponseShown
from throughcare.decisions.noncompliance.wording import ADVERSE
from throughcare.rules.dates import add_months, count_of
from throughcare.rules.jurisdictions import Jurisdiction

REWARDS = frozenset({"praise", "reward"})
MONTHS, STEP, BAR, UNIT, LEFT, FOOT = 12, 40, 12, 12, 8, 18
MOST = 6
"""So many of a kind in a month fill the height; more are drawn as high, and the table has the number."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the drawing. sort: "reward" or "adverse"."""

    x: int
    y: int
    height: int
    sort: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its name, its two counts, and where its name stands in the drawing."""

    first: date
    rewards: int
    adverse: int
    x: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Everything the template draws. said: the same in a sentence; goal: a published measure, "" where none is held."""

    width: int
    height: int
    base: int
    bars: tuple[Bar, ...]
    months: tuple[Month, ...]
    said: str
    goal: str


def balance(pack: Jurisdiction, responses: Iterable[ResponseShown], today: date) -> Balance:
    """The last twelve months, this one included. A response that was withdrawn is not counted."""
    begins = add_months(today.replace(day=1), 1 - MONTHS)
    stand = [each for each in responses if each.stands and each.given_on >= begins]
    given: Counter[tuple[date, bool]] = Counter(
        (each.given_on.replace(day=1), each.kind in REWARDS)
        for each in stand
        if each.kind in REWARDS or each.kind in ADVERSE
    )
    months = []
    for at in range(MONTHS):
        first = add_months(begins, at)
        months.append(Month(first, given[first, True], given[first, False], LEFT + STEP * at))
    base = MOST * UNIT
    return Balance(
        width=LEFT * 2 + STEP * MONTHS, height=base + FOOT, base=base, bars=tuple(_bars(months, base)),
        months=tuple(months), said=_said(months), goal=_goal(pack, months),
    )  # fmt: skip


def _bars(months: list[Month], base: int) -> Iterable[Bar]:
    for month in months:
        for at, (sort, count) in enumerate((("reward", month.rewards), ("adverse", month.adverse))):
            height = min(count, MOST) * UNIT
            if height:
                yield Bar(month.x + at * (BAR + 2), base - height, height, sort)


def _said(months: list[Month]) -> str:
    rewards, adverse = sum(each.rewards for each in months), sum(each.adverse for each in months)
    return (
        f"In the last 12 months: {count_of(rewards, 'praise or reward', 'praises or rewards')}, "
        f"{count_of(adverse, 'warning, referral or sanction', 'warnings, referrals or sanctions')}."
    )


def _goal(pack: Jurisdiction, months: list[Month]) -> str:
    goal = pack.responding.balance
    if goal is None:
        return ""
    met = goal.met(sum(each.rewards for each in months), sum(each.adverse for each in months))
    return f"{goal.says} Here that is {'so' if met else 'not so'}."
