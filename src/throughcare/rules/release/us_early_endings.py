"""Who may be discharged before the term ends, by state: every condition that was read, as data."""

from throughcare.rules.kernel import Choice, Item
from throughcare.rules.release.us_conditions import (
    Condition,
    Scheme,
    by_case,
    either,
    no,
    number,
    one_of,
    publish,
    yes,
)
from throughcare.rules.release.us_sources import (
    IDAHO,
    IOWA_DISCHARGE,
    MAINE,
    MICHIGAN,
    MISSOURI_CREDIT,
    OREGON_DISCHARGE,
    SOUTH_DAKOTA_DISCHARGE,
    TEXAS,
    UTAH,
)

RISKS = {"low": "Low", "moderate": "Moderate", "high": "High"}
RISK = Item(name="risk_level", asks="What is the latest LSI-R level?", kind=Choice(RISKS))
IDAHO_RISK: tuple[Condition, ...] = (
    by_case(
        "days_without_rise_in_risk", "at least", {"low": 90, "moderate": 360},
        "For how many days has the risk level not risen?", RISK,
    ),
    yes("negative_test_within_90_days", "Was there a negative drug test in the last 90 days?"),
    no("felony_within_24_months", "Was there a felony in the last 24 months?"),
)  # fmt: skip
IDAHO_RISK_MET = {
    "days_without_rise_in_risk": 90,
    "risk_level": "low",
    "negative_test_within_90_days": True,
    "felony_within_24_months": False,
}

