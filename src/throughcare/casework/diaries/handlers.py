"""What follows for the person when an appointment is moved, called off or set aside."""

from throughcare.casework.diaries.queries.appointments import told_before, when_and_where
from throughcare.casework.supervision.events import (
    AppointmentCancelled,
    AppointmentMoved,
    AppointmentSetAside,
)
from throughcare.platform.actor import Actor
from throughcare.register.messaging.commands import stop_about, tell_person


def stop_reminders(
    actor: Actor, event: AppointmentCancelled | AppointmentMoved | AppointmentSetAside
) -> None:
    """Send no reminder of it; and where one went out before, say that it does not hold any more."""
    stop_about(actor, event.person_id, event.appointment_id)
    if isinstance(event, AppointmentSetAside) or not told_before(event.appointment_id):
        return
    if isinstance(event, AppointmentMoved):
        new = when_and_where(event.new_appointment_id)
        tell_person(actor, event.person_id, "appointment_moved", about=event.new_appointment_id, at=new.starts_at,
                    params={"place": new.place})  # fmt: skip
    else:
        old = when_and_where(event.appointment_id)
        tell_person(actor, event.person_id, "appointment_off", about=event.appointment_id, at=old.starts_at)
