"""What every write of this app shares: who must hold still, the plan, a new row kept and written down."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.plans.events import PlanChanged
from throughcare.casework.plans.models import Objective, Plan, Step
from throughcare.casework.plans.refusals import NoPlan, NotOfTheTeam
from throughcare.casework.plans.wording import OF_THE_TEAM
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned, amend
from throughcare.platform.events import bus
from throughcare.register.caseload.queries.team import works_with
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is supervised: the pack, the zone, and the civil day there."""

    pack: Jurisdiction
    zone: str
    today: date


def hold(person_id: UUID) -> Place:
    """One writer at a time on this person's plan; the place tells which rules hold."""
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    agency = rows.get(pk=person_id).agency
    return Place(jurisdictions.get(agency.jurisdiction), agency.zone, clock.today(agency.zone))


def add(actor: Actor, row: Versioned, action: str) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_unique=False, validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row)


def running(person_id: UUID) -> Plan:
    """The plan that runs. Raises NoPlan."""
    plan: Plan | None = Plan.objects.filter(person_id=person_id, ended_on__isnull=True).first()
    if plan is None:
        raise NoPlan
    return plan


def objective_of(person_id: UUID, objective_id: UUID) -> Objective:
    """An objective of the plan that runs. Raises NotThere."""
    rows = Objective.objects.select_related("plan").filter(pk=objective_id, person_id=person_id)
    found: Objective | None = rows.filter(plan__ended_on__isnull=True).first()
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such objective")
    return found


def step_of(person_id: UUID, step_id: UUID) -> Step:
    """A step of the plan that runs. Raises NotThere."""
    rows = Step.objects.select_related("objective__plan").filter(pk=step_id, person_id=person_id)
    found: Step | None = rows.filter(objective__plan__ended_on__isnull=True).first()
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such step")
    return found


def changed(actor: Actor, plan: Plan) -> None:
    """The plan says something else than it did: the person is asked again when it is signed."""
    plan.refresh_from_db()
    amend(plan, expected=plan.version, by=actor, because="changed", changed_at=clock.now())
    trail.record(actor, "plans:plan:changed", plan)
    bus.publish(actor, PlanChanged(plan.person_id, plan.pk))


def colleague(person_id: UUID, doer: str, user_id: UUID | None, today: date, field: str) -> UUID | None:
    """The colleague who is to do it, or None where the doer is nobody of the team. Raises NotOfTheTeam."""
    if doer not in OF_THE_TEAM or user_id is None:
        return None
    if user_id not in {each for each, _ in works_with(person_id, today)}:
        raise NotOfTheTeam(field)
    return user_id
