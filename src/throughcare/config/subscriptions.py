"""Which handler hears of which event: the only place that wires events upward."""

from throughcare.casework.supervision.events import ContactRecorded, OutcomeChanged
from throughcare.decisions.noncompliance.handlers import consider_contact
from throughcare.platform.events.bus import Handler

SUBSCRIPTIONS: dict[type, tuple[Handler, ...]] = {
    ContactRecorded: (consider_contact,),
    OutcomeChanged: (consider_contact,),
}
