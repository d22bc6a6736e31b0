"""The published rules of England and Wales. Where a tool was replaced in 2026 the successor stands first."""

from throughcare.rules.jurisdictions.library import SCREENS, Purpose, uses

RULES = SCREENS + uses({
    Purpose.RISK: (
        "arp", "vrp", "svrp", "csrp", "dc-srp", "predictor-2026:all-reoffending-predictor",
        "predictor-2026:violent-reoffending-predictor", "predictor-2026:serious-violent-reoffending-predictor",
        "predictor-2026:combined-serious-reoffending-predictor",
        "predictor-2026:direct-contact-sexual-reoffending-predictor",
        "predictor-2026:images-and-indirect-contact-sexual-reoffending-predictor",
        "ogrs3", "ogp", "ovp", "snsv-2025", "snsv-2018", "rsr-2025", "rsr-2018", "osp-dc", "osp-iic", "osp-2018",
        "sexual-offence-notification-ew",
    ),
    Purpose.SCREEN: ("mst", "lds", "predictor-2026:opd", "predictor-2026:pni"),
    Purpose.NEEDS: ("needs-severity-ew", "harm-overall-ew"),
    Purpose.LEVEL: ("tier-ew-v3", "tier-ew-v2", "register-review-ew"),
    Purpose.CONTACT: ("checkin-window", "checkin-eligibility", "discretionary-appointments-ew", "early-engagement-ew"),
    Purpose.COMPLIANCE: ("compliance-status-ew",),
    Purpose.WORKLOAD: ("workload-ew", "key-worker-recommendation-ew"),
    Purpose.PLAN: (
        "domain:sentence_plan_agreement", "domain:sentence_plan_agreement_update_page_reachable",
        "domain:sentence_plan_goal_action_allowed", "domain:sentence_plan_goal_all_steps_completed",
        "domain:sentence_plan_goal_initial_status", "domain:sentence_plan_goal_target_date",
        "domain:sentence_plan_new_supervision_period", "domain:sentence_plan_no_other_open_goals",
        "domain:sentence_plan_ready_for_agreement", "sentence-plan-ew:high_scoring_area",
        "learning-plan-ew:review_due_after_exemption", "learning-plan-ew:review_window",
    ),
    Purpose.PROGRAMME: (
        "domain:accredited_programme_referral_transition", "domain:programme_needs_pathway",
        "domain:programme_needs_risk_band", "domain:intervention_achievement_score",
        "domain:intervention_referral_conclusion",
    ),
    Purpose.UNPAID_WORK: (
        "domain:unpaid_work_credit_limit", "domain:unpaid_work_ete_allowance",
        "domain:unpaid_work_incentive_discount", "domain:unpaid_work_incentive_progress",
        "domain:unpaid_work_minutes_credited", "domain:unpaid_work_outcome_flags",
        "domain:unpaid_work_remaining_minutes_to_schedule", "unpaid-work-ew:schedule",
    ),
    Purpose.CUSTODY: (
        "domain:adjudication_next_statuses", "domain:categorisation_initial_due",
        "domain:categorisation_next_review_choice", "domain:categorisation_review_due_after_recall",
        "domain:categorisation_review_overdue", "domain:categorisation_status_transition",
        "domain:categorisation_suggested_category", "domain:csip_status", "incentive-review-ew",
        "security-category-ew:open_conditions", "security-category-ew:review_within",
    ),
    Purpose.HANDOVER: (
        "handover-ew:earliest_release", "handover-ew:handover_date", "handover-ew:handover_start_date",
        "handover-ew:persona", "handover-ew:responsibility", "handover-ew:responsibility_override",
        "handover-ew:responsibility_by_hand",
        "handover-checklist-ew", "handover-timings-ew", "pom-recommendation-ew", "early-allocation-ew",
    ),
    Purpose.RELEASE: (
        "licence-dates-ew", "licence-activation-ew", "licence-prompts-ew", "licence-status-ew",
        "parole-approaching-ew", "resettlement-ew:report_can_be_sent",
        "approved-premises-ew:task_deadline",
    ),
    Purpose.RECALL: (
        "recall-type-ew", "recall-status-ew", "fixed-term-release-ew", "fixed-term-length-ew",
        "recall-timings-ew",
    ),
})  # fmt: skip
