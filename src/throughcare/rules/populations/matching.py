"""Programmes for many people at once: the conditions and the order of `interventions.matching`, over columns.

The answers are those of one person's path: the same programmes in the same order, and the same of them to be found out.
The reasons are written for one person at a time, when somebody looks. People are done in pieces that stay in the
processor's cache; a condition that several programmes share is asked once a piece.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from throughcare.rules.interventions.candidate import BARRIERS, OFFENCES, RISKS, SETTINGS, SEXES, Candidate
from throughcare.rules.interventions.catalogue import Programme
from throughcare.rules.interventions.conditions import (
    AgeBetween,
    AnyHolds,
    Condition,
    DaysLeft,
    Holds,
    InSetting,
    NeedAmong,
    OfSex,
    RiskBetween,
    ScoreAmong,
    ScoreFrom,
)
from throughcare.rules.interventions.eligibility import Eligible
from throughcare.rules.interventions.matching import evidence_points, points
from throughcare.rules.needs import NEEDS

PIECE = 1 << 13
UNKNOWN = -1
NO_END = np.iinfo(np.int32).max
NOT_ELIGIBLE = -1
"""In the place of points."""
FIRST = points(Eligible.ELIGIBLE, 0, 0, made_for=False, evidence=0)
"""From here on a person is eligible by what is known; the others are what each part of the order adds."""
ONE_SIZE = points(Eligible.CANNOT_TELL, 1, 0, made_for=False, evidence=0)
ONE_NEED = points(Eligible.CANNOT_TELL, 0, 1, made_for=False, evidence=0)
MADE_FOR = points(Eligible.CANNOT_TELL, 0, 0, made_for=True, evidence=0)

type Whole = NDArray[np.signedinteger[Any]]
type Mask = NDArray[np.bool_]
type Answers = NDArray[np.int8]
"""YES, OPEN or NO: of several conditions the least counts, of several ways to meet one the greatest."""
YES, OPEN, NO = 1, 0, -1
PLACE_BITS = 16
PLACES = (1 << PLACE_BITS) - 1
"""Of a sorted number the low bits are the programme's place, the others the points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Facts in columns, a row a person; UNKNOWN where a fact is not known.

    age: years. sex, setting, risk: places in SEXES, SETTINGS and RISKS. days_left: NO_END where the order has none.
    needs: by area. offences: by kind, 0 or 1. holds: by name. scores: by name, places in `results`, the results there
    are. barriers: by code, 0 or 1. A column that is not there is not known of anybody.
    """

    rows: int
    age: Whole
    sex: Whole
    setting: Whole
    risk: Whole
    days_left: Whole
    needs: Mapping[str, Whole]
    offences: Mapping[str, Whole]
    holds: Mapping[str, Whole]
    scores: Mapping[str, Whole]
    results: Mapping[str, tuple[object, ...]]
    barriers: Mapping[str, Whole]

    @classmethod
    def of(cls, people: Sequence[Candidate]) -> "People":
        """The columns of some candidates."""
        names = {name for who in people for name in who.scores}
        results = {
            name: tuple({who.scores[name]: None for who in people if name in who.scores}) for name in names
        }
        return cls(
            rows=len(people),
            age=_numbers((who.age for who in people), np.int16),
            sex=_places([who.sex for who in people], tuple(SEXES)),
            setting=_places([who.setting for who in people], tuple(SETTINGS)),
            risk=_places([who.risk for who in people], RISKS),
            days_left=_numbers((NO_END if who.endless else who.days_left for who in people), np.int32),
            needs={area: _numbers((who.needs.get(area) for who in people), np.int8) for area in NEEDS},
            offences={kind: _numbers((_shown(kind, who) for who in people), np.int8) for kind in OFFENCES},
            holds={
                name: _numbers((who.holds.get(name) for who in people), np.int8)
                for name in {name for who in people for name in who.holds}
            },
            scores={name: _places([who.scores.get(name) for who in people], results[name]) for name in names},
            results=results,
            barriers={code: _numbers((code in who.barriers for who in people), np.int8) for code in BARRIERS},
        )

    def piece(self, rows: slice) -> "People":
        """Some of the rows."""
        cut = {
            name: {key: column[rows] for key, column in getattr(self, name).items()}
            for name in ("needs", "offences", "holds", "scores", "barriers")
        }
        return People(
            rows=len(self.age[rows]), age=self.age[rows], sex=self.sex[rows], setting=self.setting[rows],
            risk=self.risk[rows], days_left=self.days_left[rows], results=self.results, **cut,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matches:
    """For each person, by row, the programmes' places in order (`at`, UNKNOWN after the last) and their points."""

    programmes: tuple[Programme, ...]
    at: NDArray[np.int16]
    points: NDArray[np.int16]

    def of(self, row: int) -> Iterator[tuple[Programme, Eligible, int]]:
        """One person's programmes, in order, each with what can be told and its points."""
        for place, number in zip(self.at[row].tolist(), self.points[row].tolist(), strict=True):
            if number > NOT_ELIGIBLE:
                state = Eligible.ELIGIBLE if number >= FIRST else Eligible.CANNOT_TELL
                yield self.programmes[place], state, number


