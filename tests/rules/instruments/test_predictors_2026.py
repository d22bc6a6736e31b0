"""The predictors of 2026 beyond their tables: coefficients, sums, refused fields, the conflicts of their sources."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
import yaml

from throughcare.rules import catalogue
from throughcare.rules.instruments import csrp, svrp
from throughcare.rules.instruments.arp import ARP
from throughcare.rules.instruments.arp import arp as arp_rule
from throughcare.rules.instruments.arp_coefficients import DYNAMIC as ARP_DYNAMIC
from throughcare.rules.instruments.arp_coefficients import NEEDS as ARP_NEEDS
from throughcare.rules.instruments.arp_coefficients import STATIC as ARP_STATIC
from throughcare.rules.instruments.iic_srp import images_risk
from throughcare.rules.instruments.ogrs4 import Coefficients
from throughcare.rules.instruments.ogrs4_predictor import Predictor
from throughcare.rules.instruments.rsr_bands import RSR_BANDS
from throughcare.rules.instruments.svrp import SVRP
from throughcare.rules.instruments.svrp_coefficients import DYNAMIC as SVRP_DYNAMIC
from throughcare.rules.instruments.svrp_coefficients import NEEDS as SVRP_NEEDS
from throughcare.rules.instruments.svrp_coefficients import STATIC as SVRP_STATIC
from throughcare.rules.instruments.vrp import VRP
from throughcare.rules.instruments.vrp_coefficients import DYNAMIC as VRP_DYNAMIC
from throughcare.rules.instruments.vrp_coefficients import NEEDS as VRP_NEEDS
from throughcare.rules.instruments.vrp_coefficients import STATIC as VRP_STATIC
from throughcare.rules.kernel import BadAnswers, Unknown

HERE = Path(__file__).parent
SHARED = Path(__file__).parents[4] / "shared"
RESPONSES = sorted(path.stem for path in HERE.glob("predictor-2026.*-predictor.yaml"))
ROWS = [
    pytest.param(name.replace(".", ":"), row, id=f"{name}: {row['note']}")
    for name in RESPONSES
    for row in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    if "errors" in row
]
beside = pytest.mark.skipif(not SHARED.exists(), reason="the reference files are not beside this checkout")


@pytest.mark.parametrize(("code", "row"), ROWS)
@pytest.mark.requirement("R020", "R021")
def test_the_kinds_of_errors_and_the_fields_they_name(code: str, row: dict[str, Any]) -> None:
    found: dict[str, Any] = dict(catalogue.find(code).evaluate(row["given"]))
    assert [{each["type"]: each["fields"]} for each in found["validation_errors"]] == row["errors"]
    assert all(each["message"] for each in found["validation_errors"])
    for name, value in row.get("overall", {}).items():
        assert found["output"][name] == value, name


def _numbers(of: Coefficients) -> list[float]:
    mappings = (of.years_to_second, of.copas, of.copas_squared, of.never_violent, of.offence)
    single = (
        of.start, of.female, of.first_sanction, of.second_sanction, of.sanctions, of.once_violent,
        of.violent_sanctions, of.violent_rate,
    )  # fmt: skip
    several = [*of.offence_free_months, *(weight for each in of.age.values() for weight in each)]
    return sorted(
        [number for number in single if number]
        + several
        + [weight for each in mappings for weight in each.values()]
    )


@beside
@pytest.mark.parametrize(
    ("name", "of", "needs"),
    [
        ("AllReoffendingPredictorStatic", ARP_STATIC, {}),
        ("AllReoffendingPredictorDynamic", ARP_DYNAMIC, ARP_NEEDS),
        ("ViolentReoffendingPredictorStatic", VRP_STATIC, {}),
        ("ViolentReoffendingPredictorDynamic", VRP_DYNAMIC, VRP_NEEDS),
        ("SeriousViolentReoffendingPredictorStatic", SVRP_STATIC, {}),
        ("SeriousViolentReoffendingPredictorDynamic", SVRP_DYNAMIC, SVRP_NEEDS),
    ],
)
@pytest.mark.requirement("R020")
def test_every_coefficient_is_the_published_one_and_none_is_missing(
    name: str, of: Coefficients, needs: dict[str, float]
) -> None:
    reference = json.loads((SHARED / "reference" / "predictors-2026.json").read_text(encoding="utf-8"))[name]
    published = [float(each["value"]) for each in reference["coefficients"].values()]
    offences = {category.lower(): float(weight) for category, weight in reference["offence_category"].items()}
    assert of.offence == offences
    assert sorted([*_numbers(of), *needs.values()]) == sorted([*published, *offences.values()])


@beside
@pytest.mark.parametrize("predictor", [ARP, VRP, SVRP], ids=lambda predictor: predictor.title)
@pytest.mark.requirement("R020", "R132")
def test_the_terms_of_every_vector_add_up_in_order_to_the_log_odds_to_the_last_bit(
    predictor: Predictor,
) -> None:
    lines = (SHARED / "vectors" / f"{predictor.code}.jsonl").read_text(encoding="utf-8").splitlines()
    rule = catalogue.find(predictor.code)
    assert lines
    for line in lines:
        found: dict[str, Any] = dict(rule.evaluate(json.loads(line)["in"]))
        *weights, total = found["weights"].values()
        added = 0.0
        for weight in weights:
            added += weight
        assert added == total == found["total_weight"]
        assert found["probability"] == 1.0 / (1.0 + math.exp(-total))


RECORD = catalogue.find("arp").card.examples[0].given
ASSESSMENT = catalogue.find("arp").card.examples[1].given


@pytest.mark.requirement("R020", "R132")
def test_the_result_says_which_form_was_used_and_why() -> None:
    dynamic = arp_rule.ask(ASSESSMENT)
    assert "Every dynamic question that is needed is answered: the dynamic form is used." in dynamic.sentences
    static = arp_rule.ask(ASSESSMENT | {"temper_control": None, "is_unemployed": None})
    assert static.results["type"] == "STATIC"
    said = "The static form is used: is_unemployed is needed, and there is no answer."
    assert said in static.sentences
    assert static.unanswered["is_unemployed"] == "Asked and not known"


def test_a_refusal_names_the_field_the_value_and_the_reason() -> None:
    with pytest.raises(BadAnswers) as refused:
        arp_rule.ask(RECORD | {"current_offence_code": "99999"})
    (problem,) = refused.value.problems
    assert (problem.field, problem.value) == ("current_offence_code", "99999")
    assert "the table of offence codes has no group for 99999" in str(refused.value)


def test_the_fingerprint_of_a_code_holds_its_group_so_another_table_gives_another() -> None:
    one, other = (arp_rule.ask(RECORD | {"current_offence_code": code}) for code in ("11618", "04600"))
    assert one.fingerprint == arp_rule.ask(dict(RECORD)).fingerprint
    assert one.fingerprint != other.fingerprint


IMAGES = {
    "gender": "MALE", "has_ever_committed_sexual_offence": True, "total_indecent_image_sanctions": 0,
    "total_contact_adult_sexual_sanctions": 0, "total_contact_child_sexual_sanctions": 0,
    "total_non_contact_sexual_offences": 0, "total_number_of_sanctions_for_all_offences": Unknown.NOT_ASKED,
}  # fmt: skip


@pytest.mark.parametrize(
    "name", ["total_contact_adult_sexual_sanctions", "total_non_contact_sexual_offences"]
)
@pytest.mark.requirement("R021")
def test_conflict_iic_srp_counts_adult_contact_or_non_contact_where_the_code_slipped_to_and(
    name: str,
) -> None:
    found = images_risk(IMAGES | {name: 1})
    assert (found.weight, found.band, found.percent) == (0.00281, "LOW", 0.28)


def test_conflict_iic_srp_has_no_row_for_men_without_a_sexual_sanction_any_more() -> None:
    (refusal,) = images_risk(IMAGES).refusals
    assert refusal.kind == "SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS"


def test_conflict_iic_srp_is_a_probability_in_one_source_and_a_percentage_in_another() -> None:
    found = images_risk(IMAGES | {"total_indecent_image_sanctions": 1})
    assert (found.weight, found.percent) == (0.03328, 3.33)


def test_conflict_the_same_four_per_cent_was_medium_under_rsr_and_is_high_under_csrp() -> None:
    before, now = RSR_BANDS.find(4.0), svrp.BANDS.find(4.0)
    assert before is not None
    assert now is not None
    assert (before.code, now.code) == ("MEDIUM", "HIGH")


def test_conflict_what_a_woman_has_more_is_a_probability_of_0_0038_and_not_0_383_per_cent() -> None:
    answers = dict.fromkeys((item.name for item in csrp.ITEMS), Unknown.NOT_ASKED)
    woman = csrp.Combined(answers | {"gender": "FEMALE", "has_ever_committed_sexual_offence": True})
    assert csrp.FEMALE_SEXUAL_OFFENCE == 0.0038314176245211
    assert woman.female_addition == 0.38
    man = csrp.Combined(answers | {"gender": "MALE", "has_ever_committed_sexual_offence": True})
    assert man.female_addition == 0.0


@pytest.mark.parametrize(
    ("follow_up", "months"),
    [("2026-03-31", 3), ("2026-06-30", 0), ("2023-06-29", 36), ("2020-01-01", 36), ("2026-06-29", 1)],
)
def test_ages_count_in_completed_years_and_freedom_from_offences_in_complete_months(
    follow_up: str, months: int
) -> None:
    record = RECORD | {"date_of_current_conviction": "2019-05-05", "age_at_first_sanction": 21}
    found = arp_rule.ask(record | {"assessment_date": "2026-07-29", "date_at_start_of_followup": follow_up})
    part = ARP.static.instrument.parts[ARP.static.keys.index("offence_free_months_weight")]
    weights: Any = found.results["weights"]
    assert weights["offence_free_months_weight"] == part.weigh(months)
