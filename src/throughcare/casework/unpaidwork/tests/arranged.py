"""People with hours of unpaid work, and projects, as the tests of this app find them."""

from datetime import date, time, timedelta

from tests import factories
from tests.arranging import World

from throughcare.casework.unpaidwork.models import WorkAppointment, WorkProject, WorkRequirement
from throughcare.casework.unpaidwork.wording import WEEKDAY_CODES
from throughcare.platform import clock
from throughcare.register.people.models import Person

TODAY = clock.today("Europe/London")
SENTENCED = TODAY - timedelta(days=100)


def project_of(world: World, **fields: object) -> WorkProject:
    """A group project of the world's agency that runs every day."""
    given: dict[str, object] = {"weekdays": list(WEEKDAY_CODES), "starts_on": SENTENCED} | fields
    made: WorkProject = factories.WorkProjectFactory(agency=world.agency, **given)
    return made


def required(
    person: Person, minutes: int = 6000, kind: str = "ew-requirement-unpaid-work", **fields: object
) -> WorkRequirement:
    """A person's hours, from the day of sentence a hundred days ago."""
    condition = factories.ConditionFactory(
        person=person, order=factories.OrderFactory(person=person, made_on=SENTENCED), kind=kind
    )
    made: WorkRequirement = factories.WorkRequirementFactory(
        person=person, condition=condition, required_minutes=minutes, **{"starts_on": SENTENCED} | fields
    )
    return made


def worked(
    requirement: WorkRequirement, project: WorkProject, on: date, outcome: str = "", minutes: int | None = None,
    until: time = time(16),
) -> WorkAppointment:  # fmt: skip
    """A day from nine, with an outcome where one is named."""
    made: WorkAppointment = factories.WorkAppointmentFactory(
        person=requirement.person, requirement=requirement, project=project, on=on, starts_at=time(9), ends_at=until,
        outcome=outcome, credited_minutes=minutes,
    )  # fmt: skip
    return made
