"""Where sources of the older family (OGRS3, OVP, SNSV, OSP, RSR) disagree, which of them is followed, one test each."""

import csv
import json
from pathlib import Path

import pytest

from throughcare.rules import catalogue
from throughcare.rules.instruments import snsv, snsv_coefficients
from throughcare.rules.instruments.ogrs3 import OGRS3
from throughcare.rules.instruments.ogrs4 import Coefficients
from throughcare.rules.instruments.osp_2018 import WOMEN as WOMEN_2018
from throughcare.rules.instruments.ovp import OVP
from throughcare.rules.instruments.rsr_2025 import WOMEN as WOMEN_2025
from throughcare.rules.instruments.rsr_bands import RSR_BANDS
from throughcare.rules.instruments.snsv_2018 import GROUPS
from throughcare.rules.instruments.svrp import BANDS as CSRP_BANDS

SHARED = Path(__file__).parents[4] / "shared"
beside = pytest.mark.skipif(not SHARED.exists(), reason="the reference files are not beside this checkout")
pytestmark = pytest.mark.requirement("R021", "R023", "R025", "R026", "R027")

MAN_OF_30 = {
    "gender": "male", "previous_sanctions": 1, "age_at_current_conviction": 30, "age_at_first_sanction": 20,
    "age_at_start_of_followup": 30, "offence_group": "violence",
}  # fmt: skip


def _ogrs3(**changed: object) -> float:
    return OGRS3.score(MAN_OF_30 | changed).total


def test_conflict_a_label_file_swaps_drink_driving_and_other_motoring_here_drink_driving_lowers_the_score() -> (
    None
):
    assert _ogrs3(offence_group="drink_driving") - _ogrs3() == pytest.approx(-0.121439408)
    assert _ogrs3(offence_group="other_motoring") - _ogrs3() == pytest.approx(0.262228428)


@pytest.mark.parametrize(
    ("age", "boy", "girl"),
    [(10, 0.0, -0.785038489), (12, 0.083922902, -0.613852078), (15, 0.075775765, -0.669521331)],
)
def test_conflict_later_code_lost_the_minus_of_girls_of_10_to_15(age: int, boy: float, girl: float) -> None:
    ages = {"age_at_current_conviction": age, "age_at_first_sanction": age, "age_at_start_of_followup": age}
    assert _ogrs3(gender="female", **ages) - _ogrs3(gender="male", **ages) == pytest.approx(girl - boy)


def test_conflict_a_mock_map_slips_a_decimal_of_sexual_offences_not_against_a_child_here_it_is_0_0033() -> (
    None
):
    assert _ogrs3(offence_group="sexual_not_against_child") - _ogrs3() == pytest.approx(0.003276327)


def test_conflict_an_earlier_four_decimal_set_of_ogrs3_is_not_mixed_in() -> None:
    assert _ogrs3(offence_group="robbery") - _ogrs3() == pytest.approx(-0.634795912)


def test_conflict_ogrs3_keeps_the_exact_chance_beside_the_whole_percent() -> None:
    score = OGRS3.score(MAN_OF_30)
    assert score.value == round(score.also["p2"] * 100)
    assert score.also["p2"] != score.value / 100


def test_conflict_ovp_calls_it_any_previous_sanctions_and_counts_the_current_one() -> None:
    first_ever = OVP.card.examples[0].given | {"total_sanctions": 1, "violent_sanctions": 0}
    none_at_all = first_ever | {"total_sanctions": 0}
    assert OVP.score(first_ever).value - OVP.score(none_at_all).value == 5


PLACES = (
    "Absconding/bail", "Acquisitive violence", "Burglary (domestic)", "Burglary (other)", "Criminal damage",
    "Drink driving", "Drug import/export/production", "Drug possession/supply", "Drunkenness",
    "Fraud, forgery & misrepresentation", "Handling stolen goods", "Motoring (not drink driving)", "Other offence",
    "Public order, harassment", "Sexual (against children)", "Sexual (not against children)",
    "Theft (not vehicle-related)", "Vehicle-related theft", "Violence against the person", "Welfare fraud",
)  # fmt: skip
"""The groups in the order of the table of 2018, which is that of GROUPS."""


@beside
def test_conflict_a_mock_map_permutes_the_dynamic_weights_of_snsv_here_they_stand_as_in_the_table_of_2018() -> (
    None
):
    table = json.loads((SHARED / "reference/instruments.json").read_text(encoding="utf-8"))["instruments"][
        "RSR_SNSV"
    ]
    assert tuple(table["offence_categories"]) == PLACES
    weights = table["coefficients"]["offenceCategoriesLookup"]
    for (group, (_, name)), (dynamic, static) in zip(GROUPS.items(), weights, strict=True):
        ours = name or "violence_against_the_person_sub_abh"
        assert (snsv_coefficients.DYNAMIC.offence[ours], snsv_coefficients.STATIC.offence[ours]) == (
            dynamic,
            static,
        ), group


def test_conflict_the_mock_maps_drink_driving_is_criminal_damage_here() -> None:
    assert snsv_coefficients.DYNAMIC.offence["criminal_damage"] == 0.156493599418026
    assert snsv_coefficients.DYNAMIC.offence["drink_driving"] == -0.210828726274969


