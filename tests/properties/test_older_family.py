"""OGRS3, OVP, SNSV, OSP and RSR for anybody: bounds, what may not fall, sums that add up, whom they are not for."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from throughcare.rules import catalogue
from throughcare.rules.classification.needs_severity_ew import SECTIONS
from throughcare.rules.instruments import snsv
from throughcare.rules.instruments.ogrs3 import OFFENCES, OGRS3
from throughcare.rules.instruments.osp_2018 import OSP_2018
from throughcare.rules.instruments.osp_dc import BANDS, MOST_POINTS, OSP_DC_POINTS, probability
from throughcare.rules.instruments.ovp import OVP
from throughcare.rules.instruments.snsv import DYNAMIC, STATIC
from throughcare.rules.kernel import Choice, Item, Whole, YesNo

pytestmark = pytest.mark.requirement("R020", "R021", "R023", "R025", "R026", "R132")
SCORED = [pytest.param(each, id=each.card.id.code) for each in (OVP, OSP_DC_POINTS, OSP_2018)]


def _answer(item: Item) -> st.SearchStrategy[Any]:
    kind = item.kind
    if isinstance(kind, Whole):
        return st.integers(kind.low, min(kind.high, kind.low + 120))
    if isinstance(kind, YesNo):
        return st.booleans()
    assert isinstance(kind, Choice)
    return st.sampled_from(sorted(kind.options))


def _answers(items: tuple[Item, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({item.name: _answer(item) for item in items})


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """The record of somebody who could be, as SNSV takes it."""
    first = draw(st.integers(10, 40))
    current = draw(st.integers(first, 70))
    sanctions = draw(st.integers(1, 200))
    return {
        "gender": draw(st.sampled_from(["MALE", "FEMALE"])), "age_at_first_sanction": first,
        "age_at_current_conviction": current, "age_at_start_of_followup": draw(st.integers(current, 80)),
        "offence_category": draw(st.sampled_from(sorted(STATIC.items[2].kind.options))),  # type: ignore[attr-defined]
        "total_number_of_sanctions_for_all_offences": sanctions,
        "total_number_of_violent_sanctions": draw(st.integers(0, sanctions)),
        "offence_free_months": draw(st.integers(0, 36)),
    }  # fmt: skip


@given(given_=_answers(OVP.items))
def test_ovp_lies_from_0_to_100_its_percentages_from_1_to_99_and_two_years_are_never_less_than_one(
    given_: dict[str, Any],
) -> None:
    assume(given_["violent_sanctions"] <= given_["total_sanctions"])
    score = OVP.score(given_)
    assert 0 <= score.value <= 100
    assert 1 <= score.also["p1_pct"] <= score.also["p2_pct"] <= 99


@given(
    given_=_answers(OVP.items),
    name=st.sampled_from(["temper_control", "procriminal_attitudes", "unemployed"]),
)
def test_ovp_does_not_fall_when_a_problem_grows(given_: dict[str, Any], name: str) -> None:
    assume(given_["violent_sanctions"] <= given_["total_sanctions"])
    assert OVP.score(given_ | {name: 1}).value >= OVP.score(given_ | {name: 0}).value


@given(given_=_answers(OSP_DC_POINTS.items))
def test_osp_dc_lies_from_0_to_64_points_and_no_count_lowers_it(given_: dict[str, Any]) -> None:
    points = OSP_DC_POINTS.score(given_).value
    assert 0 <= points <= MOST_POINTS
    for name in ("contact_adult", "contact_child", "non_contact", "total_sanctions"):
        assert OSP_DC_POINTS.score(given_ | {name: given_[name] + 1}).value >= points


@given(fewer=st.integers(0, MOST_POINTS), more=st.integers(0, MOST_POINTS))
def test_more_points_are_never_a_smaller_chance_nor_a_lower_band(fewer: int, more: int) -> None:
    assume(fewer <= more)
    assert 0 <= probability(fewer) <= probability(more) < 1
    low, high = BANDS.find(fewer), BANDS.find(more)
    assert low and high and low.low <= high.low


@given(
    points=st.integers(0, MOST_POINTS), in_community=st.sampled_from([True, False, None]),
    years=st.one_of(st.none(), st.integers(0, 60)),
)  # fmt: skip
def test_one_band_lower_only_in_the_community_and_only_from_five_full_years(
    points: int, in_community: bool | None, years: int | None
) -> None:
    asked = {"points": points, "in_community": in_community, "offence_free_years_in_community": years}
    found: dict[str, Any] = dict(catalogue.find("osp-dc").evaluate(asked))
    codes = [band.code for band in BANDS.of]
    steps = codes.index(found["band_before_reduction"]) - codes.index(found["band"])
    earned = (
        in_community is True and years is not None and years >= 5 and found["band_before_reduction"] != "LOW"
    )
    assert steps == int(earned) == int(found["risk_reduction"])


@given(counts=st.tuples(*[st.integers(0, 4)] * 4))
def test_one_more_sanction_for_images_is_never_a_smaller_chance(counts: tuple[int, ...]) -> None:
    asked = {"gender": "male"} | dict(
        zip(("indecent_image", "contact_child", "contact_adult", "non_contact"), counts, strict=True)
    )
    ladder = catalogue.find("osp-iic")
    one_more = asked | {"indecent_image": counts[0] + 1}
    assert ladder.evaluate(asked)["p"] <= ladder.evaluate(one_more)["p"]  # type: ignore[operator]


@given(record=records(), found=_answers(snsv.DYNAMIC_ITEMS))
def test_snsv_is_a_chance_and_no_dynamic_answer_for_the_worse_lowers_it(
    record: dict[str, Any], found: dict[str, Any]
) -> None:
    for form, answers in ((STATIC, record), (DYNAMIC, record | found)):
        score = form.score(answers)
        assert 0 < score.also["p1"] < score.also["p2"] < 1
        assert score.total == pytest.approx(sum(each.contribution for each in score.weighed), abs=1e-12)
    worse = DYNAMIC.score(
        record | found | {"temper_control": "SIGNIFICANT_PROBLEMS", "earlier_wounding_gbh": True}
    )
    assert worse.total >= DYNAMIC.score(record | found).total


@given(record=records(), months=st.integers(0, 35))
def test_snsv_falls_with_each_further_month_free_of_offences_in_the_first_year(
    record: dict[str, Any], months: int
) -> None:
    assume(months < 12)
    earlier = STATIC.score(record | {"offence_free_months": months}).total
    assert STATIC.score(record | {"offence_free_months": months + 1}).total < earlier


@pytest.mark.parametrize("instrument", SCORED)
@given(data=st.data())
def test_the_terms_of_a_score_in_points_add_up_to_it(instrument: Any, data: st.DataObject) -> None:
    given_ = data.draw(_answers(instrument.items))
    assume(given_.get("violent_sanctions", 0) <= given_.get("total_sanctions", 0) or instrument is not OVP)
    score = instrument.score(given_)
    assert score.value == sum(term.contribution for term in score.terms)


@given(
    gender=st.sampled_from(["male", "female"]), first=st.integers(10, 30), years=st.integers(0, 40),
    previous=st.integers(0, 998), wait=st.integers(0, 20), offence=st.sampled_from(sorted(OFFENCES)),
)  # fmt: skip
def test_ogrs3_never_falls_with_one_more_sanction(
    gender: str, first: int, years: int, previous: int, wait: int, offence: str
) -> None:
    person = {
        "gender": gender, "age_at_first_sanction": first, "age_at_current_conviction": first + years,
        "age_at_start_of_followup": first + years + wait, "offence_group": offence,
    }  # fmt: skip
    fewer, more = (OGRS3.score(person | {"previous_sanctions": n}) for n in (previous, previous + 1))
    assert fewer.also["p2"] <= more.also["p2"]
    assert fewer.also["p1"] <= fewer.also["p2"]


@given(data=st.data(), san=st.booleans(), section=st.sampled_from(sorted(SECTIONS)))
def test_a_need_grows_no_milder_when_an_answer_gets_worse(
    data: st.DataObject, san: bool, section: str
) -> None:
    names = list(SECTIONS[section].questions)
    answers = data.draw(st.fixed_dictionaries({name: st.integers(0, 2) for name in names}))
    worse = answers | {data.draw(st.sampled_from(names)): 2}
    rule, order = catalogue.find("needs-severity-ew"), ["NO_NEED", "STANDARD", "SEVERE"]
    before, after = (
        order.index(str(rule.evaluate({"section": section, "answers": each, "san": san})["severity"]))
        for each in (answers, worse)
    )
    assert before <= after
