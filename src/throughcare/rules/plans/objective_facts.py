"""What the SMART check is told of an objective, and what it answers for each of the five letters."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Letter(StrEnum):
    """The five tests."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACHIEVABLE = "achievable"
    REALISTIC = "realistic"
    TIME_BOUND = "time_bound"


LETTERS = {
    Letter.SPECIFIC: "Specific: it says what exactly, in the person's own words",
    Letter.MEASURABLE: "Measurable: anybody can tell whether it is reached",
    Letter.ACHIEVABLE: "Achievable: there are steps, and somebody to take each",
    Letter.REALISTIC: "Realistic and relevant: it serves an assessed need, and there is time for it",
    Letter.TIME_BOUND: "Time-bound: there is a day by which it is reached",
}


class Held(StrEnum):
    """Whether a test holds."""

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_TELL = "cannot_tell"


HELD = {
    Held.HOLDS: "holds",
    Held.FAILS: "does not hold yet",
    Held.CANNOT_TELL: "cannot be told",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One letter's answer. why: a sentence. advice: what to do, a sentence, or "" where nothing is to be done."""

    letter: Letter
    held: Held
    why: str
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An objective as the check sees it. language: of its words ("en"). Texts are "" where nothing is written.

    None where it is not known; of a date also where there is none.
    measure: what is looked at; baseline, target: where it stands and where it shall stand, in words or figures;
    evidence: how anybody would see it. state: "active" or "future". need_assessed: whether the latest assessment shows
    a need in its area. agrees: "yes", "no", "could_not_answer". open_objectives: how many are worked on at once, this
    one included. order_ends_on: of the last order that carries it. benchmarks: marks on the way.
    """

    as_of: date
    title: str = ""
    language: str = "en"
    measure: str = ""
    baseline: str = ""
    target: str = ""
    evidence: str = ""
    state: str = "active"
    owner_known: bool = False
    starts_on: date | None = None
    target_on: date | None = None
    steps: int = 0
    steps_with_actor: int = 0
    steps_with_dates: int = 0
    area: str = ""
    need_assessed: bool | None = None
    agrees: str = ""
    open_objectives: int = 1
    order_ends_on: date | None = None
    benchmarks: int = 0
