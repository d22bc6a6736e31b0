"""The rules that every pack of the United States uses: what is federal, what is between the states, what is general."""

from throughcare.rules.jurisdictions.library import SCREENS, Purpose, RuleUse, uses
from throughcare.rules.jurisdictions.responding import BalanceGoal
from throughcare.rules.responses.us_incentive_ratio import INCENTIVES_A_SANCTION, incentive_ratio_met

US_RULES: tuple[RuleUse, ...] = SCREENS + uses({
    Purpose.RISK: ("psa", "psa-fta", "psa-nca", "psa-nvca", "static-2002r", "oras-band"),
    Purpose.HEARING: ("united-states:morrissey_complete",),
    Purpose.TRANSFER: (
        "united-states:icaos_deadline", "united-states:icaos_mandatory_acceptance",
        "united-states:icaos_prerelease_request_allowed",
    ),
    Purpose.TESTING: (
        "united-states:urine_cutoff", "united-states:urine_result", "united-states:oral_fluid_cutoff",
        "united-states:specimen_validity", "united-states:dilute_follow_up", "united-states:collection_check",
        "united-states:refusal_to_test", "united-states:chain_of_custody_fatal_flaw",
    ),
    Purpose.WORKLOAD: ("united-states:workload_capacity",),
    Purpose.PROGRAMME: ("united-states:dosage_minutes",),
})  # fmt: skip

UTAH_BALANCE = BalanceGoal(
    rule=incentive_ratio_met, place="us_ut", incentives_a_sanction=INCENTIVES_A_SANCTION,
    says="To compare: Utah's guidelines ask for about four incentives to each sanction. It is no rule of this state.",
)  # fmt: skip
"""A measure to compare with, said to be another state's."""
