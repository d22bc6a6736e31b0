"""The predictors of 2026 for any record: bounds, bands, the static form for a missing answer, what may not fall."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules import catalogue
from throughcare.rules.dates import add_months
from throughcare.rules.instruments.arp import ARP
from throughcare.rules.instruments.csrp import Combined, csrp
from throughcare.rules.instruments.ogrs4_predictor import Predictor
from throughcare.rules.instruments.ogrs4_questions import PROBLEM
from throughcare.rules.instruments.svrp import SVRP
from throughcare.rules.instruments.vrp import VRP
from throughcare.rules.kernel import Choice, Item, Several, YesNo

PREDICTORS = [pytest.param(each, id=each.title) for each in (ARP, VRP, SVRP)]
LEVELS = ("NO_PROBLEMS", "SOME_PROBLEMS", "SIGNIFICANT_PROBLEMS")
CODES = ("04600", "02700", "11618", "00101", "10501")
WOMAN = {"gender": "FEMALE", "supervision_status": "COMMUNITY"}


@st.composite
def records(draw: st.DrawFn) -> dict[str, object]:
    """The record of somebody who could be: in order, and nothing counted twice."""
    born = draw(st.dates(date(1940, 1, 1), date(2004, 12, 31)))
    convicted = draw(st.dates(add_months(born, 18 * 12), date(2026, 6, 30)))
    sanctions = draw(st.integers(1, 200))
    return {
        "gender": draw(st.sampled_from(["MALE", "FEMALE"])), "date_of_birth": born,
        "assessment_date": date(2026, 7, 20),
        "date_of_current_conviction": convicted,
        "date_at_start_of_followup": convicted + timedelta(days=draw(st.integers(0, 2000))),
        "age_at_first_sanction": draw(st.integers(10, 18)), "current_offence_code": draw(st.sampled_from(CODES)),
        "total_number_of_sanctions_for_all_offences": sanctions,
        "total_number_of_violent_sanctions": draw(st.integers(0, sanctions)),
    }  # fmt: skip


def _answer(item: Item) -> st.SearchStrategy[object]:
    kind = item.kind
    if isinstance(kind, YesNo):
        return st.booleans()
    if isinstance(kind, Choice):
        return st.sampled_from(sorted(kind.options))
    assert isinstance(kind, Several)
    assert isinstance(kind.each, Choice)
    return st.lists(st.sampled_from(sorted(kind.each.options)), unique=True)


def answers(predictor: Predictor) -> st.SearchStrategy[dict[str, object]]:
    """Every dynamic question answered."""
    named = {item.name: item for item in predictor.items}
    return st.fixed_dictionaries(
        {name: _answer(named[name]) for name in (*predictor.needs, *predictor.drugs)}
    )


def _asked(predictor: Predictor, given: dict[str, object]) -> dict[str, Any]:
    return dict(catalogue.find(predictor.code).evaluate(given))


@pytest.mark.parametrize("predictor", PREDICTORS)
@given(data=st.data())
@pytest.mark.requirement("R020", "R021")
def test_a_percentage_lies_below_100_and_in_its_band(predictor: Predictor, data: st.DataObject) -> None:
    found = _asked(predictor, data.draw(records()) | data.draw(answers(predictor)))
    bands = predictor.dynamic.instrument.bands
    assert bands is not None
    band = bands.find(found["score"])
    assert band is not None
    assert found["band"] == band.code
    assert 0 <= found["score"] <= 99.99
    assert found["type"] == "DYNAMIC"
    assert abs(found["score"] - 100 * found["probability"]) <= 0.0151


@pytest.mark.parametrize("predictor", PREDICTORS)
@given(data=st.data())
@pytest.mark.requirement("R020")
def test_without_any_one_needed_answer_the_score_is_that_of_the_record_alone(
    predictor: Predictor, data: st.DataObject
) -> None:
    record, assessed = data.draw(records()), data.draw(answers(predictor))
    name = data.draw(st.sampled_from(predictor.needs))
    partly = _asked(predictor, record | assessed | {name: None})
    alone = _asked(predictor, record)
    assert (partly["type"], partly["weights"]) == ("STATIC", alone["weights"])
    assert name in partly["static_because_of"]


@pytest.mark.parametrize("predictor", PREDICTORS)
@given(data=st.data())
def test_a_problem_that_grows_never_lowers_the_score(predictor: Predictor, data: st.DataObject) -> None:
    record, assessed = data.draw(records()), data.draw(answers(predictor))
    graded = [item.name for item in predictor.items if item.kind is PROBLEM]
    name = data.draw(st.sampled_from(graded))
    totals = [_asked(predictor, record | assessed | {name: level})["total_weight"] for level in LEVELS]
    assert totals == sorted(totals)


@given(record=records(), days=st.integers(1, 4000))
def test_a_follow_up_that_lies_ahead_has_no_months_free_of_offences(
    record: dict[str, Any], days: int
) -> None:
    ahead = record | {"date_at_start_of_followup": date(2026, 7, 20) + timedelta(days=days)}
    assert _asked(ARP, ahead)["weights"]["offence_free_months_weight"] == 0.0


@given(record=records(), history=st.booleans())
@pytest.mark.requirement("R021")
def test_csrp_is_the_sum_of_its_parts_and_what_a_woman_has_more(
    record: dict[str, object], history: bool
) -> None:
    explained = csrp.ask(record | WOMAN | {"has_ever_committed_sexual_offence": history})
    found = Combined(explained.inputs)
    assert found.violent.percent is not None
    assert found.percent == pytest.approx(found.violent.percent + (0.38 if history else 0.0), abs=1e-9)
    results: Any = explained.results
    assert results["serious_predictor"]["overall_score"] == found.percent
