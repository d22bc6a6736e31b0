"""The rules that every pack of the United States uses: what is federal, what is between the states, what is general."""

from throughcare.rules.jurisdictions.library import SCREENS, Purpose, RuleUse, uses

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
