"""One set of answers gives the scores that each rule gives by itself, and what was not answered stays so."""

from typing import Any

import pytest

from tests.rules.forms.filling import filled
from throughcare.rules import catalogue
from throughcare.rules.forms import NotScored, Scored, find_form, gaps, score
from throughcare.rules.forms.harm_ew.summary import HARM
from throughcare.rules.instruments import ogrs4_questions as asked
from throughcare.rules.kernel import Choice, Several, Unknown

FORM = find_form("needs-and-harm-ew")
A_MAN: dict[str, Any] = {
    "date_of_birth": "1991-07-17", "assessment_date": "2026-01-01", "gender": "MALE",
    "supervision_status": "COMMUNITY", "date_of_current_conviction": "2021-08-05",
    "date_at_start_of_followup": "2021-12-12", "current_offence_code": "11618",
    "age_at_first_sanction": 21, "total_number_of_sanctions_for_all_offences": 2,
    "total_number_of_violent_sanctions": 1, "most_recent_offence_date": "2021-07-01",
    "is_currently_of_no_fixed_abode_or_transient_accommodation": True,
    "suitability_of_accommodation": "SOME_PROBLEMS", "permanence_of_accommodation": "SIGNIFICANT_PROBLEMS",
    "is_unemployed": False, "current_relationship_status": "IN_RELATIONSHIP_LIVING_TOGETHER",
    "current_relationship_with_partner": "SOME_PROBLEMS", "evidence_of_domestic_abuse": True,
    "domestic_abuse_against_partner": True, "regular_offending_activities": "SOME_PROBLEMS",
    "drugs_ever": True, "drugs_now": ["CANNABIS", "KETAMINE"], "current_drug_misuse": "SIGNIFICANT_PROBLEMS",
    "ever_injected_drugs": "PREVIOUSLY", "motivation_to_tackle_drug_misuse": "PARTIAL_MOTIVATION",
    "current_alcohol_use_problems": "SOME_PROBLEMS", "excessive_alcohol_use": "SOME_PROBLEMS",
    "impulsivity_problems": "SOME_PROBLEMS", "temper_control": "SIGNIFICANT_PROBLEMS",
    "pro_criminal_attitudes": "SOME_PROBLEMS", "awareness_of_consequences": "SOMETIMES",
    "offence_elements": ["WEAPON", "VIOLENCE"], "previous_convictions": ["ROBBERY"],
    "harm_community_known_adult": "HIGH", "harm_highest": "HIGH",
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Scored | NotScored]:
    return {outcome.scoring.key: outcome for outcome in score(FORM, filled(FORM, **A_MAN))}


def results(outcomes: dict[str, Scored | NotScored], key: str) -> dict[str, Any]:
    found = outcomes[key]
    assert isinstance(found, Scored), found
    return dict(found.results)


RECORD = {
    name: A_MAN[name]
    for name in (
        "gender", "date_of_birth", "date_of_current_conviction", "date_at_start_of_followup",
        "total_number_of_sanctions_for_all_offences", "age_at_first_sanction", "current_offence_code",
        "assessment_date",
    )
}  # fmt: skip
NEEDS = {
    name: A_MAN[name]
    for name in (
        "suitability_of_accommodation", "is_unemployed", "current_relationship_with_partner",
        "evidence_of_domestic_abuse", "current_relationship_status", "regular_offending_activities",
        "motivation_to_tackle_drug_misuse", "current_alcohol_use_problems", "excessive_alcohol_use",
        "impulsivity_problems", "pro_criminal_attitudes",
    )
}  # fmt: skip
USES = {f"has_{drug.lower()}_usage": drug in A_MAN["drugs_now"] for drug in (
    "HEROIN", "OTHER_OPIATE", "CRACK_COCAINE", "POWDER_COCAINE", "MISUSED_PRESCRIPTION_DRUG", "BENZODIAZEPINES",
    "CANNABIS", "STEROIDS", "OTHER_DRUGS", "KETAMINE", "SPICE", "HALLUCINOGENS", "SOLVENTS",
)}  # fmt: skip


