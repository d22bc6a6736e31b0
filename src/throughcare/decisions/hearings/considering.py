"""From what the record holds to what a page says of release: every rule evaluated, and every hearing that is due.

It asks no database and decides nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

from throughcare.decisions.hearings.wording import DECIDES, PAROLE_HEARINGS, RECALL_REVIEWS
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.eligibility import (
    EXPECTED,
    HOUSE_LEAD,
    OF_KEY_DATES,
    RECEIVED_ON,
    TODAY,
    EligibilityRule,
    Situation,
    Sort,
    rules_with_steps,
)
from throughcare.rules.kernel import Item, Unknown, YesNo
from throughcare.rules.release.eligibility import Criterion, Evaluated, Stands, asked, reached, weighed
from throughcare.rules.responses.gates import (
    AgencyDays,
    Calendar,
    DecisionKind,
    Gate,
    Since,
    moments,
)

REVIEW_OF_RECALL = "recall_review"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDateHeld:
    """A key date."""

    id: UUID
    kind: str
    on: date
    order_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessSeen:
    """A decision on recall or parole. earliest_at: when its hearing may be; review_due_at: of the open review."""

    id: UUID
    kind: str
    decided_at: datetime | None
    adverse: bool
    review_due_at: datetime | None
    earliest_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingSeen:
    """A hearing that is listed or was heard."""

    id: UUID
    kind: str
    state: str
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHeld:
    """What somebody said."""

    rule: str
    item: str
    answer: str
    version: int
    said_by: str
    said_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """All of it. progress: facts that the record of supervision answers. days: clocks that two people here agreed."""

    orders: tuple[str, ...]
    key_dates: tuple[KeyDateHeld, ...]
    in_custody: bool
    received_on: date | None
    processes: tuple[ProcessSeen, ...]
    hearings: tuple[HearingSeen, ...]
    answers: tuple[AnswerHeld, ...]
    progress: Mapping[str, object]
    days: Mapping[DecisionKind, AgencyDays]


class Outcome(StrEnum):
    """What a rule makes of it. None of these is a decision."""

    NO_RULE = "no_rule"
    OUTSIDE = "outside"
    LACKING = "lacking"
    AGAINST = "against"
    MET = "met"


@dataclass(frozen=True, slots=True)
class RuleConsidered:
    """One rule. day: the eligible day; None where none is known, or the rule gives none. answers: what was typed."""

    rule: EligibilityRule
    outcome: Outcome
    found: Evaluated
    day: date | None
    answers: tuple[AnswerHeld, ...]
    to_type: tuple[Item, ...]

    @property
    def seen(self) -> int:
        """What a writer has seen of the answers: the sum of their versions."""
        return sum(each.version for each in self.answers)


@dataclass(frozen=True, slots=True)
class HearingWanted:
    """A hearing that a day calls for, or that may be asked for. by: None where no day is set.

    near: the day is within the lead. arranged: the hearing that answers it. earliest: by the notice, served now.
    """

    kind: str
    why: str
    by: date | None
    lead: str
    near: bool
    late: bool
    arranged: HearingSeen | None
    process_id: UUID | None
    order_id: UUID | None
    earliest: date | None


@dataclass(frozen=True, slots=True)
class Considered:
    """Everything the page says."""

    rules: tuple[RuleConsidered, ...]
    hearings: tuple[HearingWanted, ...]

    @property
    def unpublished(self) -> tuple[Sort, ...]:
        """For what a rule is expected and the place has none that somebody published."""
        published = {each.rule.sort for each in self.rules if each.rule.published}
        return tuple(sort for sort in EXPECTED if sort not in published)


def consider(pack: Jurisdiction, held: OnRecord, today: date, now: datetime, zone: str) -> Considered:
    """Every rule of the place, and every hearing due."""
    rules = tuple(
        _rule(pack, each, held, today) for each in rules_with_steps(pack.eligibility, pack.progress)
    )
    wanted = (
        *_of_key_dates(pack, held, today, now, zone),
        *_of_recalls(pack, held, today, now, zone),
        *_of_rules(pack, rules, held, now, zone),
    )
    return Considered(rules, tuple(sorted(wanted, key=lambda each: each.by or date.max)))


def typed(item: Item, text: str) -> object:
    """An answer as it was kept, in its own type; one that no longer fits was not asked."""
    if text in {each.value for each in Unknown}:
        return Unknown(text)
    try:
        return item.kind.read(item.kind.from_text(text))
    except ValueError:
        return Unknown.NOT_ASKED


def facts_of(pack: Jurisdiction, held: OnRecord, today: date) -> dict[str, object]:
    """What the record answers, by fact. Of several dates of one kind the next counts, else the last."""
    facts: dict[str, object] = {TODAY: today, **held.progress}
    if held.received_on is not None:
        facts[RECEIVED_ON] = held.received_on
    for each in held.key_dates:  # the earliest first
        name = OF_KEY_DATES + each.kind
        before = facts.get(name)
        if not isinstance(before, date) or before < today:
            facts[name] = each.on
    return facts


def _situation(pack: Jurisdiction, held: OnRecord, today: date) -> Situation:
    types = {each.code: each.kind for each in pack.order_types}
    recalled = any(each.kind == DecisionKind.RECALL and each.adverse for each in held.processes)
    return Situation(
        kinds=frozenset(types[kind] for kind in held.orders if kind in types),
        coming=frozenset(each.kind for each in held.key_dates if each.on >= today),
        in_custody=held.in_custody, recalled=recalled and held.in_custody,
    )  # fmt: skip


def _rule(pack: Jurisdiction, rule: EligibilityRule, held: OnRecord, today: date) -> RuleConsidered:
    items = rule.items
    answers = tuple(each for each in held.answers if each.rule == rule.code and each.item in items)
    if not rule.population.has(_situation(pack, held, today)):
        return RuleConsidered(rule, Outcome.OUTSIDE, Evaluated((), {}, ()), None, answers, ())
    facts = facts_of(pack, held, today)
    known: dict[str, object] = {each.item: typed(items[each.item], each.answer) for each in answers}
    on_record = {name: facts[fact] for name, fact in rule.takes.items() if fact in facts}
    known |= on_record
    to_type = tuple(items[name] for name in rule.to_type if name not in on_record)
    if rule.conditions:
        found = weighed(rule.conditions, known)
    else:
        found = asked(rule.asks, dict(rule.given), known, rule.shown)
    day = _day(rule, found, facts)
    whole = Evaluated(
        (*found.criteria, *_follows(rule, found, day, today)), found.results, found.reasons, found.source, found.wrong
    )  # fmt: skip
    return RuleConsidered(rule, _outcome(rule, whole, day), whole, day, answers, to_type)


def _day(rule: EligibilityRule, found: Evaluated, facts: Mapping[str, object]) -> date | None:
    for name in rule.day:
        day = facts.get(name, found.results.get(name))
        if isinstance(day, date):
            return day
    return None


def _follows(rule: EligibilityRule, found: Evaluated, day: date | None, today: date) -> tuple[Criterion, ...]:
    """What a rule's own results meet or not: a yes or no, and whether the day has come."""
    name, asks = rule.holds
    made: tuple[Criterion, ...] = ()
    if name in found.results:
        item = Item(name=name, asks=asks, kind=YesNo())
        met = found.results[name] is True
        made = (Criterion((item,), asks, "yes", ((item, met),), Stands.MET if met else Stands.NOT_MET),)
    return made if day is None else (*made, reached(day, today))


