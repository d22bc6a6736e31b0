"""The five tests of an objective, one function each: what fails, what cannot be told, and what to do.

They look at words by the lists of `smart_words` and at facts by counting; none of them guesses. What a list does not
know it does not find, so a person still reads the objective.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from throughcare.rules.dates import add_months, count_of, in_words
from throughcare.rules.needs import NEEDS
from throughcare.rules.plans.objective_facts import Finding, Held, Letter, Objective
from throughcare.rules.plans.smart_words import (
    AIMS,
    BEFORE_AND,
    BEFORE_THE_VERB,
    ENGLISH,
    FIRST_PERSON,
    NUMBERS,
    REASONS,
    VAGUE,
    VAGUE_MEASURES,
)

MOST_AT_ONCE = 5
"""Objectives worked on at once; a starting value, as many as the needs that dosage is counted for."""
LONGEST_MONTHS = 12
"""A longer objective needs a mark on the way."""
FEWEST_WORDS = 4
LARGE_MOVE = 0.75
"""As a part of the greater of the two values: a move that one step alone may not carry."""
WORD = re.compile(r"[a-z']+")
FIGURE = re.compile(r"\d")
BLANK = re.compile(r"\[[^\]]*\]|_{2,}")


class Fault(NamedTuple):
    """What keeps a letter from holding. held: FAILS or CANNOT_TELL."""

    held: Held
    why: str
    advice: str


def _fails(why: str, advice: str) -> Fault:
    return Fault(Held.FAILS, why, advice)


def _cannot_tell(why: str, advice: str) -> Fault:
    return Fault(Held.CANNOT_TELL, why, advice)


def check(objective: Objective) -> tuple[Finding, ...]:
    """A finding for each letter, in the order of the word."""
    return tuple(_finding(letter, test, holds, objective) for letter, (test, holds) in TESTS.items())


def overall(findings: tuple[Finding, ...]) -> Held:
    """Fails where one fails, else cannot be told where one cannot."""
    for held in (Held.FAILS, Held.CANNOT_TELL):
        if any(each.held is held for each in findings):
            return held
    return Held.HOLDS


def _finding(
    letter: Letter, test: Callable[[Objective], Iterator[Fault]], holds: str, objective: Objective
) -> Finding:
    faults = list(test(objective))
    if not faults:
        return Finding(letter, Held.HOLDS, holds)
    worst = Held.FAILS if any(each.held is Held.FAILS for each in faults) else Held.CANNOT_TELL
    counted = [each for each in faults if each.held is worst]
    return Finding(
        letter, worst, " ".join(each.why for each in counted), " ".join(each.advice for each in counted)
    )


def _specific(objective: Objective) -> Iterator[Fault]:
    if not objective.title.strip():
        yield _fails("Nothing is written.", "Write what the person will do, in their own words.")
        return
    if BLANK.search(objective.title):
        yield _fails("A blank is still empty.", "Fill in every blank together with the person.")
    if objective.language != ENGLISH:
        yield _cannot_tell(
            "The wording is tested in English only, so these words were not tested.",
            "Read it with somebody who speaks the language: one aim, said plainly, with how much or how often.",
        )
        return
    yield from _wording(" ".join(objective.title.lower().replace("’", "'").split()))


def _wording(title: str) -> Iterator[Fault]:
    words = WORD.findall(title)
    first = words[0] if words else ""
    if first in AIMS:
        yield _fails(
            "It says what to do, and not that the person will do it.",
            'Begin it in the person\'s words: "I will ...".',
        )
    elif first not in FIRST_PERSON:
        yield _fails(
            "It names a subject and not what the person will do.",
            'Begin with "I will" and a verb, such as "I will attend".',
        )
    if len(title.split()) < FEWEST_WORDS or not _beyond_the_beginning(words):
        yield _fails(
            "It is too short to say what will be done.", "Say what will be done, and where or with what."
        )
    vague = next((each for each in VAGUE if re.search(rf"\b{re.escape(each)}\b", title)), "")
    if vague and not _says_how_much(title, words):
        yield _fails(
            f'"{vague}" has no end that anybody can see.',
            "Say what exactly: how much, how often, by what or where.",
        )
    if _second_aim(title):
        yield _fails("It holds more than one aim.", "Make an objective of each, so that each can be reached.")


def _beyond_the_beginning(words: list[str]) -> bool:
    return any(word not in BEFORE_THE_VERB for word in words)


def _says_how_much(title: str, words: list[str]) -> bool:
    return bool(FIGURE.search(title)) or any(word in NUMBERS for word in words)


def _second_aim(title: str) -> bool:
    """Whether a verb of the list follows "and" or a semicolon, before any reason is given."""
    aim = title
    for reason in REASONS:
        aim = aim.partition(reason)[0]
    parts = re.split(r"(?:,? and |; | as well as )", aim)
    for before, after in pairwise(parts):
        last = (WORD.findall(before) or [""])[-1]
        verb = next((word for word in WORD.findall(after) if word not in BEFORE_THE_VERB), "")
        if verb in AIMS and last not in BEFORE_AND:
            return True
    return False


def _measurable(objective: Objective) -> Iterator[Fault]:
    said = {
        "measure": ("It is not said what is looked at.", "Say what is counted or seen, such as days without a drink."),
        "baseline": ("It is not said where it stands now.", "Write down how it is today."),
        "target": ("It is not said what it shall become.", "Write down the number or the state to be reached."),
    }  # fmt: skip
    missing = [name for name in said if not getattr(objective, name).strip()]
    yield from (_fails(*said[name]) for name in missing)
    if "baseline" not in missing and "target" not in missing and _same(objective.baseline, objective.target):
        yield _fails(
            "It begins where it is to end.", "Set a target that differs from today, or close the objective."
        )
    if objective.language == ENGLISH and not objective.evidence.strip() and _vague_state(objective.target):
        yield _fails(
            "The target is not something that can be counted or seen.",
            "Give a number, or a state that can be shown, such as a signed tenancy.",
        )


def _vague_state(text: str) -> bool:
    words = WORD.findall(text.lower())
    return not FIGURE.search(text) and bool(words) and all(word in VAGUE_MEASURES for word in words)


def _same(one: str, other: str) -> bool:
    first, second = _number(one), _number(other)
    if first is not None and second is not None:
        return first == second
    return " ".join(one.lower().split()) == " ".join(other.lower().split())


def _number(text: str) -> float | None:
    """The figure a text begins with; None where it begins with none."""
    found = re.match(r"\s*(-?\d+(?:[.,]\d+)?)", text)
    return float(found.group(1).replace(",", ".")) if found else None


def _achievable(objective: Objective) -> Iterator[Fault]:
    if not objective.owner_known:
        yield _fails("Nobody answers for it.", "Say who answers for it.")
    without = objective.steps - objective.steps_with_actor
    if not objective.steps:
        yield _fails("There is no step towards it.", "Write the first step, and who takes it.")
    elif without:
        yield _fails(
            f"{count_of(without, 'step')} without anybody to take {'it' if without == 1 else 'them'}.",
            "Say who takes each step: the person, an officer, or a service.",
        )  # fmt: skip
    if objective.state == "active" and objective.open_objectives > MOST_AT_ONCE:
        yield _fails(
            f"With this one {objective.open_objectives} objectives are worked on at once.",
            f"Keep to {MOST_AT_ONCE} at a time: choose with the person which can wait.",
        )
    if objective.steps == 1 and _large_move(objective):
        yield _cannot_tell(
            "The target lies far from where it stands now, and there is one step.",
            "Ask the person whether that step is enough, or add a mark on the way.",
        )


def _large_move(objective: Objective) -> bool:
    now, then = _number(objective.baseline), _number(objective.target)
    if now is None or then is None or objective.benchmarks:
        return False
    greater = max(abs(now), abs(then))
    return greater > 1 and abs(then - now) >= LARGE_MOVE * greater


def _realistic(objective: Objective) -> Iterator[Fault]:
    if objective.area not in NEEDS:
        yield _fails("It is linked to no need.", "Say which need it serves.")
    elif objective.need_assessed is False:
        yield _fails(
            "The latest assessment shows no need there.",
            "Link it to a need that was assessed, or assess again and say what changed.",
        )
    elif objective.need_assessed is None:
        yield _cannot_tell("No assessment says whether there is that need.", "Assess first, then link it.")
    begins = max(objective.starts_on or objective.as_of, objective.as_of)
    if objective.order_ends_on and objective.order_ends_on < begins:
        yield _fails(
            "The order ends before it begins.",
            "Choose what can be done within the order, or hand it to a service that stays.",
        )
    if objective.agrees == "no":
        yield _cannot_tell(
            "The person does not agree with it, which is no fault of theirs.",
            "Ask what they would work on instead, and write their reasons down.",
        )


def _time_bound(objective: Objective) -> Iterator[Fault]:
    by = objective.target_on
    if by is None and objective.state != "active":
        yield _cannot_tell(
            "It is for later, and so it has no day yet.", "Give it a day when the work on it begins."
        )
        return
    if by is None:
        yield _fails("There is no day by which it is reached.", "Agree on a day with the person.")
        return
    if by < objective.as_of:
        yield _fails(f"{in_words(by)} is past.", "Review it: was it reached? If not, agree on another day.")
    begins = objective.starts_on or objective.as_of
    if objective.starts_on and by <= objective.starts_on:
        yield _fails("It ends before it begins, or on the same day.", "Put the day after the day it begins.")
    if objective.order_ends_on and by > objective.order_ends_on:
        yield _fails(
            f"It ends after the order, whose last day is {in_words(objective.order_ends_on)}.",
            "Choose an earlier day, or a smaller objective.",
        )
    if by > add_months(begins, LONGEST_MONTHS) and not objective.benchmarks:
        yield _fails(
            f"It runs for more than {LONGEST_MONTHS} months with no mark on the way.",
            "Add a benchmark with a day, or divide the objective.",
        )


TESTS: dict[Letter, tuple[Callable[[Objective], Iterator[Fault]], str]] = {
    Letter.SPECIFIC: (_specific, "It says in the first person what will be done, and one thing only."),
    Letter.MEASURABLE: (
        _measurable,
        "It says what is looked at, where that stands and what it shall become.",
    ),
    Letter.ACHIEVABLE: (
        _achievable,
        "Somebody answers for it, and each of its steps has somebody to take it.",
    ),
    Letter.REALISTIC: (_realistic, "It serves an assessed need, within the time there is."),
    Letter.TIME_BOUND: (_time_bound, "It has a day by which it is reached, and that day can be kept."),
}
