"""What of this app is looked at before supervision ends."""

from throughcare.casework.orders.checklist import EndingCheck

CHECKS = (
    EndingCheck(
        code="outcome-missing",
        says="Appointments without an outcome",
        why="Say what came of each.",
        count_sql="""SELECT count(*) FROM supervision_appointment WHERE person_id = %(person)s AND known_to IS NULL
            AND status = 'booked' AND starts_at < %(now)s""",
        page="supervision:schedule",
        blocks=True,
    ),
    EndingCheck(
        code="task-open",
        says="Tasks not done",
        why="Do each of them, or finish it with a word on why it is not needed any more.",
        count_sql="""SELECT count(*) FROM supervision_task WHERE person_id = %(person)s AND known_to IS NULL
            AND done_at IS NULL""",
        page="supervision:activity",
        blocks=True,
    ),
    EndingCheck(
        code="evidence-awaited",
        says="Contacts that wait for evidence",
        why="Say what came of each, with what is known.",
        count_sql="""SELECT count(*) FROM supervision_contact WHERE person_id = %(person)s AND known_to IS NULL
            AND outcome = 'waiting_for_evidence'""",
        page="supervision:activity",
        blocks=True,
    ),
    EndingCheck(
        code="appointment-ahead",
        says="Appointments still to come",
        why="They are set aside: nothing is asked of the person any more.",
        count_sql="""SELECT count(*) FROM supervision_appointment WHERE person_id = %(person)s AND known_to IS NULL
            AND status = 'booked' AND starts_at >= %(now)s""",
        page="supervision:schedule",
    ),
)
