"""Timing two or more ways of doing the same thing, in turn, so that a drift of the machine touches all alike."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds: median, least and most of the runs."""

    median: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. ratio: first / second. goal: ("at most" | "at least", figure)."""

    workload: str
    what: str
    against: str
    ratio: float
    goal: tuple[str, float]
    ours: Spread
    other: Spread
    note: str = ""

    @property
    def met(self) -> bool:
        return self.ratio <= self.goal[1] if self.goal[0] == "at most" else self.ratio >= self.goal[1]


def in_turn(
    ways: Mapping[str, Callable[[], object]], rounds: int = 5, warm_up: int = 1,
    before: Callable[[], object] = lambda: None,
) -> dict[str, Spread]:  # fmt: skip
    """Run every way once a round; medians of `rounds` after `warm_up` rounds that do not count.

    before: puts everything back to where each run starts; its time does not count.
    """
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(warm_up + rounds):
        for name, way in ways.items():
            before()
            begun = time.perf_counter()
            way()
            if number >= warm_up:
                taken[name].append(time.perf_counter() - begun)
    return {
        name: Spread(statistics.median(seconds), min(seconds), max(seconds))
        for name, seconds in taken.items()
    }


def table(results: list[Result]) -> str:
    """The results as text."""
    lines = [
        f"{'':4}{'what':44}{'against':44}{'ratio':>9}  {'goal':18}{'ours (s)':>30}{'other (s)':>30}  note"
    ]
    for r in results:
        goal = f"{r.goal[0]} {r.goal[1]:g}"
        lines.append(
            f"{r.workload:4}{r.what:44}{r.against:44}{r.ratio:9.2f}  {goal:12}{'met ' if r.met else 'MISS':6}"
            f"{_shown(r.ours):>30}{_shown(r.other):>30}  {r.note}"
        )
    return "\n".join(lines)


def _shown(spread: Spread) -> str:
    return f"{spread.median:.4f} ({spread.least:.4f}-{spread.most:.4f})"
