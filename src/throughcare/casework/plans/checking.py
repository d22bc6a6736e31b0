"""The SMART check of an objective of a plan: what the rule is told, whether of a draft, a row or a page's line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from throughcare.casework.plans.queries.plan import Assessed, PlanRead
from throughcare.rules.dates import add_days
from throughcare.rules.plans import smart
from throughcare.rules.plans.gaps import NeedFound, merged, shows_need
from throughcare.rules.plans.smart import Finding, Held


class Worded(Protocol):
    """What an objective says, whoever holds it."""

    @property
    def title(self) -> str: ...
    @property
    def need(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def baseline(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def starts_on(self) -> date | None: ...
    @property
    def target_on(self) -> date | None: ...
    @property
    def benchmarks(self) -> Sequence[Any]: ...


class Dated(Protocol):
    """A step, as far as the check asks."""

    @property
    def doer(self) -> str: ...
    @property
    def due_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the check knows beside the objective.

    needs: of the latest assessments; None where nothing was assessed. order_ends_on: the last day of the last order.
    agrees: the person's answer to the version that holds it, or "". open_objectives: with this one.
    """

    today: date
    needs: tuple[NeedFound, ...] | None
    order_ends_on: date | None = None
    agrees: str = ""
    open_objectives: int = 1


def needs_found(assessed: Iterable[Assessed]) -> tuple[NeedFound, ...] | None:
    """What the latest assessments show, one entry a need; None where nothing was assessed."""
    every = tuple(assessed)
    if not every:
        return None
    return merged(
        NeedFound(
            area=need.area, size=need.size, also=need.section.also, strength=need.strength, harm=need.harm,
            reoffending=need.reoffending, words=need.helps,
        )
        for each in every
        for need in each.needs
    )  # fmt: skip


def known_from(held: PlanRead, today: date, leaving: UUID | None = None) -> Known:
    """The same from a plan that was read already. leaving: the objective that is asked about, not to be counted."""
    answer = held.answer_to(held.latest)
    ends = orders_end([(each["status"], _day(each["ends_on"])) for each in held.around.orders], today)
    others = [each for each in held.in_state("active") if each.record_id != leaving]
    return Known(
        today=today, needs=needs_found(held.assessed), order_ends_on=ends, agrees=answer.answer if answer else "",
        open_objectives=len(others) + 1,
    )  # fmt: skip


def orders_end(orders: Iterable[tuple[str, date | None]], today: date) -> date | None:
    """The last day of the last order that stands or is to come; None where one of them has no end, or none is there."""
    ends = [end for status, end in orders if status in ("planned", "active") and (end is None or end > today)]
    if not ends or None in ends:
        return None
    return add_days(max(end for end in ends if end), -1)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def letters_of(objective: Worded, state: str, steps: Iterable[Dated], known: Known) -> tuple[Finding, ...]:
    """A finding for each of the five letters."""
    held = tuple(steps)
    return smart.check(
        smart.Objective(
            as_of=known.today, title=objective.title, measure=objective.measure, baseline=objective.baseline,
            target=objective.target, state=state, owner_known=bool(objective.owner), starts_on=objective.starts_on,
            target_on=objective.target_on, steps=len(held), steps_with_actor=sum(bool(each.doer) for each in held),
            steps_with_dates=sum(each.due_on is not None for each in held), area=objective.need,
            need_assessed=None if known.needs is None else shows_need(known.needs, objective.need),
            agrees=known.agrees, open_objectives=known.open_objectives, order_ends_on=known.order_ends_on,
            benchmarks=len(objective.benchmarks),
        )
    )  # fmt: skip


def failing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The letters that do not hold; one that cannot be told is none of them."""
    return tuple(each for each in findings if each.held is Held.FAILS)
