"""The API's rows of the permission matrix, and how each of its operations is called there."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from tests import factories

from throughcare.platform.access.permissions import Permission
from throughcare.register.people.models import Person

P = Permission
DETAILS = (
    "name",
    "identifier",
    "address",
    "contact",
    "adjustment",
    "relation",
    "occupation",
    "characteristic",
)
ENDING = ("name", "address", "contact", "adjustment", "relation", "occupation")
LISTED = ("names", "identifiers", "addresses", "contact_points", "adjustments", "relations", "occupations",
          "characteristics")  # fmt: skip

OF_A_PROVIDER = (
    "write_action_plan", "take_outcome_measure", "ask_to_end_service", "write_end_report", "plan_service_session",
    "plan_service_sessions", "record_service_session", "move_service_session", "record_attendance", "set_up_group",
    "plan_group_session", "end_group",
)  # fmt: skip
OF_WHO_ANSWERS = ("move_service_referral", "give_service_referral")
"""Acts of the staff of outside organisations."""
SERVICE_DRAFTS = ("change_service_referral", "send_service_referral", "withdraw_service_referral")
"""Acts upon a referral that is being written; the address names it as those on one that was sent do."""
SERVICE_REFERRALS = (
    "read_service_referral", "hold_service_referral", "resume_service_referral", "renew_service_consent",
)  # fmt: skip

ABOUT_A_PERSON: dict[Permission, tuple[str, ...]] = {
    P.PERSON_OPEN: (
        "read_person", "read_overview", "read_orders", "read_adherence", "read_appointments", "read_appointment",
        "read_contacts",
        "read_contact", "read_note", "read_task", "read_compliance", "read_failure", "read_allocations",
        "read_letters", "read_letter", "read_letter_pdf", "read_letter_drafts",
        "read_messages", "read_replies", "read_message_choice",
        "read_documents", "read_document", "read_document_file",
        "read_safeguarding", *(f"read_{kind}" for kind in LISTED),
        "read_opening_of", "read_match", "read_duplicates", "read_merges", "read_protection", "read_access_requests",
        "read_self_reports", "read_self_report", "read_safety_tasks",
        "read_disputes", "read_scores", "read_term_sheet", "read_assessments", "read_assessment", "read_contests",
        "read_tests",
        "read_level", "read_standard", "read_progress", "read_visits", "read_classification", "read_unpaid_work",
        "read_fair_process", "list_fair_processes", "read_eligibility", "read_hearing", "list_hearings", "read_licence",
        "list_licences", "read_appeal", "list_appeals",
        "list_dossiers", "read_dossier",
        "read_resettlement", "read_plan", "read_services",
        "read_checkins", "read_support_offers",
        "read_service_referral",
    ),
    P.PERSON_FIND: ("declare_tie",),
    P.PERSON_CHANGE: (
        "change_about", *(f"{verb}_{kind}" for kind in DETAILS for verb in ("add", "correct", "take_back")),
        *(f"end_{kind}" for kind in ENDING), "answer_match", "record_dispute",
    ),
    P.PURPOSE_STATE: ("state_purpose",),
    P.ORDER_CHANGE: (
        *(f"{verb}_{kind}" for kind in ("offence", "sentence", "order", "key_date")
          for verb in ("add", "correct", "retract")),
        "end_order", "add_condition", "vary_condition", "retract_condition", "change_state", "retract_state",
        "end_supervision", "confirm_death", "undo_death", "enter_court_result",
    ),
    P.APPOINTMENT_BOOK: ("order_test", "book_appointment", "book_series", "reschedule", "cancel", "settle_arrangement",
                         "book_missing", "plan_visit", "watch_appointment"),
    P.CONTACT_RECORD: (
        "record_outcome", "record_contact", "change_outcome", "add_note", "correct_note", "record_home_visit",
        "record_attempt", "retract_attempt", "report_death", "record_failure",
    ),
    P.ASSESSMENT_WRITE: (
        "start_assessment", "sign_assessment", "set_assessment_aside", "correct_assessment", "ask_section",
    ),
    P.ASSESSMENT_CONTRIBUTE: (
        "save_assessment_answers", "finish_section", "reopen_section", "ask_self_report",
        "take_back_self_report",
    ),
    P.ASSESSMENT_COUNTERSIGN: ("countersign_assessment", "send_assessment_back"),
    P.DISPUTE_RECORD: ("contest_test", "contest_assessment", "withdraw_contest", "tell_contest_outcome"),
    P.DISPUTE_DECIDE: ("decide_assessment_contest", "decide_test_contest"),
    P.TEST_RECORD: (
        "tell_of_test", "cancel_test", "give_test_time", "collect_sample", "record_test_not_taken", "hand_sample_over",
        "record_test_screen", "record_test_report", "record_test_retest",
    ),
    P.SENSITIVE_READ: ("record_treatment", "change_treatment"),
    P.LEVEL_DECIDE: (
        "calculate_level", "tell_level", "accept_proposal", "decline_proposal", "ask_override", "end_override",
        "propose_progress", "withdraw_progress",
    ),
    P.LEVEL_APPROVE: ("approve_override", "refuse_override", "decide_progress", "end_phase"),
    P.WORK_PLAN: (
        "require_hours", "change_required_hours", "book_work_day", "plan_work_days", "cancel_work_day",
        "adjust_hours", "take_back_work_adjustment", "decide_work_travel",
    ),
    P.WORK_RECORD: ("record_work_outcome",),
    P.CHECKIN_ARRANGE: (
        "ask_for_checkins", "stop_checkins", "resume_checkins", "ask_own_question", "cancel_checkin", "review_checkin",
    ),
    P.CHECKIN_APPROVE: ("decide_checkins",),
    P.RESETTLE: (
        "answer_resettlement_part", "send_resettlement_report", "skip_resettlement_report", "set_pathway_status",
        "begin_resettlement_anew", "add_support_need", "change_support_need", "add_custody_activity",
        "change_custody_activity",
    ),
    P.HEARING_ARRANGE: (
        "answer_eligibility",
        "arrange_hearing", "arrange_appeal_hearing", "change_hearing", "adjourn_hearing", "vacate_hearing",
        "add_hearing_party", "change_hearing_party", "drop_hearing_party", "decide_hearing", "record_hearing_result",
        "assemble_dossier", "arrange_dossier", "make_dossier", "discard_dossier", "hand_dossier_over",
        "remove_from_paper", "treat_paper_page", "put_paper_back", "ask_to_withhold_paper", "show_paper",
        "read_dossier_file",
    ),
    P.CONDITIONS_DRAFT: (
        "begin_licence", "vary_licence", "change_licence", "add_licence_condition", "restate_licence_condition",
        "leave_licence_condition_out", "restore_licence_condition", "place_licence_condition", "submit_licence",
        "drop_licence", "open_licence_process", "activate_licence",
    ),
    P.CONDITIONS_APPROVE: ("approve_licence", "send_licence_back", "reject_licence"),
    P.PROCESS_DECIDE: ("decide_withheld_paper",),
    P.APPEAL_CARRY: (
        "lodge_appeal", "acknowledge_appeal", "record_appeal_decision", "withdraw_appeal", "carry_out_appeal",
    ),
    P.APPEAL_DECIDE: ("rule_on_late_appeal", "rule_on_waiting_for_appeal", "take_up_appeal", "decide_appeal"),
    P.PROCESS_CARRY: (
        "ask_test_reason",
        "open_fair_process", "set_fair_facts", "serve_fair_notice", "meet_fair_gate", "waive_fair_gate",
        "reopen_fair_gate", "adjourn_fair_process", "record_fair_words", "answer_fair_words", "decide_fair_process",
        "record_fair_decision", "drop_fair_process",
    ),
    P.FLAG_CHANGE: ("set_flag", "review_flag", "remove_flag"),
    P.PLAN_WRITE: (
        "begin_plan", "keep_own_words", "sign_plan", "add_objective", "change_objective", "move_objective",
        "achieve_objective", "remove_objective", "readd_objective", "delete_objective", "add_step", "change_step",
        "move_step", "remove_step", "record_answer", "do_review", "skip_review", "give_plan_copy",
    ),
    P.REFERRAL_MAKE: (
        "begin_service_referral", "change_service_referral", "send_service_referral", "withdraw_service_referral",
        "hold_service_referral", "resume_service_referral", "renew_service_consent", "answer_action_plan",
        "mark_service_session_read", "record_support_offer", "set_support_offer_aside",
    ),
    P.CONSENT_RECORD: ("record_consent", "revoke_consent", "end_consent"),
    P.PLAN_STEP: ("set_step_state", "note_progress"),
    P.PLAN_COUNTERSIGN: ("countersign_plan", "return_plan"),
    P.WHEREABOUTS_DECIDE: ("decide_whereabouts_unknown",),
    P.CONCERN_RECORD: (
        "note_concern", "review_concern", "remove_concern", "send_referral", "chase_referral", "answer_referral",
        "answer_safety_task",
    ),
    P.DISCLOSURE_RECORD: ("record_disclosure", "take_back_disclosure"),
    P.TASK_DO: ("add_task", "finish_task", "reopen_task", "move_task"),
    P.MESSAGE_SEND: (
        "send_message", "take_back_message", "deal_with_message", "read_reply", "choose_messages",
    ),
    P.LETTER_MAKE: (
        "write_licence_paper",
        "write_about_appointment", "mark_letter_sent", "mark_letter_came", "read_letter_draft", "prepare_paper",
        "change_paper", "sign_paper", "discard_paper", "prepare_decision_letter",
    ),
    P.DOCUMENT_ADD: ("add_document", "describe_document", "take_back_document", "attach_documents", "detach_document"),
    P.EXCUSE_JUDGE: (
        "judge_test_reason", "ask_reason", "hear_excuse", "judge_excuse", "find_ability", "take_back_failure",
    ),
    P.RESPONSE_DECIDE: (
        "decide_response", "praise", "reward", "withdraw_warning", "weigh_failure", "end_sanction",
        "prepare_response",
    ),
    P.SANCTION_APPROVE: ("approve_response", "decline_response"),
    P.ALLOCATE: ("allocate", "transfer_person", "end_allocation"),
    P.RESTRICT: (
        "read_access", "restrict_record", "lift_restriction", "name_user", "unname_user", "exclude_user",
        "end_exclusion", "watch_person", "unwatch_person",
    ),
    P.LOOKS_READ: ("read_looks",),
    P.PERSON_MERGE: (
        "read_merge", "compare_people", "merge_people", "turn_down_merge", "take_merge_apart",
    ),
    P.RIGHTS_ANSWER: (
        "read_access_request", "read_access_pack", "ask_access", "pause_access_request", "resume_access_request",
        "decide_access_part", "ask_access_pack", "hand_over_pack", "close_access_request", "settle_dispute",
        "read_recipients_to_tell", "tell_recipient", "decide_keeping", "read_removals", "take_away_record",
        "open_sealed", "erase_person",
    ),
    P.PROTECTED_NAME: ("name_protection_holder",),
}  # fmt: skip
NAMED: dict[Permission, tuple[str, ...]] = {
    P.PROTECTED_NAME: ("end_protection_holder",),
    P.APPOINTMENT_BOOK: ("go_out", "stay_longer", "come_back", "call_off"),
    P.PROTECTED_READ: ("read_protected_entry",),
    P.PROTECTED_CHANGE: ("add_protected_entry", "change_protected_entry", "take_back_protected_entry"),
}
"""What takes being named by a colleague besides: held by the tests of the app and of the API."""
BY_ROLE: dict[Permission, tuple[str, ...]] = {
    P.DRAW_RUN: (
        "read_test_draws", "read_test_draw", "open_test_draw", "make_test_draw", "cancel_test_draw",
    ),
    P.PERSON_FIND: (
        "find_people", "declare_tie_by_number", "read_assessment_forms", "read_assessment_form", "read_offerings",
        "read_help_places", "read_offering", "read_waiting_list", "read_help_place",
    ),
    P.PROGRAMME_KEEP: ("add_offering", "change_offering", "close_offering"),
    P.RESOURCE_KEEP: ("add_help_place", "change_help_place", "close_help_place"),
    P.REFERRAL_WORK: (
        "read_provider_referrals", "read_provider_referral", "read_provider_sessions", "read_unrecorded_sessions",
        "read_provider_session", "read_provider_groups", "read_provider_group_sessions", "read_provider_offerings",
        "read_provider_colleagues", *OF_A_PROVIDER,
    ),
    P.REFERRAL_ANSWER: OF_WHO_ANSWERS,
    P.RULE_RELEASE: (
        "prepare_response_table", "release_response_table", "withdraw_response_table",
        "ask_for_early_support", "switch_early_support_on", "decline_early_support", "switch_early_support_off",
        "list_gate_days", "set_gate_days", "agree_gate_days",
        "read_attention_changes", "prepare_attention_order", "release_attention_order", "withdraw_attention_order",
    ),
    P.PERSON_ADD: ("add_person",),
    P.MESSAGE_SEND: ("read_not_reached",),
    P.CASELOAD_READ: (
        "read_caseload", "read_orders_ending", "read_diary", "read_without_outcome", "read_tasks",
        "read_open_failures", "read_response_tables", "read_today", "read_duty", "read_attention",
        "read_attention_order", "heard_from", "move_all",
    ),
    P.TEAM_READ: (
        "read_caseload_of", "read_team", "read_unallocated", "read_open_access_requests", "read_keeping_due",
        "read_attention_of", "read_team_attention",
    ),
    P.GLASS_BREAK: ("break_glass",),
    P.LOOKS_REVIEW: ("read_openings", "judge_opening", "read_unusual_looks", "judge_unusual_look"),
    P.PROTECTED_NAME: ("read_protection_colleagues",),
    P.RIGHTS_ANSWER: (
        "read_erasures", "read_erased_recipients", "read_to_erase", "read_recipients_of_agency",
        "tell_recipient_of_erased",
    ),
    P.ALLOCATE: ("read_posts", "mass_transfer"),
    P.COVER_ARRANGE: ("arrange_cover", "end_cover"),
    P.DUTY_ARRANGE: ("put_on_duty", "take_off_duty"),
    P.ALERT_OWN: ("read_alerts", "read_alert", "take_alert", "hand_back_alert", "finish_alert"),
    P.IMPORT_RUN: ("read_imports", "read_import", "read_import_refusals"),
    P.AUDIT_READ: ("read_log",),
    P.VALIDATION_READ: (
        "read_validations", "read_validation", "read_early_support", "read_early_support_switches",
    ),
    P.WORK_RECORD: ("read_work_groups",),
    P.WORK_PLAN: ("read_work_travel",),
    P.WORK_DIRECT: ("read_work_projects", "add_work_project", "change_work_project", "close_work_project"),
    P.RESETTLE: ("read_coming_releases",),
    P.CHECKIN_ARRANGE: ("read_checkins_to_read",),
    P.TEMPLATE_RELEASE: ("read_templates", "read_template", "release_template"),
    P.AGENCY_ADMINISTER: ("draft_template", "change_template", "discard_template", "retire_template"),
    P.CONTACT_RECORD: (
        "read_note_texts", "read_own_snippets", "keep_snippet", "change_snippet", "remove_snippet",
    ),
    P.TOKENS_ADMINISTER: ("read_webhooks", "add_webhook", "stop_webhook", "send_webhook_messages_again"),
}  # fmt: skip


@cache
def calls() -> dict[str, tuple[str, str]]:
    """How each unsafe operation is called: method and the body of the description's own example, by address name."""
    from tests.described import description

    described = description()
    return {
        f"api-v1:{_address(operation['operationId'])}": (method.upper(), _body_of(operation))
        for operations in described["paths"].values()
        for method, operation in operations.items()
        if method != "get"
    }


def item_of(name: str, person: Person) -> Any:
    """The detail that an operation on one kind of detail names."""
    made: dict[str, Callable[[], Any]] = {
        "name": lambda: factories.NameFactory(person=person, kind="alias"),
        "identifier": lambda: factories.IdentifierFactory(person=person),
        "address": lambda: factories.AddressFactory(person=person, kind="previous"),
        "contact": lambda: factories.ContactPointFactory(person=person),
        "adjustment": lambda: factories.AdjustmentFactory(person=person),
        "relation": lambda: factories.RelationFactory(person=person),
        "occupation": lambda: factories.OccupationFactory(person=person),
        "characteristic": lambda: factories.CharacteristicFactory(person=person),
    }
    return made[name.rpartition("_")[2]]()


def note_by(user: Any, person: Person) -> Any:
    """A note that its author may correct."""
    return factories.NoteFactory(person=person, recorded_by_id=user.pk)


def _address(operation: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in operation)


def _body_of(operation: Any) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    return json.dumps(content["application/json"]["example"]) if content else ""
