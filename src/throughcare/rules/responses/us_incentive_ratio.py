"""Utah's measure: about four incentives to each sanction.

The guidelines name no first day of force here; the rule has the day they were read, 2026-11-22.
"""

from throughcare.rules.contacts.us_places import places
from throughcare.rules.contacts.us_sources import page
from throughcare.rules.kernel import Conclusion, Example, Item, Whole, published

GUIDELINES = page(
    "Utah Sentencing Commission, adult sentencing and release guidelines",
    "https://scfcenter.org/newsroom/adult-sentencing-release-guidelines-utah-sentencing-commission/",
)
INCENTIVES_A_SANCTION = 4


@published(
    "united-states:incentive_ratio_met@2026-11-22",
    title="Incentives to sanctions (Utah)",
    decides="whether there were at least four incentives to each sanction",
    population="people under supervision in Utah",
    source=GUIDELINES,
    items=(
        Item(name="jurisdiction", asks="Whose guideline is it?", kind=places("us_ut")),
        Item(name="incentives", asks="How many incentives were given?", kind=Whole(0, 100_000, "incentives")),
        Item(name="sanctions", asks="How many sanctions were given?", kind=Whole(0, 100_000, "sanctions")),
    ),
    examples=(
        Example(
            says="Eight to two.",
            given={"jurisdiction": "us_ut", "incentives": 8, "sanctions": 2},
            gives={"ratio_4_to_1_met": True},
        ),
    ),
)
def incentive_ratio_met(jurisdiction: str, incentives: int, sanctions: int) -> Conclusion:
    """Yes or no; yes where there was no sanction to weigh against."""
    wanted = INCENTIVES_A_SANCTION * sanctions
    return Conclusion({"ratio_4_to_1_met": incentives >= wanted}).because(
        "{sanctions} sanctions ask for {wanted} incentives, four each; there were {incentives}.",
        sanctions=sanctions, wanted=wanted, incentives=incentives,
    )  # fmt: skip
