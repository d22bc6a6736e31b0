"""The permission matrix: every address, and what it takes to open it. A new address without a row fails the build.

OPEN: anyone. SIGNED_IN: whoever is signed in, about themselves. role(...): any of these permissions, about no person.
person(...): the permission upon that person, decided by the policy.
"""

from dataclasses import dataclass

from tests.contracts.api_matrix import ABOUT_A_PERSON, BY_ROLE, NAMED

from throughcare.platform.access.permissions import Permission

P = Permission


@dataclass(frozen=True, slots=True)
class Row:
    """What one address takes. about: "open", "signed-in", "role" or "person". any_of: permissions, one suffices."""

    about: str
    any_of: tuple[Permission, ...] = ()


OPEN, SIGNED_IN = Row("open"), Row("signed-in")


def role(*any_of: Permission) -> Row:
    return Row("role", any_of)


def person(*any_of: Permission) -> Row:
    return Row("person", any_of)


def named(*any_of: Permission) -> Row:
    """The permission upon the person, and being named by a colleague: held by the tests of the app."""
    return Row("named", any_of)


ACCOUNTS = dict.fromkeys(
    (
        "account_logout", "account_reauthenticate", "account_change_password", "mfa_index", "mfa_reauthenticate",
        "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn",
        "mfa_edit_webauthn", "mfa_remove_webauthn",
    ),
    SIGNED_IN,
)  # fmt: skip

