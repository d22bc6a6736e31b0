"""Questions of a file with their points: every answer that can be given has a weight."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from throughcare.rules.instruments.loading.tables import Table
from throughcare.rules.instruments.parts import ByValue, steps
from throughcare.rules.kernel import Choice, Item, Kind, Number, Unknown, Whole, YesNo

POINTS = Number(-100_000, 100_000)
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
LONGEST_RANGE = 10_000
KINDS = Choice({"whole": "a whole number", "yes_no": "yes or no", "choice": "one of several"})


@dataclass(frozen=True, slots=True)
class Question:
    """An item and the points of each answer; None where the item counts nothing by itself."""

    item: Item
    weights: Mapping[object, float] | None

    @property
    def points(self) -> Collection[float]:
        """The points there are for its answers."""
        return () if self.weights is None else self.weights.values()

    def part(self) -> ByValue | None:
        """The part that adds this question's points; without an answer it adds nothing by itself."""
        if self.weights is None:
            return None
        asks = self.item.asks.replace("{", "{{").replace("}", "}}")
        answer = "The answer {value}" if isinstance(self.item.kind, Whole) else "The answer"
        return ByValue(
            name=self.item.asks, feature=self.item.name,
            weights=({} if self.item.needed else dict.fromkeys(Unknown, 0.0)) | dict(self.weights),
            says=f"{asks} {answer} adds {{contribution:+g}}.",
        )  # fmt: skip


def questions_of(whole: Table, *, needed: bool) -> list[Question]:
    """Every question of the file that has no problem; names may not stand twice."""
    found: dict[str, Question] = {}
    for row in whole.rows("items", least=1):
        each = _question(row, needed=needed)
        if each and each.item.name in found:
            row.wrong("name", "stands twice")
        elif each:
            found[each.item.name] = each
    if found and all(each.weights is None for each in found.values()):
        whole.wrong("items", "none of them counts")
    return list(found.values())


def _question(row: Table, *, needed: bool) -> Question | None:
    """One of [[items]]; None after a problem. needed: whether it must be answered."""
    before = len(row.problems)
    name, asks = row.text("name"), row.text("asks")
    if name and not NAME.fullmatch(name):
        row.wrong("name", "must be small letters, digits and underscores, a letter first, 60 at most")
    counts = row.get("counts", YesNo(), True, needed=False)
    readers = {"whole": _whole, "yes_no": _yes_no, "choice": _choice}
    chosen = row.get("kind", KINDS)
    kind, weights = readers[chosen](row, counts) if chosen else (None, {})
    row.done()
    if len(row.problems) > before or kind is None:
        return None
    item = Item(name=name, asks=asks, kind=kind, needed=needed or not counts)
    return Question(item, weights if counts else None)


def _whole(row: Table, counts: bool) -> tuple[Kind | None, dict[object, float]]:
    low, high = (row.get(name, Whole(-1_000_000, 1_000_000)) for name in ("from", "to"))
    of = row.text("of", needed=False)
    if low is None or high is None:
        row.used.update({"points_from", "points_each"})
        return None, {}
    if not low <= high <= low + LONGEST_RANGE:
        row.wrong("to", f"must be from {low} to {low + LONGEST_RANGE}")
        high = low
    return Whole(low, high, of), _by_number(row, low, high) if counts else {}


def _by_number(row: Table, low: int, high: int) -> dict[object, float]:
    if row.has("points_each") == row.has("points_from"):
        row.wrong("points_from", "or points_each must be there, and not both")
        return {}
    if row.has("points_each"):
        each = row.get("points_each", POINTS, 0.0)
        return {number: float(each * number) for number in range(low, high + 1)}
    edges = _edges(row.table("points_from"), low, high)
    return dict(steps(edges, low, high)) if edges else {}


def _edges(table: Table, low: int, high: int) -> dict[int, float]:
    """Points by the number from which they hold; empty after a problem."""
    edges: dict[int, float] = {}
    before = len(table.problems)
    for start, _ in table.entries():
        if not re.fullmatch(r"-?[0-9]{1,7}", start) or int(start) in edges:
            table.wrong(start, "must be a whole number, once")
        else:
            edges[int(start)] = float(table.get(start, POINTS, 0.0))
            if int(start) > high:
                table.wrong(start, f"is never reached: the answers end at {high}")
    if not edges or min(edges) > low:
        table.wrong(str(low), "is missing: the answers begin there, and each needs its points")
    return edges if len(table.problems) == before else {}


def _yes_no(row: Table, counts: bool) -> tuple[Kind, dict[object, float]]:
    if not counts:
        return YesNo(), {}
    points = row.table("points")
    found: dict[object, float] = {
        answer: float(points.get(name, POINTS, 0.0)) for answer, name in ((True, "yes"), (False, "no"))
    }
    points.done()
    return YesNo(), found


def _choice(row: Table, counts: bool) -> tuple[Kind | None, dict[object, float]]:
    words: dict[str, str] = {}
    weights: dict[object, float] = {}
    for option in row.rows("options", least=2):
        code = option.text("code")
        if code in words:
            option.wrong("code", "stands twice")
        words[code] = option.text("words")
        if counts:
            weights[code] = float(option.get("points", POINTS, 0.0))
        option.done()
    return Choice(words), weights
