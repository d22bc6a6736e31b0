"""Security category: how soon a category is reviewed again, and what keeps a person out of open conditions.

The intervals are the source's guidance to its users; an earlier review is always possible. What bars open conditions
cannot be set aside; what only speaks against them is put before the supervisor with the proposal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.custody.categorisation import PEOPLE, READ_ON, SOURCE
from throughcare.rules.dates import add_months, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Unknown,
    YesNo,
    is_known,
    published,
)

WITHIN = "security-category-ew:review_within"
OPEN = "security-category-ew:open_conditions"
NEAR_YEARS = 3
NEAR_MONTHS, FAR_MONTHS, INDETERMINATE_MONTHS = 6, 12, 36
"""Months to the next review: under three years left, three or more, and without an end."""


@published(
    f"{WITHIN}@{READ_ON}",
    title="Security category: how soon it is reviewed again",
    decides="within how many months a category is reviewed, and the last day",
    population=PEOPLE,
    source=SOURCE,
    items=(
        Item(name="today", asks="On which day was the category decided?", kind=Day()),
        Item(name="indeterminate", asks="Is it a sentence without an end?", kind=YesNo()),
        Item(
            name="earliest_release_date",
            asks="On which day can the person be released at the earliest?",
            kind=Day(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Two years are left: within six months.",
            given={"today": "2026-01-15", "indeterminate": False, "earliest_release_date": "2028-01-15"},
            gives={"months": 6, "last_day": date(2026, 7, 15)},
        ),
    ),
)
def review_within(today: date, indeterminate: bool, earliest_release_date: Answer[date]) -> Conclusion:
    """Months and the last day. Raises BadAnswers where a sentence has an end and no day of release is given."""
    if indeterminate:
        return _within(today, INDETERMINATE_MONTHS, "The sentence has no end.")
    if not is_known(earliest_release_date):
        reason = "is needed for a sentence that has an end"
        raise BadAnswers(WITHIN, [Problem("earliest_release_date", earliest_release_date, reason)])
    if earliest_release_date < add_months(today, NEAR_YEARS * 12):
        return _within(today, NEAR_MONTHS, "Fewer than three years are left.")
    return _within(today, FAR_MONTHS, "Three years or more are left.")


def _within(today: date, months: int, says: str) -> Conclusion:
    last_day = add_months(today, months)
    return (
        Conclusion({"months": months, "last_day": last_day})
        .because(says)
        .because(
            "It is reviewed within {months} months, by {last_day}.",
            months=months,
            last_day=in_words(last_day),
        )
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """What bars open conditions. when: the answers, all of which make the bar. says: why, in words."""

    when: Mapping[str, bool]
    says: str


BARS = (
    Bar(
        {"more_than_five_years_left": True, "special_circumstances": False},
        "more than five years are left to the earliest release, without special circumstances",
    ),
    Bar(
        {"released_in_last_five_years": True, "from_seven_years_or_more": True},
        "the person was released in the last five years from a sentence of seven years or more",
    ),
    Bar(
        {"foreign_national": True, "form_completed": False}, "the form for foreign nationals is not completed"
    ),
    Bar(
        {
            "foreign_national": True,
            "form_completed": True,
            "liable_to_deportation": True,
            "appeals_exhausted": True,
        },
        "the person is liable to deportation and has no appeal left",
    ),
)
CONCERNS: Mapping[str, str] = {
    "sexual_offence_risk_unmanaged": "a risk of sexual offences that cannot be managed",
    "harm_unmanaged": "a risk of serious harm that cannot be managed",
    "further_charges_increase_risk": "further charges that increase the risk",
    "likely_to_abscond": "a likelihood of absconding",
}
"""What speaks against open conditions; the person can still be put forward."""


def _items() -> tuple[Item, ...]:
    def yes_no(name: str, asks: str, needed: bool = True) -> Item:
        return Item(name=name, asks=asks, kind=YesNo(), needed=needed)

    return (
        yes_no("more_than_five_years_left", "Are more than five years left to the earliest release?"),
        yes_no(
            "special_circumstances", "If so, do special circumstances warrant open conditions?", needed=False
        ),
        yes_no(
            "released_in_last_five_years", "Was the person released from a sentence in the last five years?"
        ),
        yes_no("from_seven_years_or_more", "If so, was that sentence of seven years or more?", needed=False),
        yes_no("foreign_national", "Is the person a foreign national?"),
        yes_no("form_completed", "If so, is the form for foreign nationals completed?", needed=False),
        yes_no("liable_to_deportation", "If so, is the person liable to deportation?", needed=False),
        yes_no("appeals_exhausted", "If so, is no appeal left?", needed=False),
        *(yes_no(name, f"Is there {words}?", needed=False) for name, words in CONCERNS.items()),
    )


@published(
    f"{OPEN}@{READ_ON}",
    title="Security category: open conditions",
    decides="whether open conditions are barred, and what speaks against them",
    population=PEOPLE,
    source=SOURCE,
    items=_items(),
    examples=(
        Example(
            says="Six years are left, and nothing special.",
            given={
                "more_than_five_years_left": True, "special_circumstances": False,
                "released_in_last_five_years": False, "foreign_national": False,
            },
            gives={"barred": True, "not_recommended": False},
        ),
    ),
)  # fmt: skip
def open_conditions(**answers: Answer[bool]) -> Conclusion:
    """Whether barred, whether not recommended. Raises BadAnswers where a question that follows is not answered."""
    bars = [bar.says for bar in BARS if _holds(bar, answers)]
    concerns = [words for name, words in CONCERNS.items() if answers[name] is True]
    found = Conclusion({"barred": bool(bars), "not_recommended": bool(concerns)})
    for bar in bars:
        found = found.because("Open conditions are barred, because {bar}.", bar=bar)
    if not bars:
        found = found.because("Nothing bars open conditions.")
    if concerns:
        found = found.because("What speaks against them: {concerns}.", concerns="; ".join(concerns))
    unknown = [words for name, words in CONCERNS.items() if not is_known(answers[name])]
    if unknown:
        found = found.because("Not answered, and taken as no: {unknown}.", unknown="; ".join(unknown))
    return found


def _holds(bar: Bar, answers: Mapping[str, Answer[bool]]) -> bool:
    """Whether every answer is as the bar says; the first that is not ends it, and what follows need not be asked."""
    for name, wanted in bar.when.items():
        answer = answers[name]
        if isinstance(answer, Unknown):
            raise BadAnswers(OPEN, [Problem(name, answer.value, "is needed, given the answer before it")])
        if answer is not wanted:
            return False
    return True
