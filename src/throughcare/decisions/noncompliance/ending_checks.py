"""What of this app is looked at before supervision ends."""

from throughcare.casework.orders.checklist import EndingCheck

CHECKS = (
    EndingCheck(
        code="failure-pending",
        says="Missed contacts not yet answered",
        why="Hear, judge and decide each: nothing stays in the air over somebody who has finished.",
        count_sql="""SELECT count(*) FROM noncompliance_failure WHERE person_id = %(person)s AND known_to IS NULL
            AND stage <> 'closed'""",
        page="noncompliance:compliance",
        blocks=True,
    ),
)
