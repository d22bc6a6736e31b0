"""What of this app is looked at before supervision ends, and of the letters and alerts below it."""

from throughcare.casework.orders.checklist import EndingCheck

CHECKS = (
    EndingCheck(
        code="order-running",
        says="Orders that still run",
        why="Supervision goes on under them. End it when the last one has ended.",
        count_sql="""SELECT count(*) FROM orders_order WHERE person_id = %(person)s AND known_to IS NULL
            AND status IN ('planned', 'active') AND (ends_on IS NULL OR ends_on > %(after)s)""",
        page="orders:orders",
        blocks=True,
    ),
    EndingCheck(
        code="letter-not-sent",
        says="Letters made and not sent",
        why="Send or withdraw them first: afterwards only the letter about the end goes out.",
        count_sql="""SELECT count(*) FROM documents_letter WHERE person_id = %(person)s AND known_to IS NULL
            AND state = 'made' AND kind <> 'ending'""",
        page="documents:letters",
        blocks=True,
    ),
    EndingCheck(
        code="alert-open",
        says="Open alerts",
        why="They close by themselves when supervision has ended. Look whether one still asks for something.",
        count_sql="""SELECT count(*) FROM notices_alert WHERE person_id = %(person)s AND state <> 'done'""",
        page="web:overview",
    ),
)