def match_many(programmes: Sequence[Programme], people: People, most: int | None = None) -> Matches:
    """What may suit each person, in order. most: keep only so many for each; None for all."""
    offered = tuple(programmes)
    kept = len(offered) if most is None else min(most, len(offered))
    at = np.full((people.rows, kept), UNKNOWN, dtype=np.int16)
    found = np.full((people.rows, kept), NOT_ELIGIBLE, dtype=np.int16)
    for start in range(0, people.rows, PIECE):
        rows = slice(start, min(start + PIECE, people.rows))
        _order(_Piece(people.piece(rows)).points(offered), at[rows], found[rows])
    return Matches(offered, at, found)


def _order(numbers: NDArray[np.int16], at: NDArray[np.int16], found: NDArray[np.int16]) -> None:
    """Fill one piece: most points first, else as in the catalogue. Points and place are sorted as one number."""
    last = numbers.shape[1] - 1
    keys = -(numbers.astype(np.int32) << PLACE_BITS | np.arange(last, -1, -1, dtype=np.int32))
    keys.sort(axis=1)
    keys = -keys[:, : at.shape[1]]
    found[:] = keys >> PLACE_BITS
    at[:] = last - (keys & PLACES)
    at[found == NOT_ELIGIBLE] = UNKNOWN


