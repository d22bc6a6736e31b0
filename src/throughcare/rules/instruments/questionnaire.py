"""Screens that a person fills in: the same answers to each question, added up.

The wording of the questions belongs to the form; here each stands by its number.
"""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Any

from throughcare.rules.instruments.checks import Never
from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.parts import ByValue, Feature, Tally
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import (
    Example,
    Item,
    Mark,
    RuleCard,
    RuleId,
    Source,
    Unknown,
    Whole,
    is_known,
)  # fmt: skip

NOT_ANSWERED: dict[Hashable, float] = dict.fromkeys(Unknown, 0.0)
"""Where an answer may be missing it adds nothing by itself."""


def questions(asks: Sequence[str], high: int, *, needed: bool = True) -> tuple[Item, ...]:
    """Items item_1, item_2 ... answered from 0 to `high`."""
    return tuple(
        Item(name=f"item_{at}", asks=f"Question {at}: {what}", kind=Whole(0, high), needed=needed)
        for at, what in enumerate(asks, start=1)
    )


def as_answered(item: Item, reverse: bool = False) -> ByValue:
    """The part that adds an answer's own number, or `high` less it where the question is reversed."""
    high = item.kind.high if isinstance(item.kind, Whole) else 1
    weights: dict[Hashable, float] = {n: float(high - n if reverse else n) for n in range(high + 1)}
    if not item.needed:
        weights |= NOT_ANSWERED
    return ByValue(
        name=item.asks, feature=item.name, weights=weights,
        says="The answer {value} to " + item.asks[0].lower() + item.asks[1:] + " adds {contribution:g}.",
    )  # fmt: skip


READ_ON = date(2026, 11, 22)
"""The sources of these screens name no day from which they hold: the version is the day they were read."""


def source(title: str, *, citation: str, version: str, licence: str) -> Source:
    """Where a screen comes from."""
    return Source(
        title=title, citation=citation, version=version, licence=licence,
        effective_from=READ_ON, checked_on=READ_ON, mark=Mark.READ,
    )  # fmt: skip


def screen(
    code: str,
    *,
    title: str,
    source: Source,
    says: str,
    horizon: str,
    items: tuple[Item, ...],
    bands: tuple[tuple[str, str, int], ...],
    example: Example,
    reversed_items: frozenset[str] = frozenset(),
    **more: Any,
) -> Instrument:
    """A screen whose answers are added up, registered. says: what its score is about. bands: code, words, from.

    Its answers may come as one list, `items`. more: what else the instrument has (features, checks, names).
    """
    parts = tuple(as_answered(item, reverse=item.name in reversed_items) for item in items)
    return instrument(
        Instrument(
            card=RuleCard(
                id=RuleId(code, READ_ON),
                title=title,
                population="adults who answer for themselves",
                source=source,
                examples=(example,),
            ),
            predicts=f"{says}; it screens and does not diagnose",
            horizon=horizon,
            items=items,
            listed="items",
            parts=(*parts, *more.pop("further_parts", ())),
            link=Points(),
            bands=Bands(tuple(Band(*band) for band in bands)),
            **({"names": {"value": "total"}} | more),
        )
    )


def only(allowed: frozenset[int], items: Iterable[str]) -> tuple[Never, ...]:
    """Checks that some questions take only some of the numbers."""
    says = f"must be one of {', '.join(map(str, sorted(allowed)))}"
    return tuple(
        Never(of=(item,), when=lambda answer: answer not in allowed, field=item, says=says) for item in items
    )


def mean_for_missing(items: Sequence[str]) -> tuple[Tally | Feature, ...]:
    """`for_the_missing`: what the mean of the answers given adds for those not given."""
    many = len(items)

    def missing(total: int, answered: int) -> float:
        return (many - answered) * total / answered

    return (
        Tally(
            name="answered",
            of=tuple(items),
            each=lambda answer: int(is_known(answer)),
            how="the number of answers",
        ),
        Tally(
            name="given",
            of=tuple(items),
            each=lambda answer: answer if isinstance(answer, int) else 0,
            how="the sum of the answers",
        ),
        Feature(
            name="for_the_missing",
            of=("given", "answered"),
            make=missing,
            how=f"({many} - answered) x given / answered",
        ),
    )
