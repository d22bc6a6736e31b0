"""/people/{id}/appointments: planning, moving, cancelling, and what came of them."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.queries import AppointmentShown, Engagement, Item, Unrecorded
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource

appointments = Resource("appointments", "appointments")
PEOPLE = "/people/{uuid:person_id}"
PERSON = f"{PEOPLE}/appointments"
ONE = f"{PERSON}/{{uuid:appointment_id}}"
MOST_DAYS, MOST_LINES = 366, 10_000


def read_appointments(actor: Actor, person_id: UUID) -> list[AppointmentShown]:
    """Booked appointments: those to come, and those past that wait for their outcome."""
    booked = queries.schedule(actor, person_id)
    return [*booked.unrecorded, *booked.coming]


def read_appointment(actor: Actor, person_id: UUID, appointment_id: UUID) -> Item:
    """An appointment and what came of it, with its notes and tasks."""
    return queries.item_of_appointment(actor, person_id, appointment_id)


def read_diary(actor: Actor, since: date | None = None, days: int = 7) -> list[Engagement]:
    """The caller's own appointments from a day on, today when none is given."""
    zone = ZoneInfo(actor.zone)
    start = datetime.combine(since or clock.today(actor.zone), time(), tzinfo=zone)
    return queries.diary(actor, actor.user_id, start, start + timedelta(days=min(days, MOST_DAYS)))


def read_without_outcome(actor: Actor, whole_team: bool = False) -> list[Unrecorded]:
    """Past appointments without an outcome: the caller's own, or the whole team's."""
    return queries.without_outcome(actor, whole_team=whole_team, limit=MOST_LINES)


appointments.lists(PERSON, read_appointments, by=("starts_at", "id"))
appointments.reads(ONE, read_appointment)
appointments.lists("/diary", read_diary, by=("starts_at", "id"), may=Permission.CASELOAD_READ)
appointments.lists(
    "/without-outcome", read_without_outcome, by=("starts_at", "id"), may=Permission.CASELOAD_READ
)
appointments.adds(PERSON, commands.book_appointment)
appointments.adds(f"{PERSON}/series", commands.book_series)
appointments.acts(f"{ONE}/moving", commands.reschedule)
appointments.acts(f"{ONE}/cancelling", commands.cancel)
appointments.acts(f"{ONE}/outcome", commands.record_outcome)
appointments.adds(f"{ONE}/letters", commands.write_about, name="write_about_appointment")
appointments.acts(f"{PEOPLE}/arrangements/{{uuid:arrangement_id}}", commands.settle_arrangement)
