"""No unique constraint crosses a wall: "already taken" would tell of a record that is hidden.

Every unique or exclusion constraint on a table with a person is listed with why it cannot. A new one without a
reason fails the build. Those by the person's own id, or by a row of the person's, are met only by who may change
the person already; the database's own walls see to that.
"""

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R137")]

INSIDE = {
    "person_id", "person", "record_id", "id", "order_id", "contact_id", "failure_id", "appointment_id", "assessment_id",
    "report_id", "preparation_id", "plan_id", "plan_version_id", "referral_id",
}  # fmt: skip
"""Columns that lead to one person: a constraint that holds one of them stays inside the record."""

REASONS: dict[str, str] = {
    "people_person_reference_once": "The system draws the reference at random and draws again; nobody types one.",
    "people_nameword_once": "Written by a trigger that passes over what stands; each word of all names, of nobody.",
    "notices_alert_once": "Written by the sweep alone; subjects are ids.",
    "caseload_allocation_one_responsible": "By the person's own id, in an expression; met by who may allocate.",
    "orders_supervisionstate_one_at_a_time": "By the person's own id, in an expression; met by who may change it.",
    "classification_levelheld_one_at_a_time": "By the person's own id, in an expression; met by who may set the level.",
    "assessments_calledfor_once": "By the id of an event about one person; the system writes it.",
    "exchange_importedrow_once": "Keys of files the agency sent before; met alike whether the record is hidden or not.",
    "exchange_webhookmessage_once": "Written by the system, an event and a hook at a time.",
    "people_merge_one_open": "By the id of the record that was merged, which whoever merges has open.",
    "people_removal_once": "By the id of the row taken away, which whoever takes it away has open.",
    "protection_entry_number_once": "The system gives the number; nobody types one.",
    "selfreports_reportkey_one_link": "Of 256 random bits that the system draws; nobody types one.",
    "selfreports_reportkey_one_browser": "Of 256 random bits that the system draws; nobody types one.",
    "selfreports_safetytask_rings_once": "By the id of an assessment or a self-report, which belongs to one person.",
    "earlysupport_offeranswer_offer_id_key": "By the id of an offer, which belongs to one person.",
    "checkins_checkin_once_a_day": "By the id of a series, which belongs to one person; the system writes it.",
    "checkins_checkin_one_report": "By the id of a self-report, which belongs to one person; the system writes it.",
    "checkins_checkinphoto_one": "By the id of a self-report, which belongs to one person.",
    "messaging_message_once": "By the id of what it is about, which belongs to one person.",
    "messaging_reply_once": "By the id of a number and the carrier’s own mark; the system writes it.",
    "supervision_task_one_of_a_letter": "By the id of a letter, which belongs to one person; the system writes it.",
    "testing_entry_pseudonym_once": "Of 64 random bits that the system draws; nobody types one.",
    "testing_test_one_of_an_entry": "By the id of a line of a frame, of one person; the system writes it.",
    "testing_specimen_one_of_a_test": "By the id of a test, which belongs to one person.",
    "testing_finding_once_a_stage": "By the id of a sample, which belongs to one person.",
    "testing_explanation_once": "By the id of a test, which belongs to one person.",
    "testing_contest_one_open": "By the id of a test, which belongs to one person.",
    "documents_evidence_once": "By the id of a document, which belongs to one person, and of what it proves.",
    "documents_storedpart_once": "By the id of a document, which belongs to one person; the system writes it.",
    "dossiers_copy_once": "By the id of a dossier, which belongs to one person; the system writes it.",
    "dossiers_copypart_once": "By the id of a copy, which belongs to one person; the system writes it.",
    "dossiers_dossier_number_once": "By the id of a hearing or decision, which belongs to one person.",
    "dossiers_dossier_one_draft": "By the id of a hearing or decision, which belongs to one person.",
    "dossiers_item_once": "By the id of a dossier, which belongs to one person; the system writes it.",
    "dueprocess_decision_once": "By the id of a process, which belongs to one person.",
    "dueprocess_gate_once": "By the id of a process, which belongs to one person; the system writes it.",
    "dueprocess_process_one_open": "By the id of what is decided about, which belongs to one person.",
    "dueprocess_waiver_once": "By the id of a process, which belongs to one person.",
    "dueprocess_setaside_once": "By the id of an appeal, which belongs to one person; the system writes it.",
    "appeals_outcome_once": "By the id of an appeal, which belongs to one person.",
    "appeals_part_once": "By the id of what came of an appeal, which belongs to one person.",
    "appeals_ruling_once": "By the id of an appeal, which belongs to one person.",
    "hearings_conditionoutcome_once": "By the ids of a result and a condition, which belong to one person.",
    "hearings_eligibilityanswer_once": "By the id of a person, whom the writer may open.",
    "hearings_hearing_follows_once": "By the id of a hearing, which belongs to one person; the system writes it.",
    "hearings_party_once": "By the id of a hearing, which belongs to one person.",
    "licences_licence_one_in_force": "By the id of an order, which belongs to one person.",
    "licences_licence_one_in_the_making": "By the id of an order, which belongs to one person.",
    "licences_licencecondition_once": "By the ids of a licence and a condition, which belong to one person.",
    "hearings_result_once": "By the id of a hearing, which belongs to one person.",
    "noncompliance_failure_one_a_subject": "By the id of what was missed, which belongs to one person.",
    "noncompliance_sanction_one_a_response": "By the id of a response, which belongs to one person.",
    "diaries_calendarfeed_digest_key": "Of 256 random bits that the system draws; nobody types one.",
    "diaries_feed_one_an_officer": "By the officer’s own id; of a feed that concerns no person.",
    "rights_part_decided_once": "By the id of a request, which belongs to one person.",
    "rights_recipient_told_once": "By the ids of a disclosure and of a correction, which belong to one person.",
}

CONSTRAINTS = """
SELECT c.conname, array_agg(a.attname::text ORDER BY a.attname)
FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
CROSS JOIN LATERAL unnest(c.conkey) column_no JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = column_no
WHERE c.contype IN ('u', 'x') AND t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.oid IN (
  SELECT attrelid FROM pg_attribute WHERE attname = 'person_id' AND NOT attisdropped
  UNION SELECT 'people_person'::regclass UNION SELECT 'people_nameword'::regclass)
GROUP BY c.conname
UNION ALL
SELECT i.relname, array_agg(coalesce(a.attname::text, '(expression)'))
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
CROSS JOIN LATERAL unnest(x.indkey) column_no
LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = column_no AND column_no > 0
WHERE (x.indisunique OR x.indisexclusion) AND NOT x.indisprimary AND t.relkind = 'r'
  AND t.relnamespace = 'public'::regnamespace
  AND t.oid IN (SELECT attrelid FROM pg_attribute WHERE attname = 'person_id' AND NOT attisdropped
                UNION SELECT 'people_person'::regclass UNION SELECT 'people_nameword'::regclass)
GROUP BY i.relname
"""


def test_every_unique_constraint_on_a_persons_table_says_why_it_reveals_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(CONSTRAINTS)
        found = {name: set(columns) for name, columns in cursor.fetchall()}
    assert "caseload_allocation_one_responsible" in found and "people_person_reference_once" in found
    crossing = {name for name, columns in found.items() if not columns & INSIDE}
    unexplained = [f"{name} ({sorted(found[name])})" for name in sorted(crossing - set(REASONS))]
    assert unexplained == [], "\n".join(unexplained)
    assert sorted(set(REASONS) - set(found)) == [], "a reason without its constraint"