def directly(code: str, **given: object) -> dict[str, Any]:
    return dict(catalogue.find(code).evaluate(given))


def test_every_rule_answers_a_filled_assessment(outcomes: dict[str, Scored | NotScored]) -> None:
    assert not [outcome for outcome in outcomes.values() if isinstance(outcome, NotScored)]


@pytest.mark.requirement("R021")
def test_arp_is_what_arp_gives_by_itself(outcomes: dict[str, Scored | NotScored]) -> None:
    found = results(outcomes, "arp")
    assert found["type"] == "DYNAMIC"
    assert found == directly("arp", **RECORD, **NEEDS, **USES)


@pytest.mark.requirement("R023")
def test_vrp_is_what_vrp_gives_by_itself(outcomes: dict[str, Scored | NotScored]) -> None:
    needs = {name: value for name, value in NEEDS.items() if name != "pro_criminal_attitudes"}
    uses = {name: value for name, value in USES.items() if name != "has_heroin_usage"}
    found = results(outcomes, "vrp")
    assert found["type"] == "DYNAMIC"
    assert found == directly(
        "vrp", **RECORD, **needs, **uses, has_methadone_usage=False, temper_control="SIGNIFICANT_PROBLEMS",
        total_number_of_violent_sanctions=1,
    )  # fmt: skip


def test_a_weapon_among_the_elements_and_an_earlier_robbery_count_in_svrp(
    outcomes: dict[str, Scored | NotScored],
) -> None:
    found = results(outcomes, "svrp")
    assert found["type"] == "DYNAMIC"
    assert found["weights"]["offence_involve_carrying_or_using_weapons_weight"] > 0
    assert found["weights"]["past_robbery_offence_weight"] > 0
    assert found["weights"]["past_homicide_offence_weight"] == 0


@pytest.mark.requirement("R025")
def test_csrp_holds_the_numbers_of_its_parts(outcomes: dict[str, Scored | NotScored]) -> None:
    found = results(outcomes, "csrp")
    assert found["all_predictor"]["score"] == results(outcomes, "arp")["score"]
    assert found["violent_predictor"]["score"] == results(outcomes, "vrp")["score"]
    assert found["serious_violent_predictor"]["score"] == results(outcomes, "svrp")["score"]
    assert found["serious_predictor"]["overall_score"] == results(outcomes, "svrp")["score"]


def test_ogrs3_takes_ages_from_dates_and_ogp_takes_ogrs3(outcomes: dict[str, Scored | NotScored]) -> None:
    ogrs3 = directly(
        "ogrs3", gender="male", previous_sanctions=1, age_at_current_conviction=30, age_at_first_sanction=21,
        age_at_start_of_followup=30, offence_group="11618",
    )  # fmt: skip
    assert results(outcomes, "ogrs3") == ogrs3
    assert results(outcomes, "ogp") == directly(
        "ogp", ogrs3_two_year_pct=ogrs3["value"], no_fixed_abode=True, unemployed=False,
        regular_offending_activities=1, current_drug_misuse=2, motivation_to_tackle_drugs=1, problem_solving=0,
        awareness_of_consequences=1, understands_others=0, procriminal_attitudes=1,
    )  # fmt: skip


def test_ovp_is_what_ovp_gives_by_itself(outcomes: dict[str, Scored | NotScored]) -> None:
    assert results(outcomes, "ovp") == directly(
        "ovp", total_sanctions=2, violent_sanctions=1, age_at_start_of_followup=30, male=1, recognises_impact=0,
        no_fixed_abode=1, unemployed=0, current_alcohol_problems=1, excessive_alcohol=1,
        current_psychiatric_treatment=0, temper_control=2, procriminal_attitudes=1,
    )  # fmt: skip


