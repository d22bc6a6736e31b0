"""What a file says of answers that are missing: it must say it, and it is one of three rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from throughcare.rules.instruments.checks import AtLeast
from throughcare.rules.instruments.loading.questions import Question
from throughcare.rules.instruments.loading.tables import Table
from throughcare.rules.instruments.parts import Feature, Line, Tally
from throughcare.rules.kernel import Choice, Whole, is_known

RULES = Choice(
    {
        "refuse": "nothing is scored while an answer is missing",
        "count_nothing": "a missing answer adds nothing",
        "mean_of_the_rest": "a missing answer adds the mean of the points of the others",
    }
)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What an instrument has for its rule: checks, features, and a part that stands for the missing answers."""

    checks: tuple[AtLeast, ...] = ()
    features: tuple[Feature | Tally, ...] = ()
    parts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """The rule. at_most: how many answers may be missing. table: where it stands in the file."""

    rule: str
    at_most: int
    table: Table

    @property
    def refused(self) -> bool:
        """Whether every answer is needed."""
        return self.rule == "refuse"

    def apply(self, questions: Sequence[Question]) -> Unanswered:
        """How the rule holds for these questions."""
        counting = [each for each in questions if each.weights is not None]
        names = tuple(each.item.name for each in counting)
        if self.refused:
            return Unanswered()
        if self.at_most >= len(names):
            self.table.wrong("at_most", f"must be less than {len(names)}, the number of questions that count")
        checks = (AtLeast(fewest=len(names) - self.at_most, of=names),)
        if self.rule == "count_nothing":
            return Unanswered(checks)
        if not all(points >= 0 and points == int(points) for each in counting for points in each.points):
            self.table.wrong("rule", "needs points that are whole numbers from 0")
        return Unanswered(checks, _mean(counting), (MEAN,))


FOR_THE_MISSING = "for the missing"
MEAN = Line(
    name="Questions without an answer",
    feature=FOR_THE_MISSING,
    weight=1.0,
    says="Questions without an answer count as the mean of the others: {contribution:+g}.",
)


def missing_of(table: Table) -> Missing:
    """The rule of [missing]; the strictest one after a problem."""
    rule = table.get("rule", RULES, "refuse")
    at_most = 0 if rule == "refuse" else table.get("at_most", Whole(1, 500), 1)
    table.done()
    return Missing(rule, at_most, table)


def _mean(counting: Sequence[Question]) -> tuple[Feature | Tally, ...]:
    """What the mean of the points given adds for each answer that is missing. No item has a space in its name."""
    many = len(counting)
    points = [
        Feature(name=f"points of {each.item.name}", of=(each.item.name,), make=_points(each))
        for each in counting
    ]
    return (
        *points,
        Tally(name="points given", of=tuple(each.name for each in points), each=_as_number),
        Tally(
            name="questions answered", of=tuple(each.item.name for each in counting),
            each=lambda answer: int(is_known(answer)),
        ),
        Feature(
            name=FOR_THE_MISSING, of=("points given", "questions answered"),
            make=lambda total, answered: (many - answered) * total / answered,
        ),
    )  # fmt: skip


def _points(question: Question) -> Callable[[object], int]:
    weights = question.weights or {}
    return lambda answer: int(weights.get(answer, 0))


def _as_number(points: object) -> int:
    return points if isinstance(points, int) else 0
