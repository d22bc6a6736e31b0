"""Sums inside a published rule: an instrument's own parts, each said as one reason.

For screens that answer with more than a score (not applicable, not enough answered): they add up as an instrument
does, and the additions stand among the reasons of their conclusion.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from throughcare.rules.instruments.parts import ByValue
from throughcare.rules.kernel import (
    UNKNOWN_WORDS,
    Conclusion,
    Figures,
    Item,
    Reason,
    Unknown,
)

PROBLEM_POINTS: dict[object, float] = {"NO_PROBLEMS": 0.0, "SOME_PROBLEMS": 1.0, "SIGNIFICANT_PROBLEMS": 2.0}
"""What the national assessment's answers on problems count where they count at all."""


@dataclass(frozen=True, slots=True)
class Added:
    """What the parts add up to, and a reason for each."""

    points: int
    reasons: tuple[Reason, ...]

    def told(self, conclusion: Conclusion) -> Conclusion:
        """The conclusion with these reasons after its own."""
        return Conclusion(conclusion.results, (*conclusion.reasons, *self.reasons), conclusion.source)


def add_up(parts: Iterable[ByValue], answers: Mapping[str, object]) -> Added:
    """The sum of the parts over the answers, in order. A part without an answer weighs its Unknown."""
    points, reasons = 0.0, []
    for part in parts:
        value = answers[part.feature]
        contribution = part.weigh(value)
        points += contribution
        reasons.append(Reason(part.says, {"value": _said(value), "contribution": contribution}))
    return Added(int(points), tuple(reasons))


def _said(value: object) -> str:
    """An answer in words: yes, no, some problems, missing (not asked)."""
    if isinstance(value, Unknown):
        return f"missing ({UNKNOWN_WORDS[value].lower()})"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).lower().replace("_", " ")


def counting(item: Item, weights: Mapping[object, float]) -> ByValue:
    """The part that weighs an item's answer; without an answer it adds nothing."""
    return ByValue(
        name=item.asks, feature=item.name, weights=dict.fromkeys(Unknown, 0.0) | dict(weights),
        says=f"{item.asks} The answer is {{value}}, which adds {{contribution:g}}.",
    )  # fmt: skip


def points_table(title: str, parts: Iterable[ByValue]) -> Figures:
    """The parts as a table: what is asked, each answer to it, and its points."""
    rows = tuple(
        (part.name, _said(value), f"{weight:g}")
        for part in parts
        for value, weight in part.weights.items()
        if not isinstance(value, Unknown)
    )
    return Figures(title, ("question", "answer", "points"), rows)
