"""What the sweep asks of early support: help that waits to be offered, where the agency has switched it on."""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.register.notices.sweep import SweepRule, over
from throughcare.rules.contacts import Activity

HELP_TO_OFFER = over(
    "earlysupport_supportoffer",
    code="help-to-offer",
    title="Help may be offered",
    help="See what was counted, and offer help. It is no failure, and nothing follows from a no.",
    page="earlysupport:offer",
    due_on="r.found_on",
    where=f"r.state = 'open' AND {going_on('r.person_id', Activity.DIRECT_CONTACT)}",
    crossed="false",
)

RULES: tuple[SweepRule, ...] = (HELP_TO_OFFER,)