class _Piece:
    """One piece of the people: what several programmes share is worked out once."""

    def __init__(self, people: People) -> None:
        self.people = people
        self._answers: dict[Condition, Answers] = {}
        self._by_need: dict[tuple[str, ...], NDArray[np.int16]] = {}
        self._unknown = np.full(people.rows, UNKNOWN, dtype=np.int8)

    def points(self, programmes: tuple[Programme, ...]) -> NDArray[np.int16]:
        """A row a person, a column a programme."""
        numbers = np.full((len(programmes), self.people.rows), NOT_ELIGIBLE, dtype=np.int16)
        for place, programme in enumerate(programmes):
            if not programme.closed:
                self._fill(programme, numbers[place])
        return np.ascontiguousarray(numbers.T)

    def _fill(self, programme: Programme, numbers: NDArray[np.int16]) -> None:
        answers = [self._asked(condition) for condition in programme.conditions]
        whole = reduce(np.minimum, answers, np.full(self.people.rows, YES, dtype=np.int8))
        np.add(self._needs(programme.needs), np.int16(evidence_points(programme)), out=numbers)
        barriers = [self.people.barriers[code] > 0 for code in programme.suits & self.people.barriers.keys()]
        if barriers:
            numbers += np.int16(MADE_FOR) * reduce(np.logical_or, barriers)
        numbers += np.int16(FIRST) * (whole == YES)
        numbers[whole == NO] = NOT_ELIGIBLE

    def _needs(self, areas: tuple[str, ...]) -> NDArray[np.int16]:
        """The points for the greatest need among some areas, and for how many needs there are."""
        if areas not in self._by_need:
            sizes = [self.people.needs[area] for area in areas if area in self.people.needs]
            found = np.zeros(self.people.rows, dtype=np.int16)
            for size in sizes:
                found += np.int16(ONE_NEED) * (size > 0)
            if sizes:
                found += np.int16(ONE_SIZE) * np.maximum(reduce(np.maximum, sizes), 0).astype(np.int16)
            self._by_need[areas] = found
        return self._by_need[areas]

    def _asked(self, condition: Condition) -> Answers:
        """YES, OPEN or NO, a row a person."""
        if condition not in self._answers:
            self._answers[condition] = self._answer(condition)
        return self._answers[condition]

    def _answer(self, condition: Condition) -> Answers:
        who = self.people
        match condition:
            case AgeBetween(low, high):
                return _between(who.age, low, high)
            case RiskBetween(low, high):
                return _between(who.risk, low.rank if low else None, high.rank if high else None)
            case DaysLeft(days):
                return _between(who.days_left, days, None)
            case OfSex(sex):
                return _among(who.sex, (tuple(SEXES).index(sex),))
            case InSetting(settings):
                return _among(who.setting, tuple(tuple(SETTINGS).index(each) for each in settings))
            case ScoreAmong(score, among):
                places = (place for place, result in enumerate(who.results.get(score, ())) if result in among)
                return _among(who.scores.get(score, self._unknown), tuple(places))
            case ScoreFrom(score, least):
                return _from(who.scores.get(score, self._unknown), who.results.get(score, ()), least)
            case AnyHolds(names):
                return _any([self._asked(Holds(name, "")) for name in names])
            case Holds(name, _, not_so):
                return _among(who.holds.get(name, self._unknown), (int(not not_so),))
            case NeedAmong((area,), size):
                return _between(who.needs.get(area, self._unknown), size, None)
            case NeedAmong(areas, size):
                return _any([self._asked(NeedAmong((area,), size)) for area in areas])
        return _any([_among(who.offences.get(kind, self._unknown), (1,)) for kind in condition.kinds])


def _between(column: Whole, low: int | None, high: int | None) -> Answers:
    held = column >= (0 if low is None else low)
    if high is not None:
        held &= column <= high
    return _told(held, column)


def _among(column: Whole, places: tuple[int, ...]) -> Answers:
    return _told(_in(column, places), column)


def _from(column: Whole, results: tuple[object, ...], least: int) -> Answers:
    numbers = {place: each for place, each in enumerate(results) if isinstance(each, int | float)}
    enough = _in(column, tuple(place for place, each in numbers.items() if each >= least))
    return np.where(_in(column, tuple(numbers)), np.where(enough, YES, NO), OPEN).astype(np.int8)


def _in(column: Whole, places: tuple[int, ...]) -> Mask:
    """Whether each row is one of a few places."""
    return reduce(np.logical_or, (column == place for place in places), np.zeros(len(column), dtype=np.bool_))


def _told(held: Mask, column: Whole) -> Answers:
    """YES where it holds, NO where it does not, OPEN where the column says nothing."""
    answer = (held.view(np.int8) << 1) - np.int8(1)
    answer *= (column != UNKNOWN).view(np.int8)
    return answer


def _any(answers: list[Answers]) -> Answers:
    """The best of several answers: YES before OPEN before NO."""
    return reduce(np.maximum, answers)


def _shown(kind: str, who: Candidate) -> bool | None:
    """Whether the record shows this kind of offending."""
    if who.offences is None:
        return None
    return True if kind in who.offences else None if kind in who.unsure else False


def _numbers(values: Iterable[int | None], kind: type[np.signedinteger[Any]]) -> Whole:
    return np.array([UNKNOWN if value is None else value for value in values], dtype=kind)


def _places(values: Iterable[object], codes: Sequence[object]) -> Whole:
    """Each value's place among the codes; UNKNOWN for one that is not there."""
    place = {code: at for at, code in enumerate(codes)}
    return np.array([place.get(value, UNKNOWN) for value in values], dtype=np.int16)
