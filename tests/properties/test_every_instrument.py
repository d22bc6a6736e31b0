"""What holds of every scored instrument, whatever is answered: bounds, sums, bands, a fingerprint without an order."""

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from throughcare.rules import catalogue
from throughcare.rules.instruments import ByValue, Instrument, Logistic, LogisticOfPoints, Points, Score
from throughcare.rules.instruments.ogp import OGP
from throughcare.rules.kernel import BadAnswers, Choice, Item, Whole, YesNo

pytestmark = pytest.mark.requirement("R020", "R132")
INSTRUMENTS = [entry.instrument for entry in catalogue.entries() if entry.instrument]
EACH = [pytest.param(each, id=each.card.id.code) for each in INSTRUMENTS]
SCREENS = [
    pytest.param(each, id=each.card.id.code)
    for each in INSTRUMENTS
    if each.listed and isinstance(each.link, Points)
]
SCREENS_REVERSED = {("dast-10", "item_3")}
"""Questions to which yes is the better answer."""
MOST = 60
"""Counts and ages are drawn up to so many above their lowest."""


def _known(item: Item) -> st.SearchStrategy[Any]:
    kind = item.kind
    if isinstance(kind, YesNo):
        return st.booleans()
    if isinstance(kind, Choice):
        return st.sampled_from(sorted(kind.options))
    assert isinstance(kind, Whole), f"say here how {type(kind).__name__} is answered"
    return st.integers(kind.low, min(kind.high, kind.low + MOST))


def _answer(item: Item) -> st.SearchStrategy[Any]:
    return _known(item) if item.needed else st.none() | _known(item)


@st.composite
def scores(draw: st.DrawFn, instrument: Instrument) -> tuple[dict[str, Any], Score]:
    """Answers near a worked example, that the instrument does not refuse, and their score."""
    given_ = dict(instrument.named(draw(st.sampled_from(instrument.card.examples)).given))
    changed = draw(st.lists(st.sampled_from(instrument.items), max_size=8, unique_by=lambda item: item.name))
    given_ |= {item.name: draw(_answer(item)) for item in changed}
    try:
        return given_, instrument.score(given_)
    except BadAnswers:
        assume(False)
        raise


@pytest.mark.parametrize("instrument", EACH)
@settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_score_is_the_sum_of_its_terms_within_its_bounds_and_in_its_band(
    instrument: Instrument, data: st.DataObject
) -> None:
    _, score = data.draw(scores(instrument))
    total = 0.0
    for term in score.terms:
        assert term.contribution is not None
        assert term.sentence
        total += term.contribution
    assert total == score.total
    _within_bounds(instrument, score)
    if score.band and instrument.bands:
        above = [band.low for band in instrument.bands.of if band.low > score.band.low]
        banded = instrument.link.one(score.total).banded
        assert score.band.low <= banded < min(above, default=float("inf"))
    assert score.band is None or instrument.bands or instrument.bands_by


def _within_bounds(instrument: Instrument, score: Score) -> None:
    link = instrument.link
    if isinstance(link, Logistic):
        assert 0 <= score.value <= link.most
    if isinstance(link, Logistic | LogisticOfPoints):
        chances = [score.also[name] for name in sorted(link.horizons, key=link.horizons.__getitem__)]
        assert chances == sorted(chances), "a longer time at risk is never a smaller chance"
        assert all(0 < chance < 1 for chance in chances)
        assert all(1 <= score.also[name] <= 99 for name in score.also if name.endswith("_pct"))
    tables = [part.weights.values() for part in instrument.parts if isinstance(part, ByValue)]
    if isinstance(link, Points) and len(tables) == len(instrument.parts):
        assert sum(map(min, tables)) <= score.value <= sum(map(max, tables))
        assert score.value == int(score.value)


@pytest.mark.parametrize("instrument", EACH)
@settings(max_examples=10, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_the_order_of_answers_and_keys_nobody_asked_for_change_nothing(
    instrument: Instrument, data: st.DataObject
) -> None:
    given_, score = data.draw(scores(instrument))
    other = instrument.score(dict(data.draw(st.permutations(list(given_.items())))) | {"no such question": 1})
    assert other.fingerprint == score.fingerprint
    assert other.results == score.results


@pytest.mark.parametrize("instrument", SCREENS)
@given(data=st.data())
def test_a_screen_never_falls_when_an_answer_rises_but_where_yes_is_the_better_one(
    instrument: Instrument, data: st.DataObject
) -> None:
    given_ = {item.name: data.draw(_known(item)) for item in instrument.items}
    item = data.draw(st.sampled_from([each for each in instrument.items if isinstance(each.kind, Whole)]))
    assert isinstance(item.kind, Whole)
    more = data.draw(st.integers(given_[item.name], item.kind.high))
    try:
        lower, higher = instrument.score(given_), instrument.score(given_ | {item.name: more})
    except BadAnswers:
        assume(False)
        raise
    if (instrument.card.id.code, item.name) in SCREENS_REVERSED:
        lower, higher = higher, lower
    assert lower.value <= higher.value


@given(data=st.data())
def test_ogp_never_falls_when_ogrs3_or_a_problem_is_higher(data: st.DataObject) -> None:
    given_ = {item.name: data.draw(_known(item)) for item in OGP.items}
    item = data.draw(st.sampled_from(OGP.items))
    worse = True if isinstance(item.kind, YesNo) else data.draw(st.integers(given_[item.name], _high(item)))
    lower, higher = OGP.score(given_), OGP.score(given_ | {item.name: worse})
    assert 0 <= lower.value <= higher.value <= 100
    assert all(lower.also[name] <= higher.also[name] for name in lower.also)


def _high(item: Item) -> int:
    assert isinstance(item.kind, Whole)
    return item.kind.high


DC_SRP = next(each for each in INSTRUMENTS if each.card.id.code == "dc-srp")
COUNTS = ("contact_adult", "contact_child", "non_contact", "total_sanctions")


@given(data=st.data(), name=st.sampled_from(COUNTS))
def test_dc_srp_never_falls_with_one_more_of_any_count(data: st.DataObject, name: str) -> None:
    given_, score = data.draw(scores(DC_SRP))
    try:
        more = DC_SRP.score(given_ | {name: given_[name] + 1})
    except BadAnswers:
        assume(False)
        raise
    assert score.value <= more.value
