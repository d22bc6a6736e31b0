"""Worked examples of a file: at least one, and each must hold."""

from collections.abc import Iterator, Mapping, Sequence

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.loading.questions import POINTS, Question
from throughcare.rules.instruments.loading.tables import Table
from throughcare.rules.kernel import BadAnswers, Example, Problem


def examples_of(whole: Table, questions: Sequence[Question]) -> tuple[Example, ...]:
    """Every [[examples]]: what it says, the answers given, and the value (and band) they give."""
    names = {each.item.name for each in questions}
    found = []
    for row in whole.rows("examples", least=1):
        says, given, gives = row.text("says"), row.table("given"), row.table("gives")
        for name, _ in given.entries():
            if name not in names:
                given.wrong(name, "is not a question of this file")
        value, band = gives.get("value", POINTS), gives.text("band", needed=False)
        gives.done()
        row.done()
        found.append(
            Example(says=says, given=dict(given.values), gives={"value": value, "band": band or None})
        )
    return tuple(found)


def holding(instrument: Instrument) -> Iterator[Problem]:
    """Examples that do not hold, and what the instrument gives instead."""
    for at, example in enumerate(instrument.card.examples, start=1):
        try:
            score = instrument.score(example.given)
        except BadAnswers as refused:
            for problem in refused.problems:
                yield Problem(f"examples {at}, given, {problem.field}", problem.value, problem.reason)
            continue
        found = {"value": score.value, "band": score.band.code if score.band else None}
        if found != example.gives:
            yield Problem(f"examples {at}, gives", example.gives, f"the instrument gives {_said(found)}")


def _said(found: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in found.items() if value is not None)