def _outcome(rule: EligibilityRule, found: Evaluated, day: date | None) -> Outcome:
    if not rule.asks and not rule.conditions:
        return Outcome.NO_RULE
    if found.against:
        return Outcome.AGAINST
    if rule.conditions:
        return Outcome.LACKING if found.lacking else Outcome.MET
    unsaid = found.wrong or not found.results or (rule.day and day is None)
    return Outcome.LACKING if unsaid else Outcome.MET


def _of_key_dates(
    pack: Jurisdiction, held: OnRecord, today: date, now: datetime, zone: str
) -> list[HearingWanted]:
    """A past day still calls for a hearing while the person is in custody; afterwards it is history."""
    found, titles = [], {each.code: each.title for each in pack.key_date_kinds}
    for each in held.key_dates:
        terms = pack.eligibility.hearing_for(each.kind)
        if terms is None or (each.on < today and not held.in_custody):
            continue
        since = terms.from_day(each.on)
        arranged = _arranged(held, PAROLE_HEARINGS, since, zone)
        process = _process(held, DecisionKind.PAROLE_REFUSAL)
        found.append(HearingWanted(
            terms.kind, titles.get(each.kind, each.kind), each.on, terms.lead.words, terms.near(each.on, today),
            each.on < today, arranged, process.id if process else None, each.order_id,
            _earliest(pack, held, terms.kind, process, now, zone),
        ))  # fmt: skip
    return found


