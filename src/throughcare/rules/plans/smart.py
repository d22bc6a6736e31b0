"""The SMART check of an objective: which letter holds, which fails and why, and what to do, in plain words.

It never blocks: it says. Words are tested by published lists, in English only; nothing is judged by a machine that
learned. The five letters are a habit of the field without one binding text, so the tests are the house's own.
"""

from collections.abc import Mapping
from typing import Any

from throughcare.rules.dates import count_of
from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Problem,
    Text,
    Unknown,
    Whole,
    YesNo,
    published,
)
from throughcare.rules.needs import NEEDS
from throughcare.rules.plans import smart_words
from throughcare.rules.plans.objective_facts import HELD, LETTERS, Finding, Held, Letter, Objective
from throughcare.rules.plans.smart_letters import MOST_AT_ONCE, check, overall
from throughcare.rules.plans.sources import HOUSE

__all__ = ["HELD", "LETTERS", "MOST_AT_ONCE", "Finding", "Held", "Letter", "Objective", "check", "overall"]
CODE = "plan-objective-smart"
MOST = 4000
WORDS = Text("words", MOST)
STATES = {"active": "to work on now", "future": "to work on later"}
AGREES = {"yes": "agrees", "no": "does not agree", "could_not_answer": "could not answer"}


def _words(name: str, asks: str) -> Item:
    return Item(name=name, asks=asks, kind=WORDS, needed=False)


def _count(name: str, asks: str, of: str) -> Item:
    return Item(name=name, asks=asks, kind=Whole(0, 1000, of), needed=False)


LISTS = Figures(
    title="Words that are looked for",
    heads=("List", "Words"),
    rows=(
        ("Vague unless it is said how much or how often", ", ".join(smart_words.VAGUE)),
        ("How much or how often, without a figure", ", ".join(smart_words.NUMBERS)),
        ("Targets that nobody can see", ", ".join(smart_words.VAGUE_MEASURES)),
        ("How the person's own words begin", ", ".join(smart_words.FIRST_PERSON)),
        ("Verbs that begin a second aim after \"and\"", ", ".join(smart_words.AIMS)),
    ),
)  # fmt: skip


@published(
    f"{CODE}@{HOUSE.version}",
    title="Plan: SMART check of an objective",
    decides="which of the five letters holds, which fails and why, and what to do about it",
    population="anybody with a plan",
    source=HOUSE,
    items=(
        _words("title", "What is the objective, in the person's words?"),
        Item(name="language", asks="In which language is it written (en, cy, es)?", kind=Text("a language code", 12)),
        _words("measure", "What is looked at to tell?"),
        _words("baseline", "Where does that stand now?"),
        _words("target", "What shall it become?"),
        _words("evidence", "How would anybody see it?"),
        Item(name="state", asks="Is it worked on now, or later?", kind=Choice(STATES)),
        Item(name="owner_known", asks="Is it said who answers for it?", kind=YesNo()),
        Item(name="starts_on", asks="When does it begin?", kind=Day(), needed=False),
        Item(name="target_on", asks="By which day is it to be reached?", kind=Day(), needed=False),
        Item(name="as_of", asks="Which day is it?", kind=Day()),
        _count("steps", "How many steps are there?", "steps"),
        _count("steps_with_actor", "How many of them say who takes them?", "steps"),
        _count("steps_with_dates", "How many of them have a day?", "steps"),
        Item(
            name="area", asks="Which need does it serve?", needed=False,
            kind=Choice({code: need.title for code, need in NEEDS.items()}),
        ),
        Item(
            name="need_assessed", asks="Does the latest assessment show that need?", kind=YesNo(), needed=False
        ),
        Item(name="agrees", asks="What does the person say to it?", kind=Choice(AGREES), needed=False),
        _count("open_objectives", "How many objectives are worked on at once, with this one?", "objectives"),
        Item(name="order_ends_on", asks="When does the last order end?", kind=Day(), needed=False),
        _count("benchmarks", "How many marks are there on the way?", "marks"),
    ),
    examples=(
        Example(
            says="A number to begin with, a number to reach, a named step and a day: every letter holds.",
            given={
                "title": "I will cut the days on which I drink from 5 a week to 2, so that I am fit for work",
                "language": "en", "measure": "Days with a drink in a week", "baseline": "5", "target": "2",
                "state": "active", "owner_known": True, "as_of": "2026-11-22", "target_on": "2027-02-22",
                "steps": 2, "steps_with_actor": 2, "steps_with_dates": 2, "area": "alcohol", "need_assessed": True,
                "order_ends_on": "2027-11-01",
            },
            gives={"smart": "holds", "failing": []},
        ),
        Example(
            says="A direction without an end, no measure and no day.",
            given={
                "title": "I will engage with services", "language": "en", "state": "active", "owner_known": True,
                "as_of": "2026-11-22", "steps": 1, "steps_with_actor": 1, "area": "drugs", "need_assessed": True,
            },
            gives={"smart": "fails", "failing": ["specific", "measurable", "time_bound"]},
        ),
    ),
    figures=(LISTS,),
)  # fmt: skip
def smart(**given: Any) -> Conclusion:
    """A finding a letter, and the whole. Raises BadAnswers where more steps have an actor or a day than there are."""
    objective = _objective(given)
    findings = check(objective)
    found = Conclusion({
        "smart": overall(findings),
        "failing": tuple(each.letter for each in findings if each.held is Held.FAILS),
        "cannot_tell": tuple(each.letter for each in findings if each.held is Held.CANNOT_TELL),
        "findings": findings,
    })  # fmt: skip
    for each in findings:
        found = found.because(
            "{letter}: {held}. {why}", letter=LETTERS[each.letter].partition(":")[0], held=HELD[each.held], why=each.why
        )  # fmt: skip
    return _what_was_not_tested(found, objective)


def _objective(given: Mapping[str, Any]) -> Objective:
    """The facts; what is not known counts as not there."""
    told = Objective(**{name: value for name, value in given.items() if not isinstance(value, Unknown)})
    problems = [
        Problem(name, number, f"must not be more than the {count_of(told.steps, 'step')} there are")
        for name, number in (
            ("steps_with_actor", told.steps_with_actor),
            ("steps_with_dates", told.steps_with_dates),
        )
        if number > told.steps
    ]
    if problems:
        raise BadAnswers(CODE, problems)
    return told


def _what_was_not_tested(found: Conclusion, objective: Objective) -> Conclusion:
    if objective.order_ends_on is None:
        found = found.because("No end of the order is known, so the day was not held against it.")
    without = objective.steps - objective.steps_with_dates
    if without and objective.state == "active":
        found = found.because(
            "{without} of {steps} steps have no day.", without=without, steps=objective.steps
        )
    return found
