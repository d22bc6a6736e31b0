"""A person's level over time as steps, in numbers for an SVG. No markup. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from throughcare.casework.classification.titles import level_title
from throughcare.rules.jurisdictions import Jurisdiction

WIDTH, ROW, TOP, LEFT, RIGHT, FOOT = 640, 30, 14, 110, 16, 26
BEFORE = timedelta(days=90)
"""So far before the first known day the picture begins, and an unknown beginning is drawn."""


class Held(Protocol):
    """A level held."""

    @property
    def level(self) -> str: ...
    @property
    def starts_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def rule_level(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A text at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch at one level. drop: the x at which the line goes to the level before, and that level's y; or None."""

    x1: float
    x2: float
    y: float
    from_y: float | None
    title: str
    overridden: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """The picture, the most intensive level on top. says: all of it in one sentence."""

    width: int
    height: int
    left: int
    right: int
    rows: tuple[Text, ...]
    steps: tuple[Step, ...]
    days: tuple[Text, ...]
    says: str


def draw_steps(pack: Jurisdiction, levels: Sequence[Held], today: date) -> Steps | None:
    """The levels in order of time; None where fewer than two were held, which need no picture."""
    held = sorted(
        (each for each in levels if each.ends_on is None or each.ends_on != each.starts_on),
        key=lambda each: each.starts_on or date.min,
    )
    if len(held) < 2:
        return None
    first = min(each.starts_on or each.ends_on or today for each in held) - BEFORE
    shown = [each for each in pack.levels if each.code in {level.level for level in held}]
    shown.sort(key=lambda each: each.rank)
    y_of = {level.code: TOP + ROW * at + ROW / 2 for at, level in enumerate(shown)}
    y_of |= {each.level: TOP + ROW * len(shown) for each in held if each.level not in y_of}
    span = max((today - first).days, 1)

    def x(day: date) -> float:
        return round(LEFT + (day - first).days / span * (WIDTH - LEFT - RIGHT), 1)

    steps, last = [], None
    for each in held:
        y = y_of[each.level]
        steps.append(
            Step(x(each.starts_on or first), x(min(each.ends_on or today, today)), y, last, _title(pack, each),
                 bool(each.rule_level))
        )  # fmt: skip
        last = y
    height = TOP + ROW * len(shown) + FOOT
    return Steps(
        WIDTH, height, LEFT, WIDTH - RIGHT,
        tuple(Text(0, y_of[level.code] + 5, level.title) for level in shown), tuple(steps),
        (Text(LEFT, height - 6, pack.in_words(first)), Text(WIDTH - RIGHT, height - 6, "Today")),
        f"{pack.words.level.title} over time: " + "; then ".join(_title(pack, each) for each in held) + ".",
    )  # fmt: skip


def _title(pack: Jurisdiction, each: Held) -> str:
    since = f" from {pack.in_words(each.starts_on)}" if each.starts_on else ", first day not recorded"
    override = f" (override; the rule gave {level_title(pack, each.rule_level)})" if each.rule_level else ""
    return f"{level_title(pack, each.level)}{override}{since}"
