"""The most a sanction short of revocation may take in six states of the United States, and the time to answer.

Each row has its own source; the version is the day the texts were read. Where no text was read for a cell, the
rule refuses and says so. A cap is a limit, never a proposal: nothing adverse is decided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from throughcare.rules.dates import Clock, ClockUnit, DateOrder, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Problem,
    Several,
    Source,
    Unknown,
    Whole,
    YesNo,
    is_known,
    published,
)
from throughcare.rules.kernel.reading import one_text_a_row
from throughcare.rules.responses import us_confinement_texts as texts

PLACES = {"us_wa": "Washington", "us_ne": "Nebraska", "us_ga": "Georgia"}
LEVELS = {"low": "low-level", "high": "high-level"}


@dataclass(frozen=True, slots=True)
class Cap:
    """What one text allows at most. says: a sentence for the reason."""

    gives: Mapping[str, object]
    says: str
    source: Source

    def conclusion(self) -> Conclusion:
        """The cap, why, and that it is no more than a cap."""
        return Conclusion(dict(self.gives), source=self.source).because(self.says).because(texts.LIMIT_ONLY)


GEORGIA_PROBATION = Cap(
    {"max_months": 24, "limit": "balance of probation or 2 years, whichever is less"},
    "In Georgia, breaking a general condition, with no new felony, may cost at most the balance of probation or 2 "
    "years, whichever is less.",
    texts.GEORGIA,
)
ASKED_IN = MappingProxyType({"us_wa": "violation_level", "us_ne": "sanction", "us_ga": "violation"})
"""What decides the row in each place."""
CAPS: Mapping[tuple[str, str], Cap] = MappingProxyType(
    {
        ("us_wa", "low"): Cap(
            {"max_confinement_days": 3},
            "In Washington a low-level violation may be answered without confinement, or with at most 3 days.",
            texts.WASHINGTON_CODE,
        ),
        ("us_wa", "high"): Cap(
            {"max_confinement_days": 30},
            "In Washington a high-level violation may be answered without confinement, or with at most 30 days; "
            "time already held counts.",
            texts.WASHINGTON_CODE,
        ),
        ("us_ne", "curfew"): Cap(
            {"max_days": 30},
            "In Nebraska a curfew imposed as an administrative sanction, with consent, may last at most 30 days.",
            texts.NEBRASKA,
        ),
        ("us_ga", "general_condition_not_new_felony"): GEORGIA_PROBATION,
    }
)
CAP_FIGURES = Figures(
    "The caps",
    ("place", "asked", "answer", "result", "is", "text"),
    tuple(
        (PLACES[place], ASKED_IN[place], answer, name, value, cap.source.citation)
        for (place, answer), cap in CAPS.items()
        for name, value in cap.gives.items()
    ),
)


@published(
    "united-states:sanction_cap@2026-11-22",
    title="Most a sanction may take (Washington, Nebraska, Georgia)",
    decides="the most days or months that a sanction for a violation may take",
    population="people under supervision in the places named",
    source=one_text_a_row("Caps on sanctions in Washington, Nebraska and Georgia"),
    figures=(CAP_FIGURES,),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice(PLACES)),
        Item(
            name="violation_level",
            asks="In Washington: which level has the violation?",
            kind=Choice(LEVELS),
            needed=False,
        ),
        Item(
            name="sanction",
            asks="In Nebraska: which administrative sanction?",
            kind=Choice({"curfew": "a curfew"}),
            needed=False,
        ),
        Item(
            name="violation",
            asks="In Georgia: what was broken?",
            kind=Choice({"general_condition_not_new_felony": "a general condition, with no new felony"}),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="A low-level violation in Washington: at most 3 days.",
            given={"jurisdiction": "us_wa", "violation_level": "low"},
            gives={"max_confinement_days": 3},
        ),
    ),
)
def sanction_cap(
    jurisdiction: str, violation_level: Answer[str], sanction: Answer[str], violation: Answer[str]
) -> Conclusion:
    """The row of the place. Raises BadAnswers where what decides it is not answered."""
    asked = ASKED_IN[jurisdiction]
    answer = {"violation_level": violation_level, "sanction": sanction, "violation": violation}[asked]
    if isinstance(answer, Unknown):
        problem = Problem(asked, answer.value, f"is needed for {PLACES[jurisdiction]}")
        raise BadAnswers("united-states:sanction_cap", [problem])
    return CAPS[jurisdiction, answer].conclusion()


ELEVATED_AFTER = 5


@published(
    "united-states:violation_may_be_elevated@2026-11-22",
    title="Low-level violation that may be treated as high-level (Washington)",
    decides="whether the next low-level violation may be taken through the high-level process",
    population="people in community custody in Washington",
    source=one_text_a_row("RCW 9.94A.737 and WAC 137-104-025"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_wa": "Washington"})),
        Item(
            name="low_level_violations_already_sanctioned",
            asks="How many low-level violations have been sanctioned so far?",
            kind=Whole(0, 1000, "violations"),
        ),
        Item(
            name="aggravating_factor",
            asks="Has an aggravating factor set by rule been found?",
            kind=YesNo(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="After five sanctioned low-level violations the sixth may be high-level.",
            given={"jurisdiction": "us_wa", "low_level_violations_already_sanctioned": 5},
            gives={"next_low_may_be_high": True},
        ),
    ),
)
def violation_may_be_elevated(
    jurisdiction: str, low_level_violations_already_sanctioned: int, aggravating_factor: Answer[bool]
) -> Conclusion:
    """Whether it may; never that it must."""
    count = low_level_violations_already_sanctioned
    enough = count >= ELEVATED_AFTER
    said = Conclusion(
        {"next_low_may_be_high": enough or aggravating_factor is True}, source=texts.WASHINGTON_STATUTE
    ).because(
        "{count} low-level violations have been sanctioned; from {after} on, later ones may be high-level.",
        count=count, after=ELEVATED_AFTER,
    )  # fmt: skip
    if not is_known(aggravating_factor):
        return said.because("Whether an aggravating factor was found is not known; only the count decided.")
    if aggravating_factor:
        return said.because("An aggravating factor may lift any violation to the high-level process.")
    return said.because("No aggravating factor was found.")


RESPONSE_TIME = Clock(3, ClockUnit.BUSINESS_DAYS)


@published(
    "united-states:violation_response_due@2026-11-22",
    title="Time to answer a violation (Washington)",
    decides="the last day on which a violation that has been determined is to be answered",
    population="people in community custody in Washington",
    source=one_text_a_row("Washington Department of Corrections 460.130 of 2013"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_wa": "Washington"})),
        Item(name="violation_determined", asks="On which day was the violation determined?", kind=Day()),
        Item(name="holidays", asks="Which days are holidays?", kind=Several(Day())),
    ),
    examples=(
        Example(
            says="From a Thursday, three business days end on the Tuesday.",
            given={"jurisdiction": "us_wa", "violation_determined": date(2026, 1, 8), "holidays": ()},
            gives={"due": date(2026, 1, 13)},
        ),
    ),
)
def violation_response_due(
    jurisdiction: str, violation_determined: date, holidays: tuple[date, ...]
) -> Conclusion:
    """The last day in time; the answer may come sooner and may be none."""
    due = RESPONSE_TIME.last_day(violation_determined, frozenset(holidays))
    return (
        Conclusion({"due": due}, source=texts.WASHINGTON_POLICY)
        .because(
            "The violation was determined on {day}; an answer is due at the earliest opportunity, at most {time} "
            "later, by {due}.", day=in_words(violation_determined, DateOrder.MONTH_DAY), time=RESPONSE_TIME.words,
            due=in_words(due, DateOrder.MONTH_DAY),
        )
        .because("Before any confinement the person has a chance to respond to the allegation.")
    )  # fmt: skip


CUSTODIAL_DAYS = {"most_severe": 30, "second_most_severe": 3}


@published(
    "united-states:custodial_sanction_cap@2026-11-22",
    title="Most days of a custodial sanction (Nebraska)",
    decides="the most days of jail that one custodial sanction may take",
    population="people on probation in Nebraska who are eligible for custodial sanctions",
    source=one_text_a_row("Neb. Rev. Stat. 29-2266"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_ne": "Nebraska"})),
        Item(
            name="severity",
            asks="Which of the custodial sanctions?",
            kind=Choice({"most_severe": "the most severe", "second_most_severe": "the second most severe"}),
        ),
    ),
    examples=(
        Example(
            says="The most severe custodial sanction: up to 30 days.",
            given={"jurisdiction": "us_ne", "severity": "most_severe"},
            gives={"max_days": 30},
        ),
    ),
)
def custodial_sanction_cap(jurisdiction: str, severity: str) -> Conclusion:
    """The most days."""
    days = CUSTODIAL_DAYS[severity]
    return (
        Conclusion({"max_days": days}, source=texts.NEBRASKA)
        .because("Of Nebraska's two custodial sanctions this one may take at most {days} days.", days=days)
        .because("The court approves it or not. " + texts.LIMIT_ONLY)
    )


DISCRETIONARY_HOURS = 48


@published(
    "united-states:discretionary_jail_cap@2021-07-01",
    title="Discretionary jail without the court (Idaho)",
    decides="the most hours of discretionary jail at a time without prior approval of the court",
    population="people on probation in Idaho whose court imposed discretionary jail time",
    source=texts.IDAHO_RULES,
    items=(Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_id": "Idaho"})),),
    examples=(
        Example(
            says="At most 48 hours.", given={"jurisdiction": "us_id"}, gives={"max_hours_without_court": 48}
        ),
    ),
)
def discretionary_jail_cap(jurisdiction: str) -> Conclusion:
    """The most hours at a time."""
    return (
        Conclusion({"max_hours_without_court": DISCRETIONARY_HOURS})
        .because(
            "Discretionary jail is used in steps of at most {hours} hours without prior approval of the court.",
            hours=DISCRETIONARY_HOURS,
        )
        .because(texts.LIMIT_ONLY)
    )
