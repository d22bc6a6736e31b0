"""What this app does when it hears of a contact."""

from throughcare.casework.orders.events import SupervisionStateChanged
from throughcare.casework.supervision.events import ContactRecorded, OutcomeChanged
from throughcare.decisions.noncompliance import commands
from throughcare.platform.actor import Actor


def consider_contact(actor: Actor, event: ContactRecorded | OutcomeChanged) -> None:
    """Open, close or reopen the failure of a contact. The contact is read as it stands, so order does not matter."""
    commands.consider(actor, event.contact_id, event.happened_on)


def consider_state(actor: Actor, event: SupervisionStateChanged) -> None:
    """Look again at missed contacts when the state on their day changes, and let the time for a reason run on."""
    commands.consider_person(actor, event.person_id)
    commands.run_on(actor, event.person_id, event.state_id)
