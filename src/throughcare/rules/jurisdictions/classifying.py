"""How a place classifies: which rule gives the level, where each of its inputs comes from, and what may depart from it.

All of it is data. The level a rule gives is a proposal: a named person accepts it (docs/adr/0012).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.kernel import Source


class LevelBand(StrEnum):
    """What every place's levels come down to."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Fact(StrEnum):
    """What the record itself answers."""

    LIVE_ORDER = "live_order"  # yes or no: an order is in force today
    LAST_RELEASE = "last_release"  # the day of the latest release from custody
    TODAY = "today"


FACTS: Mapping[Fact, str] = {
    Fact.LIVE_ORDER: "the orders on the record",
    Fact.LAST_RELEASE: "the stays in custody on the record",
    Fact.TODAY: "the day of the calculation",
}


@dataclass(frozen=True, slots=True)
class FromScore:
    """A result of the latest score of this name in a completed assessment. result: a dot leads into a part of one.

    asked: what the rule was asked, instead of what it answered. becomes: the input that each result stands for, where
    the two rules use other words; a result not among them is no input.
    """

    name: str
    result: str
    asked: bool = False
    becomes: Mapping[object, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FromFlags:
    """Yes where one of these flags stands on the record, no where none does."""

    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class FlagSays:
    """What the latest of these flags stands for."""

    kinds: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FromSource:
    """The latest whole number that another system or a licensed tool gave under one of these names."""

    instruments: frozenset[str]


@dataclass(frozen=True, slots=True)
class FromFact:
    """A fact of the record."""

    fact: Fact


type From = FromScore | FromFlags | FlagSays | FromSource | FromFact


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """The rule by which a place classifies. code: as in the catalogue; its newest version is meant.

    takes: where each input comes from; of several the first that has an answer. given: inputs that are the same for
    everybody. result: the name of the rule's result that holds the level; levels: the pack's level for each value of
    it; none: why there is no level, by value. provisional: the result that says so, or "". likelihood, harm: names of
    scores that stand beside the level, apart from each other. accept_within_days: how long a proposal may wait.
    source: of that number. work: what a case on each level takes, in `work_unit`; none where nobody published it, and
    `work_says` why.
    """

    code: str
    takes: Mapping[str, tuple[From, ...]]
    given: Mapping[str, object] = field(default_factory=dict)
    result: str
    levels: Mapping[str, str]
    none: Mapping[str, str] = field(default_factory=dict)
    provisional: str = ""
    likelihood: tuple[str, ...] = ()
    harm: tuple[str, ...] = ()
    accept_within_days: int = 10
    source: Source = HOUSE
    work: Mapping[str, float] = field(default_factory=dict)
    work_unit: str = ""
    work_says: str = "No published figure was read for these levels."


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideTerms:
    """What a level other than the rule's needs: the same upwards and downwards. longest_days: to its review date."""

    second_signature: bool = True
    longest_days: int = 182
    source: Source = HOUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagKind:
    """A registration that may stand on a record. levels: its categories by code, none where it has none.

    review_months: until it is looked at again; 0 where no review is suggested. review_rule: the published rule that
    gives the day, "" where the months do.
    """

    code: str
    title: str
    review_months: int = 6
    levels: Mapping[str, str] = field(default_factory=dict)
    review_rule: str = ""


HOUSE_FLAGS = (
    FlagKind(code="domestic-abuse", title="Domestic abuse"),
    FlagKind(code="child-concern", title="Concerns for a child", review_months=3),
    FlagKind(code="self-harm", title="Risk of self-harm or suicide", review_months=3),
    FlagKind(code="risk-to-staff", title="Risk to staff"),
)
"""To begin with where no register of the place was read: the agency confirms or changes it."""
