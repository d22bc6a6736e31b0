"""Whom to offer help early: by missed contacts, tests not taken and moves of address, counted in dated windows.

No published rule was found, so this one is the house's own, with figures to start from; the version is the day it was
written. It is used to offer help and for nothing else: nothing that goes against anybody may read what it answers
(tests/contracts/test_early_support_only_helps.py). An agency measures it in shadow on its own people before it is used.

It asks nothing about who somebody is, nothing of health, nothing that anybody said of themselves: what a test found is
not asked, nor why a contact was missed. An absence accepted when it was recorded is no missed contact, so that no
reason (illness, worship, children) has to be read. What is not recorded counts neither way: where it could tip the
balance, the answer is "not known".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import product

from throughcare.rules.dates import add_days, count_of, in_words
from throughcare.rules.kernel import (
    Answer,
    Conclusion,
    Day,
    Example,
    Item,
    Mark,
    Source,
    Whole,
    is_known,
    optional,
    published,
)

CODE = "early-support"
VERSION = date(2026, 11, 22)
RULE = "early-support@2026-11-22"
HOUSE = Source(
    title="Whom to offer help early, the house's own rule",
    citation="Throughcare, rules/interventions/early_support.py",
    version=str(VERSION),
    effective_from=VERSION,
    checked_on=VERSION,
    licence="Of the house",
    mark=Mark.AGENCY_DEFAULT,
)
CONTACT_DAYS, TEST_DAYS, MOVE_DAYS = 28, 56, 91
"""How far back each is counted, the day itself included."""
HORIZON_DAYS = 91
"""How long after a day is looked at for trouble when the rule is measured."""
LEAST_DAYS, LEAST_PEOPLE = 120, 200
"""On how many days, and of how many people on the day measured, the rule was looked at before it may be switched on."""


class Support(StrEnum):
    """What the rule answers."""

    OFFER_HELP = "offer_help"
    NOTHING = "nothing"
    NOT_KNOWN = "not_known"


class Ground(StrEnum):
    """What is counted."""

    CONTACTS = "contacts"
    TESTS = "tests"
    MOVES = "moves"


ENOUGH = {Ground.CONTACTS: 3, Ground.TESTS: 2, Ground.MOVES: 2}
"""So many of one kind are enough by themselves."""
SOME = {Ground.CONTACTS: 2, Ground.TESTS: 1, Ground.MOVES: 1}
"""So many of two kinds at once are enough too."""
HELP = {
    Ground.CONTACTS: ("reminders", "Reminders, other times or places, or help with the way there"),
    Ground.TESTS: ("substances", "Support with drugs or alcohol"),
    Ground.MOVES: ("home", "Support to find or keep a home"),
}
"""The kind of help each speaks for: its code and words."""
NEEDS = {"reminders": (), "substances": ("drugs", "alcohol"), "home": ("accommodation",)}
"""The needs (`rules.needs`) by which the directory of help is asked for each kind."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted up to a day. moves: None where no address has a day on which it began."""

    contacts: int
    contacts_not_known: int
    tests: int
    tests_not_known: int
    moves: int | None

    def at_most(self) -> "Counts":
        """The same, no larger than makes a difference."""
        contacts, tests, moves = (ENOUGH[each] for each in Ground)
        return Counts(
            min(self.contacts, contacts), min(self.contacts_not_known, contacts), min(self.tests, tests),
            min(self.tests_not_known, tests), None if self.moves is None else min(self.moves, moves),
        )  # fmt: skip

    def of(self, ground: Ground) -> int:
        """How many of one kind are known."""
        return {
            Ground.CONTACTS: self.contacts,
            Ground.TESTS: self.tests,
            Ground.MOVES: self.moves or 0,
        }[ground]

    def at_worst(self) -> "Counts":
        """As if everything not known had been missed."""
        moves = ENOUGH[Ground.MOVES] if self.moves is None else self.moves
        return Counts(self.contacts + self.contacts_not_known, 0, self.tests + self.tests_not_known, 0, moves)


