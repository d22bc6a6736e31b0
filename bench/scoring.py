"""W4, a million people scored: against a plain numpy program of the same formula, a bare read, and one by one.

The plain programs have no checks, no bands, no shown digits and no explanation; ours has all of them (an explanation
where the line says so). Both take the same columns, already in memory.
"""

import math
import timeit
from functools import partial
from typing import Any

import numpy as np

from bench.measuring import Result, Spread, in_turn
from bench.plain_scores import ArpColumns, arp_dynamic, ogrs3
from bench.world import BenchDatabase
from throughcare.rules import catalogue
from throughcare.rules.instruments import Instrument
from throughcare.rules.instruments import ogrs3 as published
from throughcare.rules.kernel import Unknown
from throughcare.rules.populations import Coded, score_many

PEOPLE = 1_000_000
ONE_BY_ONE = 20_000
ITEMS = 25


def run(database: BenchDatabase | None, rounds: int) -> list[Result]:
    """Every line of W4. The database is not used."""
    chance = np.random.default_rng(1)
    return [*_ogrs3(chance, rounds), _arp(chance, rounds), _points(chance, rounds), _single(rounds)]


def _instrument(code: str) -> Instrument:
    instrument = catalogue.find(code).instrument
    assert instrument is not None
    return instrument


def _ogrs3(chance: np.random.Generator, rounds: int) -> list[Result]:
    first = chance.integers(10, 40, PEOPLE).astype(np.int16)
    convicted = first + chance.integers(0, 40, PEOPLE).astype(np.int16)
    columns: dict[str, Any] = {
        "gender": Coded(chance.integers(0, 2, PEOPLE).astype(np.int8), ("male", "female")),
        "previous_sanctions": chance.integers(0, 80, PEOPLE).astype(np.int16),
        "age_at_current_conviction": convicted,
        "age_at_first_sanction": first,
        "age_at_start_of_followup": convicted + chance.integers(0, 5, PEOPLE).astype(np.int16),
        "offence_group": Coded(chance.integers(0, 20, PEOPLE).astype(np.int8), tuple(published.OFFENCES)),
    }
    instrument = _instrument("ogrs3")
    found = score_many(instrument, columns)
    apart = float(np.abs(found.also["p2"] - ogrs3(columns)[1]).max())
    rows = [{name: _cell(column, row) for name, column in columns.items()} for row in range(ONE_BY_ONE)]
    taken = in_turn({
        "ours": partial(score_many, instrument, columns), "plain": partial(ogrs3, columns),
        "each": partial(_each, instrument, rows),
    }, rounds)  # fmt: skip
    each = _times(taken["each"], PEOPLE / ONE_BY_ONE)
    return [
        Result("W4", "OGRS3, a million", "plain numpy of the formula", taken["ours"].median / taken["plain"].median,
               ("at most", 3), taken["ours"], taken["plain"], f"chances at most {apart:.1e} apart"),
        Result("W4", "OGRS3, one by one", "a million at once", each.median / taken["ours"].median, ("at least", 50),
               each, taken["ours"], f"measured on {ONE_BY_ONE:,} people"),
    ]  # fmt: skip


def _cell(column: Any, row: int) -> Any:
    return column.cell(row) if isinstance(column, Coded) else int(column[row])


def _each(instrument: Instrument, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        instrument.score(row)


def _arp(chance: np.random.Generator, rounds: int) -> Result:
    instrument = _instrument("arp-dynamic")
    columns = ArpColumns.invented(instrument, chance, PEOPLE)
    found = score_many(instrument, columns.given)
    apart = float(np.nanmax(np.abs(found.also["probability"] - arp_dynamic(columns))))
    taken = in_turn(
        {"ours": partial(score_many, instrument, columns.given), "plain": partial(arp_dynamic, columns)},
        rounds,
    )
    ratio = taken["ours"].median / taken["plain"].median
    return Result("W4", "ARP dynamic, a million", "plain numpy of the formula", ratio, ("at most", 3), taken["ours"],
                  taken["plain"], f"chances at most {apart:.1e} apart, {len(found.refused)} refused")  # fmt: skip


def _points(chance: np.random.Generator, rounds: int) -> Result:
    """A screen of 25 questions of which some have no answer, each part's contribution kept."""
    from bench.long_screen import LONG_SCREEN

    answers = (0, 1, 2, 3, Unknown.NOT_ASKED, Unknown.NOT_KNOWN)
    drawn = np.array([0] * 24 + [1] * 24 + [2] * 24 + [3] * 24 + [4, 5], dtype=np.int8)
    columns = {
        item.name: Coded(drawn[chance.integers(0, len(drawn), PEOPLE)], answers) for item in LONG_SCREEN.items
    }
    table = chance.random((ITEMS, PEOPLE), dtype=np.float32)
    taken = in_turn(
        {"ours": partial(score_many, LONG_SCREEN, columns, explain=True), "read": lambda: float(table.sum())},
        rounds,
    )
    ratio = taken["ours"].median / taken["read"].median
    return Result("W4", "25 questions in points, with contributions", "reading 25 float32 columns", ratio,
                  ("at most", 15), taken["ours"], taken["read"])  # fmt: skip


def _single(rounds: int) -> Result:
    instrument = _instrument("ogrs3")
    given = instrument.card.examples[0].given
    many = 5_000

    def ours() -> object:
        score = instrument.score(given)
        return score.terms, score.fingerprint

    taken = in_turn({
        "ours": lambda: timeit.timeit(ours, number=many),
        "bare": lambda: timeit.timeit(partial(_bare, given), number=many),
    }, rounds)  # fmt: skip
    one, bare = _times(taken["ours"], 1 / many), _times(taken["bare"], 1 / many)
    return Result("W4", "one OGRS3, its terms and fingerprint", "the bare formula", one.median / bare.median,
                  ("at most", 20), one, bare)  # fmt: skip


def _bare(given: dict[str, Any]) -> tuple[float, float]:
    """OGRS3 as somebody writes it down who needs no more than the number."""
    previous = min(given["previous_sanctions"], 50)
    years = given["age_at_current_conviction"] - given["age_at_first_sanction"]
    sum_ = published.TWO_YEARS + published.COPAS * math.log((1 + previous) / (10 + years))
    sum_ += published.REPEAT if previous else published.FIRST
    ages = published.MALE if given["gender"] == "male" else published.FEMALE
    sum_ += ages[max(edge for edge in ages if edge <= given["age_at_start_of_followup"])]
    sum_ += published.OFFENCES[given["offence_group"]][1]
    in_one_year = sum_ - published.TWO_YEARS + published.ONE_YEAR
    return 1 / (1 + math.exp(-in_one_year)), 1 / (1 + math.exp(-sum_))


def _times(spread: Spread, factor: float) -> Spread:
    return Spread(spread.median * factor, spread.least * factor, spread.most * factor)