MATRIX: dict[str, Row] = {
    "account_login": OPEN,
    "mfa_authenticate": OPEN,
    **ACCOUNTS,
    "access:notice": SIGNED_IN,
    "access:locked": SIGNED_IN,
    "access:lock": SIGNED_IN,
    "access:awake": SIGNED_IN,
    "access:sessions": SIGNED_IN,
    "access:end_session": SIGNED_IN,
    "access:staff_sessions": role(P.SESSIONS_END),
    "access:end_sessions_of": role(P.SESSIONS_END),
    "access:locks": role(P.LOCK_RELEASE),
    "access:release_lock": role(P.LOCK_RELEASE),
    "admin:administration": role(
        P.AGENCY_ADMINISTER, P.USERS_ADMINISTER, P.REFERENCE_ADMINISTER, P.QUEUE_ADMINISTER,
        P.TOKENS_ADMINISTER,
    ),
    "admin:agency": role(P.AGENCY_ADMINISTER),
    **{
        f"admin:{name}": role(P.AGENCY_ADMINISTER)
        for name in ("organisations", "organisation-add", "organisation", "organisation-close")
    },
    "admin:organisation-user": role(P.USERS_ADMINISTER),
    "admin:teams": role(P.AGENCY_ADMINISTER),
    "admin:team-add": role(P.AGENCY_ADMINISTER),
    "admin:team": role(P.AGENCY_ADMINISTER),
    "admin:team-close": role(P.AGENCY_ADMINISTER),
    **{
        f"admin:{name}": role(P.USERS_ADMINISTER)
        for name in (
            "users", "user-add", "user", "user-change", "user-password", "user-account", "role-add", "role-end",
        )
    },
    **{
        f"admin:{name}": role(P.REFERENCE_ADMINISTER)
        for name in ("lists", "list", "item-add", "item", "item-state")
    },
    **{f"admin:{name}": role(P.TOKENS_ADMINISTER) for name in ("tokens", "token-add", "token-revoke")},
    **{
        f"hooks:{name}": role(P.TOKENS_ADMINISTER) for name in ("hooks", "hook-add", "hook-stop", "hook-again")
    },
    "admin:deliveries": role(P.QUEUE_ADMINISTER),
    "admin:delivery-again": role(P.QUEUE_ADMINISTER),
    "web:today": SIGNED_IN,
    "web:caseload": role(P.CASELOAD_READ, P.TEAM_READ),
    **{
        f"web:{name}": role(P.CASELOAD_READ)
        for name in ("attention", "attention_file", "attention_order")
    },
    **{
        f"web:{name}": role(P.RULE_RELEASE)
        for name in ("attention_change", "attention_figures", "attention_release", "attention_withdraw")
    },
    "web:overview": person(P.PERSON_OPEN),
    "web:report": person(P.LETTER_MAKE),
    "web:changes": person(P.PERSON_OPEN),
    "web:history": person(P.PERSON_OPEN),
    "web:team": role(P.TEAM_READ),
    "web:unallocated": role(P.TEAM_READ),
    "web:quality": role(P.TEAM_READ),
    "web:find": role(P.PERSON_FIND),
    **{
        f"provision:{name}": role(P.REFERRAL_WORK)
        for name in (
            "desk", "referrals", "referral", "action_plan", "measure", "ask_to_end", "report", "new_session", "record",
            "move_session", "calendar", "groups", "new_group", "group", "group_session", "attendance",
            "end_group",
        )
    },
    **{f"provision:{name}": role(P.REFERRAL_ANSWER) for name in ("move", "give")},
    "provision:delivery": person(P.PERSON_OPEN),
    "provision:answer_plan": person(P.REFERRAL_MAKE),
    "provision:see_return": person(P.REFERRAL_MAKE),
    "programmes:programmes": role(P.TEAM_READ),
    "programmes:cases": role(P.TEAM_READ),
    "web:help": SIGNED_IN,
    "web:help_topic": SIGNED_IN,
    "people:add": role(P.PERSON_ADD),
    "people:details": person(P.PERSON_OPEN),
    "people:duplicates": person(P.PERSON_OPEN),
    "people:merge": person(P.PERSON_MERGE),
    "people:merged": person(P.PERSON_MERGE),
    **{
        f"people:{name}": person(P.PERSON_CHANGE)
        for name in ("about", "add_item", "correct_item", "end_item", "take_back_item")
    },
    "insight:cohorts": role(P.VALIDATION_READ),
    "insight:overrides": role(P.VALIDATION_READ),
    "insight:answers": role(P.CONSISTENCY_READ),
    **{
        f"insight:{name}": role(P.VALIDATION_READ)
        for name in ("early_support", "early_support_table")
    },
    **{
        f"insight:early_support_{name}": role(P.RULE_RELEASE) for name in ("ask", "on", "withdraw", "off")
    },
    "insight:validation": role(P.VALIDATION_READ),
    "log:log": role(P.AUDIT_READ),
    "log:export": role(P.AUDIT_READ),
    "log:person": person(P.LOOKS_READ),
    "exchange:imports": role(P.IMPORT_RUN),
    "exchange:orders": person(P.ORDER_CHANGE),
    "exchange:run": role(P.IMPORT_RUN),
    "exchange:bad_rows": role(P.IMPORT_RUN),
    "caseload:mass_transfer": role(P.ALLOCATE),
    "caseload:purpose": person(P.PERSON_FIND),
    "caseload:break_glass": role(P.GLASS_BREAK),
    "caseload:break_glass_of": person(P.PERSON_FIND, P.GLASS_BREAK),
    "caseload:openings": role(P.LOOKS_REVIEW),
    "caseload:opening": role(P.LOOKS_REVIEW),
    "caseload:glass": person(P.PERSON_OPEN),
    "caseload:unusual": role(P.LOOKS_REVIEW),
    "caseload:look": role(P.LOOKS_REVIEW),
    "caseload:watch": person(P.RESTRICT),
    "caseload:unwatch": person(P.RESTRICT),
    "caseload:tie": role(P.PERSON_FIND),
    "caseload:own_place": SIGNED_IN,
    "caseload:forget_own_place": SIGNED_IN,
    "caseload:tie_of": person(P.PERSON_FIND),
    "caseload:match": person(P.PERSON_CHANGE),
    "caseload:cover": role(P.COVER_ARRANGE),
    "caseload:end_cover": role(P.COVER_ARRANGE),
    "caseload:duty": role(P.DUTY_ARRANGE),
    "caseload:end_duty": role(P.DUTY_ARRANGE),
    "caseload:allocation": person(P.PERSON_OPEN, P.ALLOCATE),
    "caseload:end_part": person(P.ALLOCATE),
    **{
        f"caseload:{name}": person(P.RESTRICT)
        for name in ("access", "restrict", "lift", "name", "exclude", "end_wall")
    },
    **{
        f"assessments:{name}": person(P.PERSON_OPEN) for name in ("assessments", "assessment", "whole", "section")
    },
    **{
        f"assessments:{name}": person(P.PERSON_OPEN)
        for name in ("score", "score_print", "score_pdf", "score_inputs", "history", "compare", "needs")
    },
    "assessments:forms": SIGNED_IN,
    "assessments:form_print": SIGNED_IN,
    **{
        f"assessments:{name}": person(P.ASSESSMENT_WRITE)
        for name in ("start", "sign", "set_aside", "correct", "ask", "called_for")
    },
    **{f"assessments:{name}": person(P.ASSESSMENT_CONTRIBUTE) for name in ("keep", "done", "again")},
    "assessments:contests": role(P.DISPUTE_DECIDE),
    **{
        f"releases:{name}": role(P.RULE_RELEASE)
        for name in ("releases", "who_changes", "change", "release", "withdraw")
    },
    "assessments:contest_of": person(P.PERSON_OPEN),
    "assessments:decide": person(P.DISPUTE_DECIDE),
    **{f"assessments:{name}": person(P.DISPUTE_RECORD) for name in ("contest", "withdraw", "tell")},
    **{f"assessments:{name}": person(P.ASSESSMENT_COUNTERSIGN) for name in ("countersign", "send_back")},
    "assessments:beside": person(P.PERSON_OPEN),
    **{f"portal:{name}": OPEN for name in ("begin", "link", "part", "send", "stop", "end", "help_near")},
    **{
        f"portal:{name}": OPEN
        for name in ("link_trouble", "more", "picture", "trouble", "other_way")
    },
    **{
        f"selfreports:{name}": person(P.PERSON_OPEN)
        for name in ("reports", "report", "safety", "paper", "paper_pdf")
    },
    **{
        f"selfreports:{name}": person(P.ASSESSMENT_CONTRIBUTE)
        for name in ("ask", "make_link", "stop_link", "hand_over", "take_back", "type_in")
    },
    **{f"classification:{name}": person(P.PERSON_OPEN) for name in ("levels", "why", "proposal", "override")},
    **{
        f"classification:{name}": person(P.LEVEL_DECIDE)
        for name in ("calculate", "tell", "ask_override", "end_override")
    },
    **{f"classification:{name}": person(P.FLAG_CHANGE) for name in ("set_flag", "review_flag", "remove_flag")},
    "classification:waiting": role(P.LEVEL_DECIDE),
    "unpaidwork:work": person(P.PERSON_OPEN),
    **{
        f"unpaidwork:{name}": person(P.WORK_PLAN)
        for name in ("require", "change", "book", "plan", "adjust", "outcome", "cancel", "take_back", "travel")
    },
    "unpaidwork:groups": role(P.WORK_RECORD),
    "unpaidwork:attendance": role(P.WORK_RECORD),
    "unpaidwork:travel_list": role(P.WORK_PLAN),
    **{
        f"unpaidwork:{name}": role(P.WORK_DIRECT)
        for name in ("projects", "add_project", "change_project", "close_project")
    },
    **{f"testing:{name}": person(P.PERSON_OPEN) for name in ("tests", "test")},
    **{
        f"testing:{name}": person(P.TEST_RECORD)
        for name in ("tell", "cancel", "give_time", "collect", "not_taken", "custody", "screen", "laboratory", "retest")
    },
    "testing:order": person(P.APPOINTMENT_BOOK),
    "testing:ask": person(P.PROCESS_CARRY),
    "testing:judge": person(P.EXCUSE_JUDGE),
    "testing:contest": person(P.DISPUTE_RECORD),
    "testing:decide": person(P.DISPUTE_DECIDE),
    **{f"testing:{name}": person(P.SENSITIVE_READ) for name in ("treatment", "change_treatment")},
    "testing:today": role(P.TEST_RECORD),
    **{
        f"testing:{name}": role(P.DRAW_RUN)
        for name in ("draws", "open_draw", "draw", "make_draw", "cancel_draw", "draw_file")
    },
    "resettlement:pathways": person(P.PERSON_OPEN),
    **{
        f"resettlement:{name}": person(P.RESETTLE)
        for name in ("part", "send", "skip", "status", "add_need", "need", "add_activity", "activity", "anew")
    },
    "resettlement:soon": role(P.RESETTLE),
    **{f"earlysupport:{name}": person(P.PERSON_OPEN) for name in ("offers", "told")},
    **{f"earlysupport:{name}": person(P.REFERRAL_MAKE) for name in ("offer", "aside")},
    **{f"checkins:{name}": person(P.PERSON_OPEN) for name in ("checkins", "checkin")},
    **{
        f"checkins:{name}": person(P.CHECKIN_ARRANGE)
        for name in (
            "arrange", "stop", "resume", "add_question", "drop_question", "photo", "give_link", "send_again", "remind",
            "cancel",
        )
    },
    "checkins:decide": person(P.CHECKIN_APPROVE),
    "checkins:waiting": role(P.CHECKIN_ARRANGE),
    "checkins:choice": role(P.CHECKIN_APPROVE),
    **{
        f"interventions:{name}": role(P.PERSON_FIND, P.RESOURCE_KEEP)
        for name in ("directory", "directory_print", "resource")
    },
    **{
        f"interventions:{name}": role(P.RESOURCE_KEEP)
        for name in ("add_resource", "change_resource", "close_resource")
    },
    **{
        f"interventions:{name}": role(P.PERSON_FIND, P.PROGRAMME_KEEP)
        for name in ("catalogue", "programme", "offering")
    },
    **{
        f"interventions:{name}": role(P.PROGRAMME_KEEP)
        for name in ("add_offering", "change_offering", "close_offering")
    },
    **{
        f"interventions:{name}": person(P.PERSON_OPEN)
        for name in ("services", "referral", "consents", "consent_print")
    },
    **{
        f"interventions:{name}": person(P.REFERRAL_MAKE)
        for name in (
            "begin_referral", "change_referral", "withdraw_referral", "pause_referral", "renew_consent",
        )
    },
    **{
        f"interventions:{name}": person(P.CONSENT_RECORD)
        for name in ("record_consent", "revoke_consent", "end_consent")
    },
    **{
        f"plans:{name}": person(P.PLAN_WRITE)
        for name in (
            "begin", "own_words", "add_objective", "change_objective", "move_objective", "achieve_objective",
            "remove_objective", "delete_objective", "readd_objective", "add_step", "change_step", "move_step",
            "remove_step", "sign", "ask", "give", "review",
        )
    },
    **{f"plans:{name}": person(P.PLAN_STEP) for name in ("step_state", "note")},
    **{
        f"plans:{name}": person(P.PERSON_OPEN)
        for name in (
            "plan", "versions", "version", "compare", "for_person", "for_person_print", "for_person_pdf", "countersign",
        )
    },
    "plans:reviews": role(P.PLAN_WRITE),
    "safeguarding:safeguarding": person(P.PERSON_OPEN),
    **{
        f"safeguarding:{name}": person(P.CONCERN_RECORD)
        for name in ("note_concern", "review_concern", "remove_concern", "refer", "chase", "answer")
    },
    **{f"safeguarding:{name}": person(P.DISCLOSURE_RECORD) for name in ("disclose", "take_back_disclosure")},
    "protection:protection": person(P.PERSON_OPEN),
    "protection:name_holder": person(P.PROTECTED_NAME),
    "protection:end_holder": named(P.PROTECTED_NAME),
    "protection:look": named(P.PROTECTED_READ),
    **{f"protection:{name}": named(P.PROTECTED_CHANGE) for name in ("add_entry", "change_entry", "take_back_entry")},
    "rights:queue": role(P.TEAM_READ),
    "rights:holdings": SIGNED_IN,
    **{f"rights:{name}": role(P.RIGHTS_ANSWER) for name in ("recipients", "erased", "erasure")},
    "rights:rights": person(P.PERSON_OPEN),
    "rights:dispute": person(P.PERSON_CHANGE),
    **{f"rights:{name}": person(P.RIGHTS_ANSWER) for name in ("take_away", "removed", "put_back", "erase")},
    **{
        f"rights:{name}": person(P.RIGHTS_ANSWER)
        for name in ("ask", "request", "part", "make", "act", "pack", "settle", "tell", "keeping")
    },
    **{f"templates:{name}": role(P.TEMPLATE_RELEASE) for name in ("templates", "pack", "template", "pdf", "release")},
    **{f"templates:{name}": role(P.AGENCY_ADMINISTER) for name in ("new", "edit", "retire", "discard")},
    **{f"templates:{name}": role(P.CONTACT_RECORD) for name in ("own", "add_own", "change_own", "remove_own")},
    **{f"stored:{name}": person(P.PERSON_OPEN) for name in ("documents", "document", "content")},
    **{f"stored:{name}": person(P.DOCUMENT_ADD) for name in ("add", "take_back", "attach", "detach")},
    "messaging:incoming": OPEN,
    "diaries:feed": OPEN,
    "diaries:own": role(P.CASELOAD_READ),
    "diaries:person": person(P.MESSAGE_SEND),
    "messaging:conversation": person(P.PERSON_OPEN),
    **{
        f"messaging:{name}": person(P.MESSAGE_SEND) for name in ("send", "choices", "read", "deal", "take_back")
    },
    **{f"messaging:{name}": role(P.MESSAGE_SEND) for name in ("unreached", "stray")},
    "messaging:agency": role(P.AGENCY_ADMINISTER),
    "messaging:again": role(P.QUEUE_ADMINISTER),
    "documents:letters": person(P.PERSON_OPEN),
    "documents:letter": person(P.PERSON_OPEN),
    "documents:envelope": person(P.PERSON_OPEN),
    "documents:came": person(P.LETTER_MAKE),
    "documents:paper": person(P.LETTER_MAKE),
    "documents:discard_paper": person(P.LETTER_MAKE),
    "documents:print": person(P.PERSON_OPEN),
    "documents:pdf": person(P.PERSON_OPEN),
    "orders:ending": role(P.CASELOAD_READ),
    "orders:adherence": person(P.PERSON_OPEN),
    "orders:calendar": person(P.PERSON_OPEN),
    "orders:orders": person(P.PERSON_OPEN),
    **{
        f"orders:{name}": person(P.ORDER_CHANGE)
        for name in (
            "add_order", "change_order", "end_order", "add_condition", "vary_condition", "add_offence",
            "correct_offence", "add_sentence", "correct_sentence", "add_key_date", "correct_key_date",
            "change_state", "take_back", "confirm_death", "undo_death", "end_supervision", "court_result", "receive",
            "leave", "note_custody",
        )
    },
    "orders:custody": person(P.PERSON_OPEN),
    "orders:report_death": person(P.CONTACT_RECORD),
    "orders:whereabouts": person(P.CONTACT_RECORD),
    "orders:decide_whereabouts": person(P.WHEREABOUTS_DECIDE),
    **{
        f"supervision:{name}": person(P.PERSON_OPEN)
        for name in ("activity", "schedule", "appointment", "contact", "standard")
    },
    "supervision:letter": person(P.LETTER_MAKE),
    **{f"supervision:{name}": person(P.APPOINTMENT_BOOK) for name in (
        "book", "cancel", "reschedule", "arrangement", "fill", "plan_visit", "watch",
    )},
    **{
        f"supervision:{name}": person(P.CONTACT_RECORD)
        for name in ("change_outcome", "outcome", "record", "note", "correct_note", "home_visit")
    },
    **{f"supervision:{name}": person(P.TASK_DO) for name in ("task", "finish_task")},
    **{
        f"supervision:{name}": role(P.CASELOAD_READ)
        for name in ("diary", "tasks", "without_outcome", "visits", "heard", "day", "away")
    },
    "supervision:visit": named(P.PERSON_OPEN),
    "supervision:progress": person(P.PERSON_OPEN),
    "supervision:progress_proposal": person(P.PERSON_OPEN),
    "supervision:propose_progress": person(P.LEVEL_DECIDE),
    "supervision:end_phase": person(P.LEVEL_APPROVE),
    **{f"dossiers:{name}": person(P.PERSON_OPEN) for name in ("dossiers", "dossier")},
    **{
        f"dossiers:{name}": person(P.HEARING_ARRANGE)
        for name in (
            "begin", "arrange", "make", "discard", "hand_over", "look_before", "file", "paper", "remove", "page",
            "put_back", "withhold", "show",
        )
    },
    **{f"dossiers:{name}": role(P.BENCH_SIT) for name in ("bench", "bench_file")},
    "dossiers:decide": person(P.PROCESS_DECIDE),
    "dueprocess:processes": person(P.PERSON_OPEN),
    "dueprocess:process": person(P.PERSON_OPEN),
    **{
        f"dueprocess:{name}": person(P.PROCESS_CARRY)
        for name in (
            "begin", "fact", "fact_of", "facts", "adjourn", "represent", "answer", "decide", "drop", "gate", "waive",
            "reopen", "notice",
        )
    },
    **{f"licences:{name}": person(P.PERSON_OPEN) for name in ("licences", "licence")},
    **{
        f"licences:{name}": person(P.CONDITIONS_DRAFT)
        for name in (
            "begin", "details", "add_row", "change_row", "leave_out", "restore", "place", "submit", "activate", "drop",
            "vary", "be_fair",
        )
    },
    **{f"licences:{name}": person(P.CONDITIONS_APPROVE) for name in ("approve", "send_back", "reject")},
    "licences:paper": person(P.LETTER_MAKE),
    "appeals:register": role(P.APPEAL_CARRY),
    **{f"appeals:{name}": person(P.PERSON_OPEN) for name in ("appeals", "appeal")},
    **{
        f"appeals:{name}": person(P.APPEAL_CARRY)
        for name in ("lodge", "acknowledge", "fact", "withdraw", "carry_out")
    },
    **{f"appeals:{name}": person(P.APPEAL_DECIDE) for name in ("admit", "suspend", "take_up", "decide")},
    "appeals:letter": person(P.LETTER_MAKE),
    "appeals:arrange": person(P.HEARING_ARRANGE),
    "hearings:hearings": person(P.PERSON_OPEN),
    "hearings:hearing": person(P.PERSON_OPEN),
    "hearings:eligibility": person(P.PERSON_OPEN),
    "hearings:answer": person(P.HEARING_ARRANGE),
    **{
        f"hearings:{name}": person(P.HEARING_ARRANGE)
        for name in ("arrange", "change", "adjourn", "vacate", "add_party", "party", "attendance", "result")
    },
    "hearings:calendar": role(P.HEARING_ARRANGE),
    "hearings:bench": role(P.BENCH_SIT),
    "hearings:bench_hearing": named(P.BENCH_SIT),
    "hearings:bench_decide": named(P.BENCH_SIT),
    "dueprocess:letter": person(P.LETTER_MAKE),
    **{f"dueprocess:{name}": role(P.RULE_RELEASE) for name in ("days", "set_days", "agree_days")},
    "noncompliance:open": role(P.CASELOAD_READ),
    "noncompliance:compliance": person(P.PERSON_OPEN),
    "noncompliance:failure": person(P.PERSON_OPEN),
    "noncompliance:ask": person(P.EXCUSE_JUDGE),
    "noncompliance:hear": person(P.EXCUSE_JUDGE),
    "noncompliance:judge": person(P.EXCUSE_JUDGE),
    "noncompliance:decide": person(P.RESPONSE_DECIDE),
    "noncompliance:praise": person(P.RESPONSE_DECIDE),
    "noncompliance:withdraw": person(P.RESPONSE_DECIDE),
    "noncompliance:ability": person(P.EXCUSE_JUDGE),
    "noncompliance:weigh": person(P.RESPONSE_DECIDE),
    "noncompliance:prepare": person(P.RESPONSE_DECIDE),
    "noncompliance:approve": person(P.SANCTION_APPROVE),
    "noncompliance:take_back": person(P.EXCUSE_JUDGE),
    "noncompliance:record": person(P.CONTACT_RECORD),
    "noncompliance:sanction": person(P.PERSON_OPEN),
    "noncompliance:tell": person(P.LETTER_MAKE),
    "noncompliance:tables": role(P.CASELOAD_READ),
    "noncompliance:table": role(P.RULE_RELEASE),
    "notices:alerts": role(P.ALERT_OWN),
    "notices:team": role(P.TEAM_READ),
    **{f"notices:{name}": role(P.ALERT_OWN) for name in ("alert", "take", "hand_back")},
    "api-v1:openapi-json": OPEN,
    "api-v1:api-root": OPEN,
    **{f"api-v1:{name}": person(takes) for takes, names in ABOUT_A_PERSON.items() for name in names},
    **{f"api-v1:{name}": named(takes) for takes, names in NAMED.items() for name in names},
    **{f"api-v1:{name}": role(takes) for takes, names in BY_ROLE.items() for name in names},
}  # fmt: skip
