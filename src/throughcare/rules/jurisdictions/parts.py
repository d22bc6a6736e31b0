"""The parts a pack is made of: order types, levels, identifiers, key dates, actions."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from throughcare.rules.contacts import Outcome
from throughcare.rules.dates import Period, end_of_months_beginning_with
from throughcare.rules.jurisdictions.classifying import LevelBand
from throughcare.rules.jurisdictions.limits import TimeLimit
from throughcare.rules.kernel import RuleError, Source
from throughcare.rules.responses import Action, ResponseRule


class OrderKind(StrEnum):
    """What sort of authority an order is."""

    COMMUNITY = "community"
    PROBATION = "probation"
    LICENCE = "licence"
    PAROLE = "parole"
    POST_SENTENCE = "post_sentence"
    PRE_TRIAL = "pre_trial"

    @property
    def after_conviction(self) -> bool:
        """Whether a court has found the person guilty. Before that, nothing is called an offence."""
        return self is not OrderKind.PRE_TRIAL


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderType:
    """A type of order. `response` answers a missed contact; `stands_on` is the law it is made under.

    warning_months: how long a warning counts, by the law of `response`; None where no law gives it an effect.
    """

    code: str
    title: str
    kind: OrderKind
    stands_on: str
    response: ResponseRule
    source: Source
    warning_months: int | None = None

    def warning_period(self, warned_on: date) -> Period | None:
        """The days on which a warning counts, its own day the first; None where no law gives it an effect."""
        if self.warning_months is None:
            return None
        return Period(warned_on, end_of_months_beginning_with(warned_on, self.warning_months))


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A supervision level. `rank` 0 is the most intensive; `title` is the agency's own name for it.

    band: what it comes down to; None where nobody said.
    """

    code: str
    title: str
    rank: int
    band: LevelBand | None = None


class InvalidIdentifier(RuleError):
    """A value does not have its scheme's form."""

    def __init__(self, scheme: str, value: str, example: str) -> None:
        super().__init__(
            f"This is not a {scheme}. It should look like {example}.", scheme=scheme, value=value
        )


def _as_typed(value: str) -> str:
    return value.strip().upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierScheme:
    """A kind of reference. `pattern` None: no published form was seen, so any short reference is taken.

    check: whether a value of the right form is also right inside (a check letter); None where there is none.
    """

    code: str
    title: str
    example: str
    pattern: str | None = None
    check: Callable[[str], bool] | None = None
    tidy: Callable[[str], str] = field(default=_as_typed)
    note: str = ""

    def clean(self, value: str) -> str:
        """The value in its stored form. Raises InvalidIdentifier; its value is for the form, never a log."""
        tidied = self.tidy(value)
        form = self.pattern or r"[A-Z0-9][A-Z0-9 ./-]{0,29}"
        if not re.fullmatch(form, tidied) or (self.check is not None and not self.check(tidied)):
            raise InvalidIdentifier(self.title, value, self.example)
        return tidied


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceScheme:
    """A scheme of offence codes."""

    code: str
    title: str
    example: str


class Certainty(StrEnum):
    """How sure a date is: shown with it, always."""

    SET = "set"  # fixed by the sentence or by law
    EARLIEST = "earliest"  # the first day on which it may happen; somebody still decides
    PLANNED = "planned"  # a plan or a target


class Comes(StrEnum):
    """What a date brings that the plan is looked at for, once it is in sight."""

    HEARING = "hearing"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDateKind:
    """A kind of date that a sentence or order carries. `ends_supervision`: nothing is due after it.

    comes: a hearing or a release, which a plan is reviewed before; None for other dates.
    """

    code: str
    title: str
    certainty: Certainty
    ends_supervision: bool = False
    comes: Comes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWord:
    """The official code officers know for an outcome, beside the neutral one."""

    code: str
    title: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionWord:
    """The official enforcement action officers know; `action` None where no neutral one stands for it."""

    code: str
    title: str
    action: Action | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationWord:
    """A role in a setting, and what it is called here."""

    setting: str
    part: str
    title: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInterval:
    """How often something is looked at again."""

    code: str
    title: str
    every: TimeLimit
