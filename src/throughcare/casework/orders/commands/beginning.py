"""Orders whose first day has come: for the daily sweep, in one statement whatever their number."""

from django.db import connection, transaction

from throughcare.casework.orders.commands.writing import CHANGED
from throughcare.casework.orders.events import OrderChanged
from throughcare.casework.orders.reasons import FIRST_DAY_CAME
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.events import bus

BEGIN = """
UPDATE orders_order o SET status = 'active', recorded_by_id = %(user)s, because = %(because)s
FROM people_person p JOIN access_agency g ON g.id = p.agency_id
WHERE p.id = o.person_id AND p.known_to IS NULL AND o.known_to IS NULL AND o.status = 'planned'
  AND o.starts_on <= (%(now)s AT TIME ZONE g.zone)::date
RETURNING o.person_id, o.id, o.kind, o.starts_on, o.ends_on
"""
ENTRIES_HOLD = 1500
"""People named in one audit entry."""


@transaction.atomic
def begin_orders(actor: Actor) -> int:
    """Make planned orders active from their first day on, by the calendar of their agency; returns how many.

    Only the system does this, once a day or as often as it likes. Raises NotPermitted for anybody else.
    """
    if not actor.system:
        raise NotPermitted(Permission.ORDER_CHANGE, None, "R0 for the system alone")
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, {"user": actor.user_id, "because": FIRST_DAY_CAME.code, "now": clock.now()})
        begun = cursor.fetchall()
    # An entry on a day with none too: the statement was a write, whatever it found.
    for at in range(0, max(len(begun), 1), ENTRIES_HOLD):
        people = [person for person, *_ in begun[at : at + ENTRIES_HOLD]]
        trail.record(
            actor, "orders:order:begun", kind="orders.order", people=people, details={"orders": len(people)}
        )
    for person_id, order_id, kind, starts_on, ends_on in begun:
        bus.publish(actor, OrderChanged(person_id, order_id, kind, CHANGED, starts_on, ends_on))
    return len(begun)
