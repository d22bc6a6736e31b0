"""Combinations of answers that a file says cannot be: lists of answers, compared and nothing more."""

from collections.abc import Callable, Collection, Sequence

from throughcare.rules.instruments.checks import Never
from throughcare.rules.instruments.loading.questions import Question
from throughcare.rules.instruments.loading.tables import Table
from throughcare.rules.kernel import Item


def nevers_of(whole: Table, questions: Sequence[Question]) -> tuple[Never, ...]:
    """Every [[never]]: `when` names answers by question, all of which together cannot be; `field` is refused."""
    items = {each.item.name: each.item for each in questions}
    found = []
    for row in whole.rows("never"):
        field, says = row.text("field"), row.text("says")
        when = row.table("when")
        together = {name: _answers(when, name, items) for name, _ in when.entries()}
        if field not in together:
            row.wrong("field", "must be one of the questions under when")
        row.done()
        found.append(
            Never(of=tuple(together), when=_all_in(list(together.values())), field=field, says=_literal(says))
        )
    return tuple(found)


def _answers(when: Table, name: str, items: dict[str, Item]) -> Collection[object]:
    """The answers listed under a question's name; none after a problem."""
    if name not in items:
        when.wrong(name, "is not a question of this file")
        return ()
    listed = when.values[name]
    answers = listed if isinstance(listed, list) else [listed]
    try:
        return frozenset(items[name].kind.read(answer) for answer in answers)
    except ValueError as reason:
        when.wrong(name, str(reason))
        return ()


def _all_in(allowed: Sequence[Collection[object]]) -> Callable[..., bool]:
    return lambda *answers: all(answer in of for answer, of in zip(answers, allowed, strict=True))


def _literal(words: str) -> str:
    """The words so that a pattern in them stays words."""
    return words.replace("{", "{{").replace("}", "}}")