SCHEMES = (
    Scheme(
        code="early_discharge_parole_us_id",
        title="Early discharge from parole (Idaho)",
        decides="whether the conditions for early discharge from parole are met",
        jurisdiction="us_id",
        population="people on parole in Idaho",
        source=IDAHO,
        conditions=(
            yes("past_earliest_day", "Is the earliest day by time (early_discharge_earliest) reached?"),
            *IDAHO_RISK,
        ),
        example={"past_earliest_day": True, **IDAHO_RISK_MET},
    ),
    Scheme(
        code="early_discharge_probation_us_id",
        title="Early discharge from probation (Idaho)",
        decides="whether the conditions for early discharge from probation are met",
        jurisdiction="us_id",
        population="people on probation in Idaho",
        source=IDAHO,
        conditions=(
            number("months_on_supervision", "at least", 12, "For how many months has supervision run?"),
            *IDAHO_RISK,
        ),
        example={"months_on_supervision": 12, **IDAHO_RISK_MET},
    ),
    Scheme(
        code="early_discharge_us_mi",
        title="Early discharge from parole (Michigan)",
        decides="whether the conditions for early discharge from parole are met",
        jurisdiction="us_mi",
        population="people on parole in Michigan",
        source=MICHIGAN,
        conditions=(
            either(
                yes("past_half_term", "Is half of the term served?"),
                one_of(
                    "offence_group", "Which group is the offence or sentence in?",
                    {"general": "Any other", "listed": "A listed offence", "life": "Life"}, "life",
                ),
            ),
            by_case(
                "years_on_parole", "at least", {"general": 1, "listed": 2, "life": 4},
                "For how many years has parole run?",
                Item(
                    name="offence_group", asks="Which group is the offence or sentence in?",
                    kind=Choice({"general": "Any other", "listed": "A listed offence", "life": "Life"}),
                ),
            ),
            no("high_level", "Is the supervision level high?"),
            no("protection_order", "Is there a personal protection order?"),
            no("detainer", "Is there a detainer?"),
            no("new_listed_offence", "Is there a new listed offence?"),
        ),
        example={
            "past_half_term": True, "offence_group": "general", "years_on_parole": 1, "high_level": False,
            "protection_order": False, "detainer": False, "new_listed_offence": False,
        },
        note="For life there is no half of the term.",
    ),
    Scheme(
        code="early_termination_eligible",
        title="Early termination of supervision (Utah)",
        decides="whether the conditions for asking for early termination are met",
        jurisdiction="us_ut",
        population="people on supervision in Utah",
        source=UTAH,
        conditions=(
            yes("ordered_treatment_complete", "Is every ordered treatment completed?"),
            yes(
                "risk_reduction_met",
                "Is the risk down a level, or still moderate or low, or the score down by 5 per cent?",
            ),
            number("permanent_housing_months", "at least", 3, "For how many months has housing been permanent?"),
            number("continuous_employment_months", "at least", 3, "For how many months has the job lasted?"),
            number(
                "months_since_medium_or_high_violation", "at least", 12,
                "How many months since a medium or high violation, or since the start if there was none?",
            ),
            number("months_on_supervision", "at least", 6, "For how many months has supervision run?"),
            number(
                "months_since_positive_drug_test", "at least", 6,
                "How many months since a positive drug test, or since the start if there was none?",
            ),
            number("risk_increase_percent", "less than", 5, "By how many per cent has the risk score risen?", -100),
            yes("past_half_term", "Is half of the term served?"),
        ),
        example={
            "ordered_treatment_complete": True, "risk_reduction_met": True, "permanent_housing_months": 3,
            "continuous_employment_months": 3, "months_since_medium_or_high_violation": 12,
            "months_on_supervision": 6, "months_since_positive_drug_test": 6, "risk_increase_percent": 0,
            "past_half_term": True,
        },
    ),
    Scheme(
        code="early_release_us_tx",
        title="Early release from supervision (Texas parole)",
        decides="whether the conditions for early release from supervision are met",
        jurisdiction="us_tx",
        population="people on parole in Texas",
        source=TEXAS,
        conditions=(
            number("years_at_minimum", "at least", 1, "For how many years has the level been minimum?"),
            number("years_on_supervision", "at least", 2, "For how many years has supervision run?"),
            yes("past_half_of_remainder", "Is half of what remained at release served (early_release_half_term)?"),
            no("sustained_violation_within_2_years", "Was a violation sustained in the last two years?"),
            no("excluded_offence", "Is the offence on the list of those left out?"),
        ),
        example={
            "years_at_minimum": 1, "years_on_supervision": 2, "past_half_of_remainder": True,
            "sustained_violation_within_2_years": False, "excluded_offence": False,
        },
    ),
    Scheme(
        code="early_discharge_us_ia",
        title="Early discharge (Iowa)",
        decides="whether the conditions for early discharge are met",
        jurisdiction="us_ia",
        population="people under supervision in Iowa",
        source=IOWA_DISCHARGE,
        conditions=(
            number("days_on_supervision", "at least", 90, "For how many days has supervision run?"),
            yes("fees_paid", "Are the fees paid?"),
            no("violation_report_within_6_months", "Was there a violation report in the last six months?"),
            number("level", "at most", 3, "Which level holds, as a number from 0?"),
            number("days_left", "more than", 30, "How many days are left to run?"),
        ),
        example={
            "days_on_supervision": 90, "fees_paid": True, "violation_report_within_6_months": False, "level": 3,
            "days_left": 31,
        },
    ),
    Scheme(
        code="early_discharge_us_me",
        title="Early end of probation (Maine)",
        decides="whether the conditions for an early end of probation are met",
        jurisdiction="us_me",
        population="people on probation in Maine",
        source=MAINE,
        conditions=(
            yes("past_half_term", "Is half of the term served?"),
            one_of(
                "supervision_level", "Which supervision level holds?",
                {"low": "Low", "medium": "Medium", "high": "High", "maximum": "Maximum"}, "low", "medium",
            ),
            no("violation_within_6_months", "Was there a violation in the last six months?"),
            yes("restitution_paid", "Is the restitution paid?"),
        ),
        example={
            "past_half_term": True, "supervision_level": "medium", "violation_within_6_months": False,
            "restitution_paid": True,
        },
    ),
    Scheme(
        code="board_discharge_us_mo",
        title="Early discharge by the board (Missouri)",
        decides="whether supervision has run long enough for the board to discharge",
        jurisdiction="us_mo",
        population="people on parole in Missouri",
        source=MISSOURI_CREDIT,
        conditions=(
            by_case(
                "years_on_supervision", "at least", {"dangerous_felony": 5, "other": 3},
                "For how many years has supervision run?",
                Item(
                    name="offence_group", asks="Is it a dangerous felony?",
                    kind=Choice({"dangerous_felony": "A dangerous felony", "other": "Any other"}),
                ),
            ),
        ),
        example={"years_on_supervision": 3, "offence_group": "other"},
    ),
    Scheme(
        code="earned_discharge_conditions_us_or",
        title="Conditions of earned discharge (Oregon)",
        decides="whether the conditions for earned discharge are met",
        jurisdiction="us_or",
        population="people on felony probation or post-prison supervision in Oregon",
        source=OREGON_DISCHARGE,
        conditions=(
            yes("past_earliest_day", "Is the earliest day by time (earned_discharge_earliest) reached?"),
            no("sanction_within_6_months", "Was there a sanction in the last six months?"),
            yes("restitution_paid_or_on_schedule", "Is restitution paid, or on a schedule that is kept?"),
            yes("treatment_complete", "Is treatment completed?"),
        ),
        example={
            "past_earliest_day": True, "sanction_within_6_months": False, "restitution_paid_or_on_schedule": True,
            "treatment_complete": True,
        },
    ),
    Scheme(
        code="full_discharge_us_sd",
        title="Full discharge (South Dakota)",
        decides="whether the conditions for full discharge are met",
        jurisdiction="us_sd",
        population="people on probation in South Dakota for an offence with presumptive probation",
        source=SOUTH_DAKOTA_DISCHARGE,
        conditions=(
            number("months_without_violation", "at least", 12, "How many months were without a violation?"),
            yes("treatment_complete", "Is treatment completed?"),
        ),
        example={"months_without_violation": 12, "treatment_complete": True},
        note="Notice is given within 30 days.",
    ),
)  # fmt: skip
RULES = {scheme.code: publish(scheme) for scheme in SCHEMES}