@beside
def test_conflict_the_same_mock_map_agrees_in_its_static_weights_and_not_in_its_dynamic_ones() -> None:
    with (SHARED / "data/uk_home_office_offence_codes_actuarial.csv").open(encoding="utf-8") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["snsvStaticWeighting"] and row["snsvVatpStaticWeighting"]
        ]
    ours = {
        row["actuarial_category"].lower(): (
            _both(row, "snsvStaticWeighting", "snsvVatpStaticWeighting", snsv_coefficients.STATIC),
            _both(row, "snsvDynamicWeighting", "snsvVatpDynamicWeighting", snsv_coefficients.DYNAMIC),
        )
        for row in rows
        if row["actuarial_category"].lower() in snsv_coefficients.STATIC.offence
    }
    assert len(ours) > 15
    assert [group for group, (static, _) in ours.items() if not static] == []
    assert [group for group, (_, dynamic) in ours.items() if not dynamic]


def _both(row: dict[str, str], weight: str, violence: str, of: Coefficients) -> bool:
    there = float(row[weight]) + float(row[violence])
    return there == pytest.approx(of.offence[row["actuarial_category"].lower()], abs=1e-8)


def test_conflict_the_forms_of_2018_and_2025_share_one_table_of_snsv() -> None:
    record = snsv.RECORD
    by_2018 = catalogue.find("snsv-2018").evaluate({
        "gender": "male", "offence_category": "other_offence", "violence_category": None, "previous_sanctions": 0,
        "violent_sanctions": 1, "age_at_sentence": 44, "age_at_current_conviction": 40, "age_at_first_sanction": 40,
        "offence_free_months": 12,
    })  # fmt: skip
    by_2025 = catalogue.find("snsv-2025").evaluate(catalogue.find("snsv-2025").card.examples[0].given)
    assert by_2018["sv_static"] == by_2025["probability"] == snsv.STATIC.score(record).also["p2"]


def test_conflict_a_woman_with_a_sexual_offence_has_one_in_193_in_2018_and_0_00383141762_in_2025() -> None:
    assert WOMEN_2018 == 1 / 193
    assert WOMEN_2025 == 0.00383141762
    of_2018, of_2025 = catalogue.find("rsr-2018"), catalogue.find("rsr-2025")
    woman = of_2018.card.examples[0].given | {"gender": "female", "sexual_offence_history": True}
    assert of_2018.evaluate(woman)["osp"] == 1 / 193
    assert of_2025.evaluate(of_2025.card.examples[1].given)["female_addition"] == 0.38


def test_conflict_rsr_of_2018_bands_the_exact_sum_and_rsr_of_2025_the_sum_of_rounded_percentages() -> None:
    just_below_3 = {
        "gender": "male", "offence_category": "absconding_bail", "violence_category": None, "previous_sanctions": 26,
        "violent_sanctions": 2, "age_at_sentence": 27, "age_at_current_conviction": 27, "age_at_first_sanction": 11,
        "offence_free_months": 0, "sexual_offence_history": False, "sexual_element": False,
    }  # fmt: skip
    by_2018 = catalogue.find("rsr-2018").evaluate(just_below_3)
    assert (by_2018["pct"], by_2018["band"]) == (3.0, "LOW")
    by_2025 = catalogue.find("rsr-2025").evaluate({
        "gender": "MALE", "date_of_birth": "1990-01-01", "assessment_date": "2017-06-01",
        "date_of_current_conviction": "2017-06-01", "date_at_start_of_followup_user_input": "2017-06-01",
        "offence_category": "absconding_or_bail", "age_at_first_sanction": 11, "supervision_status": "COMMUNITY",
        "total_number_of_sanctions_for_all_offences": 27, "total_number_of_violent_sanctions": 2,
        "has_ever_committed_sexual_offence": False,
    })  # fmt: skip
    assert (by_2025["overall_score"], by_2025["band"]) == (3.0, "MEDIUM")


def test_conflict_the_later_ladder_drops_men_without_sanctions_and_asks_for_both_here_the_earlier_stands() -> (
    None
):
    none = {"gender": "male", "indecent_image": 0, "contact_child": 0, "contact_adult": 0, "non_contact": 0}
    ladder = catalogue.find("osp-iic")
    assert ladder.evaluate(none)["p"] == 0.00062
    assert ladder.evaluate(none | {"contact_adult": 1})["p"] == 0.00281
    assert ladder.evaluate(none | {"non_contact": 1})["p"] == 0.00281


def test_conflict_the_faulty_prototype_of_2018_that_multiplies_the_intercept_is_not_in_the_library() -> None:
    codes = {entry.code for entry in catalogue.entries()}
    assert not {code for code in codes if code.startswith("ogrs4")}


@pytest.mark.parametrize(
    ("percent", "rsr", "csrp"),
    [(0.99, "LOW", "LOW"), (1.0, "LOW", "MEDIUM"), (2.99, "LOW", "MEDIUM"), (3.0, "MEDIUM", "HIGH"),
     (4.0, "MEDIUM", "HIGH"), (6.89, "MEDIUM", "HIGH"), (6.9, "HIGH", "VERY_HIGH")],
)  # fmt: skip
def test_conflict_rsr_and_csrp_label_the_same_number_differently_so_a_band_goes_with_its_version(
    percent: float, rsr: str, csrp: str
) -> None:
    older, newer = RSR_BANDS.find(percent), CSRP_BANDS.find(percent)
    assert older and newer
    assert (older.code, newer.code) == (rsr, csrp)
    assert str(catalogue.find("rsr-2025").card.id) != str(catalogue.find("csrp").card.id)