@published(
    RULE,
    title="Whom to offer help early",
    decides="whether to offer somebody help early, and which kinds; nothing else may follow from it",
    population="people under supervision in the community",
    source=HOUSE,
    items=(
        Item(name="as_of", asks="Up to which day?", kind=Day()),
        Item(
            name="contacts",
            asks=f"How many contacts were missed in the {CONTACT_DAYS} days up to then, without an acceptable absence?",
            kind=Whole(0, 10_000, "contacts"),
        ),
        Item(
            name="contacts_not_known",
            asks="Of how many is it not recorded what became of them?",
            kind=Whole(0, 10_000, "contacts"),
        ),
        Item(
            name="tests",
            asks=f"How many tests were not taken in the {TEST_DAYS} days up to then, and not excused?",
            kind=Whole(0, 10_000, "tests"),
        ),
        Item(
            name="tests_not_known",
            asks="Of how many is it not recorded whether they were taken?",
            kind=Whole(0, 10_000, "tests"),
        ),
        optional(
            "moves",
            f"How many times did the person move in the {MOVE_DAYS} days up to then?",
            Whole(0, 1_000, "moves"),
        ),
    ),
    examples=(
        Example(
            says="Three missed contacts in four weeks.",
            given={
                "as_of": "2026-11-22",
                "contacts": 3,
                "contacts_not_known": 0,
                "tests": 0,
                "tests_not_known": 0,
                "moves": 0,
            },
            gives={"answer": "offer_help", "help": ["reminders"]},
        ),
        Example(
            says="One missed contact, and two of which nobody recorded what became of them.",
            given={
                "as_of": "2026-11-22",
                "contacts": 1,
                "contacts_not_known": 2,
                "tests": 0,
                "tests_not_known": 0,
                "moves": 0,
            },
            gives={"answer": "not_known", "help": []},
        ),
    ),
)
def early_support(
    as_of: date, contacts: int, contacts_not_known: int, tests: int, tests_not_known: int, moves: Answer[int]
) -> Conclusion:
    """The answer, with each count in a sentence of its dated window."""
    counts = Counts(contacts, contacts_not_known, tests, tests_not_known, moves if is_known(moves) else None)
    found = answer(counts)
    help_for = [HELP[each][0] for each in Ground if counts.of(each) >= SOME[each]]
    made = Conclusion({"answer": str(found), "help": help_for if found is Support.OFFER_HELP else []})
    for sentence in sentences(counts, as_of):
        made = made.because("{sentence}", sentence=sentence)
    return made.because("{sentence}", sentence=_SAYS[found])


def answer(counts: Counts) -> Support:
    """What the counts come to; "not known" where what is not recorded could tip the balance."""
    if _enough(counts):
        return Support.OFFER_HELP
    return Support.NOT_KNOWN if _enough(counts.at_worst()) else Support.NOTHING


def sentences(counts: Counts, as_of: date) -> tuple[str, ...]:
    """What was counted, each with its first and last day."""
    said = [
        f"{count_of(counts.contacts, 'contact')} missed {_window(as_of, CONTACT_DAYS)}.",
        f"{count_of(counts.tests, 'test')} not taken {_window(as_of, TEST_DAYS)}.",
        f"It is not known when the person moved {_window(as_of, MOVE_DAYS)}: no address has its first day."
        if counts.moves is None
        else f"{count_of(counts.moves, 'move')} of address {_window(as_of, MOVE_DAYS)}.",
    ]
    if counts.contacts_not_known:
        waits = count_of(counts.contacts_not_known, "contact")
        said.append(f"What became of {waits} is not recorded: that counts neither way.")
    if counts.tests_not_known:
        waits = count_of(counts.tests_not_known, "test")
        said.append(f"What became of {waits} is not recorded: that counts neither way.")
    return tuple(f"{each[0].upper()}{each[1:]}" for each in said)


def in_short(counts: Counts) -> str:
    """Why, in a few words: "3 missed contacts in 28 days"."""
    said = {
        Ground.CONTACTS: f"{count_of(counts.contacts, 'missed contact')} in {CONTACT_DAYS} days",
        Ground.TESTS: f"{count_of(counts.tests, 'test')} not taken in {TEST_DAYS} days",
        Ground.MOVES: f"{count_of(counts.moves or 0, 'move')} in {MOVE_DAYS} days",
    }
    return ", ".join(said[each] for each in Ground if counts.of(each) >= SOME[each])


@cache
def every_answer() -> tuple[tuple[Counts, Support], ...]:
    """The rule as a table: every combination of counts that makes a difference, with its answer."""
    return tuple((counts, answer(counts)) for counts in _combinations())


def _combinations() -> Iterator[Counts]:
    contacts, tests, moves = (range(ENOUGH[each] + 1) for each in Ground)
    for of, unknown, taken, waits, moved in product(contacts, contacts, tests, tests, (*moves, None)):
        yield Counts(of, unknown, taken, waits, moved)


def _enough(counts: Counts) -> bool:
    if any(counts.of(each) >= ENOUGH[each] for each in Ground):
        return True
    return sum(counts.of(each) >= SOME[each] for each in Ground) > 1


def _window(as_of: date, days: int) -> str:
    return f"from {in_words(add_days(as_of, 1 - days))} to {in_words(as_of)}"


_SAYS = {
    Support.OFFER_HELP: "That is reason to offer help. It is no failure, and nothing else follows from it.",
    Support.NOTHING: "That is no reason to offer help by this rule; anybody may still offer it.",
    Support.NOT_KNOWN: "Whether that is reason to offer help is not known until what is missing is recorded.",
}
