"""Who may go over to less supervision, by state: every condition that was read, as data."""

from throughcare.rules.kernel import Choice, Item
from throughcare.rules.release.us_conditions import Scheme, by_case, either, no, number, one_of, publish, yes
from throughcare.rules.release.us_sources import (
    ARIZONA,
    CALIFORNIA,
    IDAHO,
    MICHIGAN,
    NEBRASKA,
    PENNSYLVANIA,
    TENNESSEE,
    TEXAS,
)

NEED = Item(
    name="drug_need", asks="Is the need about drugs low or high?", kind=Choice({"low": "Low", "high": "High"})
)

SCHEMES = (
    Scheme(
        code="limited_supervision_us_id",
        title="Limited supervision unit (Idaho)",
        decides="whether the conditions for the limited supervision unit are met",
        jurisdiction="us_id",
        population="people under supervision in Idaho",
        source=IDAHO,
        conditions=(
            number("months_on_supervision", "at least", 12, "For how many months has supervision run?"),
            number("days_at_low_risk", "at least", 90, "For how many days has LSI-R been low?"),
            yes("income_verified_within_3_months", "Was income verified in the last three months?"),
            no("no_contact_order", "Is there a no-contact order?"),
            yes("negative_test_within_90_days", "Was there a negative drug test in the last 90 days?"),
        ),
        example={
            "months_on_supervision": 12, "days_at_low_risk": 90, "income_verified_within_3_months": True,
            "no_contact_order": False, "negative_test_within_90_days": True,
        },
    ),
    Scheme(
        code="telephone_reporting_us_mi",
        title="Telephone reporting (Michigan)",
        decides="whether the conditions for reporting by telephone are met",
        jurisdiction="us_mi",
        population="people supervised on minimum in Michigan",
        source=MICHIGAN,
        conditions=(
            by_case(
                "months_at_minimum", "at least", {"owi": 12, "other": 6},
                "For how many months has the level been minimum?",
                Item(
                    name="offence_group", asks="Is it operating while intoxicated (OWI)?",
                    kind=Choice({"owi": "OWI", "other": "Any other"}),
                ),
            ),
            number("days_left", "more than", 90, "How many days are left to run?"),
            no("registered", "Is the person on the sex offence register?"),
        ),
        example={"months_at_minimum": 6, "offence_group": "other", "days_left": 91, "registered": False},
    ),
    Scheme(
        code="annual_report_status_eligible",
        title="Annual report status (Texas parole)",
        decides="whether the conditions for reporting once a year are met",
        jurisdiction="us_tx",
        population="people on parole in Texas",
        source=TEXAS,
        conditions=(
            number("years_at_minimum", "at least", 3, "For how many years has the level been minimum?"),
            no("sustained_violation_within_2_years", "Was a violation sustained in the last two years?"),
            no(
                "warrant_with_sustained_violation_within_2_years",
                "Was there a warrant with a sustained violation in the last two years?",
            ),
            number("months_to_discharge", "more than", 6, "How many months are left to run?"),
        ),
        example={
            "years_at_minimum": 3, "sustained_violation_within_2_years": False,
            "warrant_with_sustained_violation_within_2_years": False, "months_to_discharge": 7,
        },
    ),
    Scheme(
        code="compliant_reporting_before_2025_us_tn",
        title="Compliant reporting (Tennessee, before 2025)",
        decides="whether the conditions for compliant reporting are met",
        jurisdiction="us_tn",
        population="people supervised on medium or minimum in Tennessee before 2025",
        source=TENNESSEE,
        conditions=(
            yes("past_earliest_day", "Is the earliest day by time (compliant_reporting_time_served) reached?"),
            no("sanction_above_level_1_within_12_months", "Was there a sanction above level 1 in the last 12 months?"),
            no("arrest_within_12_months", "Was there an arrest in the last 12 months?"),
            by_case(
                "negative_tests_within_12_months", "at least", {"low": 1, "high": 2},
                "How many negative drug tests were there in the last 12 months?", NEED,
            ),
            by_case(
                "months_since_positive_test", "at least", {"low": 6, "high": 12},
                "How many months since a positive drug test, or since the start if there was none?", NEED,
            ),
            yes("last_test_negative", "Was the last drug test negative?"),
            either(
                number("fees_owed", "less than", 500, "How many dollars of fees are owed?"),
                yes("fees_exempt", "Is the person exempt from fees?"),
                yes("fees_paid_regularly", "Are fees paid regularly?"),
            ),
        ),
        example={
            "past_earliest_day": True, "sanction_above_level_1_within_12_months": False,
            "arrest_within_12_months": False, "negative_tests_within_12_months": 1, "drug_need": "low",
            "months_since_positive_test": 6, "last_test_negative": True, "fees_owed": 499, "fees_exempt": False,
            "fees_paid_regularly": False,
        },
    ),
    Scheme(
        code="compliant_reporting_us_tn",
        title="Compliant reporting (Tennessee, 2025)",
        decides="whether the conditions for compliant reporting are met",
        jurisdiction="us_tn",
        population="people under supervision in Tennessee from 2025",
        source=TENNESSEE,
        conditions=(
            number("months_at_low", "at least", 6, "For how many months has the level been low?"),
            no("sanction_within_3_months", "Was there a sanction in the last three months?"),
            no("arrest_or_report_within_6_months", "Was there an arrest or violation report in the last six months?"),
            yes("last_test_negative", "Was the last drug test negative?"),
            no("high_need", "Is any need high?"),
            yes("fees_current_within_90_days", "Are the fees of the last 90 days paid?"),
        ),
        example={
            "months_at_low": 6, "sanction_within_3_months": False, "arrest_or_report_within_6_months": False,
            "last_test_negative": True, "high_need": False, "fees_current_within_90_days": True,
        },
    ),
    Scheme(
        code="compliant_reporting_from_intake_us_tn",
        title="Compliant reporting from intake (Tennessee)",
        decides="whether somebody on intake may go over to compliant reporting",
        jurisdiction="us_tn",
        population="people on intake in Tennessee",
        source=TENNESSEE,
        conditions=(
            number(
                "face_to_face_within_60_days", "at least", 3, "How many contacts were face to face within 60 days?"
            ),
            yes("home_visit_within_60_days", "Was there a home visit within 60 days?"),
        ),
        example={"face_to_face_within_60_days": 3, "home_visit_within_60_days": True},
    ),
    Scheme(
        code="suspension_of_direct_supervision_us_tn",
        title="Suspension of direct supervision (Tennessee)",
        decides="whether the conditions for suspending direct supervision are met",
        jurisdiction="us_tn",
        population="people under supervision in Tennessee",
        source=TENNESSEE,
        conditions=(
            number("years_on_supervision", "at least", 2, "For how many years has supervision run?"),
            number("years_at_low_risk", "at least", 2, "For how many years has the risk been low?"),
            no(
                "arrest_warrant_or_report_within_2_years",
                "Was there an arrest, a warrant or a violation report in the last two years?",
            ),
            no("sanction_within_1_year", "Was there a sanction in the last year?"),
            number(
                "months_since_positive_test", "at least", 12,
                "How many months since a positive drug test, or since the start if there was none?",
            ),
            number("fees_owed", "at most", 0, "How many dollars of fees are owed?"),
        ),
        example={
            "years_on_supervision": 2, "years_at_low_risk": 2, "arrest_warrant_or_report_within_2_years": False,
            "sanction_within_1_year": False, "months_since_positive_test": 12, "fees_owed": 0,
        },
    ),
    Scheme(
        code="level_override_us_ne",
        title="Override to a lower level (Nebraska parole)",
        decides="whether the conditions for an override are met",
        jurisdiction="us_ne",
        population="people on parole in Nebraska",
        source=NEBRASKA,
        conditions=(
            number("years_on_parole", "at least", 1, "For how many years has parole run?"),
            no(
                "top_three_severity_within_6_months",
                "Was there a violation of the three highest severities in the last six months?",
            ),
            yes("special_conditions_met", "Are the special conditions met?"),
            number("months_left", "more than", 1, "How many months are left to run?"),
        ),
        example={
            "years_on_parole": 1, "top_three_severity_within_6_months": False, "special_conditions_met": True,
            "months_left": 1.5,
        },
    ),
    Scheme(
        code="administrative_supervision_us_pa",
        title="Administrative supervision (Pennsylvania)",
        decides="whether the conditions for administrative supervision are met",
        jurisdiction="us_pa",
        population="people under supervision in Pennsylvania",
        source=PENNSYLVANIA,
        conditions=(
            number("years_on_supervision", "at least", 1, "For how many years has supervision run?"),
            no("high_sanction_within_1_year", "Was there a high sanction in the last year?"),
            no("high_or_maximum_within_1_year", "Was the level high or maximum in the last year?"),
            number("days_left", "more than", 90, "How many days are left to run?"),
        ),
        example={
            "years_on_supervision": 1, "high_sanction_within_1_year": False, "high_or_maximum_within_1_year": False,
            "days_left": 91,
        },
    ),
    Scheme(
        code="special_circumstances_us_pa",
        title="Special circumstances supervision (Pennsylvania)",
        decides="whether supervision has run long enough for special circumstances",
        jurisdiction="us_pa",
        population="people under supervision in Pennsylvania",
        source=PENNSYLVANIA,
        conditions=(
            by_case(
                "years_on_supervision", "at least", {"special": 1, "nonviolent": 3, "violent": 5, "life": 7},
                "For how many years has supervision run?",
                Item(
                    name="case_group", asks="Which case is it?",
                    kind=Choice({
                        "special": "A special case", "nonviolent": "Not violent", "violent": "Violent",
                        "life": "Life",
                    }),
                ),
            ),
        ),
        example={"years_on_supervision": 3, "case_group": "nonviolent"},
    ),
    Scheme(
        code="level_downgrade_us_ca",
        title="Downgrade from high (California parole)",
        decides="whether the conditions for a lower level are met",
        jurisdiction="us_ca",
        population="people supervised on high in California",
        source=CALIFORNIA,
        conditions=(
            number("months_at_high", "at least", 6, "For how many months has the level been high?"),
            number("assessment", "at most", 3, "What did the latest assessment give?"),
            yes("housed", "Does the person have housing?"),
            no("violation_within_6_months", "Was there a violation in the last six months?"),
        ),
        example={"months_at_high": 6, "assessment": 3, "housed": True, "violation_within_6_months": False},
    ),
    Scheme(
        code="administrative_supervision_us_az",
        title="Administrative supervision (Arizona)",
        decides="whether the conditions for administrative supervision are met",
        jurisdiction="us_az",
        population="people under supervision in Arizona",
        source=ARIZONA,
        conditions=(
            one_of(
                "risk_level", "What is the risk level?",
                {"low": "Low", "medium": "Medium", "high": "High", "maximum": "Maximum"}, "low", "medium",
            ),
            yes("intake_complete", "Is the intake done?"),
            yes("housed", "Does the person have housing?"),
            yes("works_or_studies", "Does the person work or study?"),
            no("substance_issue", "Is there an issue with substances?"),
            either(
                number("months_without_violation", "at least", 15, "How many months were without a violation?"),
                no("listed_offence", "Is it a listed offence?"),
            ),
        ),
        example={
            "risk_level": "medium", "intake_complete": True, "housed": True, "works_or_studies": True,
            "substance_issue": False, "months_without_violation": 15, "listed_offence": True,
        },
    ),
)  # fmt: skip
RULES = {scheme.code: publish(scheme) for scheme in SCHEMES}
