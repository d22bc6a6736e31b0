"""W10, programmes for a hundred thousand people: all at once against one by one, with the same answers.

Two hundred programmes: those of the packs, and variants of them that ask for another age, risk or length, so that no
condition is worked out for more than it is worth. The people are invented, of some of whom things are not known. One by
one is measured on a sample and extrapolated, which the line says.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from bench.measuring import Result, Spread, in_turn
from bench.world import BenchDatabase
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.candidate import BARRIERS, OFFENCES, RISKS, SETTINGS, SEXES, Candidate
from throughcare.rules.interventions.catalogue import Programme
from throughcare.rules.interventions.conditions import Holds, ScoreAmong
from throughcare.rules.interventions.matching import suggest
from throughcare.rules.needs import NEEDS
from throughcare.rules.populations.matching import NO_END, UNKNOWN, Matches, People, match_many

PEOPLE, PROGRAMMES, SAMPLE = 100_000, 200, 2_000
SEED = 20261122


class NotTheSame(Exception):
    """The two ways gave one person different programmes."""

    def __init__(self, row: int) -> None:
        super().__init__(f"The two ways differ for person {row}.")


def run(database: BenchDatabase | None, rounds: int) -> list[Result]:
    """The one line of W10. The database is not used."""
    programmes = offered()
    people = crowd(np.random.default_rng(SEED), PEOPLE, programmes)
    sample = [candidate(people, row) for row in range(SAMPLE)]
    found = match_many(programmes, people)
    _agree(found, programmes, sample)
    taken = in_turn(
        {"many": partial(match_many, programmes, people), "each": partial(_each, programmes, sample)}, rounds
    )
    factor = PEOPLE / SAMPLE
    each = Spread(
        *(seconds * factor for seconds in (taken["each"].median, taken["each"].least, taken["each"].most))
    )
    return [
        Result("W10", f"{PROGRAMMES} programmes for {PEOPLE:,}, one by one", "all at once",
               each.median / taken["many"].median, ("at least", 100), each, taken["many"],
               f"one by one measured on {SAMPLE:,} people, extrapolated; the same answers"),
    ]  # fmt: skip


def offered() -> tuple[Programme, ...]:
    """Two hundred programmes."""
    return tuple(_variants())[:PROGRAMMES]


def _variants() -> Iterator[Programme]:
    packs = [each for pack in jurisdictions.all() for each in pack.programmes if not each.closed]
    yield from {each.code: each for each in packs}.values()
    chance = random.Random(SEED)
    for number in range(PROGRAMMES):
        each = chance.choice(packs)
        low = chance.choice(RISKS[:3])
        yield replace(
            each, code=f"{each.code}-{number}", min_age=chance.randint(16, 25), risk_from=low,
            max_age=chance.choice([None, 25, 30, 60]), risk_to=chance.choice([None, *RISKS[low.rank :]]),
            weeks=chance.randint(4, 60), needs=tuple(chance.sample(list(NEEDS), chance.randint(1, 4))),
        )  # fmt: skip


def crowd(chance: np.random.Generator, rows: int, programmes: tuple[Programme, ...]) -> People:
    """Invented people in columns, about one fact in seven not known."""
    asked = [condition for each in programmes for condition in each.conditions]
    names = {each.name for each in asked if isinstance(each, Holds)}
    results = {each.score: each.among for each in asked if isinstance(each, ScoreAmong)}
    results = {score: (*among, "another result") for score, among in results.items()}

    def drawn(below: int, kind: type[np.signedinteger] = np.int8) -> np.ndarray:
        values = chance.integers(0, below, rows).astype(kind)
        values[chance.random(rows) < 1 / 7] = UNKNOWN
        return values

    record = chance.random(rows) < 1 / 7
    days = drawn(1500, np.int32)
    days[chance.random(rows) < 0.05] = NO_END
    return People(
        rows=rows, age=drawn(80, np.int16), sex=drawn(len(SEXES)), setting=drawn(len(SETTINGS)), risk=drawn(len(RISKS)),
        days_left=days, needs={area: drawn(3) for area in NEEDS},
        offences={
            kind: np.where(record, np.int8(UNKNOWN), chance.integers(0, 2, rows).astype(np.int8)) for kind in OFFENCES
        },
        holds={name: drawn(2) for name in sorted(names)},
        scores={score: drawn(len(among)) for score, among in sorted(results.items())}, results=results,
        barriers={code: (chance.random(rows) < 0.1).astype(np.int8) for code in BARRIERS},
    )  # fmt: skip


def candidate(people: People, row: int) -> Candidate:
    """One row as the facts of one person."""

    def known(column: np.ndarray) -> int | None:
        value = int(column[row])
        return None if value == UNKNOWN else value

    def of(codes: tuple[str, ...], column: np.ndarray) -> str | None:
        at = known(column)
        return None if at is None else codes[at]

    days, risk = known(people.days_left), known(people.risk)
    recorded = {kind: known(column) for kind, column in people.offences.items()}
    return Candidate(
        age=known(people.age), sex=of(tuple(SEXES), people.sex), setting=of(tuple(SETTINGS), people.setting),
        risk=None if risk is None else RISKS[risk], days_left=None if days == NO_END else days, endless=days == NO_END,
        needs={area: known(column) for area, column in people.needs.items()},
        offences=None if None in recorded.values() else frozenset(kind for kind, on in recorded.items() if on),
        holds={name: None if (on := known(column)) is None else bool(on) for name, column in people.holds.items()},
        scores={
            score: people.results[score][at]
            for score, column in people.scores.items()
            if (at := known(column)) is not None
        },
        barriers=frozenset(code for code, column in people.barriers.items() if known(column)),
    )  # fmt: skip


def _each(programmes: tuple[Programme, ...], sample: list[Candidate]) -> int:
    return sum(len(suggest(programmes, who)) for who in sample)


def _agree(found: Matches, programmes: tuple[Programme, ...], sample: list[Candidate]) -> None:
    """Raises NotTheSame where programmes, their order or what can be told differ for anybody of the sample."""
    for row, who in enumerate(sample):
        many = [(each.code, state) for each, state, _ in found.of(row)]
        one = [(each.programme.code, each.eligibility.state) for each in suggest(programmes, who)]
        if many != one:
            raise NotTheSame(row)
