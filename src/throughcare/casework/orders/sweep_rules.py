"""What the sweep asks of orders and dates, and how the sweep of any app obeys the states of supervision.

The figures are this house's own starting values: no published standard sets them.
"""

from throughcare.register.notices.sweep import WRITTEN, SweepRule, over
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, SupervisionState, stops

ENDING_DAYS = 28
"""Four weeks: time for a last review and a closing letter."""
KEY_DATE_DAYS = 28
"""The same for any other date that carries weight."""


def states_stopping(activity: Activity) -> str:
    """The states that stop `activity`, as a list of SQL literals."""
    return ", ".join(f"'{state.value}'" for state in SupervisionState if stops(state, activity))


def going_on(person: str, activity: Activity) -> str:
    """The condition that no state of today stops `activity` for `person`, an SQL expression for a person's id."""
    return f"""NOT EXISTS (
      SELECT 1 FROM orders_supervisionstate st WHERE st.person_id = {person} AND st.known_to IS NULL
        AND st.state IN ({states_stopping(activity)}) AND st.starts_on <= %(today)s
        AND (st.ends_on IS NULL OR st.ends_on > %(today)s))"""  # noqa: S608 - codes of our own


PEOPLE_MOVED = f"""
SELECT DISTINCT st.person_id FROM orders_supervisionstate st
WHERE {WRITTEN.format("st")}
  OR st.known_to IS NULL AND st.starts_on > %(last)s AND st.starts_on <= %(today)s
  OR st.known_to IS NULL AND st.ends_on > %(last)s AND st.ends_on <= %(today)s"""  # noqa: S608 - fragments of our own
"""People whose state changed after the sweep before, by what was written or by the calendar."""

_ENDS_SUPERVISION = ", ".join(
    f"'{kind.code}'" for pack in jurisdictions.all() for kind in pack.key_date_kinds if kind.ends_supervision
)

ORDER_ENDING = over(
    "orders_order",
    code="order-ending",
    title="Order ends within 4 weeks",
    help="Review what is still open, and plan the last contacts.",
    page="orders:orders",
    page_takes_subject=False,
    due_on="r.ends_on - 1",
    where=f"""r.status = 'active' AND r.ends_on > %(today)s AND r.ends_on <= %(today)s::date + {ENDING_DAYS}
      AND {going_on("r.person_id", Activity.REVIEW)}""",
    crossed=f"r.ends_on > %(last)s::date + {ENDING_DAYS}",
    left="r.ends_on > %(last)s AND r.ends_on <= %(today)s",
)

KEY_DATE_NEAR = over(
    "orders_keydate",
    code="key-date-near",
    title="Key date within 4 weeks",
    help="Check what must be ready by then.",
    page="orders:orders",
    page_takes_subject=False,
    due_on="r.on",
    where=f"""r.on >= %(today)s AND r.on <= %(today)s::date + {KEY_DATE_DAYS} AND r.kind NOT IN ({_ENDS_SUPERVISION})
      AND {going_on("r.person_id", Activity.REVIEW)}""",
    crossed=f"r.on > %(last)s::date + {KEY_DATE_DAYS}",
    left="r.on >= %(last)s AND r.on < %(today)s",
)

RULES: tuple[SweepRule, ...] = (ORDER_ENDING, KEY_DATE_NEAR)
