"""An appointment in the words of a letter: when, where, with whom; never why."""

from datetime import datetime
from zoneinfo import ZoneInfo

from throughcare.casework.supervision.queries.rows import AppointmentShown
from throughcare.platform.actor import Actor
from throughcare.register.documents.drafts import AppointmentTold
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction


def told(actor: Actor, pack: Jurisdiction, appointment: AppointmentShown) -> AppointmentTold:
    """The appointment as a letter tells it, in the agency's zone, without its purpose."""
    return AppointmentTold(
        id=appointment.id, on=pack.in_words(civil_date(appointment.starts_at, actor.zone)),
        at=_clock(appointment.starts_at, actor.zone), place=appointment.place, officer=appointment.officer,
    )  # fmt: skip


def _clock(moment: datetime, zone: str) -> str:
    """ "10am", "2:30pm" in the agency's zone."""
    local = moment.astimezone(ZoneInfo(zone))
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"
