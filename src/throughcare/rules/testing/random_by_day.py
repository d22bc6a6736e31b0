"""Random testing day by day: so many times a week is a chance every day, weekends and holidays included.

With blocks of a week somebody tested on Monday would know that they are safe until Sunday; with a chance every day
yesterday tells nothing of today. The version is the day the page was read. Nothing here says how often anybody should
be tested: there is no default.
"""

from throughcare.rules.kernel import Conclusion, Example, Item, Whole, published
from throughcare.rules.kernel.reading import READ_ON, page

DAYS = 7
RANDOM_BY_DAY = page(
    "Random drug testing, quoting the adult drug court standards of 2015",
    "reconnect.io, quoting NADCP 2015",
    since=READ_ON,
)


@published(
    "random-testing:chance_each_day@2026-11-22",
    title="Random testing day by day",
    decides="the chance of being tested on any one day, for so many tests a week on average",
    population="anyone who is tested at random under a condition that allows it",
    source=RANDOM_BY_DAY,
    items=(
        Item(
            name="times_a_week",
            asks="How many times a week, on average?",
            kind=Whole(1, DAYS, "times a week"),
        ),
    ),
    examples=(
        Example(
            says="Twice a week is 2 in 7 every day.",
            given={"times_a_week": 2},
            gives={"numerator": 2, "denominator": 7},
        ),
    ),
)
def chance_each_day(times_a_week: int) -> Conclusion:
    """The chance, as a fraction."""
    return Conclusion({"numerator": times_a_week, "denominator": DAYS}).because(
        "{times} of {days} every day, weekends and holidays included; there are no weekly blocks.",
        times=times_a_week, days=DAYS,
    )  # fmt: skip
