"""What a rule proposed, in words: the step, why, from which facts, by which text of law."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from throughcare.decisions.noncompliance.queries import ProposalShown
from throughcare.decisions.noncompliance.queries.failure import WeighingShown
from throughcare.decisions.noncompliance.queries.weighing import grid_of, range_of
from throughcare.rules.dates import DateOrder, in_words
from throughcare.rules.kernel import MARK_WORDS
from throughcare.rules.responses import Step

FACTS = {
    "missed_on": "Failed on",
    "excuse_reasonable": "Excuse judged reasonable",
    "warned_on": "Warnings on this order that stand",
    "unexcused_on": "Earlier unexcused contacts on this order",
    "order_type": "Type of order",
}


@dataclass(frozen=True, slots=True)
class Why:
    """A proposal as a page explains it.

    checked: whether asking the rule again gives the same answer; None when this version no longer has the rule.
    """

    step: str
    grounds: str
    rule: str
    title_of: str
    source: str
    source_url: str
    mark: str
    facts: list[dict[str, str]]
    terms: list[str]
    fingerprint: str
    checked: bool | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a table gave, as a page explains it. checked: as in `Why`. levels: the range in words."""

    title: str
    levels: str
    grounds: list[str]
    facts: list[dict[str, str]]
    source: str
    source_url: str
    fingerprint: str
    by: str
    at: datetime
    checked: bool | None


GRID_FACTS = {
    "grid": "Table", "failure": "What happened", "occurrence": "Which time", "risk": "Level of risk",
    "severity": "Severity", "ceiling": "Most that the judge allowed",
}  # fmt: skip


def weighed(held: WeighingShown | None) -> Weighed | None:
    """What a table gave, in words; None when none was asked."""
    if held is None:
        return None
    grid = grid_of(held.grid)
    again = range_of(grid, held.facts) if grid else None
    titles = {level.code: level.title for level in grid.levels} if grid else {}
    ends = list(dict.fromkeys(titles.get(code, code) for code in (held.lowest, held.highest) if code))
    return Weighed(
        title=grid.title if grid else held.grid,
        levels=" to ".join(ends) or "Not known: the supervisor decides",
        grounds=held.grounds,
        facts=[
            {"key": GRID_FACTS.get(name, name), "value": str(titles.get(str(value), value)).replace("_", " ")}
            for name, value in held.facts.items()
        ],
        source=str(grid.source) if grid else "",
        source_url=grid.source.url if grid else "",
        fingerprint=" ".join(held.fingerprint[at : at + 8] for at in range(0, 64, 8)),
        by=held.by,
        at=held.at,
        checked=None
        if again is None
        else (again.lowest or "", again.highest or "") == (held.lowest, held.highest),
    )


def explain(proposal: ProposalShown | None, order: DateOrder) -> Why | None:
    """The proposal in words; None when there is none."""
    if proposal is None:
        return None
    rule, again = proposal.held_rule, proposal.again()
    return Why(
        step=Step(proposal.step).label,
        grounds=proposal.grounds,
        rule=proposal.rule,
        title_of=rule.card.title if rule else "This version no longer has the rule.",
        source=str(rule.card.source) if rule else "",
        source_url=rule.card.source.url if rule else "",
        mark=MARK_WORDS[rule.card.source.mark] if rule else "",
        facts=[
            {"key": FACTS.get(name, name), "value": _said(value, order)}
            for name, value in proposal.facts.items()
        ],
        terms=[term.sentence for term in again.terms] if again else [],
        fingerprint=" ".join(proposal.fingerprint[at : at + 8] for at in range(0, 64, 8)),
        checked=None if again is None else str(again.fingerprint) == proposal.fingerprint,
        at=proposal.at,
    )


def _said(value: Any, order: DateOrder) -> str:
    if value is None or value == []:
        return "None"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(_said(each, order) for each in value)
    try:
        return in_words(datetime.fromisoformat(str(value)).date(), order)
    except ValueError:
        return str(value)