def test_rsr_is_dynamic_where_everything_was_asked(outcomes: dict[str, Scored | NotScored]) -> None:
    assert results(outcomes, "rsr-2025")["type"] == "DYNAMIC"


@pytest.mark.requirement("R024")
def test_the_level_over_all_is_the_highest_and_goes_on_to_the_personality_screen(
    outcomes: dict[str, Scored | NotScored],
) -> None:
    assert results(outcomes, "harm-overall-ew")["overall"] == "HIGH"
    opd = outcomes["predictor-2026:opd"]
    assert isinstance(opd, Scored)
    assert opd.inputs["overall_risk_for_assessment"] == "HIGH"
    assert opd.inputs["did_offence_involve_violence_or_threat_of_violence"] is True
    assert opd.inputs["did_offence_involve_arson"] is False


def test_screens_are_answered_from_the_same_questions(outcomes: dict[str, Scored | NotScored]) -> None:
    assert results(outcomes, "lds")["lds_score"] == 0
    assert results(outcomes, "mst")["is_mst_applicable"] is False
    assert results(outcomes, "predictor-2026:pni")["need_level"] == "LOW"


@pytest.mark.parametrize(
    ("section", "score_of_it", "severity"),
    [
        ("accommodation", 5, "STANDARD"),
        ("education", 0, "NO_NEED"),
        ("relationships", 0, "NO_NEED"),
        ("lifestyle", 1, "NO_NEED"),
        ("drugs", 4, "STANDARD"),
        ("alcohol", 2, "NO_NEED"),
        ("thinking", 1, "NO_NEED"),
        ("attitudes", 1, "NO_NEED"),
    ],
)
def test_needs_are_scored_as_published(
    outcomes: dict[str, Scored | NotScored], section: str, score_of_it: int, severity: str
) -> None:
    found = results(outcomes, f"needs-severity-ew.{section}")
    assert (found["score"], found["severity"]) == (score_of_it, severity)


def test_drugs_never_misused_is_no_need_no_use_and_nothing_to_be_motivated_for() -> None:
    given = filled(FORM, **A_MAN | {"drugs_ever": False})
    assert "current_drug_misuse" not in given
    found = {outcome.scoring.key: outcome for outcome in score(FORM, given)}
    assert results(found, "needs-severity-ew.drugs") == {
        "score": 0,
        "severity": "NO_NEED",
        "status": "NOT_IDENTIFIED",
    }
    ogp, arp = found["ogp"], found["arp"]
    assert isinstance(ogp, Scored) and isinstance(arp, Scored)
    assert ogp.inputs["current_drug_misuse"] == 0 and ogp.inputs["motivation_to_tackle_drugs"] == 0
    assert arp.inputs["has_cannabis_usage"] is False
    assert "motivation_to_tackle_drug_misuse" not in arp.inputs


def test_answers_left_behind_by_a_change_of_mind_are_not_scored() -> None:
    """First a sexual offence with its counts, then none: the counts that still stand must not refuse the score."""
    left = filled(
        FORM, **A_MAN | {"has_ever_committed_sexual_offence": True, "total_indecent_image_sanctions": 1}
    )
    changed = left | {"has_ever_committed_sexual_offence": False}
    clean = filled(FORM, **A_MAN)
    now, straight = score(FORM, changed), score(FORM, clean)
    assert [each.scoring.key for each in now if isinstance(each, NotScored)] == []
    assert [dict(each.results) for each in now if isinstance(each, Scored)] == [
        dict(each.results) for each in straight if isinstance(each, Scored)
    ]


def test_of_drugs_asked_about_in_part_the_rest_stays_open() -> None:
    found = {outcome.scoring.key: outcome for outcome in score(FORM, {"drugs_ever": True, "drugs_now": None})}
    need, arp = found["needs-severity-ew.drugs"], found["arp"]
    assert isinstance(need, Scored) and isinstance(arp, NotScored)
    assert need.inputs["answers"] == {} and need.results["status"] == "UNANSWERED"
    ogp = found["ogp"]
    assert isinstance(ogp, NotScored) and "current_drug_misuse" in ogp.lacks


