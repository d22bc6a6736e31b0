"""Conditions for taking part, as data: each can be shown in words, asked of one person, and kept as JSON.

`holds` answers yes, no, or None where a fact is missing. `asks` says the condition, `fact` what is known of the person;
together they are the reason: "For people aged 18 or older: the person is 17."
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from throughcare.rules.interventions.candidate import OFFENCES, SETTINGS, SEXES, SIZES, Candidate, Risk
from throughcare.rules.kernel import UnknownCode
from throughcare.rules.needs import NEEDS

NOT_KNOWN = "not known"


def _or(words: Iterable[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


@dataclass(frozen=True, slots=True)
class AgeBetween:
    """Completed years, both included; None where there is no limit."""

    low: int | None = None
    high: int | None = None

    def holds(self, who: Candidate) -> bool | None:
        if who.age is None:
            return None
        return (self.low is None or who.age >= self.low) and (self.high is None or who.age <= self.high)

    @property
    def asks(self) -> str:
        if self.high is None:
            return f"For people aged {self.low} or older"
        return (
            f"For people aged {self.low} to {self.high}"
            if self.low
            else f"For people up to the age of {self.high}"
        )

    def fact(self, who: Candidate) -> str:
        return "the age is " + (NOT_KNOWN if who.age is None else str(who.age))


@dataclass(frozen=True, slots=True)
class OfSex:
    """For one sex only; any other code than the two of SEXES leaves it open."""

    sex: str

    def holds(self, who: Candidate) -> bool | None:
        return who.sex == self.sex if who.sex in SEXES else None

    @property
    def asks(self) -> str:
        return f"For {SEXES[self.sex]}"

    def fact(self, who: Candidate) -> str:
        return f"the sex recorded is {who.sex}" if who.sex in SEXES else "the sex recorded does not say"


@dataclass(frozen=True, slots=True)
class RiskBetween:
    """The house's class of risk, both included."""

    low: Risk | None = None
    high: Risk | None = None

    def holds(self, who: Candidate) -> bool | None:
        if who.risk is None:
            return None
        return (self.low is None or who.risk.rank >= self.low.rank) and (
            self.high is None or who.risk.rank <= self.high.rank
        )

    @property
    def asks(self) -> str:
        if self.low and self.high:
            return (
                f"For {self.low.words} to {self.high.words} risk"
                if self.low != self.high
                else f"For {self.low.words} risk"
            )
        return (
            f"For {self.low.words} risk or above"
            if self.low
            else f"For risk up to {self.high.words}"
            if self.high
            else "For any risk"
        )

    def fact(self, who: Candidate) -> str:
        return "the class of risk is " + (who.risk.words if who.risk else NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class NeedAmong:
    """One of these needs at the least of this size."""

    areas: tuple[str, ...]
    size: int = 1

    def holds(self, who: Candidate) -> bool | None:
        sizes = [who.needs.get(area) for area in self.areas]
        if any(size is not None and size >= self.size for size in sizes):
            return True
        return None if None in sizes else False

    @property
    def asks(self) -> str:
        return f"For {SIZES[self.size]} in {_or(NEEDS[area].title.lower() for area in self.areas)}"

    def fact(self, who: Candidate) -> str:
        found = who.size(self.areas)
        return "not assessed" if found is None else f"{SIZES[found]} was assessed there"


@dataclass(frozen=True, slots=True)
class InSetting:
    """Given there only."""

    settings: tuple[str, ...]

    def holds(self, who: Candidate) -> bool | None:
        return None if not who.setting else who.setting in self.settings

    @property
    def asks(self) -> str:
        return f"Given in {_or(SETTINGS[each] for each in self.settings)}"

    def fact(self, who: Candidate) -> str:
        return (
            f"the person is in {SETTINGS[who.setting]}"
            if who.setting
            else "where the person is, is not known"
        )


@dataclass(frozen=True, slots=True)
class DaysLeft:
    """So many days are left on the order."""

    days: int

    def holds(self, who: Candidate) -> bool | None:
        if who.endless:
            return True
        return None if who.days_left is None else who.days_left >= self.days

    @property
    def asks(self) -> str:
        return f"Takes {self.days} days"

    def fact(self, who: Candidate) -> str:
        if who.endless:
            return "the order has no end"
        return "the days left on the order are " + (
            NOT_KNOWN if who.days_left is None else str(who.days_left)
        )


@dataclass(frozen=True, slots=True)
class OffenceAmong:
    """One of these kinds of offending."""

    kinds: tuple[str, ...]

    def holds(self, who: Candidate) -> bool | None:
        if who.offences is None:
            return None
        if not who.offences.isdisjoint(self.kinds):
            return True
        return False if who.unsure.isdisjoint(self.kinds) else None

    @property
    def asks(self) -> str:
        return f"After {_or(OFFENCES[kind] for kind in self.kinds)}"

    def fact(self, who: Candidate) -> str:
        if who.offences is None:
            return "the kinds of offending are not known"
        found = [OFFENCES[kind] for kind in OFFENCES if kind in who.offences]
        shown = f"the record shows {', '.join(found)}" if found else "the record shows none of these"
        return shown if self.holds(who) is not None else f"{shown}, and cannot tell all of them"


@dataclass(frozen=True, slots=True)
class ScoreAmong:
    """A named score has one of these results. words: what that means, for the reason."""

    score: str
    among: tuple[str, ...]
    words: str

    def holds(self, who: Candidate) -> bool | None:
        found = who.scores.get(self.score)
        return None if found is None else found in self.among

    @property
    def asks(self) -> str:
        return self.words

    def fact(self, who: Candidate) -> str:
        found = who.scores.get(self.score)
        return (
            "it was not scored" if found is None else f"the score says {str(found).lower().replace('_', ' ')}"
        )


@dataclass(frozen=True, slots=True)
class ScoreFrom:
    """A named score is a number of at least so much. words: what that means, for the reason."""

    score: str
    least: int
    words: str

    def holds(self, who: Candidate) -> bool | None:
        found = who.scores.get(self.score)
        return found >= self.least if isinstance(found, int | float) else None

    @property
    def asks(self) -> str:
        return f"{self.words} ({self.least} or more)"

    def fact(self, who: Candidate) -> str:
        found = who.scores.get(self.score)
        return f"the score is {found:g}" if isinstance(found, int | float) else "it was not scored"


@dataclass(frozen=True, slots=True)
class AnyHolds:
    """One of several further facts is so. words: the condition, for the reason."""

    names: tuple[str, ...]
    words: str

    def holds(self, who: Candidate) -> bool | None:
        found = [who.holds.get(name) for name in self.names]
        return True if True in found else None if None in found else False

    @property
    def asks(self) -> str:
        return self.words

    def fact(self, who: Candidate) -> str:
        return {True: "yes", False: "no", None: NOT_KNOWN}[self.holds(who)]


@dataclass(frozen=True, slots=True)
class Holds:
    """A further fact is so, or, with `not_so`, is not. words: the condition, for the reason."""

    name: str
    words: str
    not_so: bool = False

    def holds(self, who: Candidate) -> bool | None:
        found = who.holds.get(self.name)
        return None if found is None else found is not self.not_so

    @property
    def asks(self) -> str:
        return self.words

    def fact(self, who: Candidate) -> str:
        found = who.holds.get(self.name)
        return NOT_KNOWN if found is None else "yes" if found else "no"


type Condition = (
    AgeBetween | OfSex | RiskBetween | NeedAmong | InSetting | DaysLeft | OffenceAmong | ScoreAmong | ScoreFrom
    | AnyHolds | Holds
)  # fmt: skip
KINDS: Mapping[str, type[Condition]] = {
    each.__name__: each
    for each in (
        AgeBetween, OfSex, RiskBetween, NeedAmong, InSetting, DaysLeft, OffenceAmong, ScoreAmong, ScoreFrom, AnyHolds,
        Holds,
    )
}  # fmt: skip


def to_plain(condition: Condition) -> dict[str, object]:
    """As JSON: {"kind": "AgeBetween", "low": 18, "high": null}."""
    values = {each.name: getattr(condition, each.name) for each in fields(condition)}
    return {"kind": type(condition).__name__} | {
        name: list(value) if isinstance(value, tuple) else value for name, value in values.items()
    }


def from_plain(plain: Mapping[str, object]) -> Condition:
    """What `to_plain` wrote. Raises UnknownCode for a kind there is not."""
    kind = str(plain.get("kind", ""))
    if kind not in KINDS:
        raise UnknownCode("Conditions of a programme", kind, KINDS)
    made = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in plain.items()
        if name != "kind"
    }
    if kind == RiskBetween.__name__:
        made = {name: Risk(str(value)) if value else None for name, value in made.items()}
    return KINDS[kind](**made)  # type: ignore[arg-type]