def _of_recalls(
    pack: Jurisdiction, held: OnRecord, today: date, now: datetime, zone: str
) -> list[HearingWanted]:
    """The review of a recall, by the last day that its own process says."""
    found = []
    for each in held.processes:
        if each.kind != DecisionKind.RECALL or each.review_due_at is None or each.decided_at is None:
            continue
        by = civil_date(each.review_due_at, zone)
        since = civil_date(each.decided_at, zone)
        found.append(HearingWanted(
            REVIEW_OF_RECALL, "Review after the recall", by, HOUSE_LEAD.words, True, by < today,
            _arranged(held, RECALL_REVIEWS, since, zone), each.id, None,
            _earliest(pack, held, REVIEW_OF_RECALL, each, now, zone),
        ))  # fmt: skip
    return found


def _of_rules(
    pack: Jurisdiction, rules: tuple[RuleConsidered, ...], held: OnRecord, now: datetime, zone: str
) -> list[HearingWanted]:
    """Where every criterion of an early end is met, a hearing may be asked for; no rule sets a day."""
    return [
        HearingWanted(
            each.rule.hearing, each.rule.title, None, "", True, False,
            _arranged(held, frozenset({each.rule.hearing}), date.min, zone), None, None,
            _earliest(pack, held, each.rule.hearing, None, now, zone),
        )
        for each in rules
        if each.rule.hearing and each.outcome is Outcome.MET
    ]  # fmt: skip


def _arranged(held: OnRecord, kinds: frozenset[str], since: date, zone: str) -> HearingSeen | None:
    """The hearing that answers it: one that is listed, or was held since then."""
    return next(
        (
            each for each in held.hearings
            if each.kind in kinds and (each.state == "listed" or civil_date(each.starts_at, zone) >= since)
        ), None,
    )  # fmt: skip


def _process(held: OnRecord, kind: DecisionKind) -> ProcessSeen | None:
    return next(
        (each for each in held.processes if each.kind == kind.value and each.decided_at is None), None
    )


def _earliest(
    pack: Jurisdiction, held: OnRecord, hearing: str, process: ProcessSeen | None, now: datetime, zone: str
) -> date | None:
    """The first day by the notice: of the process, else were the notice served now. None where none is asked for."""
    if process is not None and process.earliest_at is not None:
        return civil_date(process.earliest_at, zone)
    kind = DecisionKind(process.kind) if process else DECIDES[hearing][0]
    rule = pack.due_process.of(kind).gate(Gate.HEARD)
    if rule is None:
        return None
    here = now.astimezone(UTC)
    calendar = Calendar(zone, pack.holidays(now.year, now.year + 1))
    happened = {Since.OPENED: here, Since.NOTICE: here}
    found = moments(rule, happened, calendar, held.days.get(kind, {}), held=False)
    return civil_date(found.earliest, zone) if found.earliest else None
