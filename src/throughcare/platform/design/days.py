"""What happened, day by day, as officers read it: newest day first, within a day oldest first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby


@dataclass(frozen=True)
class Day[Item]:
    """One day of a timeline, with its heading."""

    on: date
    heading: str
    items: list[Item]


def by_day[Item](
    items: Iterable[Item],
    *,
    day_of: Callable[[Item], date],
    order: Callable[[Item], object],
    today: date,
    name_day: Callable[[date], str],
) -> list[Day[Item]]:
    """Group `items` by day: days newest first, items of a day oldest first by `order`.

    today: the civil date where the reader is. name_day: writes a date as the pack does.
    """
    arranged = sorted(items, key=lambda item: (-day_of(item).toordinal(), order(item)))
    return [Day(on, heading(on, today, name_day), list(group)) for on, group in groupby(arranged, key=day_of)]


def heading(on: date, today: date, name_day: Callable[[date], str]) -> str:
    """ "Today, …", "Yesterday, …", "Tomorrow, …", or the date alone."""
    near = {0: "Today", -1: "Yesterday", 1: "Tomorrow"}.get((on - today) // timedelta(days=1))
    return f"{near}, {name_day(on)}" if near else name_day(on)
