"""Texas: the most hours of community service a court may order, by class of offence (Code of Criminal Procedure).

The hours for graffiti are not here: the text that was read gives 15 and 30 without saying which applies when.
The version is the day the text was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Number,
    YesNo,
    is_known,
    published,
)
from throughcare.rules.kernel.reading import law, one_text_a_row

TEXAS = law(
    "Texas Code of Criminal Procedure, community service",
    "art. 42A.304 and 42A.509",
    "https://law.onecle.com/texas/criminal-procedure/42A.304.html",
)
ORDER_ONLY = "The court orders the hours, and may order fewer or none."


@dataclass(frozen=True, slots=True)
class Hours:
    """most: the cap. at_least_for_bias: the least where the court found bias or prejudice."""

    what: str
    most: int
    at_least_for_bias: int


FELONY_BIAS, MISDEMEANOUR_BIAS = 300, 100
HOURS: Mapping[str, Hours] = MappingProxyType(
    {
        "first_degree_felony": Hours("a first-degree felony", 1000, FELONY_BIAS),
        "second_degree_felony": Hours("a second-degree felony", 800, FELONY_BIAS),
        "third_degree_felony": Hours("a third-degree felony", 600, FELONY_BIAS),
        "state_jail_felony": Hours("a state jail felony", 400, FELONY_BIAS),
        "class_a_misdemeanor": Hours("a class A misdemeanour", 200, MISDEMEANOUR_BIAS),
        "class_b_misdemeanor": Hours("a class B misdemeanour", 100, MISDEMEANOUR_BIAS),
    }
)
FIGURES = Figures(
    "Hours",
    ("offence", "at most", "at least after a finding of bias"),
    tuple((row.what, row.most, row.at_least_for_bias) for row in HOURS.values()),
)
PLACE = Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_tx": "Texas"}))
OFFENCE = Item(
    name="offense_class",
    asks="Which class has the offence?",
    kind=Choice({code: hours.what for code, hours in HOURS.items()}),
)


@published(
    "united-states:community_service_cap@2026-11-22",
    title="Most hours of community service (Texas)",
    decides="the most hours of community service a court may order",
    population="people on community supervision in Texas",
    source=one_text_a_row("Texas Code of Criminal Procedure, art. 42A.304"),
    figures=(FIGURES,),
    items=(PLACE, OFFENCE),
    examples=(
        Example(
            says="A state jail felony: at most 400 hours.",
            given={"jurisdiction": "us_tx", "offense_class": "state_jail_felony"},
            gives={"max_hours": 400},
        ),
    ),
)
def community_service_cap(jurisdiction: str, offense_class: str) -> Conclusion:
    """The most hours."""
    hours = HOURS[offense_class]
    return (
        Conclusion({"max_hours": hours.most}, source=TEXAS)
        .because("For {what} the text allows at most {most} hours.", what=hours.what, most=hours.most)
        .because(ORDER_ONLY)
    )


@published(
    "united-states:community_service_order_valid@2026-11-22",
    title="Hours of community service in an order (Texas)",
    decides="whether the hours of an order keep inside the text",
    population="people on community supervision in Texas",
    source=one_text_a_row("Texas Code of Criminal Procedure, art. 42A.304 and 42A.509"),
    figures=(FIGURES,),
    items=(
        PLACE,
        OFFENCE,
        Item(name="hours", asks="How many hours are ordered?", kind=Number(0, 100_000, "hours")),
        Item(
            name="bias_finding",
            asks="Did the court find that the offence was committed from bias or prejudice?",
            kind=YesNo(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="401 hours are one too many for a state jail felony.",
            given={"jurisdiction": "us_tx", "offense_class": "state_jail_felony", "hours": 401},
            gives={"valid": False},
        ),
    ),
)
def community_service_order_valid(
    jurisdiction: str, offense_class: str, hours: float, bias_finding: Answer[bool]
) -> Conclusion:
    """Whether the cap is kept, and after a finding of bias the least too."""
    row = HOURS[offense_class]
    enough = bias_finding is not True or hours >= row.at_least_for_bias
    found = Conclusion({"valid": hours <= row.most and enough}, source=TEXAS).because(
        "For {what} the text allows at most {most} hours; {hours:g} are ordered.",
        what=row.what, most=row.most, hours=hours,
    )  # fmt: skip
    if bias_finding is True:
        return found.because(
            "After a finding of bias it asks at least {least} hours.", least=row.at_least_for_bias
        )
    if not is_known(bias_finding):
        return found.because("Whether bias was found is not known; no least number of hours was asked.")
    return found.because(ORDER_ONLY)
