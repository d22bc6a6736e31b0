"""Whole populations against one person's path, for what no published instrument has yet but an agency's own may."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pytest

from throughcare.rules import sheets
from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments import (
    Feature,
    Fixed,
    Instrument,
    Line,
    Logistic,
    LogisticOfPoints,
    Points,
    Shown,
)
from throughcare.rules.instruments.links import Link, Linked
from throughcare.rules.kernel import (
    Answers,
    Example,
    Item,
    Mark,
    Number,
    OutsidePopulation,
    Problem,
    RuleCard,
    RuleId,
    Source,
    Whole,
    YesNo,
)
from throughcare.rules.populations import score_many
from throughcare.rules.populations.linking import linking

SOURCE = Source(
    title="Made up", citation="1", version="1", effective_from=date(2026, 1, 1), checked_on=date(2026, 1, 1),
    licence="MIT", mark=Mark.READ,
)  # fmt: skip
CARD = RuleCard(
    id=RuleId("made-up", date(2026, 1, 1)), title="Made up", population="nobody", source=SOURCE,
    examples=(Example(says="None.", given={"years": 1}, gives=1),),
)  # fmt: skip
CHANCE = Logistic(horizons={"one_year": 0.0}, shown="one_year", digits=Shown.WHOLE)


def _instrument(*, link: Link = CHANCE, **more: Any) -> Instrument:
    return Instrument(**{
        "card": CARD, "predicts": "nothing", "horizon": "none", "link": link,
        "items": (Item(name="years", asks="How many years?", kind=Whole(0, 5000)),),
        "parts": (Fixed(weight=-1.0), Line(name="Years", feature="years", weight=0.001, says="{contribution}")),
    } | more)  # fmt: skip


def _agree(instrument: Instrument, rows: list[dict[str, object]]) -> None:
    columns = {item.name: [row[item.name] for row in rows] for item in instrument.items}
    found = score_many(instrument, columns, explain=True)
    for at, row in enumerate(rows):
        alone = instrument.score(row)
        assert (found.total[at], found.value[at]) == (alone.total, alone.value)
        for name, number in alone.also.items():
            assert abs(found.also[name][at] - number) <= math.ulp(number)
        assert [float(column[at]) for _, column in found.contributions] == [
            weighed.contribution for weighed in alone.weighed
        ]


def test_a_feature_of_too_many_combinations_is_scored_one_by_one() -> None:
    items = tuple(Item(name=name, asks="How many?", kind=Whole(0, 5000)) for name in ("years", "months"))
    both = Feature(name="both", of=("years", "months"), make=lambda years, months: 12 * years + months)
    part = Line(name="Months", feature="both", weight=0.001, says="{value} adds {contribution}.")
    instrument = _instrument(items=items, features=(both,), parts=(part,))
    _agree(instrument, [{"years": at, "months": 5000 - at} for at in range(1100)])


def test_a_refusal_that_names_no_field_is_that_rows_alone() -> None:
    def grown(years: int) -> int:
        if years < 18:
            raise OutsidePopulation("made-up", "adults", years=years)
        return years

    part = Line(name="Years", feature="grown", weight=1.0, says="{contribution}")
    instrument = _instrument(features=(Feature(name="grown", of=("years",), make=grown),), parts=(part,))
    found = score_many(instrument, {"years": [17, 18]})
    assert [problem.reason for problem in found.refused[0]] == ["made-up applies to adults only."]
    assert set(found.refused) == {0}


@dataclass(frozen=True)
class EvenOnly:
    """A check of a kind that columns do not know."""

    def problems(self, answers: Answers) -> Iterable[Problem]:
        years = answers["years"]
        if isinstance(years, int) and years % 2:
            yield Problem("years", years, "must be even")


def test_a_check_that_columns_do_not_know_is_made_one_by_one() -> None:
    instrument = _instrument(checks=(EvenOnly(),))
    found = score_many(instrument, {"years": [1, 2]})
    assert [problem.reason for problem in found.refused[0]] == ["must be even"]
    assert found.total[1] == instrument.score({"years": 2}).total


def test_columns_of_yes_and_no_of_numbers_and_of_what_was_never_asked() -> None:
    items = (
        Item(name="years", asks="How many years?", kind=Number(0, 99)),
        Item(name="sober", asks="Sober?", kind=YesNo()),
        Item(name="away", asks="Away?", kind=YesNo(), needed=False),
    )
    sober = Line(name="Sober", feature="sober", weight=-1.0, says="{contribution}")
    years = Line(name="Years", feature="years", weight=0.5, says="{contribution}")
    instrument = _instrument(items=items, parts=(years, sober))
    found = score_many(
        instrument, {"years": np.array([1.5, 100.0, 3.0]), "sober": np.array([True, False, False])}
    )
    assert [found.total[at] for at in (0, 2)] == [
        instrument.score({"years": 1.5, "sober": True}).total,
        instrument.score({"years": 3.0, "sober": False}).total,
    ]
    assert set(found.refused) == {1}


@pytest.mark.parametrize("digits", Shown)
def test_a_chance_on_the_edge_of_its_digits_is_shown_as_one_persons_is(digits: Shown) -> None:
    link = Logistic(horizons={"one": 0.0, "two": 0.5}, shown="one", digits=digits, most=90)
    edges = [math.log(chance / (1 - chance)) for chance in (0.12345, 0.5, 0.005, 0.99, 0.31415926)]
    totals = np.array([math.nextafter(edge, way) for edge in edges for way in (-9, edge, 9)])
    assert linking(link).many(totals.copy()).value.tolist() == [
        link.one(float(total)).value for total in totals
    ]


@pytest.mark.parametrize("totals", [[0.5, 1.25, 0.5], [-2.0, 3.0, 3.0], [0.0, 1e6], []])
def test_a_link_that_columns_do_not_know_is_asked_for_each_sum(totals: list[float]) -> None:
    link = LogisticOfPoints(slope=0.3, horizons={"two_years": -1.0}, shown="two_years")
    found = linking(link).many(np.array(totals))
    alone = [link.one(total) for total in totals]
    assert found.banded.tolist() == [one.banded for one in alone]
    assert found.also["two_years"].tolist() == [one.also["two_years"] for one in alone]


class Halves:
    """A link of an agency's own: every point counts a half."""

    unit = banded_in = "halves"

    def one(self, total: float) -> Linked:
        return Linked(total / 2, total / 2)


def test_a_sheet_of_a_link_of_ones_own_says_the_sum_and_what_it_gives() -> None:
    instrument = _instrument(link=Halves(), parts=(Fixed(weight=3.0),))
    entry = Entry(
        card=CARD, folder="instruments", decides="nothing", items=instrument.items, ask=instrument.score,
        instrument=instrument,
    )  # fmt: skip
    assert (
        sheets.term_sheet(entry, {"years": 1}).closing == "Together they come to +3, which gives 1.5 halves."
    )
    assert _instrument(link=Points(), parts=(Fixed(weight=2.0),)).score({"years": 1}).value == 2
