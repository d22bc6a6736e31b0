"""Release eligibility in a place: by which rules somebody may be considered, what the record answers of them, and which
dates call for a hearing, how long before.

A place of which no rule was read has none here, and its page says so. What comes out is never a decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from throughcare.rules.dates import add_months
from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.jurisdictions.limits import TimeLimit, Unit
from throughcare.rules.jurisdictions.parts import OrderKind
from throughcare.rules.jurisdictions.progress import ProgressStep, ProgressTerms, StepKind
from throughcare.rules.kernel import Item, Mark, Published, RuleError, Source
from throughcare.rules.release.us_conditions import Condition

TODAY, RECEIVED_ON = "today", "received_on"
OF_KEY_DATES = "key_date:"
"""How a fact is named that a key date answers, before the code of its kind."""
AFTER_CONVICTION = frozenset(kind for kind in OrderKind if kind.after_conviction)


class Sort(StrEnum):
    """What the person may become eligible for."""

    PAROLE = "parole"
    EARLY_RELEASE = "early_release"
    AFTER_RECALL = "after_recall"
    LESS_SUPERVISION = "less_supervision"

    @property
    def heading(self) -> str:
        """As a page heads it."""
        return _TITLES[self]


_TITLES = {
    Sort.PAROLE: "Parole",
    Sort.EARLY_RELEASE: "Early release",
    Sort.AFTER_RECALL: "Release after recall",
    Sort.LESS_SUPERVISION: "Less supervision, and an early end of it",
}
EXPECTED = (Sort.PAROLE, Sort.EARLY_RELEASE)
"""Of these a page says that no rule is published where the place has none."""


class LeadDoesNotFit(RuleError):
    """How long before a hearing is arranged is counted in days or months of the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Whom a rule is about. words: in the rule's own words.

    kinds: sorts of order in force. key_dates: kinds of key date that only such a person carries. recalled, in_custody:
    that the person is, which the record knows.
    """

    words: str
    kinds: frozenset[OrderKind] = frozenset()
    key_dates: frozenset[str] = frozenset()
    recalled: bool = False
    in_custody: bool = False

    def has(self, person: "Situation") -> bool:
        """Whether the person belongs to it, by what the record holds today."""
        return bool(
            self.kinds & person.kinds
            or self.key_dates & person.coming
            or (self.in_custody and person.in_custody)
            or (self.recalled and person.recalled)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """kinds: sorts of the orders in force. coming: kinds of key date that are not past."""

    kinds: frozenset[OrderKind] = frozenset()
    coming: frozenset[str] = frozenset()
    in_custody: bool = False
    recalled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityRule:
    """One rule. asks: published rules, one after the other; conditions: all to be met; neither: no rule is published.

    given: answers that are the same for everybody. takes: a question's fact, of what the record answers; also_asks:
    questions that only a person answers. day: results or facts, the first that is known being the
    eligible day.
    holds: a result that is yes or no, and what it says. words: short names of the rule, as people say them.
    hearing: the kind that may be asked for once every criterion is met; "" where a date calls for it, or nothing does.
    step: where it is proposed, of those of progress. read_in: where conditions stand, which name no
    source themselves.
    """

    code: str
    title: str
    sort: Sort
    population: Population
    asks: tuple[Published, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: Mapping[str, object] = field(default_factory=dict)
    takes: Mapping[str, str] = field(default_factory=dict)
    also_asks: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    holds: tuple[str, str] = ("", "")
    words: Mapping[str, str] = field(default_factory=dict)
    step: str = ""
    hearing: str = ""
    read_in: Source | None = None
    note: str = ""

    @property
    def published(self) -> bool:
        """Whether somebody published it."""
        return bool(self.asks or self.conditions) and not self.is_house

    @property
    def is_house(self) -> bool:
        """Whether it is this program's own, for the agency to confirm or change."""
        return self.read_in is not None and self.read_in.mark is Mark.AGENCY_DEFAULT

    @property
    def source(self) -> Source | None:
        """Where it stands."""
        return self.asks[0].card.source if self.asks else self.read_in

    @property
    def items(self) -> dict[str, Item]:
        """Its questions by name."""
        of_rules = (item for rule in self.asks for item in rule.items)
        of_conditions = (item for condition in self.conditions for item in condition.items)
        return {item.name: item for item in (*of_rules, *of_conditions)}

    @property
    def shown(self) -> tuple[str, ...]:
        """The questions that are shown: the record's but the day it is asked for, then those for a person."""
        return (*(name for name, fact in self.takes.items() if fact != TODAY), *self.also_asks)

    @property
    def to_type(self) -> tuple[str, ...]:
        """The questions a person may answer on this page: what stands on a page of its own is recorded there."""
        if self.conditions:
            return tuple(self.items)
        return self.also_asks


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingDue:
    """A kind of key date that calls for a hearing. kind: of the hearing. lead: how long before it is arranged."""

    key_date: str
    kind: str
    lead: TimeLimit

    def __post_init__(self) -> None:
        if self.lead.amount is None or self.lead.unit is Unit.WORKING_DAYS:
            raise LeadDoesNotFit(f"{self.key_date}: {self.lead.words}", key_date=self.key_date)

    def near(self, on: date, today: date) -> bool:
        """Whether the day is no further than the lead."""
        return on <= self.ahead(today)

    def ahead(self, today: date) -> date:
        """The last day that the lead reaches from `today`."""
        amount = self.lead.amount or 0
        months = self.lead.unit is Unit.MONTHS
        return add_months(today, amount) if months else today + timedelta(days=amount)

    def from_day(self, on: date) -> date:
        """The day from which a hearing for `on` is to be arranged."""
        amount = self.lead.amount or 0
        return add_months(on, -amount) if self.lead.unit is Unit.MONTHS else on - timedelta(days=amount)

    @property
    def interval(self) -> str:
        """The lead as PostgreSQL writes it."""
        return f"{self.lead.amount} {'months' if self.lead.unit is Unit.MONTHS else 'days'}"


HOUSE_LEAD = TimeLimit(amount=120, unit=Unit.DAYS, source=HOUSE)
"""How long before such a day a hearing is to be arranged: this program's own starting value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityTerms:
    """rules: in the order of the page. hearings: dates that call for one, in the order in which they count."""

    rules: tuple[EligibilityRule, ...] = ()
    hearings: tuple[HearingDue, ...] = ()

    def hearing_for(self, key_date: str) -> HearingDue | None:
        """What a kind of key date calls for; None where nothing."""
        return next((each for each in self.hearings if each.key_date == key_date), None)


HOUSE_ELIGIBILITY = EligibilityTerms()


def rules_with_steps(terms: EligibilityTerms, progress: ProgressTerms) -> tuple[EligibilityRule, ...]:
    """The rules of release, then the steps to less supervision, which their own page proposes."""
    return (*terms.rules, *(of_step(each) for each in progress.steps))


def of_step(step: ProgressStep) -> EligibilityRule:
    """A step to less supervision as a rule of this page."""
    return EligibilityRule(
        code=step.code, title=step.title, sort=Sort.LESS_SUPERVISION, conditions=step.conditions,
        population=Population(words="people with an order in force after a conviction", kinds=AFTER_CONVICTION),
        takes={name: fact.value for name, fact in step.takes.items()}, step=step.code, read_in=step.source,
        hearing="early_release" if step.kind is StepKind.EARLY_DISCHARGE else "", note=step.note,
    )  # fmt: skip