@pytest.mark.requirement("R027")
def test_what_is_not_known_is_handed_on_as_that_and_what_was_not_asked_is_left_out() -> None:
    given: dict[str, object] = {
        "suitability_of_accommodation": None,
        "location_of_accommodation": "SOME_PROBLEMS",
        "permanence_of_accommodation": Unknown.SOURCE_UNKNOWN,
        "gender": Unknown.SOURCE_UNKNOWN,
    }
    found = {outcome.scoring.key: outcome for outcome in score(FORM, given)}
    need = found["needs-severity-ew.accommodation"]
    assert isinstance(need, Scored)
    assert need.inputs["answers"] == {
        "suitability_of_accommodation": None, "location_of_accommodation": 1, "permanence_of_accommodation": None,
    }  # fmt: skip
    assert need.results["score"] == 1
    arp = found["arp"]
    assert isinstance(arp, NotScored) and "gender" in arp.lacks and "date_of_birth" in arp.lacks


def test_sex_not_known_means_not_scored() -> None:
    found = {each.scoring.key: each for each in score(FORM, filled(FORM, **A_MAN | {"gender": None}))}
    assert all(
        isinstance(found[key], NotScored)
        for key in ("arp", "vrp", "svrp", "csrp", "ogrs3", "ovp", "rsr-2025")
    )
    assert isinstance(found["needs-severity-ew.alcohol"], Scored)


def test_a_conviction_after_the_assessment_is_refused_with_the_reason() -> None:
    found = {
        each.scoring.key: each
        for each in score(FORM, filled(FORM, **A_MAN | {"date_of_current_conviction": "2026-05-01"}))
    }
    arp = found["arp"]
    assert isinstance(arp, NotScored) and "date_of_current_conviction" in arp.because


@pytest.mark.parametrize("nonsense", ["no such answer", 7, 7.5, ["no such answer"], {"a": 1}])
def test_answers_that_cannot_be_read_give_no_score_and_no_traceback(nonsense: object) -> None:
    for outcome in score(FORM, dict.fromkeys((question.name for question in FORM), nonsense)):
        assert isinstance(outcome, NotScored) or outcome.results["status"] == "UNANSWERED", (
            outcome.scoring.key
        )


def test_options_are_those_of_the_rules() -> None:
    options = {
        "previous_convictions": set(asked.PAST),
        "drugs_now": {name.removeprefix("has_").removesuffix("_usage").upper() for name in asked.DRUGS},
    }
    for name, codes in options.items():
        kind = FORM.question(name).item.kind
        assert isinstance(kind, Several) and isinstance(kind.each, Choice)
        assert set(kind.each.options) == codes


def test_custody_levels_are_asked_inside_only() -> None:
    outside, inside = filled(FORM, **A_MAN), filled(FORM, **A_MAN | {"supervision_status": "CUSTODY"})
    levels = set(HARM.levels["custody"].values())
    assert not levels & set(outside) and levels <= set(inside)


def test_the_full_analysis_is_asked_for_where_the_screening_says_so() -> None:
    given = filled(FORM, **A_MAN | {"harm_full": True})
    assert gaps(FORM, given) == ()
    for name in ("harm_past", "plan_contingency", "harm_unknown"):
        lacking = {key: value for key, value in given.items() if key != name}
        assert [gap.question.name for gap in gaps(FORM, lacking)] == [name]


@pytest.mark.parametrize("code", ["needs-and-harm-ew", "harm-ew", "central-eight"])
def test_danger_to_self_rings_at_once(code: str) -> None:
    form = find_form(code)
    name = "safety_self_now" if code == "central-eight" else "self_suicide_now"
    assert [alarm.question for alarm in form.alarms if alarm.rings({name: True})] == [name]
    assert not [alarm for alarm in form.alarms if alarm.rings(filled(form))]
